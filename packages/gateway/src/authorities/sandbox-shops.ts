/** The authorities that a sandbox plays. */
export type SandboxAuthority = 'efris' | 'etims'

/** Reads a route of the sandbox's control interface, such as `devices`. */
export type AskSandbox = (route: string) => Promise<unknown>

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

/** Which of the sandbox's taxpayers is wanted, and how it shall sell. */
export interface Wanted {
  /** What the device is to be called. */
  readonly id: string
  readonly authority: SandboxAuthority
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

/** A device as it is added, and its items as they are saved. */
export interface SandboxShop {
  readonly body: Readonly<Record<string, unknown>>
  readonly items: readonly Readonly<Record<string, unknown>>[]
}

/**
 * Reads one of the sandbox's taxpayers as a device that can be added to a gateway, with its items.
 * @param environment where the device is to call the sandbox.
 * @throws Error when the sandbox does not have it.
 */
export async function readSandboxShop(
  ask: AskSandbox,
  environment: string,
  wanted: Wanted,
): Promise<SandboxShop> {
  return wanted.authority === 'efris'
    ? ugandan(wanted, environment, await lend<EfrisTaxpayer>(ask, wanted))
    : kenyan(wanted, environment, await lend<EtimsTaxpayer>(ask, wanted))
}

/** One of the sandbox's taxpayers. It makes keys for whom it tells of, so it is asked for one only. */
async function lend<Taxpayer>(ask: AskSandbox, { authority, taxId, branch }: Wanted): Promise<Taxpayer> {
  const devices = (await ask('devices')) as Record<string, { tin: string }[]>
  const tins = [...new Set(devices[authority]!.map(({ tin }) => tin))]
  const tin = taxId ?? tins[0]!
  if (!tins.includes(tin)) throw new Error(`The sandbox has no taxpayer ${tin}. It has ${tins.join(', ')}.`)
  const route = `taxpayers?authority=${authority}&tin=${encodeURIComponent(tin)}`
  const lent = (await ask(route)) as Record<string, (Taxpayer & { readonly bhfId?: string })[]>
  const found = lent[authority]!.find(({ bhfId }) => branch === undefined || bhfId === branch)
  if (found) return found
  throw new Error(`The sandbox’s taxpayer ${tin} has no branch ${branch}.`)
}

function ugandan(
  { id, offline }: Wanted,
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
  { id, channel = 'oscu', stock = 'automatic' }: Wanted,
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
