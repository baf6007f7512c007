import { type Calculation, decimal, formatShort, type ResolvedDocument } from '@risiti/core'
import { shorten } from './shorten.js'

/** KRA's field holds no more. */
export const MOST_REMARK = 400

/**
 * What has no field of its own: currency, rate and total of a document in foreign currency, the explanation of a credit note,
 * and the note, which is cut where all of it is too long. Null when there is nothing to say.
 */
export function remarkOf(document: ResolvedDocument, calculation: Calculation): string | null {
  const said = [foreign(document, calculation), document.preceding?.explanation, document.note]
  const text = said.filter((part) => part !== undefined && part !== '').join(' ')
  return text === '' ? null : shorten(text, MOST_REMARK)
}

function foreign({ currency, exchangeRate }: ResolvedDocument, { documentTotals }: Calculation) {
  if (documentTotals === undefined || exchangeRate === undefined) return undefined
  return `${currency} ${documentTotals.gross} at ${formatShort(decimal(exchangeRate))} KES.`
}
