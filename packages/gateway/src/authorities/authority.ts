import {
  type Calculation,
  type Checked,
  type CheckedMovement,
  type Clock,
  type ComputedImport,
  type ComputedPurchase,
  ConfigurationError,
  decimal,
  type FiscalDocument,
  FiscalError,
  formatShort,
  type ImportDecision,
  type ImportedGoods,
  type ItemFacts,
  type Movement,
  type OnAnswer,
  type PurchaseDecision,
  type Regime,
  type ResolvedDocument,
  type Subject,
  type SupplierSale,
  TransportError,
} from '@risiti/core'
import type { Code, CodeLists } from '../code-lists/code-list.js'
import type { Comparison } from '../documents/comparison.js'
import { type Application, type DocumentRecord, type Problem, problemOf } from '../documents/record.js'
import type { Fiscal, Seller } from '../receipts/view.js'
import type { LaneName } from '../store/lane-key.js'
import type { ListedAuthority } from './code-list-names.js'
import type { TaxpayerRegister } from './taxpayers.js'

/** What the authority made of a document. Of a sale it is all that a receipt needs (`Fiscal`). */
export interface Proof {
  /** What the authority calls it. */
  readonly number: string
  /** ISO 8601, UTC. */
  readonly issuedAt: string
  /** Of a sale: true when the authority has it, and not only what stands in for it. */
  readonly uploaded?: boolean
}

/** What one attempt to send taught us. */
export type Outcome =
  | { readonly kind: 'fiscalised'; readonly fiscal: Proof }
  /** The authority has it, and somebody there decides on it. */
  | { readonly kind: 'applied'; readonly reference: string }
  /** The authority refused this document for good. */
  | { readonly kind: 'rejected'; readonly problem: Problem }
  /** It was certainly not stored, and the document is not to blame: send it again later. */
  | { readonly kind: 'not_sent'; readonly problem: Problem; readonly outage?: Outage | undefined }
  /** It cannot be written, for a reason nobody foresaw: nothing was sent, and trying again would fail again. */
  | { readonly kind: 'stuck'; readonly problem: Problem }
  /** The authority holds a document under this reference or number: ours, or another's. */
  | { readonly kind: 'exists'; readonly problem: Problem }
  /** It was not stored with this number: the authority wants another one. */
  | { readonly kind: 'misnumbered'; readonly expected: number; readonly problem: Problem }
  /** Nobody knows whether it was stored. */
  | { readonly kind: 'in_doubt'; readonly problem: Problem; readonly outage?: Outage | undefined }

/** The authority is to blame, not the document: whoever calls it now meets the same. */
export interface Outage {
  /** How long the authority asks to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined
}

/** Where a document can stand when it is not known, or not decided, whether the authority has it. */
export type Unsettled = 'in_doubt' | 'needs_attention'

/** What looking for a document at the authority taught us. */
export type Finding =
  | {
      readonly kind: 'found'
      readonly fiscal: Proof
      readonly comparison: Comparison
      /** Only its number says so: what is wrong where another program may have used that since. */
      readonly perhapsOthers?: Problem
    }
  /** It is applied for, whatever has been decided since. */
  | { readonly kind: 'applied'; readonly reference: string; readonly comparison: Comparison }
  | { readonly kind: 'absent' }
  /** An enabler does not list it, which proves nothing: it may hold it all the same. */
  | { readonly kind: 'unlisted'; readonly problem: Problem }
  /** The authority has it, or another under its number, and cannot show it: only a person can find out which. */
  | { readonly kind: 'hidden'; readonly problem: Problem }
  /** The look-up itself failed: that is no evidence either way. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly outage?: Outage | undefined }

/** What an authority has of a device that could be a certain document, told by amount, kind and buyer. */
export type Search =
  | {
      readonly kind: 'searched'
      /** Fiscal numbers. */
      readonly alike: readonly string[]
      /** The first number of the device's sequence above all that were seen. */
      readonly next: number
    }
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly outage?: Outage | undefined }

/** What asking about an application taught us. */
export type Decision =
  | { readonly kind: 'pending' }
  | { readonly kind: 'approved'; readonly fiscal: Fiscal }
  | { readonly kind: 'rejected'; readonly problem: Problem }
  | { readonly kind: 'voided' }
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly outage?: Outage | undefined }

/** What became of a wish to withdraw an application. `decided`: it is too late. */
export type Withdrawal =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'decided' }
  | { readonly kind: 'unknown'; readonly problem: Problem }

/** Where the authority decides on a document before there is one. */
export interface Approval {
  /** Asks how far an application has come. Never throws. */
  decisionOn(record: DocumentRecord, application: Application): Promise<Decision>
  /** Withdraws an application that nobody has decided on. Never throws. */
  withdraw(record: DocumentRecord, application: Application): Promise<Withdrawal>
}

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

/** What sends documents: an authority, or a program that stands in for it. */
export interface Sender {
  /** What goes down as one: devices with the same destination share its fate. */
  readonly destination: string
  /** Signs in and reads what is needed. @throws FiscalError; nothing of a document has been sent. */
  ready(): Promise<void>
  /**
   * Writes the exact text to send, with the present fiscal time.
   * @param original what a note is about, where this gateway holds it: it is fiscal.
   * @throws InvalidInputError when it cannot be sent as it is.
   */
  prepare(
    record: DocumentRecord,
    sequence: number | undefined,
    original: DocumentRecord | undefined,
  ): Promise<string>
  /**
   * Sends a prepared text of a document once. Never throws.
   * @param onAnswer told exactly what came, before anything is made of it.
   */
  send(text: string, record: DocumentRecord, onAnswer?: OnAnswer): Promise<Outcome>
  /**
   * Reads the document that a person says is this one, and compares it. Never throws.
   * @param number what the authority's side calls it: its fiscal number, in Kenya also the number it was sent with.
   */
  findByNumber(number: string, record: DocumentRecord, sent: readonly string[]): Promise<Finding>
}

/** When documents may go to an enabler. */
export const OFFLINE_POLICIES = ['never', 'when-down'] as const

export type OfflinePolicy = (typeof OFFLINE_POLICIES)[number]

/** What a device may issue before it is uploaded, as its authority says. */
export interface OfflineLimits {
  /** How many documents, a decimal. */
  readonly documents: string
  readonly days: number
  /** What they are worth together, a decimal in the country's currency. */
  readonly worth: string
  readonly source: string
}

/**
 * A program on the seller's own machine that stands in for the authority while that is down: it numbers documents by itself, and
 * uploads them later.
 */
export interface Enabler extends Sender {
  readonly policy: OfflinePolicy
  /** Its own: devices may share an enabler. */
  readonly deviceNo: string
  /** What the authority lets it issue; undefined while that is not known, and then it is given nothing. */
  readonly limits: OfflineLimits | undefined
  /** What a document is worth in the country's currency; undefined for one that it is not given. */
  worthOf(document: ResolvedDocument, calculation: Calculation): string | undefined
  /** Calls the authority itself, and stores nothing there. @throws FiscalError while it does not answer. */
  probe(): Promise<void>
  /**
   * Finds out what became of a document that was sent to the enabler. Never throws.
   * @param witness another that it is known to have numbered since, and that may not be uploaded: only a list that shows it can prove
   *   that something is absent.
   */
  find(record: DocumentRecord, sent: readonly string[], witness: DocumentRecord | undefined): Promise<Finding>
}

/** What a lane deals with at a tax authority: the side that takes its documents. */
export interface Recorder extends Sender {
  /** Name of the sequence that numbers its documents, where the authority wants one. */
  readonly sequence: string | undefined
  /** Where nothing newer may be sent while an older document stands so, with a number that may be used. */
  readonly blockedBy: readonly Unsettled[]
  /** How a lost answer is made up for: the document is looked up, or its identical text is sent again. */
  readonly recovery: 'look-up' | 'repeat'
  /** True when a document whose number is certainly another's takes the next one by itself; else a person decides. */
  readonly renumbers: boolean
  /** What stands in for it while it is down; undefined where there is none. */
  readonly enabler: Enabler | undefined
  /**
   * Finds out what became of a document whose answer was lost. Never throws.
   * @param sent the texts of its attempts, oldest first.
   * @param perhapsStored those that may have been stored: with one of them, what is found under its number is the document.
   */
  find(record: DocumentRecord, sent: readonly string[], perhapsStored: readonly string[]): Promise<Finding>
  /**
   * Lists what the device had recorded since a time (milliseconds), however it was sent. Never throws. Undefined where
   * documents are known by a reference, and where there is no list.
   */
  readonly search: ((record: DocumentRecord, since: number) => Promise<Search>) | undefined
  /** Makes proof of a receipt that a person has read. Undefined where the authority itself can be asked for it. */
  readonly proofOf: ((receipt: ReadReceipt) => Proof) | undefined
  /** Undefined where every document is accepted or refused at once. */
  readonly approval: Approval | undefined
  /** Says what is left of an item of stock. Never throws. Undefined where the authority does not want to hear it. */
  readonly state: ((level: Level) => Promise<Statement>) | undefined
}

/** A receipt as a person reads it on paper, or on the authority's portal. */
export interface ReadReceipt {
  /** Of its kind, and of all kinds. */
  readonly receiptNumber: number
  readonly totalReceiptNumber: number
  readonly signature: string
  readonly internalData: string
  /** ISO 8601 with its zone. */
  readonly signedAt: string
}

/** What is left of an item, as it is told. */
export interface Level {
  readonly item: string
  readonly quantity: string
  /** True when somebody has said what there was to begin with. */
  readonly isKnown: boolean
}

/** What came of telling the authority what is left of an item. */
export type Statement =
  | { readonly kind: 'stated' }
  /** By its own books there is another quantity. */
  | { readonly kind: 'differs'; readonly held: string }
  /** It does not take a statement about this item. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** It did not answer, or could not: the same may be said again. */
  | { readonly kind: 'unanswered'; readonly problem: Problem; readonly outage?: Outage | undefined }

/** The side of an authority that takes movements of stock. */
export interface StockRecorder extends Recorder {
  /**
   * Completes and values a movement, and finds what the authority would refuse, without network.
   * @param items the item table, as far as lines name its items.
   */
  check(movement: Movement, items: ReadonlyMap<string, ItemFacts>): CheckedMovement
}

/** The side of an authority that tells what suppliers sold to us, and takes what we say to it. */
export interface PurchaseRecorder extends Recorder {
  /** Lists what suppliers say and nobody has decided on. @throws FiscalError. */
  list(): Promise<readonly SupplierSale[]>
  /**
   * Completes and values a decision, without network.
   * @param items the item table, as far as lines name its items.
   * @throws InvalidInputError naming what is wrong.
   */
  check(
    sale: SupplierSale,
    decision: PurchaseDecision,
    items: ReadonlyMap<string, ItemFacts>,
  ): ComputedPurchase
}

/** The side of an authority that tells which goods customs let in for us, and takes what we say to them. */
export interface ImportRecorder extends Recorder {
  /** Lists what nobody has answered. @throws FiscalError. */
  list(): Promise<readonly ImportedGoods[]>
  /**
   * Completes and values a decision, without network.
   * @param items the item table, as far as the decision names its item.
   * @throws InvalidInputError naming what is wrong.
   */
  check(goods: ImportedGoods, decision: ImportDecision, items: ReadonlyMap<string, ItemFacts>): ComputedImport
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

/**
 * What a refusal is about, where that is not the document. `device`: any document would have met it. `exists`: the
 * number or reference was used before. `expected`: the number that the authority wants instead.
 */
export type Blame = 'device' | 'exists' | { readonly expected: number } | undefined

/** What an error of a send says about the document. */
export function outcomeOf(
  error: unknown,
  blame: (error: FiscalError) => Blame,
): Exclude<Outcome, { kind: 'fiscalised' | 'applied' }> {
  const problem = problemOf(error)
  if (!(error instanceof FiscalError)) return { kind: 'in_doubt', problem }
  if (error instanceof ConfigurationError) return { kind: 'not_sent', problem }
  const outage = outageOf(error)
  if (error instanceof TransportError)
    return { kind: error.sent === 'no' ? 'not_sent' : 'in_doubt', problem, outage }
  const about = blame(error)
  if (about === 'exists') return { kind: 'exists', problem }
  if (typeof about === 'object') return { kind: 'misnumbered', ...about, problem }
  if (error.retry === 'reconcile-first') return { kind: 'in_doubt', problem, outage }
  if (error.retry !== 'never' || about === 'device') return { kind: 'not_sent', problem }
  return { kind: 'rejected', problem }
}

/** What an error says about the authority itself; undefined when it works, and refused. */
export function outageOf(error: unknown): Outage | undefined {
  if (error instanceof TransportError) return { retryAfterMs: error.retryAfterMs }
  return error instanceof FiscalError && error.retry === 'reconcile-first' ? {} : undefined
}

/** An amount without trailing zeros, so that what was sent and what is held compare as text. */
export function plainAmount(amount: string): string {
  return formatShort(decimal(amount))
}
