import { type Calculation, calculate, InvalidInputError, type ResolvedDocument } from '@risiti/core'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ugandaRegime } from '#src/document/regime.js'
import { orderNumbersOf, toCreditApplication } from '#src/document/to-credit.js'
import type { CreditApplication } from '#src/document/wire.js'
import { applyCreditNote } from '#src/operations/t110-apply-credit-note.js'
import { runs } from '../runs.js'
import { documents } from './arbitraries.js'
import { vatSeller } from './sellers.js'

const facts = {
  registration: { ...vatSeller, isAllowOutOfScopeVAT: '1' } as typeof vatSeller,
  referenceNo: 'CN-1',
  appliedAt: new Date('2026-11-24T07:15:00Z'),
}

/** `undefined` for what core itself refuses, such as a discount above the line. */
function calculated(document: ResolvedDocument) {
  try {
    return calculate(document, ugandaRegime)
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInputError)
    return undefined
  }
}

/** The document taken back: all lines that came to something, and no levies. */
function noteOf({ levies: _, payments: __, ...sale }: ResolvedDocument, sold: Calculation): ResolvedDocument {
  return {
    ...sale,
    type: 'credit_note',
    preceding: { fiscalNumber: '325100000010', reason: 'returned' },
    lines: sale.lines
      .map((line, index) => ({ ...line, precedingLine: index + 1 }))
      .filter((_, index) => /[1-9]/.test(sold.lines[index]!.total)),
  }
}

/** Sales that can be taken back. */
const sales = documents.filter(
  ({ type, ext }) => type !== 'debit_note' && !ext?.ug?.creditMemo && ext?.ug?.industry !== 'export',
)

const sum = (values: readonly string[]) => values.reduce((total, value) => total.plus(value), new Decimal(0))

/** What is wrong with the arithmetic of an application, by the authority's own words. */
function wrongs({ goodsDetails, taxDetails, summary }: CreditApplication): string[] {
  const deemed = sum(goodsDetails.filter(({ deemedFlag }) => deemedFlag === '1').map(({ tax }) => tax))
  const excise = sum(goodsDetails.map(({ exciseTax }) => exciseTax ?? '0'))
  const vat = sum(goodsDetails.map(({ tax }) => tax)).minus(deemed)
  const gross = sum(goodsDetails.map(({ total }) => total)).minus(deemed)
  const isVatRow = ({ taxCategoryCode }: { taxCategoryCode?: string | undefined }) => taxCategoryCode !== '05'
  const lines = goodsDetails.flatMap(({ qty, unitPrice, total, tax, taxRate }, row) => {
    const rate = new Decimal(taxRate === '0.18' ? '0.18' : 0)
    const exact = new Decimal(total).times(rate).div(rate.plus(1))
    return [
      ...(new Decimal(qty).times(unitPrice).minus(total).abs().lessThan('0.01')
        ? []
        : [`price of row ${row}`]),
      ...(exact.minus(tax).abs().lessThanOrEqualTo('0.005') ? [] : [`2776 at row ${row}`]),
      ...(Number(qty) < 0 && Number(total) < 0 && Number(tax) <= 0 && Number(unitPrice) > 0 ? [] : ['signs']),
    ]
  })
  return [
    ...lines,
    ...(gross.equals(summary.grossAmount) ? [] : ['1345']),
    ...(vat.plus(excise).equals(summary.taxAmount) ? [] : ['1344']),
    ...(new Decimal(summary.grossAmount).minus(summary.taxAmount).equals(summary.netAmount) ? [] : ['1343']),
    ...(sum(taxDetails.filter(isVatRow).map(({ taxAmount }) => taxAmount)).equals(vat.plus(deemed))
      ? []
      : ['2785']),
  ]
}

test('every document that is taken back keeps to the arithmetic of applications, in the order of its rows', () => {
  let written = 0
  fc.assert(
    fc.property(sales, (sale) => {
      const sold = calculated(sale)
      const note = sold && noteOf(sale, sold)
      const calculation = note && note.lines.length > 0 ? calculated(note) : undefined
      // A share of a discount may still leave nothing of a line.
      if (!note || !calculation?.lines.every(({ total }) => /[1-9]/.test(total))) return
      const orderNumbers = orderNumbersOf(sold)
      const original = { invoiceId: '929328995460020736', invoiceNo: '325100000010', orderNumbers }
      const t110 = toCreditApplication(note, calculation, { ...facts, original })
      expect(applyCreditNote.request().safeParse(t110).error).toBeUndefined()
      expect(wrongs(t110)).toEqual([])
      expect(t110.goodsDetails.map(({ orderNumber }) => Number(orderNumber))).toEqual(
        note.lines.map(({ precedingLine }) => orderNumbers[precedingLine! - 1]),
      )
      written++
    }),
    runs(150),
  )
  expect(written).toBeGreaterThan(30)
})
