import { compare, type Decimal, decimal, formatEat, multiply, subtract, sum } from '@risiti/core'
import { type Refusal, refuse } from '../contract.js'
import { TAX_CATEGORIES } from '../dictionary.js'
import { amount, isDiscount, type Sale } from './sale.js'
import { isSameRate } from './tax.js'

/** 1345: the gross is that of the tax rows. A receipt without tax rows has the sum of its lines. */
export function grossIsRight({ basic, lines, taxRows, summary }: Sale): Refusal | undefined {
  const isPlainReceipt = basic.invoiceKind === '2' && taxRows.length === 0
  const parts = isPlainReceipt ? lines.map((line) => line.total) : taxRows.map((row) => row.grossAmount)
  return compare(amount(summary.grossAmount), total(parts)) === 0 ? undefined : refuse('1345')
}

/** 1344: the tax is that of the tax rows. */
export function taxIsRight({ taxRows, summary }: Sale): Refusal | undefined {
  const ofRows = total(taxRows.map((row) => row.taxAmount))
  return compare(amount(summary.taxAmount), ofRows) === 0 ? undefined : refuse('1344')
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
  const wrong = Object.entries(TAX_CATEGORIES).some(([code, { rate }]) => {
    const rows = taxRows.filter((row) => row.taxCategoryCode === code).map((row) => row.grossAmount)
    const own = lines.filter((line) => isSameRate(line.taxRate ?? '', rate)).map((line) => line.total)
    return compare(total(rows), total(own)) !== 0
  })
  const isCategorised = taxRows.every((row) => row.taxCategoryCode !== undefined)
  return wrong && isCategorised ? refuse('1317') : undefined
}

/** 2075: the gross is within the seller's limit, which is in UGX. */
export function isWithinLimit(sale: Sale): Refusal | undefined {
  const { maxGrossAmount } = sale.visit.taxpayer.rights
  return compare(inShillings(sale), decimal(maxGrossAmount)) > 0 ? refuse('2075') : undefined
}

/** The gross in UGX, at the rate of the day. */
export function inShillings({ basic, summary, visit }: Sale): Decimal {
  const today = visit.books.rates.on(basic.currency ?? '', formatEat(visit.now, 'yyyy-MM-dd'))
  return multiply(amount(summary.grossAmount), decimal(today?.rate ?? '1'))
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
