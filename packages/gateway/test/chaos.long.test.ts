import { startSandbox } from '@risiti/sandbox'
import { describe, expect, it } from 'vitest'
import { Api } from './support/api.js'
import { GatewayProcess, makePlace } from './support/processes.js'
import { addSandboxDevice, COUNTRIES, ledgerOf, sale } from './support/sandbox.js'

const SALES = 60
const TILLS = 8
const KILLS = 5
const SEED = 20_260_120

/** Sells until every sale of the till is acknowledged, asking again with the same key whenever it heard nothing. */
async function runTill(sales: readonly Sale[], gateway: () => GatewayProcess): Promise<string[]> {
  const ids: string[] = []
  for (const { key, body } of sales) {
    for (;;) {
      const answer = await new Api(gateway().url).sell(body, key, 1).catch(() => undefined)
      if (answer && answer.status < 300) {
        ids.push(answer.body.id)
        break
      }
      await pause(30)
    }
  }
  return ids
}

interface Sale {
  readonly key: string
  readonly body: unknown
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('a gateway that is killed again and again while eight tills sell', () => {
  it('has one fiscal document for every sale in each country', async () => {
    const sandbox = await startSandbox({ port: 0 })
    const place = makePlace()
    let gateway = await GatewayProcess.start(place)
    for (const country of COUNTRIES) await addSandboxDevice(new Api(gateway.url), sandbox.url, country)
    let state = SEED
    const draw = () => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    }

    const tills = COUNTRIES.flatMap((country) =>
      Array.from({ length: TILLS }, (_, till) => {
        const mine = Array.from({ length: SALES }, (_, index) => index).filter(
          (index) => index % TILLS === till,
        )
        const sales = mine.map((index) => ({
          key: `${country.code}-${index}`,
          body: sale(country, `${country.code}-${index}`),
        }))
        return runTill(sales, () => gateway)
      }),
    )
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(100 + draw() * 900)
      await gateway.kill()
      gateway = await GatewayProcess.start(place)
    }
    const ids = (await Promise.all(tills)).flat()

    const api = new Api(gateway.url)
    const documents = []
    for (const id of ids) documents.push(await api.until(id, 'fiscalised'))
    expect(new Set(ids).size).toBe(SALES * COUNTRIES.length)
    for (const country of COUNTRIES) {
      const numbers = documents
        .filter(({ device }) => device === country.device)
        .map(({ fiscal }) => fiscal.number as string)
      const held = (await ledgerOf(sandbox.url, country)).map(({ number }) => number)
      expect(held.sort()).toEqual(numbers.sort())
      expect(held).toHaveLength(SALES)
    }
    await gateway.stop()
    await sandbox.close()
    place.remove()
  }, 60_000)
})
