import type { Application } from './books/credits.js'
import type { Refusal } from './contract.js'
import { issueNote, type Moment } from './credit-note.js'
import { moveGoods, moveGoodsBack } from './moved-goods.js'
import { refuseApproval } from './rules/credit/approval.js'
import type { StoredInvoice } from './taxpayer.js'

/** Who decides, and what is said about it. */
export interface Verdict {
  readonly remark: string
  readonly bySeller: boolean
}

/**
 * An application is granted. A credit note becomes a document, marks its original, and its goods come back into the stock; a
 * debit note becomes invalid, and so do its effects.
 */
export function approve(application: Application, verdict: Verdict, moment: Moment): Refusal | undefined {
  const refusal = refuseApproval(application, moment)
  if (refusal) return refusal
  decide(application, '101', verdict, moment)
  if (application.category === '103') takeBack(application.note!, moment)
  else {
    application.note = issueNote(application, moment)
    moment.books.store(application.note)
    moveGoods(application.note, moment.books)
  }
  markRefund(application.original, moment.books)
  return undefined
}

/** The authority decides as soon as it is asked, where the switch says so. */
export function decideAtOnce(application: Application, moment: Moment): void {
  if (moment.books.switches.creditApproval !== 'at-once') return
  approve(application, { remark: 'Approved', bySeller: false }, moment)
}

/** An application is turned down: nothing else changes. */
export function reject(application: Application, verdict: Verdict, moment: Moment): undefined {
  decide(application, '103', verdict, moment)
}

function decide(application: Application, state: '101' | '103', verdict: Verdict, { now }: Moment): void {
  application.state = state
  application.decision = { at: now, ...verdict }
}

/** An approved credit note is taken back: what its approval did is undone, but for the document, which stays and is invalid. */
export function cancel(
  application: Application,
  cancellation: NonNullable<Application['cancellation']>,
  moment: Moment,
): void {
  application.cancellation = cancellation
  takeBack(application.note!, moment)
  markRefund(application.original, moment.books)
}

function takeBack(note: StoredInvoice, { books }: Moment): void {
  invalidate(note)
  moveGoodsBack(note, books)
}

/** A note stays in the books, and counts no more. */
export function invalidate({ record }: StoredInvoice): void {
  record.basicInformation.isInvalid = '1'
}

/** What stands against a document: 2 a debit note, 1 a credit note, 0 neither. */
export function markRefund(original: StoredInvoice | undefined, books: Moment['books']): void {
  if (!original) return
  const isCredited = books.credits.standing(original.invoiceNo).some(({ state }) => state === '101')
  const isDebited = books.debitNotes(original).length > 0
  original.record.basicInformation.isRefund = isDebited ? '2' : isCredited ? '1' : '0'
}
