import {
  type Calculation,
  findingsOf,
  formatEat,
  type InvalidInputError,
  invalidDocument,
  type ResolvedDocument,
} from '@risiti/core'
import type { Registration } from '../session.js'
import { given } from './amounts.js'
import { buyerOf, premisesOf } from './buyer.js'
import { INDUSTRY_CODES, NOTE_REASON_CODES } from './code-map.js'
import { goodsOf } from './goods.js'
import { tradeOf } from './industry.js'
import { industryOf, isTaxInvoice, noteKindOf } from './kind.js'
import { paymentsOf } from './payments.js'
import { ugandaRules } from './rules/index.js'
import { sellerOf } from './seller.js'
import { taxRowsOf } from './tax-rows.js'
import type { Invoice } from './wire.js'

/** What a T109 needs beyond the document itself. */
export interface InvoiceFacts {
  readonly registration: Registration
  readonly deviceNo: string
  /** The seller's reference, at most 50 bytes: what the authority recognises a repeat by. */
  readonly referenceNo: string
  /** The fiscal time: the authority's own time when the document is claimed for sending. */
  readonly issuedAt: Date
  /** `invoiceId` of the document that a debit note adds to, as the authority's answer to it says. */
  readonly originalInvoiceId?: string | undefined
}

/**
 * Writes a sale, a debit note or a credit memo as T109. The kind (tax invoice or receipt) follows from the seller's registration
 * for VAT, not from the document's type. Amounts are those of the calculation: nothing is computed from a rate here.
 * @throws InvalidInputError for what Uganda does not take, naming the field in the document; also for a credit note, which is
 * applied for (`toCreditApplication`), and for a debit note whose original is not known.
 * @throws ConfigurationError when the registration lacks what every document needs.
 */
export function toInvoice(
  document: ResolvedDocument,
  calculation: Calculation,
  facts: InvoiceFacts,
): Invoice {
  const { registration } = facts
  const issues = findingsOf(ugandaRules, { document, calculation }, { registration })
  if (issues.length > 0) throw invalidDocument(issues)
  const isInvoice = isTaxInvoice(document, registration)
  const { totals } = calculation
  return {
    sellerDetails: sellerOf(document, facts),
    basicInformation: basicOf(document, isInvoice, facts),
    buyerDetails: buyerOf(document, registration),
    ...premisesOf(document),
    goodsDetails: goodsOf(calculation.lines, isInvoice),
    taxDetails: isInvoice ? taxRowsOf(calculation) : [],
    summary: {
      netAmount: totals.net,
      taxAmount: totals.tax,
      grossAmount: totals.gross,
      itemCount: String(calculation.lines.length),
      modeCode: '1',
      ...given({ remarks: document.note }),
    },
    ...paymentsOf(document),
    ...reasonOf(document),
    ...tradeOf(document),
  }
}

function basicOf(
  document: ResolvedDocument,
  isInvoice: boolean,
  { deviceNo, issuedAt, originalInvoiceId }: InvoiceFacts,
): Invoice['basicInformation'] {
  return {
    deviceNo,
    issuedDate: formatEat(issuedAt, 'yyyy-MM-dd HH:mm:ss'),
    operator: document.operator,
    currency: document.currency,
    ...typeOf(document, originalInvoiceId),
    invoiceKind: isInvoice ? '1' : '2',
    dataSource: '103',
    invoiceIndustryCode: INDUSTRY_CODES[industryOf(document)],
    isBatch: document.ext?.ug?.batch ? '1' : '0',
    ...given({ currencyRate: document.exchangeRate }),
  }
}

/** Sale (1), debit note (4) with the id of its original, or credit memo (5), which has none. */
function typeOf(document: ResolvedDocument, oriInvoiceId: string | undefined) {
  switch (noteKindOf(document)) {
    case undefined:
      return { invoiceType: '1' } as const
    case 'memo':
      return { invoiceType: '5' } as const
    case 'debit':
      if (!oriInvoiceId) throw unknownOriginal()
      return { invoiceType: '4', oriInvoiceId } as const
    case 'credit':
      throw invalidDocument([
        {
          path: '/type',
          message: 'is applied for, and not uploaded (3075)',
          fix: 'Use toCreditApplication, or set "ext.ug.creditMemo" for a discount after the sale.',
        },
      ])
  }
}

/** The error for a note whose original the authority's id is not known of. */
export function unknownOriginal(): InvalidInputError {
  return invalidDocument([
    {
      path: '/preceding',
      message: 'names a document whose invoiceId at the authority is not known (1136, 2783)',
      fix: 'Fetch the original with T108 (verifyInvoice), and give its invoiceId.',
    },
  ])
}

/** Why there is a note. */
function reasonOf(document: ResolvedDocument): Pick<Invoice, 'extend'> {
  const kind = noteKindOf(document)
  const { preceding } = document
  if (!kind || !preceding) return {}
  const codes: Readonly<Record<string, string>> = NOTE_REASON_CODES[kind]
  return { extend: given({ reasonCode: codes[preceding.reason], reason: preceding.explanation }) }
}
