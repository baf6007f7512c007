import { describe, expect, test } from 'vitest'
import { fromInvoice } from '#src/document/from-efris.js'

const answer = {
  sellerDetails: { tin: '1000029771', referenceNo: 'R-1' },
  basicInformation: {
    invoiceNo: '325100000010',
    antifakeCode: '12345678901234567890',
    deviceNo: '1000029771_02',
    issuedDate: '23/11/2026 10:15:02',
    currency: 'UGX',
    invoiceType: '1',
  },
  buyerDetails: { buyerTin: '1000029772' },
  summary: {
    netAmount: '4237.29',
    taxAmount: '762.71',
    grossAmount: '5000',
    qrCode: 'https://example.test/',
  },
}

describe('a stored document', () => {
  test('gives what identifies and proves it, and what it must agree with', () => {
    expect(fromInvoice(answer)).toEqual({
      number: '325100000010',
      verificationCode: '12345678901234567890',
      qr: 'https://example.test/',
      issuedAt: new Date('2026-11-23T07:15:02Z'),
      deviceId: '1000029771_02',
      invoiceType: '1',
      currency: 'UGX',
      gross: '5000',
      tax: '762.71',
      buyerTin: '1000029772',
      referenceNo: 'R-1',
      sellerTin: '1000029771',
      lineCount: 0,
      isNumberedOffline: false,
    })
  })

  test('an enabler writes the time the other way round', () => {
    const basicInformation = { ...answer.basicInformation, issuedDate: '2026-11-23 10:15:02' }
    expect(fromInvoice({ ...answer, basicInformation })?.issuedAt).toEqual(new Date('2026-11-23T07:15:02Z'))
  })

  test('a walk-in customer has no TIN', () => {
    const { buyerDetails: _, ...rest } = answer
    expect(fromInvoice(rest)?.buyerTin).toBeUndefined()
  })

  test.each([
    ['number', { basicInformation: { ...answer.basicInformation, invoiceNo: '' } }],
    ['verification code', { basicInformation: { ...answer.basicInformation, antifakeCode: '' } }],
    ['QR text', { summary: { ...answer.summary, qrCode: undefined } }],
    ['time', { basicInformation: { ...answer.basicInformation, issuedDate: 'yesterday' } }],
  ])('without its %s it proves nothing', (_what, changes) => {
    expect(fromInvoice({ ...answer, ...changes } as typeof answer)).toBeUndefined()
  })
})
