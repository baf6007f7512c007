import { calculate, type ResolvedDocument, UnreadableAnswerError } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { documentFromApplication, noteStateFrom } from '#src/document/from-credit.js'
import { documentFromInvoice, type InvoiceAnswer } from '#src/document/from-invoice.js'
import { ugandaRegime } from '#src/document/regime.js'
import { failure } from '../failures.js'

/** A stored document, some parts of it changed. */
function answer(changes: Record<string, object> = {}): InvoiceAnswer {
  const parts: Record<string, object> = {
    sellerDetails: { tin: '1000029771', referenceNo: 'R-1' },
    basicInformation: {
      invoiceNo: '325100000010',
      antifakeCode: '12345678901234567890',
      deviceNo: '1000029771_02',
      issuedDate: '23/11/2026 10:15:02',
      currency: 'UGX',
      currencyRate: '1',
      operator: 'Asha',
      invoiceType: '1',
      invoiceKind: '1',
    },
    buyerDetails: { buyerType: '1', buyerLegalName: 'Walk-in customer' },
    summary: {
      netAmount: '4237.29',
      taxAmount: '762.71',
      grossAmount: '5000',
      qrCode: 'https://example.test/',
    },
  }
  const lists = { goodsDetails: [row()], taxDetails: [], payWay: [] }
  const merged = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, { ...part, ...changes[name] }]),
  )
  return { ...lists, ...changes, ...merged } as unknown as InvoiceAnswer
}

function row(changes: object = {}) {
  return {
    item: 'Soda 500 ml',
    itemCode: 'SODA-500',
    qty: '2',
    unitOfMeasure: 'PCE',
    unitPrice: '2500',
    total: '5000',
    taxRate: '0.18',
    tax: '762.71',
    orderNumber: '0',
    discountFlag: '2',
    deemedFlag: '2',
    exciseFlag: '2',
    goodsCategoryId: '50202306',
    ...changes,
  }
}

describe('a stored document', () => {
  test('is a sale with its number, its time in Kampala and its lines', () => {
    expect(documentFromInvoice(answer())).toEqual({
      type: 'invoice',
      number: 'R-1',
      device: '1000029771_02',
      currency: 'UGX',
      issuedAt: '2026-11-23T10:15:02+03:00',
      operator: 'Asha',
      lines: [
        {
          item: 'SODA-500',
          name: 'Soda 500 ml',
          quantity: '2',
          unit: 'PCE',
          unitPrice: '2500',
          tax: 'standard',
          priceIncludesTax: true,
          classification: { scheme: 'ug-commodity', code: '50202306' },
        },
      ],
    })
  })

  test('bears the name of the device that the caller says', () => {
    expect(documentFromInvoice(answer(), 'ug-shop-1').device).toBe('ug-shop-1')
  })

  test('has its fiscal number where the seller gave none', () => {
    expect(documentFromInvoice(answer({ sellerDetails: { referenceNo: '' } })).number).toBe('325100000010')
  })

  test.each([
    ['1', { type: 'invoice' }],
    ['4', { type: 'debit_note', preceding: { fiscalNumber: '325100000001', reason: 'requested_by_buyer' } }],
    ['5', { type: 'credit_note', preceding: { reason: 'rebate' }, ext: { ug: { creditMemo: true } } }],
    ['2', { type: 'credit_note', preceding: { fiscalNumber: '325100000001', reason: 'cancelled' } }],
  ])('of the type %s', (invoiceType, expected) => {
    const basicInformation = {
      invoiceType,
      ...(invoiceType === '5' ? {} : { oriInvoiceNo: '325100000001', oriIssuedDate: '20/11/2026 08:00:00' }),
    }
    const read = documentFromInvoice(answer({ basicInformation, extend: { reasonCode: '102' } }))
    expect(read).toMatchObject(expected)
    if (read.preceding?.fiscalNumber) expect(read.preceding.issuedAt).toBe('2026-11-20T08:00:00+03:00')
  })

  test.each([
    ['a receipt names no tax', { taxRate: '0' }, '2', 'out_of_scope'],
    ['an empty rate is exempt', { taxRate: '' }, '1', 'exempt'],
    ['a dash is exempt', { taxRate: '-' }, '1', 'exempt'],
    ['nothing is zero rated', { taxRate: '0.00' }, '1', 'zero'],
    ['four decimals are a rate too', { taxRate: '0.1800' }, '1', 'standard'],
    ['out of scope', { taxRate: '0', vatApplicableFlag: '0' }, '1', 'out_of_scope'],
    ['deemed', { item: 'Soda (Deemed)', deemedFlag: '1' }, '1', 'deemed'],
  ])('tax: %s', (_what, changes, invoiceKind, tax) => {
    const read = documentFromInvoice(
      answer({ basicInformation: { invoiceKind }, goodsDetails: [row(changes)] }),
    )
    expect(read.lines[0]?.tax).toBe(tax)
    expect(read.type).toBe(invoiceKind === '2' ? 'receipt' : 'invoice')
  })

  test.each([
    ['104', 'cheque'],
    ['108', 'card'],
    ['109', 'bank_transfer'],
    ['110', 'bank_transfer'],
    ['999', 'other'],
  ])('payment %s is %s', (paymentMode, method) => {
    const read = documentFromInvoice(answer({ payWay: [{ paymentMode, paymentAmount: '5000.00' }] }))
    expect(read.payments).toEqual([{ method, amount: '5000' }])
  })

  test('payments that do not come to the gross are left out', () => {
    const payWay = [{ paymentMode: '101', paymentAmount: '95000' }]
    expect(documentFromInvoice(answer({ payWay }))).not.toHaveProperty('payments')
  })

  test.each([
    ['CM900000001234', 'ug-nin'],
    ['80020001234567', 'ug-brn'],
  ])('%s is a %s', (buyerNinBrn, scheme) => {
    const read = documentFromInvoice(answer({ buyerDetails: { buyerNinBrn } }))
    expect(read.buyer?.taxId).toEqual({ scheme, value: buyerNinBrn })
  })

  test('in a foreign currency has the rate of the authority; an enabler has none', () => {
    const rateOf = (currencyRate: string) =>
      documentFromInvoice(answer({ basicInformation: { currency: 'USD', currencyRate } })).exchangeRate
    expect([rateOf('3840.6521'), rateOf('0')]).toEqual(['3840.6521', undefined])
  })

  test('a note whose tax was cut says so, and comes to what was taken back', () => {
    // 0.10 x 0.18 / 1.18 is 0.01525: cut 0.01, rounded 0.02.
    const taken = row({ qty: '-1', unitPrice: '0.1', total: '-0.1', tax: '-0.01' })
    const read = documentFromInvoice(
      answer({
        basicInformation: { invoiceType: '2', oriInvoiceNo: '325100000001' },
        goodsDetails: [taken],
        extend: { reasonCode: '101' },
      }),
    )
    expect(calculate(read as ResolvedDocument, ugandaRegime).totals).toMatchObject({
      gross: '0.10',
      tax: '0.01',
    })
  })

  test('a discounted line of which the discount line was lost still has its discount', () => {
    const goodsDetails = [row({ discountFlag: '1', discountTotal: '-500.0' })]
    expect(documentFromInvoice(answer({ goodsDetails })).lines[0]?.discount).toEqual({ amount: '500' })
  })
})

describe('what cannot be read is told', () => {
  test.each<[string, InvoiceAnswer, RegExp]>([
    ['nothing at all', {} as InvoiceAnswer, /the kind of document "" is not known/],
    [
      'another type',
      answer({ basicInformation: { invoiceType: '9' } }),
      /the kind of document "9" is not known/,
    ],
    ['no lines', answer({ goodsDetails: [] }), /\/lines/],
    ['a line without code', answer({ goodsDetails: [row({ itemCode: '' })] }), /\/lines\/0\/item is missing/],
    [
      'a line without price',
      answer({ goodsDetails: [row({ unitPrice: undefined })] }),
      /\/lines\/0\/unitPrice/,
    ],
    ['a time like none', answer({ basicInformation: { issuedDate: 'yesterday' } }), /\/issuedAt/],
    [
      'another kind of buyer',
      answer({ buyerDetails: { buyerType: '7', buyerLegalName: 'A' } }),
      /\/buyer\/kind/,
    ],
    ['another industry', answer({ basicInformation: { invoiceIndustryCode: '199' } }), /\/ext\/ug\/industry/],
    ['another tax', answer({ taxDetails: [{ taxCategoryCode: '77' }] }), /tax category "77" is not known/],
    [
      'a levy on what no line has',
      answer({ taxDetails: [{ taxCategoryCode: '10', netAmount: '40000', taxAmount: '8000' }] }),
      /levy 10 has a net amount that no line has/,
    ],
  ])('%s', (_what, given, message) => {
    const error = failure(() => documentFromInvoice(given)) as unknown as UnreadableAnswerError
    expect(error).toBeInstanceOf(UnreadableAnswerError)
    expect(error.message).toMatch(message)
    expect(error.content).toBe(given)
  })
})

describe('an application', () => {
  test.each([
    [
      { approveStatus: '102', referenceNo: 'A-1' },
      { state: 'pending', reference: 'A-1' },
    ],
    [
      { approveStatus: '101', referenceNo: 'A-1', invoiceNo: '325100000019' },
      { state: 'approved', fiscalNumber: '325100000019', reference: 'A-1' },
    ],
    [
      { approveStatusCode: '101', refundInvoiceNo: '325100000019' },
      { state: 'approved', fiscalNumber: '325100000019' },
    ],
    [
      { approveStatusCode: '103', approveRemarks: 'Wrong lines' },
      { state: 'rejected', remark: 'Wrong lines' },
    ],
    [
      { approveStatus: '104', referenceNo: 'A-1' },
      { state: 'voided', reference: 'A-1' },
    ],
  ])('%#', (row, state) => {
    expect(noteStateFrom(row as Parameters<typeof noteStateFrom>[0])).toEqual(state)
  })

  test.each([
    [{ approveStatus: '101' }, /its number is missing/],
    [{ approveStatus: '200' }, /the state "200" of the application is not known/],
    [{}, /the state "" of the application is not known/],
  ])('that cannot be read is told (%#)', (row, message) => {
    const error = failure(() => noteStateFrom(row as Parameters<typeof noteStateFrom>[0])) as Error
    expect(error).toBeInstanceOf(UnreadableAnswerError)
    expect(error.message).toMatch(message)
  })

  const detail = {
    oriInvoiceNo: '325100000010',
    issuedDate: '20/11/2026 08:00:00',
    referenceNo: 'A-1',
    sellersReferenceNo: 'CN-1',
    selectRefundReasonCode: '105',
    reason: 'Damp',
    applicationTime: '23/11/2026',
    currency: 'UGX',
    buyerNin: 'CM900000001234',
    buyerEmailAddress: 'asha@example.com',
  }
  const taken = {
    itemName: 'Soda 500 ml',
    unit: 'PCE',
    ...row({ qty: '-2', total: '-5000', tax: '-762.71' }),
  }

  test('is the note that was applied for', () => {
    const content = {
      goodsDetails: [taken],
      payWay: [{ paymentMode: '102', paymentAmount: '5000' }],
      summary: { grossAmount: '-5000' },
      basicInformation: { invoiceIndustryCode: '107' as const },
    }
    expect(documentFromApplication(detail, content, 'ug-shop-1')).toMatchObject({
      type: 'credit_note',
      number: 'CN-1',
      device: 'ug-shop-1',
      issuedAt: '2026-11-23T00:00:00+03:00',
      preceding: {
        fiscalNumber: '325100000010',
        issuedAt: '2026-11-20T08:00:00+03:00',
        reason: 'other',
        explanation: 'Damp',
      },
      buyer: {
        kind: 'consumer',
        email: 'asha@example.com',
        taxId: { scheme: 'ug-nin', value: 'CM900000001234' },
      },
      lines: [{ item: 'SODA-500', name: 'Soda 500 ml', quantity: '2', unit: 'PCE' }],
      payments: [{ method: 'cash', amount: '5000' }],
      ext: { ug: { industry: 'hotel' } },
    })
  })

  test('about an imported service has its supplier, and the importer is no buyer', () => {
    const supplier = {
      importBusinessName: 'Rotterdam Advice B.V.',
      importAddress: 'Quay 1',
      importInvoiceDate: '2026-11-19',
    }
    const content = { goodsDetails: [taken], basicInformation: { invoiceIndustryCode: '104' as const } }
    const read = documentFromApplication({ ...detail, ...supplier }, content, 'ug')
    expect(read.buyer).toBeUndefined()
    expect(read.ext?.ug?.importedService).toMatchObject({ supplier: { name: 'Rotterdam Advice B.V.' } })
  })

  test('without lines cannot be read', () => {
    expect(() => documentFromApplication(detail, {}, 'ug')).toThrow(UnreadableAnswerError)
  })
})
