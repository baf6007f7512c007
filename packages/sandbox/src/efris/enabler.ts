import { decimal, round } from '@risiti/core'
import type { answerOf } from './record.js'
import type { Sale } from './rules/sale.js'
import type { InvoiceRecord } from './taxpayer.js'

/** A document as the authority answers it. */
type Answer = ReturnType<typeof answerOf>

/** Of eight stored answers about seven had no rate filled in, whatever the currency. */
const ONE_RATE_IN = 8n

/**
 * A document as the enabler hands it on: the seller as the till named it, lines without the authority's ids, names of
 * rates only where they were sent, mostly no currency rate, and a QR text of its own making.
 */
export function asEnablerSays(answer: Answer, sale: Sale) {
  const { sellerDetails: seller, basicInformation: basic } = answer
  const { ninBrn, mobilePhone, linePhone, placeOfBusiness, ...known } = seller
  const isRateKnown = BigInt(basic.invoiceNo) % ONE_RATE_IN === 0n
  return {
    ...answer,
    sellerDetails: { ...known, address: sale.seller.address, businessName: sale.seller.businessName },
    basicInformation: { ...basic, currencyRate: isRateKnown ? basic.currencyRate : '0' },
    goodsDetails: answer.goodsDetails?.map(({ invoiceItemId, ...line }) => line),
    taxDetails: answer.taxDetails?.map((row, index) => ({
      ...row,
      taxRateName: sale.taxRows[index]?.taxRateName,
    })),
    summary: { ...answer.summary, qrCode: qrText(answer, sale.visit.globalInfo.deviceMAC!) },
  }
}

/** The text of a QR code that needs no connection: numbers, amounts and names one after the other. */
export function qrText(
  {
    sellerDetails: seller,
    basicInformation: basic,
    buyerDetails: buyer,
    goodsDetails,
    summary,
  }: InvoiceRecord,
  deviceMac: string,
): string {
  const items = (goodsDetails ?? []).map(({ item }) => item).join(',')
  return [
    '02000000',
    basic.invoiceType,
    dayCode(basic.issuedDate),
    withLength(basic.invoiceNo),
    hex(centsOf(summary.grossAmount), 10),
    hex(centsOf(summary.taxAmount), 10),
    deviceMac,
    withLength(seller.tin),
    withLength(buyer?.buyerTin ?? ''),
    `~${seller.legalName}~${buyer?.buyerLegalName ?? ''}~${items.slice(0, LONGEST_ITEMS)}`,
  ].join('')
}

const LONGEST_ITEMS = 40

/** Larger amounts are written as this one. */
const LARGEST = 0x7fffffffn

/** The year as two hexadecimal digits, month and day as one digit each that goes on after 9 with A. */
function dayCode(issuedDate: string): string {
  const [day, month, year] = issuedDate.slice(0, 10).split('/').map(Number)
  return hex(BigInt(year! % 100), 2) + base36(month!) + base36(day!)
}

function withLength(text: string): string {
  return base36(text.length) + text
}

/** An amount in hundredths as the text has it, whatever its sign: the rest is cut off. */
export function centsOf(amount: string): bigint {
  const { units } = round(decimal(amount), 2, 'down')
  const cents = units < 0n ? -units : units
  return cents > LARGEST ? LARGEST : cents
}

function hex(value: bigint, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0')
}

function base36(value: number): string {
  return value.toString(36).toUpperCase()
}
