import { UnreadableAnswerError } from '@risiti/core'
import { fromSaleAnswer, fromSalesRow, type SalesRow } from '@risiti/etims/document'
import { describe, expect, it } from 'vitest'
import { selectInvoiceDetails } from '#src/operations/select-invoice-details.js'
import { sale, signed } from '../samples.js'

const SDC = 'KRACU0400000001'

function row(facts: Record<string, unknown> = {}): SalesRow {
  const { receipt, ...request } = sale()
  const answer = {
    salesList: [
      {
        ...request,
        cfmDt: '2026-11-23 10:15:00',
        receipt: {
          ...receipt,
          ...signed,
          rcptPbctDt: '2026-11-23 10:15:02.0',
          sdcDateTime: '2026-11-23 10:15:02.0',
        },
        ...facts,
      },
    ],
  }
  return selectInvoiceDetails.response().parse(answer).salesList[0]!
}

describe('fromSalesRow', () => {
  it('tells in neutral words what KRA holds', () => {
    expect(fromSalesRow(row(), SDC)).toEqual({
      number: 'KRACU0400000001/12',
      invcNo: 7,
      originalInvcNo: 0,
      receiptNumber: '12',
      totalReceiptNumber: '15',
      signature: signed.rcptSign,
      internalData: signed.intrlData,
      total: '100.00',
      tax: '13.79',
      currency: 'KES',
      type: 'S',
      buyerTaxId: null,
      buyerName: 'CASH',
      confirmedAt: new Date('2026-11-23T07:15:00Z'),
      signedAt: new Date('2026-11-23T07:15:02Z'),
      lineCount: 1,
    })
  })

  it('does not invent a time', () => {
    expect(() => fromSalesRow(row({ cfmDt: 'yesterday' }), SDC)).toThrow(UnreadableAnswerError)
  })
})

describe('fromSaleAnswer', () => {
  it('agrees with the row about the signature', () => {
    expect(fromSalesRow(row(), SDC)).toMatchObject(fromSaleAnswer(signed, SDC))
  })
})
