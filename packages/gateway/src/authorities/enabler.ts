import type { Calculation, ResolvedDocument } from '@risiti/core'
import type { DocumentRecord } from '../documents/record.js'
import type { Finding } from './finding.js'
import type { Sender } from './sender.js'

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
