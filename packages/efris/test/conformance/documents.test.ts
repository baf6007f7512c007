import {
  add,
  calculate,
  decimal,
  formatShort,
  type ResolvedDocument,
  UnreadableAnswerError,
} from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { documentFromInvoice } from '#src/document/from-invoice.js'
import { ugandaRegime } from '#src/document/regime.js'
import { hasSpec, innerOf, sampleNames } from './spec.js'

/*
 * Documents that the authority accepted, read back and computed anew: their sums and the tax of each line must come out again. None
 * of them differs; one that does would be named here with its reason.
 */

const accepted = [...sampleNames('T109-enabler-answer'), ...sampleNames('T109-live-accepted')]

const short = (amount: string) => formatShort(decimal(amount))

interface StoredLine {
  readonly tax: string
  readonly discountFlag: string
}

/** The tax of each line, with that of the discount that follows it. */
function taxesOf(rows: readonly StoredLine[]): string[] {
  return rows.flatMap(({ tax, discountFlag }, index) => {
    if (discountFlag === '0') return []
    const next = rows[index + 1]
    return [formatShort(add(decimal(tax), decimal(next?.discountFlag === '0' ? next.tax : '0')))]
  })
}

describe.runIf(hasSpec)('accepted documents', () => {
  test('are there', () => {
    expect(accepted.length).toBeGreaterThanOrEqual(15)
  })

  test.each(accepted)('%s comes to what was accepted', (name) => {
    const answer = innerOf(name, 'response')
    const document = documentFromInvoice(answer)
    const { lines, totals } = calculate(document as ResolvedDocument, ugandaRegime)
    const { grossAmount, taxAmount, netAmount } = answer.summary
    expect({ gross: short(totals.gross), tax: short(totals.tax), net: short(totals.net) }).toEqual({
      gross: short(grossAmount),
      tax: short(taxAmount),
      net: short(netAmount),
    })
    expect(lines.map(({ tax }) => short(tax))).toEqual(taxesOf(answer.goodsDetails))
  })

  test.each(['T108-spec.json', 'T109-spec.json'])(
    '%s, which is no real document, is told as such',
    (name) => {
      expect(() => documentFromInvoice(innerOf(name, 'response'))).toThrow(UnreadableAnswerError)
    },
  )
})
