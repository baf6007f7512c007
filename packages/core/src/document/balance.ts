import {
  add,
  type Decimal,
  decimal,
  format,
  formatShort,
  round,
  subtract,
  sum,
  ZERO,
} from '../money/decimal.js'
import type { CalculatedLine, Calculation } from '../tax/calculation.js'
import type { Subject } from './rule.js'

/** What is left of one line. Decimal texts, in the currency of the calculation; the amounts are after every discount. */
export interface LineBalance {
  /** The line of the original, the first is 1. */
  readonly line: number
  readonly quantity: string
  readonly net: string
  /** VAT. */
  readonly tax: string
  readonly gross: string
}

/** What credit notes have left of a document. */
export interface Balance {
  /** ISO 4217: that of the calculation. */
  readonly currency: string
  /** Every line of the original, in its order. */
  readonly lines: readonly LineBalance[]
  readonly totals: Omit<LineBalance, 'line' | 'quantity'>
}

/** What is left of a line, with its amount in the terms of the calculation's prices: with VAT, or without. */
export interface Left {
  readonly quantity: Decimal
  readonly amount: Decimal
  readonly tax: Decimal
  readonly gross: Decimal
}

/**
 * What is left of a document for credit notes to take back, line by line.
 * @param earlier the credit notes on it that count: those that wait for a decision, and those that were approved. Their lines say
 * in `precedingLine` what they took.
 */
export function balanceOf(original: Subject, earlier: readonly Subject[] = []): Balance {
  const lines = leftOf(original, earlier).map(({ quantity, tax, gross }, index) => ({
    line: index + 1,
    quantity: formatShort(quantity),
    net: format(subtract(gross, tax)),
    tax: format(tax),
    gross: format(gross),
  }))
  const total = (name: 'net' | 'tax' | 'gross') =>
    format(round(sum(lines.map((line) => decimal(line[name]))), 2))
  return {
    currency: original.calculation.currency,
    lines,
    totals: { net: total('net'), tax: total('tax'), gross: total('gross') },
  }
}

/** The same, to compute with. */
export function leftOf(original: Subject, earlier: readonly Subject[]): Left[] {
  const left = original.document.lines.map((): Left => NOTHING)
  const enter = (place: number, line: CalculatedLine, prices: Calculation['prices'], isTaken: boolean) => {
    const before = left[place]
    if (before) left[place] = moved(before, amountsOf(line, prices), isTaken)
  }
  for (const line of original.calculation.lines) enter(line.index, line, original.calculation.prices, false)
  for (const { document, calculation } of earlier) {
    if (document.type !== 'credit_note') continue
    for (const line of calculation.lines) {
      enter((document.lines[line.index]?.precedingLine ?? 0) - 1, line, calculation.prices, true)
    }
  }
  return left
}

const NOTHING: Left = { quantity: ZERO, amount: ZERO, tax: ZERO, gross: ZERO }

function amountsOf({ quantity, total, net, tax }: CalculatedLine, prices: Calculation['prices']): Left {
  return {
    quantity: decimal(quantity),
    amount: decimal(prices === 'inclusive' ? total : net),
    tax: decimal(tax),
    gross: decimal(total),
  }
}

function moved(a: Left, b: Left, isTaken: boolean): Left {
  const move = isTaken ? subtract : add
  return {
    quantity: move(a.quantity, b.quantity),
    amount: move(a.amount, b.amount),
    tax: move(a.tax, b.tax),
    gross: move(a.gross, b.gross),
  }
}
