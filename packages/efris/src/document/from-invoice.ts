import {
  compare,
  decimal,
  type FiscalDocument,
  formatEat,
  isDecimal,
  parseEat,
  type ResponseOf,
  sum,
} from '@risiti/core'
import type { verifyInvoice } from '../operations/t108-verify-invoice.js'
import type { fiscaliseInvoice } from '../operations/t109-fiscalise-invoice.js'
import { given } from './amounts.js'
import { EXCISE_CODE, LEVY_CODES, type NoteKind, TAX_CODES, WALK_IN } from './code-map.js'
import { buyerKindOf, industryFrom, paymentMethodOf, reasonFrom } from './from-code.js'
import { leviesFrom, linesFrom, plain, type Stored, type StoredTaxRow } from './from-lines.js'
import { partyFrom } from './from-party.js'
import { tradeFrom } from './from-trade.js'
import { readDocument, unreadable } from './read.js'

/** A document as T109 or T108 answer it. */
export type InvoiceAnswer = ResponseOf<typeof fiscaliseInvoice> | ResponseOf<typeof verifyInvoice>

/**
 * Gives back the document that URA stored: a sale, a debit note, a credit note or a credit memo. It is equal to what was sent where
 * URA keeps it. Prices come back with tax, discounts as amounts on the lines (a discount on the document is shared among them),
 * payments less change, and a price that was made to multiply out as it was sent.
 *
 * Not kept, and so not given back: whether a sale was called invoice or receipt (a tax invoice is an `invoice`), the seller's own
 * number unless it was the reference, bar codes, packaging, metadata, stated totals, and which line of its original a line of a note is
 * about; of reasons that share a code, the first. URA's own are the time, the exchange rate, the branch, and the names of an agent's
 * principal. A NIN is told from a BRN by its form. Payments that do not come to the gross, as a third of the stored documents have
 * them, are left out. Rates of levies are what the row says, where they come to its amount.
 * @param device name of the device in the gateway; without it, its number.
 * @throws UnreadableAnswerError saying what the answer lacks, or which code in it is not known.
 */
export function documentFromInvoice(answer: InvoiceAnswer, device?: string): FiscalDocument {
  const { basicInformation: basic, sellerDetails: seller, summary } = answer as Partial<InvoiceAnswer>
  const isReceipt = basic?.invoiceKind === '2'
  const type = typeFrom(basic?.invoiceType, isReceipt)
  if (!type) throw unreadable(`the kind of document "${basic?.invoiceType ?? ''}" is not known`, answer)
  const rows = rowsOf(answer, 'taxDetails')
  const problem = rows.map(rowProblem).find((each) => each !== undefined)
  if (problem) throw unreadable(problem, answer)
  const levies = leviesFrom(rows, summary?.netAmount)
  const buyer = buyerFrom(answer)
  const ug = extensionFrom(answer)
  return readDocument(
    {
      type: type.type,
      ...given({
        number: seller?.referenceNo || basic?.invoiceNo,
        device: device ?? basic?.deviceNo,
        currency: basic?.currency,
        exchangeRate: rateFrom(basic?.currency, basic?.currencyRate),
        issuedAt: timeFrom(basic?.issuedDate),
        operator: basic?.operator,
        note: summary?.remarks,
      }),
      ...(buyer ? { buyer } : {}),
      ...(type.kind ? { preceding: precedingFrom(type.kind, answer) } : {}),
      lines: linesFrom(rowsOf(answer, 'goodsDetails'), { isReceipt, isCredit: type.kind === 'credit' }),
      ...(levies.length > 0 ? { levies } : {}),
      ...paymentsFrom(rowsOf(answer, 'payWay'), summary?.grossAmount),
      ...(Object.keys(ug).length > 0 ? { ext: { ug } } : {}),
    },
    answer,
  )
}

/** A list of the answer; what is none is empty. */
function rowsOf(
  answer: InvoiceAnswer,
  name: 'goodsDetails' | 'taxDetails' | 'payWay',
): readonly Stored<string>[] {
  const rows: unknown = answer[name]
  return Array.isArray(rows) ? rows : []
}

/** What a stored document is, by its type and kind. */
function typeFrom(
  invoiceType: string | undefined,
  isReceipt: boolean,
): { readonly type: FiscalDocument['type']; readonly kind?: NoteKind } | undefined {
  switch (invoiceType) {
    case '1':
      return { type: isReceipt ? 'receipt' : 'invoice' }
    case '2':
      return { type: 'credit_note', kind: 'credit' }
    case '4':
      return { type: 'debit_note', kind: 'debit' }
    case '5':
      return { type: 'credit_note', kind: 'memo' }
    default:
      return undefined
  }
}

/**
 * What is wrong with a row of taxes. By the book a levy adds its own tax only; a net beside it would be money that stands on no
 * line. A row without category is of the lines.
 */
function rowProblem({ taxCategoryCode: code = '', netAmount = '' }: StoredTaxRow): string | undefined {
  if (LEVIES.includes(code)) {
    return /[1-9]/.test(netAmount) ? `the levy ${code} has a net amount that no line has` : undefined
  }
  return code === '' || OF_LINES.includes(code) ? undefined : `the tax category "${code}" is not known`
}

const LEVIES: readonly string[] = Object.values(LEVY_CODES)
const OF_LINES: readonly (string | undefined)[] = [...Object.values(TAX_CODES), EXCISE_CODE]

/** UGX for one unit. An enabler writes 0 where it has none. */
function rateFrom(currency: string | undefined, rate: string | undefined): string | undefined {
  return currency === 'UGX' || !/[1-9]/.test(rate ?? '') ? undefined : plain(rate)
}

/** The time as the server writes it, as an enabler does, or a day. */
export function parseTime(text = ''): Date | undefined {
  return (
    parseEat(text, 'dd/MM/yyyy HH:mm:ss') ??
    parseEat(text, 'yyyy-MM-dd HH:mm:ss') ??
    parseEat(text, 'dd/MM/yyyy')
  )
}

/** ISO 8601, in Kampala. What cannot be read is given back as it is. */
export function timeFrom(text: string | undefined): string | undefined {
  const time = parseTime(text)
  return time ? `${formatEat(time, 'yyyy-MM-dd')}T${formatEat(time, 'HH:mm:ss')}+03:00` : text
}

/** A walk-in customer is no buyer, nor is an importer, who sells to himself. */
function buyerFrom({ buyerDetails, basicInformation, sellerDetails }: InvoiceAnswer): object | undefined {
  const isImport = basicInformation.invoiceIndustryCode === '104'
  if (!buyerDetails || (isImport && buyerDetails.buyerTin === sellerDetails?.tin)) return undefined
  const buyer = partyFrom(buyerDetails)
  const isWalkIn =
    Object.keys(buyer).length === 0 || (Object.keys(buyer).length === 1 && buyer.name === WALK_IN)
  const kind = buyerKindOf(buyerDetails.buyerType)
  return isWalkIn && (kind === 'consumer' || kind === undefined) ? undefined : { kind, ...buyer }
}

function precedingFrom(kind: NoteKind, { basicInformation: basic, extend }: InvoiceAnswer): object {
  const original = 'oriInvoiceNo' in basic ? basic : undefined
  return {
    ...given({
      fiscalNumber: original?.oriInvoiceNo,
      issuedAt: timeFrom(original?.oriIssuedDate),
      explanation: extend?.reason,
    }),
    reason: reasonFrom(kind, extend?.reasonCode),
  }
}

/** Payments, where they come to what was to be paid. */
export function paymentsFrom(
  rows: readonly Stored<'paymentMode' | 'paymentAmount'>[],
  gross: string | undefined,
): { payments?: object[] } {
  const paid = rows.flatMap(({ paymentMode, paymentAmount = '' }) =>
    isDecimal(paymentAmount) && /[1-9]/.test(paymentAmount)
      ? [{ method: paymentMethodOf(paymentMode), amount: plain(paymentAmount)! }]
      : [],
  )
  const due = plain(gross) ?? ''
  const total = sum(paid.map(({ amount }) => decimal(amount)))
  return paid.length > 0 && isDecimal(due) && compare(total, decimal(due)) === 0 ? { payments: paid } : {}
}

function extensionFrom(answer: InvoiceAnswer): object {
  const { basicInformation: basic, sellerDetails: seller, buyerDetails: buyer } = answer
  const industry = industryFrom(basic.invoiceIndustryCode)
  return {
    ...given({
      industry: industry === 'general' ? undefined : industry,
      deliveryTerms: buyer?.deliveryTermsCode,
      citizenship: buyer?.buyerCitizenship,
      sector: buyer?.buyerSector,
    }),
    ...(seller?.branchId ? { branch: given({ id: seller.branchId, name: seller.branchName }) } : {}),
    ...('isBatch' in basic && basic.isBatch === '1' ? { batch: true } : {}),
    ...(buyer && 'nonResidentFlag' in buyer && buyer.nonResidentFlag === '1' ? { nonResident: true } : {}),
    ...(basic.invoiceType === '5' ? { creditMemo: true } : {}),
    ...tradeFrom(answer),
  }
}
