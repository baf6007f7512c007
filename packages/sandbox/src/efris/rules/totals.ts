import { compare, type Decimal, decimal, isZero, multiply, subtract, sum } from '@risiti/core'
import { type Refusal, refuse } from '../contract.js'
import { isExcisable } from './excise.js'
import {
  absolute,
  amount,
  type GoodsLine,
  isDeemed,
  isDiscount,
  isOutOfScope,
  rateOf,
  type Sale,
  type TaxRow,
  toShillings,
} from './sale.js'

/**
 * 1345: the gross is that of the tax rows, excise duty apart, which the others hold. VAT that is deemed paid is not paid: its
 * row counts without. A receipt without tax rows has the sum of its lines.
 */
export function grossIsRight({ basic, lines, taxRows, summary }: Sale): Refusal | undefined {
  const isPlainReceipt = basic.invoiceKind === '2' && taxRows.length === 0
  const parts = isPlainReceipt ? lines.map((line) => line.total) : taxRows.map(payable)
  return compare(amount(summary.grossAmount), total(parts)) === 0 ? undefined : refuse('1345')
}

/** What a tax row adds to the gross of a document. */
export function payable({ taxCategoryCode, netAmount, grossAmount }: Payable): string | undefined {
  if (taxCategoryCode === '05') return undefined
  return taxCategoryCode === '04' ? netAmount : grossAmount
}

type Payable = Pick<TaxRow, 'taxCategoryCode' | 'netAmount' | 'grossAmount'>

/** 1344: the tax is that of the tax rows, but for what is deemed paid. */
export function taxIsRight({ taxRows, summary }: Sale): Refusal | undefined {
  const due = taxRows.filter((row) => row.taxCategoryCode !== '04').map((row) => row.taxAmount)
  return compare(amount(summary.taxAmount), total(due)) === 0 ? undefined : refuse('1344')
}

/** 1343: the net is what the gross leaves. */
export function netIsRight({ summary }: Sale): Refusal | undefined {
  const left = subtract(amount(summary.grossAmount), amount(summary.taxAmount))
  return compare(amount(summary.netAmount), left) === 0 ? undefined : refuse('1343')
}

/** 1304: the lines are counted, discounts apart. */
export function linesAreCounted({ lines, summary }: Sale): Refusal | undefined {
  const count = lines.filter((line) => !isDiscount(line)).length
  return summary.itemCount === String(count) ? undefined : refuse('1304')
}

/** 1317: the tax rows of a category have the gross of its lines. Inferred from the text of the code. */
export function taxRowsMatchLines({ basic, lines, taxRows }: Sale): Refusal | undefined {
  if (basic.invoiceKind === '2') return undefined
  const grossOf = (code: string) =>
    total(taxRows.filter((row) => row.taxCategoryCode === code).map((row) => row.grossAmount))
  const wrong = VAT_CATEGORIES.some((code) => {
    const own = lines.filter((line) => categoryOf(line) === code).map((line) => line.total)
    return compare(grossOf(code), total(own)) !== 0
  })
  const isCategorised = taxRows.every((row) => row.taxCategoryCode !== undefined)
  return isCategorised && (wrong || isFarOff(grossOf('05'), lines.filter(isExcisable)))
    ? refuse('1317')
    : undefined
}

/** The row of excise duty holds the price without VAT, rounded for each line. */
function isFarOff(gross: Decimal, lines: readonly GoodsLine[]): boolean {
  const prices = lines.map((line) => subtract(amount(line.total), amount(line.tax)))
  const off = absolute(subtract(gross, sum(prices)))
  return compare(off, multiply(decimal('0.01'), decimal(String(lines.length)))) > 0
}

const VAT_CATEGORIES = ['01', '02', '03', '04', '11'] as const

/** In which row the VAT of a line is counted. */
function categoryOf(line: GoodsLine): (typeof VAT_CATEGORIES)[number] {
  if (isDeemed(line)) return '04'
  if (isOutOfScope(line)) return '11'
  const rate = rateOf(line)
  if (rate === '-') return '03'
  return isZero(amount(rate)) ? '02' : '01'
}

/** 2075: the gross is within the seller's limit, which is in UGX. */
export function isWithinLimit(sale: Sale): Refusal | undefined {
  const { maxGrossAmount } = sale.supplier.rights
  return compare(inShillings(sale), decimal(maxGrossAmount)) > 0 ? refuse('2075') : undefined
}

/** The gross in UGX, at the rate of the day. */
export function inShillings(sale: Sale): Decimal {
  return toShillings(amount(sale.summary.grossAmount), sale)
}

/** 2270: what was paid is the gross. A switch: a third of the live documents break it. */
export function paymentsAddUp({ payments, summary, visit }: Sale): Refusal | undefined {
  if (!visit.books.switches.paymentSum || payments.length === 0) return undefined
  const paid = total(payments.map((payment) => payment.paymentAmount))
  return compare(paid, amount(summary.grossAmount)) === 0 ? undefined : refuse('2270')
}

function total(amounts: readonly (string | undefined)[]): Decimal {
  return sum(amounts.map(amount))
}
