import {
  type Buyer,
  type CalculatedLine,
  type Calculation,
  ConfigurationError,
  formatEat,
  invalidDocument,
  type PaymentMethod,
  type RequestOf,
  type ResolvedDocument,
  type TaxBand,
} from '@risiti/core'
import type { fiscaliseInvoice } from '../operations/t109-fiscalise-invoice.js'
import type { Registration } from '../session.js'
import { DISCOUNT_SUFFIX, PAYMENT_CODES, TAX_CODES } from './code-map.js'
import { refusals } from './refusals.js'

type Invoice = RequestOf<typeof fiscaliseInvoice>
type GoodsLine = Invoice['goodsDetails'][number]

/** What a T109 needs beyond the document itself. */
export interface InvoiceFacts {
  readonly registration: Registration
  readonly deviceNo: string
  /** The seller's reference, at most 50 bytes: what the authority recognises a repeat by. */
  readonly referenceNo: string
  /** The fiscal time: the authority's own time when the document is claimed for sending. */
  readonly issuedAt: Date
}

const BUYER_CODES = { business: '0', consumer: '1', foreigner: '2', government: '3' } as const

/**
 * Writes a document as T109. The kind (tax invoice or receipt) follows from the seller's registration for VAT, not from
 * the document's type.
 * @throws InvalidInputError for what Uganda does not take, naming the field in the document.
 * @throws ConfigurationError when the registration lacks what every document needs.
 */
export function toInvoice(
  document: ResolvedDocument,
  calculation: Calculation,
  facts: InvoiceFacts,
): Invoice {
  const vat = isRegisteredForVat(facts.registration)
  const issues = refusals(document, calculation, vat)
  if (issues.length > 0) throw invalidDocument(issues)
  const { totals } = calculation
  return {
    sellerDetails: sellerOf(facts),
    basicInformation: {
      deviceNo: facts.deviceNo,
      issuedDate: formatEat(facts.issuedAt, 'yyyy-MM-dd HH:mm:ss'),
      operator: document.operator,
      currency: document.currency,
      invoiceType: '1',
      invoiceKind: vat ? '1' : '2',
      dataSource: '103',
      invoiceIndustryCode: '101',
      isBatch: '0',
    },
    buyerDetails: buyerOf(document.buyer),
    goodsDetails: numbered(calculation.lines.flatMap((line) => goodsOf(line, vat))),
    taxDetails: vat ? calculation.bands.map(taxRowOf) : [],
    summary: {
      netAmount: totals.net,
      taxAmount: totals.tax,
      grossAmount: totals.gross,
      itemCount: String(calculation.lines.length),
      modeCode: '1',
      ...(document.note ? { remarks: document.note } : {}),
    },
    ...(document.payments?.length ? { payWay: document.payments.map(paymentOf) } : {}),
  }
}

/** True when the registration holds a value added tax (301) that was not cancelled. */
export function isRegisteredForVat(registration: Registration): boolean {
  return registration.taxType.some((tax) => tax.taxTypeCode === '301' && !tax.cancellationDate)
}

function sellerOf({ registration, referenceNo }: InvoiceFacts): Invoice['sellerDetails'] {
  const { taxpayer } = registration
  const { legalName = '', contactEmail: emailAddress = '' } = taxpayer
  if (!legalName || emailAddress.length < 6)
    throw incompleteSeller(legalName ? 'an e-mail address' : 'a name')
  return {
    tin: taxpayer.tin,
    ...(taxpayer.ninBrn ? { ninBrn: taxpayer.ninBrn } : {}),
    legalName: cut(legalName, 256),
    ...(taxpayer.businessName ? { businessName: cut(taxpayer.businessName, 256) } : {}),
    ...(taxpayer.contactMobile ? { mobilePhone: cut(taxpayer.contactMobile, 30) } : {}),
    emailAddress,
    ...(taxpayer.placeOfBusiness ? { placeOfBusiness: cut(taxpayer.placeOfBusiness, 500) } : {}),
    referenceNo,
    isCheckReferenceNo: '1',
  }
}

function incompleteSeller(lacks: string): ConfigurationError {
  return new ConfigurationError({
    code: 'seller-incomplete',
    message: `The registration of the seller lacks ${lacks}, without which no document is accepted (1103, 1115).`,
    cause: 'URA answered so to T103.',
    fix: 'Complete the registration in the portal; it is read again once a day, and when the client is made anew.',
  })
}

/** The register holds longer texts than a document takes; the authority prints its own. */
function cut(text: string, maxBytes: number): string {
  let kept = text
  while (Buffer.byteLength(kept) > maxBytes) kept = [...kept].slice(0, -1).join('')
  return kept
}

/** A consumer needs at least one of id, name and phone (2887), so a walk-in customer gets a name. */
function buyerOf(buyer: Buyer | undefined): Invoice['buyerDetails'] {
  if (!buyer) return { buyerType: '1', buyerLegalName: 'Walk-in customer' }
  const id = buyer.taxId
  return {
    buyerType: BUYER_CODES[buyer.kind],
    ...(id?.scheme === 'ug-tin' ? { buyerTin: id.value } : {}),
    ...(id?.scheme === 'ug-nin' || id?.scheme === 'ug-brn' ? { buyerNinBrn: id.value } : {}),
    ...(id?.scheme === 'passport' ? { buyerPassportNum: id.value } : {}),
    ...(buyer.name ? { buyerLegalName: buyer.name } : {}),
    ...(buyer.address ? { buyerAddress: buyer.address } : {}),
    ...(buyer.email ? { buyerEmail: buyer.email } : {}),
    ...(buyer.phone ? { buyerMobilePhone: buyer.phone } : {}),
  }
}

/** A discounted item is two lines: the full line, then a negative one without quantity and price. */
function goodsOf(line: CalculatedLine, vat: boolean): Omit<GoodsLine, 'orderNumber'>[] {
  const { source, discount } = line
  const common = {
    itemCode: source.item,
    taxRate: vat ? rateText(line) : '0',
    deemedFlag: '2',
    exciseFlag: '2',
    goodsCategoryId: source.classification.code,
    vatApplicableFlag: '1',
  } as const
  const full = {
    ...common,
    item: source.name,
    qty: line.quantity,
    unitOfMeasure: source.unit,
    unitPrice: line.unitPrice,
    total: line.gross,
    tax: line.grossTax,
  }
  if (!isAboveZero(discount)) return [{ ...full, discountFlag: '2' }]
  return [
    { ...full, discountFlag: '1', discountTotal: `-${discount}`, discountTaxRate: line.rate },
    {
      ...common,
      item: `${source.name}${DISCOUNT_SUFFIX}`,
      qty: '',
      unitOfMeasure: '',
      unitPrice: '',
      total: `-${discount}`,
      tax: isAboveZero(line.discountTax) ? `-${line.discountTax}` : line.discountTax,
      discountFlag: '0',
      discountTotal: '',
      discountTaxRate: '',
    },
  ]
}

function isAboveZero(amount: string): boolean {
  return /[1-9]/.test(amount)
}

/** A fraction, or a dash for what is exempt. */
function rateText({ category, rate }: { category: string; rate: string }): string {
  return category === 'exempt' ? '-' : rate
}

function numbered(lines: readonly Omit<GoodsLine, 'orderNumber'>[]): GoodsLine[] {
  return lines.map((line, index) => ({ ...line, orderNumber: String(index) }))
}

function taxRowOf(band: TaxBand): NonNullable<Invoice['taxDetails']>[number] {
  return {
    taxCategoryCode: TAX_CODES[band.category]!,
    netAmount: band.net,
    taxRate: rateText(band),
    taxAmount: band.tax,
    grossAmount: band.gross,
  }
}

function paymentOf(payment: { method: PaymentMethod; amount: string }, index: number) {
  return {
    paymentMode: PAYMENT_CODES[payment.method]!,
    paymentAmount: payment.amount,
    orderNumber: String.fromCharCode('a'.charCodeAt(0) + index),
  }
}
