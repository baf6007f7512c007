import type { OnAnswer } from '@risiti/core'
import type { DocumentRecord } from '../documents/record.js'
import type { Finding } from './finding.js'
import type { Outcome } from './outcome.js'

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
