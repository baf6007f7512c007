import type { Checked, Clock, FiscalDocument, ItemFacts, Regime, Subject } from '@risiti/core'
import type { Code, CodeLists } from '../code-lists/code-list.js'
import type { DocumentRecord } from '../documents/record.js'
import type { Seller } from '../receipts/view.js'
import type { LaneName } from '../store/lane-key.js'
import type { ListedAuthority } from './code-list-names.js'
import type { ImportRecorder, PurchaseRecorder, Recorder, StockRecorder } from './recorder.js'
import type { TaxpayerRegister } from './taxpayers.js'

/** What a note is checked against: its original, and the other notes on it that count. */
export interface NotedFacts {
  readonly original: DocumentRecord
  readonly earlier: readonly Subject[]
}

/** How long a device works after a contact, where a source says so. */
export interface ContactLimit {
  /** Stable name of the rule. */
  readonly rule: string
  readonly afterMs: number
  /** What happens then, in words. */
  readonly message: string
  readonly source: string
}

/** Which of the synced lists a check looks at: one, or a section of it, in the version that the authority tells now. */
export interface ConsultedList {
  readonly authority: ListedAuthority
  readonly list: string
  readonly parent?: string | undefined
  /** A list of another version is not looked at: what it lacks may have been added since. */
  readonly version: string
}

/** The codes of each consulted list that is at hand in that version. */
export type ConsultedCodes = ReadonlyMap<string, readonly Code[]>

/** A device at a tax authority. The only place where the gateway knows a country. */
export interface Authority extends Recorder {
  readonly country: 'UG' | 'KE'
  readonly regime: Regime
  /** How long it works after a contact; undefined where no source sets a limit. */
  readonly contactLimit: ContactLimit | undefined
  /** From when the certificate of its key is good, where it has one. */
  readonly keyValidFrom: Date | undefined
  /** When that ends. */
  readonly keyExpiresAt: Date | undefined
  /** True when what it issues is real. */
  readonly production: boolean
  /** The side that takes movements of stock. */
  readonly stock: StockRecorder
  /** Who is who at the authority. */
  readonly taxpayers: TaxpayerRegister
  /** The lists of codes that it hands out. */
  readonly codeLists: CodeLists
  /** The side that knows purchases; undefined where the authority tells nobody what suppliers sold to him. */
  readonly purchases: PurchaseRecorder | undefined
  /** The side that knows imported goods; undefined where the authority asks nobody about them. */
  readonly imports: ImportRecorder | undefined
  /**
   * Completes and computes a document, and finds what the authority would refuse, without network.
   * @param items the item table, as far as lines name its items.
   * @param noted of a note on a document of this gateway.
   * @param codes of the lists that `consults` names.
   */
  check(
    document: FiscalDocument,
    items: ReadonlyMap<string, ItemFacts>,
    noted?: NotedFacts,
    codes?: ConsultedCodes,
  ): Checked
  /** The lists that a check of this document looks at. */
  consults(document: FiscalDocument): readonly ConsultedList[]
  /** Registers the device, or reads its registration; returns what may be shown. @throws FiscalError. */
  initialise(): Promise<Readonly<Record<string, unknown>>>
  /** Who sells, for the receipt. */
  seller(): Seller
  /** True when the form is called a tax invoice. */
  issuesTaxInvoices(): boolean
  close(): Promise<void>
}

/** The side of an authority that a lane deals with; undefined where it has none. */
export function sideOf(authority: Authority, lane: LaneName): Recorder | undefined {
  switch (lane) {
    case 'sales':
      return authority
    case 'stock':
      return authority.stock
    case 'purchases':
      return authority.purchases
    case 'imports':
      return authority.imports
  }
}

/** The side of an authority that a lane with documents deals with. */
export function recorderOf(authority: Authority, lane: LaneName): Recorder {
  return sideOf(authority, lane)!
}

/** A device row, opened. */
export interface DeviceFacts {
  readonly account: string
  readonly id: string
  readonly authority: string
  readonly environment: string
  readonly settings: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  /** What the authority said of the device when it was last asked. */
  readonly registration: unknown
}

/** What an authority needs of the gateway. */
export interface AuthorityDeps {
  readonly clock: Clock
  /** The time that documents are held to before they are sent; undefined when only the authority can judge. */
  readonly trustedTime: () => Date | undefined
  readonly timeoutMs: number
  /** Keeps what the authority said, and secrets that it handed out. */
  saveRegistration(registration: unknown, secrets?: Readonly<Record<string, string>>): Promise<void>
}
