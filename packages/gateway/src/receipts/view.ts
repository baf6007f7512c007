import type { Calculation, Regime, ResolvedDocument } from '@risiti/core'
import type { ReceiptSettings } from './settings.js'

/** Everything a receipt shows. Two equal views print alike: nothing else is read, neither a clock nor a store. */
export interface ReceiptView {
  readonly country: 'UG' | 'KE'
  /** False outside production: every form then carries the indelible mark "TEST – NOT A FISCAL RECEIPT". */
  readonly production: boolean
  readonly seller: Seller
  readonly document: ResolvedDocument
  readonly calculation: Calculation
  readonly provisional: Provisional
  /** Absent: a provisional slip that says plainly what it is not and why, and what happens next. */
  readonly fiscal?: Fiscal
  /** Of a note: what makes its original a fiscal document, where that is at hand. */
  readonly original?: Pick<Fiscal, 'number' | 'issuedAt'>
  /** Uganda: true when the seller is registered for VAT, else the document is a receipt. Kenya: always true. */
  readonly taxInvoice: boolean
  /** What is made of the document. Absent: the document itself. */
  readonly form?: Form
  /** How the device wants its receipts. Absent: in English, without words of its own. */
  readonly settings?: ReceiptSettings
}

/**
 * What can be made of a document besides itself: a copy of what was printed before, an offer that is no sale, and an exercise
 * of the staff.
 */
export const FORMS = ['copy', 'proforma', 'training'] as const

export type Form = (typeof FORMS)[number]

/** Forms that no authority has heard of: they have no fiscal number and never will. */
export type Draft = Exclude<Form, 'copy'>

/** What goes before the fiscal document. */
export interface Provisional {
  /** What the country lets a slip be called before the authority has answered. */
  readonly kind: Regime['provisional']
  /** The public page that tells what became of the sale. */
  readonly verifyUrl: string
}

/** The seller, as registered with the authority. */
export interface Seller {
  readonly name: string
  readonly tradeName?: string
  /** TIN in Uganda, PIN in Kenya. */
  readonly taxId: string
  /** Business registration number (Uganda's BRN). */
  readonly registrationNo?: string
  readonly address?: string
  readonly branch?: string
}

/** What the authority answered: it makes a sale a fiscal document. */
export interface Fiscal {
  /** The FDN in Uganda, control unit id and receipt number in Kenya. */
  readonly number: string
  /** Uganda. */
  readonly verificationCode?: string
  /** Kenya, without dashes. */
  readonly signature?: string
  /** Kenya, without dashes. */
  readonly internalData?: string
  /** Kenya: the counter of this kind of receipt. */
  readonly receiptNumber?: string
  /** Kenya: the counter of all receipts. */
  readonly totalReceiptNumber?: string
  /** The exact text of the QR code. */
  readonly qr: string
  /** Where a person can look the document up. */
  readonly verifyUrl: string
  /** The authority's or control unit's time, ISO 8601. */
  readonly issuedAt: string
  /** Device number in Uganda, control unit id in Kenya. */
  readonly deviceId: string
  /** False while it is signed but has not reached the authority. */
  readonly uploaded: boolean
}
