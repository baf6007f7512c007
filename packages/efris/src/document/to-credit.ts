import {
  type CalculatedLine,
  type Calculation,
  compare,
  decimal,
  divide,
  findingsOf,
  formatEat,
  formatShort,
  invalidDocument,
  multiply,
  type ResolvedDocument,
  subtract,
} from '@risiti/core'
import type { Registration } from '../session.js'
import { given, isSomething, negative } from './amounts.js'
import { buyerOf } from './buyer.js'
import { INDUSTRY_CODES, NOTE_REASON_CODES } from './code-map.js'
import { packagesOf } from './excise.js'
import { commonOf, nameOf } from './goods.js'
import { supplierOf } from './industry.js'
import { industryOf, isTaxInvoice, namesOriginal, noteKindOf } from './kind.js'
import { paymentsOf } from './payments.js'
import { ugandaRules } from './rules/index.js'
import { cut } from './seller.js'
import { taxRowsOf } from './tax-rows.js'
import { unknownOriginal } from './to-efris.js'
import type { CreditApplication, CreditLine } from './wire.js'

/** The document that a credit note is about, as URA knows it. */
export interface CreditedOriginal {
  /** `basicInformation.invoiceId` of its answer. */
  readonly invoiceId: string
  /** Its fiscal document number. */
  readonly invoiceNo: string
  /** Order number of each of its lines, in the order of the document: `orderNumbersOf` tells them. */
  readonly orderNumbers: readonly number[]
}

/** What a T110 needs beyond the note itself. */
export interface CreditFacts {
  readonly registration: Registration
  /** The seller's own number of the note, at most 50 bytes. */
  readonly referenceNo: string
  /** The authority's time of the application. */
  readonly appliedAt: Date
  /** Left out for a note that names no document. */
  readonly original?: CreditedOriginal | undefined
  /** Whom URA may ask. Without it, the contact of the registration. */
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string } | undefined
}

/**
 * The order number of each line on a T109: a discount is a row of its own and takes a number too. Of the calculation of the
 * original; that of a later one may have other rates, but has the same discounts.
 */
export function orderNumbersOf({ lines }: Calculation): number[] {
  let next = 0
  return lines.map(({ discount }) => {
    const own = next
    next += isSomething(discount) ? 2 : 1
    return own
  })
}

/**
 * Writes a credit note as T110, the application that URA decides on. Quantities, totals, taxes and sums are below zero, prices above;
 * a discounted line is one line at the price that one unit came to. Levies are not taken back (1265).
 * @throws InvalidInputError for what Uganda does not take, for a document that is no credit note, and for a note about a document
 * or a line of it that `facts.original` does not have.
 */
export function toCreditApplication(
  document: ResolvedDocument,
  calculation: Calculation,
  facts: CreditFacts,
): CreditApplication {
  const { registration, original } = facts
  if (noteKindOf(document) !== 'credit') throw notApplied()
  const issues = findingsOf(ugandaRules, { document, calculation }, { registration })
  if (issues.length > 0) throw invalidDocument(issues)
  if (namesOriginal(document) && !original) throw unknownOriginal()
  const isInvoice = isTaxInvoice(document, registration)
  const { currency, preceding, ext } = document
  const { reason, explanation } = preceding!
  const codes: Readonly<Partial<Record<string, CreditApplication['reasonCode']>>> = NOTE_REASON_CODES.credit
  return {
    ...(original ? { oriInvoiceId: original.invoiceId, oriInvoiceNo: original.invoiceNo } : {}),
    reasonCode: codes[reason]!,
    ...given({ reason: explanation, remarks: document.note }),
    applicationTime: formatEat(facts.appliedAt, 'yyyy-MM-dd HH:mm:ss'),
    invoiceApplyCategoryCode: '101',
    currency,
    ...contactOf(facts),
    source: '103',
    sellersReferenceNo: facts.referenceNo,
    goodsDetails: calculation.lines.map((line) => creditLine(line, orderNumberOf(line, original), isInvoice)),
    taxDetails: isInvoice ? creditRows(calculation) : [],
    summary: creditSummary(calculation),
    ...paymentsOf(document),
    ...(ext?.ug?.importedService ? { importServicesSeller: supplierOf(ext.ug.importedService) } : {}),
    ...(original ? {} : freeNoteOf(document, registration, isInvoice)),
  }
}

function notApplied() {
  return invalidDocument([
    {
      path: '/type',
      message: 'is not applied for: only a credit note is, and no credit memo',
      fix: 'Use toInvoice.',
    },
  ])
}

function contactOf({ registration: { taxpayer }, contact }: CreditFacts) {
  const { name, phone, email } = contact ?? {
    name: taxpayer.contactName,
    phone: taxpayer.contactMobile,
    email: taxpayer.contactEmail,
  }
  return given({
    contactName: cut(name, 200),
    contactMobileNum: cut(phone, 30),
    // The authority takes six letters at least (1417).
    contactEmail: email !== undefined && email.length >= 6 ? email : undefined,
  })
}

/** The number of the line on the original; of a note without one, its own. */
function orderNumberOf({ index, source }: CalculatedLine, original: CreditedOriginal | undefined): number {
  if (!original) return index
  const number = original.orderNumbers[source.precedingLine! - 1]
  if (number !== undefined) return number
  throw invalidDocument([
    {
      path: `/lines/${index}/precedingLine`,
      message: `is ${source.precedingLine}, but the original has ${original.orderNumbers.length} lines (1426)`,
      fix: 'Name a line of the original; the first is 1.',
    },
  ])
}

function creditLine(line: CalculatedLine, orderNumber: number, isInvoice: boolean): CreditLine {
  const { source } = line
  // A credit note names no project: the line of the original does (T110 has no member for it).
  const {
    deemedExemptCode: _,
    vatProjectId: __,
    vatProjectName: ___,
    ...common
  } = {
    deemedExemptCode: undefined,
    vatProjectId: undefined,
    vatProjectName: undefined,
    ...commonOf(line, isInvoice),
  }
  return {
    ...common,
    item: nameOf(line),
    qty: negative(line.quantity),
    unitOfMeasure: source.unit,
    unitPrice: priceAfterDiscount(line),
    total: negative(line.total),
    tax: negative(line.tax),
    orderNumber: String(orderNumber),
    ...(source.excise ? { exciseTax: negative(line.excise), ...packagesOf(source.excise) } : {}),
  }
}

const [SCALE, HALF_A_CENT] = [8, decimal('0.005')]

/**
 * What one unit came to. Where it does not divide, raised in the last place, so that its product is the total whether it is cut or
 * rounded; for quantities so large that this overshoots, rounded.
 */
function priceAfterDiscount({ quantity, unitPrice, discount, total }: CalculatedLine): string {
  if (!isSomething(discount)) return unitPrice
  const [whole, units] = [decimal(total), decimal(quantity)]
  const raised = divide(whole, units, SCALE, 'up')
  const isNear = compare(subtract(multiply(raised, units), whole), HALF_A_CENT) < 0
  return formatShort(isNear ? raised : divide(whole, units, SCALE, 'half-up'))
}

function creditRows(calculation: Calculation): CreditApplication['taxDetails'] {
  return taxRowsOf(calculation).map((row) => ({
    ...row,
    netAmount: negative(row.netAmount),
    taxAmount: negative(row.taxAmount),
    grossAmount: negative(row.grossAmount),
  }))
}

function creditSummary({ totals, lines }: Calculation): CreditApplication['summary'] {
  return {
    netAmount: negative(totals.net),
    taxAmount: negative(totals.tax),
    grossAmount: negative(totals.gross),
    itemCount: String(lines.length),
    modeCode: '1',
  }
}

/** A note without original says what its original would: who buys, and what kind of document it is. */
function freeNoteOf(
  document: ResolvedDocument,
  registration: Registration,
  isInvoice: boolean,
): Partial<CreditApplication> {
  const { nonResidentFlag: _, deliveryTermsCode: __, ...buyerDetails } = buyerOf(document, registration)
  return {
    buyerDetails,
    basicInformation: {
      operator: document.operator,
      invoiceKind: isInvoice ? '1' : '2',
      invoiceIndustryCode: INDUSTRY_CODES[industryOf(document)],
      ...given({ branchId: document.ext?.ug?.branch?.id, currencyRate: document.exchangeRate }),
    },
  }
}
