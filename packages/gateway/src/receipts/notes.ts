import { isNote, type NoteReason } from '@risiti/core'
import type { ReceiptView } from './view.js'

/** Why there is a note, as it is printed. */
const REASON_WORDS: Readonly<Record<NoteReason, string>> = {
  returned: 'Goods returned',
  cancelled: 'Sale cancelled',
  wrong_amount: 'Wrong amount',
  wrong_quantity: 'Wrong quantity',
  wrong_item: 'Wrong item',
  wrong_tax: 'Wrong tax',
  wrong_buyer: 'Wrong buyer',
  missing_quantity: 'Quantity missing',
  damaged: 'Goods damaged',
  waived: 'Waived',
  amount_increased: 'Amount increased',
  requested_by_buyer: 'Requested by the buyer',
  trade_discount: 'Trade discount',
  rebate: 'Rebate',
  other: 'Other',
}

/** What a note is called; undefined for a sale. */
export function noteName({ document: { type } }: ReceiptView): 'Credit note' | 'Debit note' | undefined {
  if (!isNote(type)) return undefined
  return type === 'credit_note' ? 'Credit note' : 'Debit note'
}

/** The fiscal number of what a note is about, as far as it is known. */
export function originalNumber({ document: { preceding }, original }: ReceiptView): string | undefined {
  return original?.number ?? preceding?.fiscalNumber
}

/** Why there is a note, with what the seller says of it. */
export function reasonOf({ document: { preceding } }: ReceiptView): string | undefined {
  if (!preceding) return undefined
  const { reason, explanation } = preceding
  return explanation ? `${REASON_WORDS[reason]}: ${explanation}` : REASON_WORDS[reason]
}

/** Writes amounts below zero where what is written is taken back. */
export function signed(view: ReceiptView, write: (amount: string) => string): (amount: string) => string {
  if (view.document.type !== 'credit_note') return write
  return (amount) => write(/^-/.test(amount) ? amount.slice(1) : /[1-9]/.test(amount) ? `-${amount}` : amount)
}
