/*
 * What the control interface answers, as far as this page shows it.
 * That it is true of the sandbox is held by packages/sandbox/test/page-answers.ts.
 */

/** What is told when nothing in particular is asked for, by route. */
export interface Routes {
  readonly clock: Clock
  readonly 'credit-applications': { readonly applications: readonly Application[] }
  readonly coverage: { readonly operations: readonly Coverage[] }
  readonly devices: Devices
  readonly doors: Doors
  readonly faults: { readonly faults: readonly ArmedFault[] }
  readonly links: Links
  readonly reports: Reports
  readonly snapshots: Snapshots
  readonly switches: Switches
  readonly taxpayers: Taxpayers
}

export interface Clock {
  readonly now: string
  readonly frozen: boolean
}

export interface Coverage {
  readonly authority: 'efris' | 'etims'
  readonly code: string
  readonly method: string
  readonly coverage: 'rules' | 'state' | 'none'
  readonly codes: readonly string[]
}

export interface FaultRule {
  readonly operation: string
  readonly fault: string
  readonly count?: number | undefined
  readonly probability?: number | undefined
  readonly device?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly delayMs?: number | undefined
  readonly skewMs?: number | undefined
  readonly code?: string | undefined
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
  readonly currency?: string | undefined
  readonly total?: string | undefined
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
  readonly tlsUrl?: string
  readonly doors: readonly { readonly name: string; readonly url: string }[]
}

export interface Devices {
  readonly efris: readonly {
    readonly deviceNo: string
    readonly tin: string
    readonly kind: string
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
  readonly unitPrice?: string | undefined
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
  readonly dftPrc: string
  readonly stock: string
}

export interface Reports {
  readonly messages: readonly { readonly to: string; readonly text: string; readonly sentAt: string }[]
}
