import type { Api } from './api.js'

/** The two countries as tests need them. Items are those that the sandbox seeds. */
export const COUNTRIES = [
  {
    name: 'Uganda',
    code: 'UG',
    authority: 'efris',
    tin: '1000000001',
    device: 'ug-shop-1',
    currency: 'UGX',
    operation: 'fiscaliseInvoice',
    item: 'SODA-500',
  },
  {
    name: 'Kenya',
    code: 'KE',
    authority: 'etims',
    tin: 'P000000001X',
    device: 'ke-shop-1',
    currency: 'KES',
    operation: 'saveSalesTransaction',
    item: 'KE2NTNO0000001',
  },
] as const

export type Country = (typeof COUNTRIES)[number]

// biome-ignore lint/suspicious/noExplicitAny: the sandbox's own answers, read member by member.
type Loose = any

/** Adds the sandbox's first taxpayer of a country to a gateway. */
export async function addSandboxDevice(api: Api, sandboxUrl: string, country: Country): Promise<void> {
  const { authority, tin } = country
  const query = `authority=${authority}&tin=${tin}`
  const [taxpayer] = (await getJson(`${sandboxUrl}/_sandbox/taxpayers?${query}`))[authority]
  const { deviceNo, privateKeyPem, bhfId, dvcSrlNo } = taxpayer
  const facts = authority === 'efris' ? { deviceNo, privateKeyPem } : { bhfId, dvcSrlNo }
  const device = { id: country.device, authority, environment: sandboxUrl, tin, ...facts }
  for (const answer of [
    await api.call('POST', '/v1/devices', device),
    await api.call('POST', `/v1/devices/${country.device}/initialise`),
    await api.call('PUT', '/v1/items', { device: country.device, items: [itemOf(country, taxpayer.items)] }),
  ]) {
    if (answer.status >= 300) throw new Error(answer.text)
  }
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

/** What the authority of a country holds. */
export async function ledgerOf(
  sandboxUrl: string,
  country: Country,
): Promise<readonly { number: string; reference: string; total: string }[]> {
  const { documents } = await getJson(`${sandboxUrl}/_sandbox/ledger`)
  return documents.filter((row: { country: string }) => row.country === country.code)
}

/** The next fiscal call of a country is stored, and its answer lost. */
export function dropNextAnswer(sandboxUrl: string, country: Country): Promise<void> {
  return setFault(sandboxUrl, { operation: country.operation, fault: 'drop-response-after-commit', count: 1 })
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
