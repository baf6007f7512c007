import { copyFileSync } from 'node:fs'
import type { Api } from './api.js'
import type { Place } from './processes.js'
import { type Country, sale } from './sandbox.js'

/** A document, and how it was sold. */
export interface Sold {
  readonly id: string
  readonly key: string
  readonly body: Record<string, unknown>
}

/** The same sale at another price. */
export function priced(body: Record<string, unknown>, unitPrice: string): Record<string, unknown> {
  return { ...body, lines: (body.lines as object[]).map((line) => ({ ...line, unitPrice })) }
}

/**
 * A gateway sells, is restored from a backup of before, and its tills sell other things under the same keys: the
 * authority holds other documents under their references and numbers.
 * @param gateway closed at first, open in the end.
 * @returns documents that wait for a person, by country.
 */
export async function makeConflicts(
  place: Place,
  countries: readonly Country[],
  count: number,
  gateway: { open(): Promise<Api>; close(): Promise<void> },
): Promise<Record<string, Sold[]>> {
  copyFileSync(place.databaseFile, `${place.databaseFile}.backup`)
  await sellAt('3000', countries, count, await gateway.open())
  await gateway.close()
  copyFileSync(`${place.databaseFile}.backup`, place.databaseFile)
  return sellAt('1000', countries, count, await gateway.open())
}

async function sellAt(
  unitPrice: string,
  countries: readonly Country[],
  count: number,
  api: Api,
): Promise<Record<string, Sold[]>> {
  const sold: Record<string, Sold[]> = {}
  for (const country of countries) {
    const mine: Sold[] = []
    for (let index = 0; index < count; index++) {
      const body = priced(sale(country, `N-${index}`), unitPrice)
      const key = `need-${country.code}-${index}`
      const { id } = (await api.sell(body, key, 20)).body
      mine.push({ id, key, body })
    }
    sold[country.code] = mine
  }
  return sold
}
