import {
  type Decimal,
  decimal,
  formatShort,
  isZero,
  minimum,
  type ResolvedDocument,
  subtract,
} from '@risiti/core'
import { PAYMENT_CODES } from './code-map.js'
import type { Invoice } from './wire.js'

/**
 * What was paid, by what is kept of it: change is taken off the cash, first payment first, and cash that comes to nothing is left
 * out. The letter of a payment is that of its place in the document, so that a place on the wire can be told in the document.
 */
export function paymentsOf({ payments = [], change = '0' }: ResolvedDocument): Pick<Invoice, 'payWay'> {
  let back: Decimal = decimal(change)
  const payWay = payments.flatMap(({ method, amount }, index) => {
    const tendered = decimal(amount)
    const taken = method === 'cash' ? minimum(tendered, back) : decimal('0')
    back = subtract(back, taken)
    const kept = subtract(tendered, taken)
    if (isZero(kept)) return []
    return [
      {
        paymentMode: PAYMENT_CODES[method]!,
        paymentAmount: isZero(taken) ? amount : formatShort(kept),
        orderNumber: letterOf(index),
      },
    ]
  })
  return payWay.length > 0 ? { payWay } : {}
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** A letter for a place: a document has at most twenty payments. */
function letterOf(index: number): string {
  return LETTERS[index]!
}

/** The place of the payment that has a letter. */
export function placeOfLetter(letter: string): number | undefined {
  const index = letter === '' ? -1 : LETTERS.indexOf(letter)
  return index < 0 ? undefined : index
}
