import { decimal, formatAmount, isZero } from '@risiti/core'
import { type Pair, pair } from './layout.js'
import type { ReceiptView } from './view.js'
import { PAYMENT_WORDS } from './words.js'

/** Writes an amount of the document, or of the calculation. */
export type Writer = (amount: string) => string

/** What was tendered and what came back. Both are in the currency of the document, which is named where it is not the receipt's. */
export function paymentPairs({ document, calculation }: ReceiptView, write: Writer, prefix = ''): Pair[] {
  const isForeign = document.currency !== calculation.currency
  const amount = (text: string) => (isForeign ? `${document.currency} ${write(text)}` : write(text))
  const { payments = [], change = '0' } = document
  return [
    ...payments.map((payment) => ({
      label: `${prefix}${PAYMENT_WORDS[payment.method]}`,
      value: amount(payment.amount),
    })),
    ...(isZero(decimal(change)) ? [] : [{ label: 'Change', value: amount(change) }]),
  ]
}

/** The total as the customer knows it, where the authority takes another currency, and the rate that is frozen on the document. */
export function foreignPairs(view: ReceiptView, write: Writer, home: string): (Pair | undefined)[] {
  const { document, calculation } = view
  const { currency, exchangeRate } = document
  if (currency === home) return []
  const own = calculation.documentTotals
  return [
    own && pair(`Total in ${currency}`, `${currency} ${write(own.gross)}`),
    exchangeRate === undefined
      ? undefined
      : pair('Exchange rate', `${currency} 1 = ${home} ${formatAmount(exchangeRate)}`),
  ]
}
