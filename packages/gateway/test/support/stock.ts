import { EtimsClient } from '@risiti/etims'
import type { Api, ApiAnswer } from './api.js'
import type { Country } from './sandbox.js'

/** A movement of the one item that tests sell. */
export function movement(country: Country, facts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'purchase',
    device: country.device,
    movedAt: new Date().toISOString(),
    party: { name: 'Mukwano Industries' },
    lines: [{ item: country.item, quantity: '10', unitPrice: '500' }],
    ...facts,
  }
}

export function report(api: Api, body: unknown, key: string, wait = 0): Promise<ApiAnswer> {
  return api.call('POST', '/v1/stock-movements', body, { 'idempotency-key': key, prefer: `wait=${wait}` })
}

/** Asks until the movement has one of these statuses, at most 20 seconds. */
export async function movementUntil(
  api: Api,
  id: string,
  ...statuses: readonly string[]
): Promise<ApiAnswer['body']> {
  return until(
    async () => (await api.call('GET', `/v1/stock-movements/${id}`)).body,
    ({ status }) => statuses.includes(status),
  )
}

/** What the gateway counts of a device's only item, once the condition holds. */
export function levelUntil(
  api: Api,
  country: Country,
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted member by member.
  condition: (level: any) => boolean,
): Promise<ApiAnswer['body']> {
  return until(
    async () => (await api.call('GET', `/v1/stock-levels?device=${country.device}`)).body.levels[0] ?? {},
    condition,
  )
}

export async function until<Value>(
  ask: () => Promise<Value>,
  condition: (value: Value) => boolean,
): Promise<Value> {
  const end = Date.now() + 20_000
  for (;;) {
    const value = await ask()
    if (condition(value)) return value
    if (Date.now() > end) throw new Error(`waited in vain: ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** How much of the item the authority counts. */
export async function heldAt(sandboxUrl: string, country: Country): Promise<number> {
  const { authority, tin, bhfId, item } = country
  const url = `${sandboxUrl}/_sandbox/taxpayers?authority=${authority}&tin=${tin}`
  // biome-ignore lint/suspicious/noExplicitAny: the sandbox's own answers, read member by member.
  const taxpayers: any[] = ((await (await fetch(url)).json()) as any)[authority]
  const own = taxpayers.find((each) => bhfId === undefined || each.bhfId === bhfId)
  // biome-ignore lint/suspicious/noExplicitAny: likewise.
  return Number(own.items.find((each: any) => each.itemCd === item || each.goodsCode === item).stock)
}

/** Another program on the same unit reports five bottles. */
export async function reportElsewhere(sandboxUrl: string, country: Country, sarNo: number): Promise<void> {
  const { door, tin, bhfId, item } = country
  const url = `${sandboxUrl}/_sandbox/taxpayers?authority=etims&tin=${tin}`
  // biome-ignore lint/suspicious/noExplicitAny: the sandbox's own answers, read member by member.
  const { etims } = (await (await fetch(url)).json()) as any
  const own = etims.find((each: { bhfId: string }) => each.bhfId === bhfId)
  const { cmcKey, consumerKey, consumerSecret, apigeeAppId } = own
  const credentials = door === 'gavaconnect' ? { consumerKey, consumerSecret, apigeeAppId } : {}
  const key = door === 'vscu' ? {} : { cmcKey }
  const client = new EtimsClient({
    channel: door as 'oscu',
    tin,
    bhfId: bhfId!,
    environment: sandboxUrl,
    ...key,
    ...credentials,
  })
  // biome-ignore lint/suspicious/noExplicitAny: likewise.
  const { itemClsCd, itemNm, qtyUnitCd } = own.items.find((each: any) => each.itemCd === item)
  const totals = { totTaxblAmt: '100', totTaxAmt: '16', totAmt: '116' }
  const who = { regrId: 'other', regrNm: 'other', modrId: 'other', modrNm: 'other' }
  await client.saveStockIO({
    ...{ sarNo, orgSarNo: 0, regTyCd: 'M', custTin: null, custNm: null, custBhfId: null, sarTyCd: '02' },
    ...{ ocrnDt: '20260101', totItemCnt: 1, ...totals, remark: null, ...who },
    itemList: [
      {
        ...{ itemSeq: 1, itemCd: item, itemClsCd, itemNm, bcd: null, pkgUnitCd: 'NT', pkg: '5' },
        ...{ qtyUnitCd, qty: '5', itemExprDt: null, prc: '23.20', splyAmt: '116', totDcAmt: '0' },
        ...{ taxTyCd: 'B', taxblAmt: '100', taxAmt: '16', totAmt: '116' },
      },
    ],
  })
  await client.close()
}
