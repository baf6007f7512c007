import type {
  CheckedMovement,
  ComputedImport,
  ComputedPurchase,
  ImportDecision,
  ImportedGoods,
  ItemFacts,
  Movement,
  PurchaseDecision,
  SupplierSale,
} from '@risiti/core'
import type { Application, DocumentRecord, Problem } from '../documents/record.js'
import type { Enabler } from './enabler.js'
import type { Decision, Finding, Search, Unsettled, Withdrawal } from './finding.js'
import type { Outage, Proof } from './outcome.js'
import type { Sender } from './sender.js'

/** Where the authority decides on a document before there is one. */
export interface Approval {
  /** Asks how far an application has come. Never throws. */
  decisionOn(record: DocumentRecord, application: Application): Promise<Decision>
  /** Withdraws an application that nobody has decided on. Never throws. */
  withdraw(record: DocumentRecord, application: Application): Promise<Withdrawal>
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
