import { add, decimal, formatEat, formatShort, isDecimal, multiply, negate } from '@risiti/core'
import { typeOf } from '../efris/document-type.js'
import { centsOf } from '../efris/enabler.js'
import type { InvoiceRecord, StoredInvoice } from '../efris/taxpayer.js'
import { partyOf, type ShownDocument } from './document.js'
import type { UgandanText } from './scanned.js'

/** A document of Uganda as its validation page shows it. */
export function showUgandan({ invoiceNo, issuedAt, record }: StoredInvoice): ShownDocument {
  const { sellerDetails: seller, basicInformation: basic, buyerDetails: buyer, summary } = record
  return {
    country: 'UG',
    authority: 'Uganda Revenue Authority',
    type: typeOf(basic),
    status: basic.isInvalid === '1' ? 'cancelled' : basic.isRefund === '1' ? 'credited' : 'valid',
    number: invoiceNo,
    particulars: {
      'Verification code': basic.antifakeCode,
      Device: basic.deviceNo,
      ...(seller.referenceNo ? { 'Seller’s reference': seller.referenceNo } : {}),
      ...(basic.oriInvoiceNo ? { 'Takes from': basic.oriInvoiceNo } : {}),
    },
    issuedAt: issuedAt.toISOString(),
    currency: basic.currency ?? '',
    seller: { name: seller.legalName ?? '', taxId: seller.tin, address: seller.address || undefined },
    buyer: partyOf(buyer?.buyerLegalName ?? buyer?.buyerBusinessName, buyer?.buyerTin),
    lines: linesOf(record),
    taxes: (record.taxDetails ?? []).map(({ taxCategory, taxRateName, netAmount, taxAmount }) => ({
      name: [taxCategory, taxRateName].filter((word) => word && word !== '-').join(' '),
      net: netAmount ?? '',
      tax: taxAmount ?? '',
    })),
    net: summary.netAmount ?? '',
    tax: summary.taxAmount,
    total: summary.grossAmount,
  }
}

/** A discount is a line of its own on the wire, after the line that it belongs to; here it stands in that line. */
function linesOf({ goodsDetails = [] }: InvoiceRecord): ShownDocument['lines'] {
  return goodsDetails
    .filter(({ discountFlag }) => discountFlag !== '0')
    .map((line) => ({
      name: line.item ?? '',
      quantity: line.qty ?? '',
      unit: line.unitOfMeasure ?? '',
      unitPrice: line.unitPrice ?? '',
      tax: percentOf(line.taxRate),
      ...amountsOf(line),
    }))
}

/** The total of a line is before its discount on the wire; here it is what the line comes to. */
function amountsOf({ total, discountTotal }: NonNullable<InvoiceRecord['goodsDetails']>[number]) {
  if (!discountTotal || total === undefined) return { discount: '', total: total ?? '' }
  const discount = decimal(discountTotal)
  return { discount: formatShort(negate(discount)), total: formatShort(add(decimal(total), discount)) }
}

/** A rate is a fraction on the wire, and a dash where the law exempts. */
function percentOf(rate: string | undefined): string {
  if (rate === undefined || !isDecimal(rate)) return 'exempt'
  return `${formatShort(multiply(decimal(rate), decimal('100')))}%`
}

/** Where a code that needs no connection says otherwise than the document. */
export function contradictions(text: UgandanText, shown: ShownDocument): string[] {
  const pairs: readonly (readonly [what: string, said: string, held: string])[] = [
    ['day', text.day, formatEat(new Date(shown.issuedAt), 'yyyy-MM-dd')],
    ['seller', text.sellerTin, shown.seller.taxId],
    ['buyer', text.buyerTin || 'nobody', shown.buyer?.taxId || 'nobody'],
    ['total in hundredths', String(text.grossCents), String(centsOf(shown.total))],
    ['tax in hundredths', String(text.taxCents), String(centsOf(shown.tax))],
  ]
  return pairs
    .filter(([, said, held]) => said !== held)
    .map(([what, said, held]) => `The ${what} is ${said} in the code and ${held} in the document.`)
}
