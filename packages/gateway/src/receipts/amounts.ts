import { formatAmount } from '@risiti/core'

/** Writes an amount with at least two decimals. */
export function withCents(amount: string): string {
  const text = formatAmount(amount)
  return text.includes('.') ? text : `${text}.00`
}

/** How a column of amounts is written: with cents as soon as one of them has any, so that its digits stand in line. */
export function writerFor(amounts: readonly string[]): (amount: string) => string {
  return amounts.some((amount) => formatAmount(amount).includes('.')) ? withCents : formatAmount
}
