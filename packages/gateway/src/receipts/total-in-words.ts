import { amountInWords } from './number-words.js'
import { amountInSwahili } from './swahili-numbers.js'
import type { ReceiptView } from './view.js'

/** What is paid, or paid back, in words of the receipt's language. */
export function totalInWords({ document, calculation, settings }: ReceiptView): string {
  const { currency, totals } = calculation
  const isCredit = document.type === 'credit_note'
  if (settings?.language === 'sw')
    return `${isCredit ? 'Toa ' : ''}${amountInSwahili(totals.gross, currency)}`
  const words = amountInWords(totals.gross, currency)
  return isCredit ? `Minus ${words[0]!.toLowerCase()}${words.slice(1)}` : words
}
