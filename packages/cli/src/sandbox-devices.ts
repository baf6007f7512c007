import type { Authority } from '@risiti/sandbox/exchange'
import { type Connection, request } from './api.js'
import { ask } from './sandbox-control.js'

/** What the sandbox tells of a taxpayer: all that a client needs to be it. */
interface EfrisTaxpayer {
  readonly tin: string
  readonly deviceNo: string
  readonly enablerDeviceNo?: string
  readonly privateKeyPem: string
  readonly items: readonly {
    readonly goodsCode: string
    readonly goodsName: string
    readonly goodsCategoryId: string
    readonly measureUnit: string
    readonly taxRate: string
  }[]
}

interface EtimsTaxpayer {
  readonly tin: string
  readonly bhfId: string
  readonly dvcSrlNo: string
  readonly consumerKey: string
  readonly consumerSecret: string
  readonly apigeeAppId: string
  readonly items: readonly {
    readonly itemCd: string
    readonly itemNm: string
    readonly itemClsCd: string
    readonly pkgUnitCd: string
    readonly qtyUnitCd: string
    readonly taxTyCd: string
  }[]
}

const UGANDAN_TAX: Readonly<Record<string, string>> = { '0.18': 'standard', '0': 'zero', '-': 'exempt' }
const KENYAN_TAX: Readonly<Record<string, string>> = {
  A: 'exempt',
  B: 'standard',
  C: 'zero',
  D: 'out_of_scope',
  E: 'reduced',
}

/**
 * Adds one of the sandbox's taxpayers to a gateway as a device, with its items, ready to sell.
 * @param device.taxId which one; the first of that authority when it is left out.
 * @param device.offline when its sales go to the sandbox's enabler (Uganda).
 */
export async function addSandboxDevice(
  gateway: Connection,
  sandboxUrl: string,
  device: Wanted & { readonly id: string },
): Promise<void> {
  const { body, items } =
    device.authority === 'efris'
      ? ugandan(device, sandboxUrl, await lend<EfrisTaxpayer>(sandboxUrl, device))
      : kenyan(device, sandboxUrl, await lend<EtimsTaxpayer>(sandboxUrl, device))
  await request(gateway, '/v1/devices', { method: 'POST', body })
  const initialised = await request(gateway, `/v1/devices/${device.id}/initialise`, { method: 'POST' })
  const { vatRegistered = true } = (initialised as { registration: { vatRegistered?: boolean } }).registration
  // A seller without VAT states none, whatever the goods.
  const taxed = vatRegistered ? items : items.map((item) => ({ ...item, tax: 'out_of_scope' }))
  await request(gateway, '/v1/items', { method: 'PUT', body: { device: device.id, items: taxed } })
}

interface Wanted {
  readonly authority: Authority
  readonly taxId?: string | undefined
  /** Of Kenya; the first of the taxpayer when it is left out. */
  readonly branch?: string | undefined
  /** Of Kenya; its own host when it is left out. */
  readonly channel?: string | undefined
  /** Of Kenya: who reports the goods of sales. */
  readonly stock?: string | undefined
  /** Of Uganda: when sales go to the enabler; it has none when it is left out. */
  readonly offline?: string | undefined
}

/** One of the sandbox's taxpayers. It makes keys for whom it tells of, so it is asked for one only. */
async function lend<Taxpayer>(sandboxUrl: string, { authority, taxId, branch }: Wanted): Promise<Taxpayer> {
  const sandbox = { sandbox: sandboxUrl }
  const devices = (await ask(sandbox, 'devices')) as Record<string, { tin: string }[]>
  const tins = [...new Set(devices[authority]!.map(({ tin }) => tin))]
  const tin = taxId ?? tins[0]!
  if (!tins.includes(tin)) throw new Error(`The sandbox has no taxpayer ${tin}. It has ${tins.join(', ')}.`)
  const route = `taxpayers?authority=${authority}&tin=${encodeURIComponent(tin)}`
  const lent = (await ask(sandbox, route)) as Record<string, (Taxpayer & { readonly bhfId?: string })[]>
  const found = lent[authority]!.find(({ bhfId }) => branch === undefined || bhfId === branch)
  if (found) return found
  throw new Error(`The sandbox’s taxpayer ${tin} has no branch ${branch}.`)
}

function ugandan(
  { id, offline }: Wanted & { readonly id: string },
  environment: string,
  { tin, deviceNo, privateKeyPem, enablerDeviceNo, items }: EfrisTaxpayer,
) {
  const enabler = offline === undefined ? {} : { offline, enablerUrl: environment, enablerDeviceNo }
  return {
    body: { id, authority: 'efris', environment, tin, deviceNo, privateKeyPem, ...enabler },
    items: items.map((item) => ({
      item: item.goodsCode,
      name: item.goodsName,
      unit: item.measureUnit,
      tax: UGANDAN_TAX[item.taxRate],
      classification: { scheme: 'ug-commodity', code: item.goodsCategoryId },
    })),
  }
}

function kenyan(
  { id, channel = 'oscu', stock = 'automatic' }: Wanted & { readonly id: string },
  environment: string,
  { tin, bhfId, dvcSrlNo, items, consumerKey, consumerSecret, apigeeAppId }: EtimsTaxpayer,
) {
  const credentials = channel === 'gavaconnect' ? { consumerKey, consumerSecret, apigeeAppId } : {}
  return {
    body: { id, authority: 'etims', environment, tin, bhfId, dvcSrlNo, channel, stock, ...credentials },
    items: items.map((item) => ({
      item: item.itemCd,
      name: item.itemNm,
      unit: item.qtyUnitCd,
      tax: KENYAN_TAX[item.taxTyCd],
      classification: { scheme: 'ke-item-class', code: item.itemClsCd },
      packaging: item.pkgUnitCd,
    })),
  }
}
