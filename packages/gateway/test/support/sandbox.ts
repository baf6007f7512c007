import type { Api } from './api.js'

/** A seller as tests need it: one that the sandbox seeds, with one of its items. */
export interface Country {
  readonly name: string
  readonly code: 'UG' | 'KE'
  readonly authority: 'efris' | 'etims'
  /** The sandbox's name of the way in. */
  readonly door: 'online' | 'oscu' | 'gavaconnect' | 'vscu'
  readonly tin: string
  /** Kenya only. */
  readonly bhfId?: string
  readonly device: string
  readonly currency: string
  readonly operation: string
  readonly item: string
}

const KENYA = {
  code: 'KE',
  authority: 'etims',
  currency: 'KES',
  operation: 'saveSalesTransaction',
  item: 'KE2NTNO0000001',
} as const

/** The two countries, each at its plainest door. */
export const COUNTRIES = [
  {
    name: 'Uganda',
    code: 'UG',
    authority: 'efris',
    door: 'online',
    tin: '1000000001',
    device: 'ug-shop-1',
    currency: 'UGX',
    operation: 'fiscaliseInvoice',
    item: 'SODA-500',
  },
  { ...KENYA, name: 'Kenya', door: 'oscu', tin: 'P000000001X', bhfId: '00', device: 'ke-shop-1' },
] as const satisfies readonly Country[]

/** Every way in. Each has a unit of its own: units of Kenya count by themselves, whichever door they are reached through. */
export const DOORS: readonly Country[] = [
  ...COUNTRIES,
  {
    ...KENYA,
    name: 'Kenya over GavaConnect',
    door: 'gavaconnect',
    tin: 'P000000002Y',
    bhfId: '00',
    device: 'ke-shop-2',
  },
  {
    ...KENYA,
    name: 'Kenya with a local unit',
    door: 'vscu',
    tin: 'P000000001X',
    bhfId: '01',
    device: 'ke-shop-3',
  },
]

// biome-ignore lint/suspicious/noExplicitAny: the sandbox's own answers, read member by member.
type Loose = any

/** Adds the sandbox's seller to a gateway. @param stock who reports the goods of sales; Kenya only. */
export async function addSandboxDevice(
  api: Api,
  sandboxUrl: string,
  country: Country,
  stock: 'automatic' | 'manual' = 'manual',
): Promise<void> {
  const { authority, tin, bhfId } = country
  const query = `authority=${authority}&tin=${tin}`
  const { [authority]: taxpayers } = await getJson(`${sandboxUrl}/_sandbox/taxpayers?${query}`)
  const taxpayer = taxpayers.find((each: Loose) => bhfId === undefined || each.bhfId === bhfId)
  const facts = authority === 'efris' ? ugandanFacts(taxpayer) : { ...kenyanFacts(country, taxpayer), stock }
  const device = { id: country.device, authority, environment: sandboxUrl, tin, ...facts }
  for (const answer of [
    await api.call('POST', '/v1/devices', device),
    await api.call('POST', `/v1/devices/${country.device}/initialise`),
    await api.call('PUT', '/v1/items', { device: country.device, items: [itemOf(country, taxpayer.items)] }),
  ]) {
    if (answer.status >= 300) throw new Error(answer.text)
  }
}

function ugandanFacts({ deviceNo, privateKeyPem }: Loose) {
  return { deviceNo, privateKeyPem }
}

function kenyanFacts({ door }: Country, taxpayer: Loose) {
  const { bhfId, dvcSrlNo, consumerKey, consumerSecret, apigeeAppId } = taxpayer
  const credentials = door === 'gavaconnect' ? { consumerKey, consumerSecret, apigeeAppId } : {}
  return { channel: door, bhfId, dvcSrlNo, ...credentials }
}

/** One item, sold twice, without a discount. */
export function sale(country: Country, number: string): Record<string, unknown> {
  return {
    type: 'receipt',
    number,
    device: country.device,
    currency: country.currency,
    issuedAt: new Date().toISOString(),
    lines: [{ item: country.item, quantity: '2', unitPrice: '1000' }],
  }
}

function itemOf(country: Country, items: Loose[]) {
  const code = country.authority === 'efris' ? 'goodsCode' : 'itemCd'
  const item = items.find((candidate) => candidate[code] === country.item)
  if (!item) throw new Error(`the sandbox has no ${country.item}`)
  return country.authority === 'efris'
    ? {
        ...common(item.goodsCode, item.goodsName, item.measureUnit),
        classification: { scheme: 'ug-commodity', code: item.goodsCategoryId },
      }
    : {
        ...common(item.itemCd, item.itemNm, item.qtyUnitCd),
        classification: { scheme: 'ke-item-class', code: item.itemClsCd },
        packaging: item.pkgUnitCd,
      }
}

function common(item: string, name: string, unit: string) {
  return { item, name, unit, tax: 'standard' }
}

/** What the authority holds of a seller. */
export async function ledgerOf(
  sandboxUrl: string,
  country: Country,
): Promise<readonly { number: string; reference: string; total: string }[]> {
  const { documents } = await getJson(`${sandboxUrl}/_sandbox/ledger`)
  // A receipt's page names the unit by PIN and branch; of Uganda's sellers the TIN says enough.
  return documents.filter(
    (row: { taxId: string; verifyUrl: string }) =>
      row.taxId === country.tin &&
      row.verifyUrl.includes(country.bhfId ? `=${country.tin}${country.bhfId}` : ''),
  )
}

/** The next fiscal call of a country is stored, and its answer lost. */
export function dropNextAnswer(sandboxUrl: string, country: Country): Promise<void> {
  return setFault(sandboxUrl, {
    operation: country.operation,
    door: country.door,
    fault: 'drop-response-after-commit',
    count: 1,
  })
}

export async function setFault(sandboxUrl: string, fault: Record<string, unknown>): Promise<void> {
  await control(sandboxUrl, 'POST', fault)
}

export async function clearFaults(sandboxUrl: string): Promise<void> {
  await control(sandboxUrl, 'DELETE')
}

async function control(sandboxUrl: string, method: string, body?: unknown): Promise<void> {
  const response = await fetch(`${sandboxUrl}/_sandbox/faults`, {
    method,
    headers: { 'content-type': 'application/json', 'x-risiti-control': '1' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(await response.text())
}

async function getJson(url: string): Promise<Loose> {
  return (await fetch(url)).json()
}
