import { add, compare, type Decimal, decimal, multiply, negate, type RequestOf } from '@risiti/core'
import type { applyCreditNote, fiscaliseInvoice } from '@risiti/efris/operations'
import { addTo, away, CENT, changed, type Mutation, product, quotient } from './cent.js'

export type Invoice = RequestOf<typeof fiscaliseInvoice>
export type Application = RequestOf<typeof applyCreditNote>

type Line = Invoice['goodsDetails'][number]
type TaxRow = NonNullable<Invoice['taxDetails']>[number]
type Summary = Readonly<Record<'netAmount' | 'taxAmount' | 'grossAmount', string>>

const ONE = decimal('1')
const ZERO = decimal('0')
const MINUS_CENT = negate(CENT)

/** Spoils the first line that can be, and says with which code that is refused. */
function onLine<Request extends { readonly goodsDetails: readonly object[] }>(
  name: string,
  differenceOf: (line: Request['goodsDetails'][number]) => Decimal | undefined,
  member: 'total' | 'tax' | 'exciseTax',
  codeOf: (request: Request) => string,
): Mutation<Request> {
  return {
    name,
    spoil(request) {
      const row = request.goodsDetails.findLastIndex((line) => differenceOf(line) !== undefined)
      if (row < 0) return undefined
      const difference = differenceOf(request.goodsDetails[row]!)!
      return {
        request: changed(request, ({ goodsDetails }) => addTo(goodsDetails[row]!, member, difference)),
        refusal: codeOf(request),
      }
    },
  }
}

/** Spoils the first tax row that can be, and perhaps the summary with it. */
function onTaxRow<Request extends { taxDetails?: unknown; summary: Summary }>(
  name: string,
  isMeant: (row: TaxRow) => boolean,
  change: (row: TaxRow, summary: Summary, sign: (cents: Decimal) => Decimal) => void,
  codeOf: (row: TaxRow) => string,
): Mutation<Request> {
  return {
    name,
    spoil(request) {
      const rows = (request.taxDetails ?? []) as TaxRow[]
      const place = rows.findIndex(isMeant)
      if (place < 0) return undefined
      // Amounts of a credit note are below zero.
      const sign = (cents: Decimal) => (rows[place]!.grossAmount.startsWith('-') ? negate(cents) : cents)
      const spoilt = changed(request, (copy) =>
        change((copy.taxDetails as TaxRow[])[place]!, copy.summary, sign),
      )
      return { request: spoilt, refusal: codeOf(rows[place]!) }
    },
  }
}

/** Spoils the summary. */
function onSummary<Request extends { readonly summary: Summary }>(
  name: string,
  change: (summary: Summary) => void,
  codeOf: (request: Request) => string,
): Mutation<Request> {
  return {
    name,
    spoil: (request) => ({
      request: changed(request, ({ summary }) => change(summary)),
      refusal: codeOf(request),
    }),
  }
}

/**
 * A cent off a total that is quantity times price, away from the product: less than a cent off passes, since the authority both cuts
 * and rounds. A line of a cent would come to nothing, and one that is given away to less than its discount: those are other codes.
 */
function offProduct({ qty, unitPrice, total, discountTotal }: Line): Decimal | undefined {
  if (!qty || !unitPrice) return undefined
  const difference = away(total, product(qty, unitPrice))
  const left = [decimal(total), difference, decimal(discountTotal || '0')].reduce(add)
  const isPossible = difference.units > 0n || (compare(decimal(total), CENT) > 0 && left.units >= 0n)
  return isPossible ? difference : undefined
}

/** Half a cent off is right, and so is a tax that is cut: a cent more is neither, and on a discount a cent less. */
function offTax({ total }: Pick<Line, 'total'>): Decimal {
  return total.startsWith('-') ? MINUS_CENT : CENT
}

/** A cent off the duty, away from the exact one: less than a cent off passes. By the unit, a discount has none (2792). */
function offDuty(line: Line, request: Invoice): Decimal | undefined {
  if (line.exciseFlag !== '1' || line.discountFlag === '0') return undefined
  return away(line.exciseTax!, dueOf(line, request))
}

function dueOf(
  { total, taxRate, qty, exciseRate, exciseRule, pack, stick }: Line,
  request: Invoice,
): Decimal {
  if (!exciseRate || exciseRate === '-') return ZERO
  if (exciseRule === '2') {
    const { currency, currencyRate = '1' } = request.basicInformation
    const bottom = product(pack!, currency === 'UGX' ? '1' : currencyRate)
    return quotient(product(qty!, stick!, exciseRate), bottom)
  }
  const [rate, vat] = [decimal(exciseRate), decimal(taxRate === '-' ? '0' : taxRate!)]
  return quotient(product(total, exciseRate), multiply(add(ONE, vat), add(ONE, rate)))
}

/** A receipt of who is not registered for VAT: it states none at all (3087). */
function isReceipt({ basicInformation }: Invoice): boolean {
  return basicInformation.invoiceKind === '2'
}

const isVat = ({ taxCategoryCode }: TaxRow) => ['01', '02', '03', '04', '11'].includes(taxCategoryCode ?? '')
const hasTax = ({ taxAmount }: TaxRow) => decimal(taxAmount).units !== 0n

const isNothing = (amount: string) => decimal(amount).units === 0n

/** What both a T109 and a T110 state below their lines. */
function footMutations<Request extends { taxDetails?: unknown; summary: Summary }>(
  taxCodeOf: (request: Request) => string,
): Mutation<Request>[] {
  return [
    onTaxRow(
      '1342: net and tax of a row',
      (row) => row.taxCategoryCode !== undefined,
      (row, _summary, sign) => addTo(row, 'grossAmount', sign(CENT)),
      () => '1342',
    ),
    onTaxRow(
      '2785: tax of a row below that of its lines',
      (row) => isVat(row) && hasTax(row),
      (row, _summary, sign) => {
        addTo(row, 'taxAmount', sign(MINUS_CENT))
        addTo(row, 'netAmount', sign(CENT))
      },
      () => '2785',
    ),
    onSummary(
      '1345: gross',
      (summary) => {
        addTo(summary, 'grossAmount', CENT)
        addTo(summary, 'netAmount', CENT)
      },
      () => '1345',
    ),
    onSummary(
      '1344: tax',
      (summary) => {
        // Tax of a note is not above zero (1296), net of a sale not below (1293).
        const isNote = summary.grossAmount.startsWith('-')
        const difference = isNote && isNothing(summary.taxAmount) ? MINUS_CENT : CENT
        addTo(summary, 'taxAmount', difference)
        if (!isNothing(summary.netAmount)) addTo(summary, 'netAmount', negate(difference))
      },
      taxCodeOf,
    ),
    onSummary(
      '1343: net',
      (summary) => addTo(summary, 'netAmount', CENT),
      () => '1343',
    ),
  ]
}

/** A cent on each amount of a T109 that the authority compares with another, and the code of its refusal. */
export const INVOICE_MUTATIONS: readonly Mutation<Invoice>[] = [
  onLine<Invoice>('1316: total of a line', offProduct, 'total', () => '1316'),
  onLine<Invoice>('2776: tax of a line', offTax, 'tax', (request) => (isReceipt(request) ? '3087' : '2776')),
  {
    name: '2794: excise duty of a line',
    spoil: (request) =>
      onLine<Invoice>(
        '',
        (line) => offDuty(line, request),
        'exciseTax',
        () => '2794',
      ).spoil(request),
  },
  ...footMutations<Invoice>((request) => (isReceipt(request) ? '3087' : '1344')),
  onTaxRow<Invoice>(
    '3050, 3051: tax of what bears none',
    ({ taxCategoryCode }) => taxCategoryCode === '02' || taxCategoryCode === '03',
    (row) => {
      addTo(row, 'taxAmount', CENT)
      addTo(row, 'grossAmount', CENT)
    },
    ({ taxCategoryCode }) => (taxCategoryCode === '02' ? '3050' : '3051'),
  ),
  onTaxRow<Invoice>(
    '2785: excise duty of a row below that of its lines',
    (row) => row.taxCategoryCode === '05' && hasTax(row),
    (row) => {
      addTo(row, 'taxAmount', MINUS_CENT)
      addTo(row, 'netAmount', CENT)
    },
    () => '2785',
  ),
  onTaxRow<Invoice>(
    '1317: gross of a row above that of its lines',
    (row) => isVat(row) && row.taxCategoryCode !== '04',
    (row, summary) => {
      for (const [part, member] of [
        [row, 'netAmount'],
        [row, 'grossAmount'],
        [summary, 'netAmount'],
        [summary, 'grossAmount'],
      ] as const)
        addTo(part, member, CENT)
    },
    () => '1317',
  ),
  {
    name: '2270: payments',
    spoil(request) {
      if (!request.payWay?.length) return undefined
      return {
        request: changed(request, (copy) => addTo(copy.payWay![0]!, 'paymentAmount', CENT)),
        refusal: '2270',
      }
    },
  },
]

/**
 * The same of an application for a credit note, whose amounts are below zero. A cent more of tax is told as too much of it: of a
 * line (1449), where the original had no more there, and of the sum (3116), where it had none.
 * @param original left out for a note that names none.
 */
export function applicationMutations(original: Invoice | undefined): readonly Mutation<Application>[] {
  return [
    {
      name: 'tax of a line of a note',
      spoil(request) {
        const row = request.goodsDetails.length - 1
        const spoilt = changed(request, ({ goodsDetails }) => addTo(goodsDetails[row]!, 'tax', MINUS_CENT))
        const { orderNumber, tax } = spoilt.goodsDetails[row]!
        const left = original && add(taxOf(original, Number(orderNumber)), decimal(tax))
        return { request: spoilt, refusal: left && left.units < 0n ? '1449' : '2776' }
      },
    },
    ...footMutations<Application>(() =>
      original && isNothing(original.summary.taxAmount) ? '3116' : '1344',
    ).map((mutation) => ({
      ...mutation,
      name: `${mutation.name} of a note`,
    })),
  ]
}

/** The tax of a line of an invoice, that of its discount taken off. */
function taxOf({ goodsDetails }: Invoice, orderNumber: number): Decimal {
  const [line, next] = goodsDetails.slice(orderNumber)
  return next?.discountFlag === '0' ? add(decimal(line!.tax), decimal(next.tax)) : decimal(line!.tax)
}
