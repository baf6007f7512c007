import { calculate, decimal, format, parseDocument, type ResolvedDocument, round } from '@risiti/core'
import { gavaconnect, readJson } from '@risiti/etims/channels'
import {
  documentFromSalesRow,
  regimeFor,
  type SaleRequest,
  type SalesRow,
  toSale,
} from '@risiti/etims/document'
import { describe, expect, it } from 'vitest'
import { hasSpec, readSample, sampleNames } from './spec.js'

/* Sales that KRA accepted, as its lists gave them back and as they were sent. */

const FILES = /^(selectTrnsSalesList|selectInvoiceDetails|sendSalesTransaction)\..*(live|accepted)/

type Recorded = SalesRow | SaleRequest

function recordedIn(name: string): Recorded[] {
  const content = readJson(readSample(name)) as { data?: { salesList: SalesRow[] } } & SaleRequest
  return content.data?.salesList ?? [content]
}

const recorded = sampleNames(FILES).flatMap((name) =>
  recordedIn(name).map((sale) => [name, sale.invcNo, sale] as const),
)

const cents = (amount: unknown) => format(round(decimal(String(amount)), 2))

describe.runIf(hasSpec)('every sale that KRA recorded', () => {
  it('is there', () => expect(recorded.length).toBeGreaterThanOrEqual(8))

  it.each(recorded)('%s: %i comes to the same when it is computed again', (_name, _number, sale) => {
    const document = documentFromSalesRow(sale) as ResolvedDocument
    expect(parseDocument(document)).toEqual(document)
    const calculation = calculate(document, regimeFor(gavaconnect))
    expect(calculation.totals).toMatchObject({
      net: cents(sale.totTaxblAmt),
      tax: cents(sale.totTaxAmt),
      gross: cents(sale.totAmt),
    })
    expect(calculation.lines.map(({ net, tax, total }) => [net, tax, total])).toEqual(
      sale.itemList.map(({ taxblAmt, taxAmt, totAmt }) => [cents(taxblAmt), cents(taxAmt), cents(totAmt)]),
    )
  })

  it.each(recorded)('%s: %i is written as it was', (_name, invcNo, sale) => {
    const document = documentFromSalesRow(sale) as ResolvedDocument
    const confirmedAt = new Date('2026-11-23T09:00:00Z')
    const original =
      sale.rcptTyCd === 'R' ? { invcNo: sale.orgInvcNo, buyerName: sale.custNm ?? null } : undefined
    const facts = { invcNo, confirmedAt, profile: gavaconnect, ...(original ? { original } : {}) }
    const again = toSale(document, calculate(document, regimeFor(gavaconnect)), facts)
    const amounts = Object.keys(again).filter((name) => /^(taxblAmt|taxAmt|taxRt|tot)/.test(name))
    for (const name of amounts as (keyof SaleRequest & keyof SalesRow)[])
      expect([name, cents(again[name])]).toEqual([name, cents(sale[name])])
    const { rcptTyCd, orgInvcNo, custTin, pmtTyCd, salesDt, rfdRsnCd } = sale
    expect(again).toMatchObject({ rcptTyCd, orgInvcNo, custTin, pmtTyCd, salesDt, rfdRsnCd })
  })
})
