/** What the control interface answers, as far as this page shows it. */

export type AuthorityName = 'efris' | 'etims'

export interface Exchange {
  readonly id: number
  readonly time: string
  readonly authority: AuthorityName
  readonly door: string
  readonly operation: string
  /** Everything else that the operation is known by. */
  readonly names: readonly string[]
  readonly device: string | null
  readonly request: unknown
  readonly response: unknown
  readonly code: string | null
  readonly message: string | null
  readonly outcome: 'accepted' | 'refused' | 'failed'
  readonly rule: string | null
  readonly notes: readonly string[]
  readonly tolerated: readonly string[]
  readonly fault: string | null
  readonly wire: Wire | null
  readonly raw: { readonly request: RawRequest; readonly response: RawResponse | null }
}

interface RawBody {
  readonly headers: Readonly<Record<string, string>>
  /** The beginning, or all of it. */
  readonly body: string
  readonly characters: number
}

export interface RawRequest extends RawBody {
  readonly method: string
  readonly path: string
}

export interface RawResponse extends RawBody {
  readonly status: number
}

export interface JournalPage {
  readonly exchanges: readonly Exchange[]
  /** The id to ask from next time. */
  readonly last: number
}

export interface Wire {
  readonly door: string
  readonly dataDescription: Readonly<Record<string, string>>
  readonly layers: readonly string[]
  readonly failed: string | null
}

export interface Clock {
  readonly now: string
  readonly frozen: boolean
}

export interface Coverage {
  readonly authority: AuthorityName
  readonly code: string
  readonly method: string
  readonly coverage: 'rules' | 'state' | 'none'
  readonly codes: readonly string[]
}

export interface FaultRule {
  readonly operation: string
  readonly fault: string
  readonly count?: number
  readonly probability?: number
  readonly device?: string
  readonly from?: string
  readonly to?: string
  readonly delayMs?: number
  readonly skewMs?: number
  readonly code?: string
}

export interface ArmedFault extends FaultRule {
  readonly id: number
}

/** Something that a seller in Uganda applied for. */
export interface Application {
  readonly referenceNo: string
  readonly taxId: string
  readonly kind: string
  readonly state: string
  readonly original: string | null
  readonly currency: string
  readonly total?: string
  readonly appliedAt: string
}

export interface LedgerEntry {
  readonly country: 'UG' | 'KE'
  readonly taxId: string
  readonly device: string
  readonly number: string
  readonly reference: string | null
  readonly type: string
  readonly currency: string
  readonly total: string
  readonly tax: string
  readonly issuedAt: string
  readonly status: string
  readonly verifyUrl: string
}

/** Where the sandbox is, and what speaks where. */
export interface Doors {
  readonly url: string
  readonly tlsUrl?: string
  readonly publicUrl: string
  readonly doors: readonly {
    readonly authority: AuthorityName
    readonly name: string
    readonly url: string
  }[]
}

export interface Devices {
  readonly efris: readonly {
    readonly deviceNo: string
    readonly tin: string
    readonly kind: 'online' | 'enabler'
    readonly branch: string
    readonly documents: number
  }[]
  readonly etims: readonly {
    readonly tin: string
    readonly bhfId: string
    readonly dvcSrlNo: string
    readonly sdcId: string
    readonly initialised: boolean
    readonly documents: number
    readonly lastInvcNo: number
  }[]
}

/** Whether the way from a device to its authority is open, by authority. */
export type Links = Readonly<
  Record<
    string,
    { readonly state: 'up' | 'down'; readonly downSince: string | null; readonly waiting: readonly unknown[] }
  >
>

export interface Snapshots {
  readonly snapshots: readonly { readonly name: string; readonly takenAt: string }[]
}

export type SettingValue = boolean | number | string | null | readonly string[]

/** Where an authority can behave in more than one way, by authority. */
export type Switches = Readonly<Record<string, Readonly<Record<string, SettingValue>>>>

export interface Taxpayers {
  readonly efris: readonly Ugandan[]
  readonly etims: readonly Kenyan[]
}

export interface Ugandan {
  readonly tin: string
  readonly name: string
  readonly deviceNo: string
  readonly enablerDeviceNo?: string
  readonly appId: string
  readonly privateKeyPem: string
  readonly certificatePem: string
  readonly pkcs12: string
  readonly pkcs12Password: string
  readonly items: readonly Goods[]
}

export interface Goods {
  readonly goodsCode: string
  readonly goodsName: string
  readonly goodsCategoryId: string
  readonly measureUnit: string
  readonly unitPrice: string
  readonly taxRate: string
  readonly stock: string
}

export interface Kenyan {
  readonly tin: string
  readonly bhfId: string
  readonly dvcSrlNo: string
  readonly cmcKey: string | null
  readonly consumerKey: string
  readonly consumerSecret: string
  readonly apigeeAppId: string
  readonly items: readonly Item[]
}

export interface Item {
  readonly itemCd: string
  readonly itemNm: string
  readonly itemClsCd: string
  readonly pkgUnitCd: string
  readonly qtyUnitCd: string
  readonly taxTyCd: string
  readonly dftPrc: number
  readonly stock: number
}

export interface Reports {
  readonly messages: readonly { readonly to: string; readonly text: string; readonly sentAt: string }[]
}
