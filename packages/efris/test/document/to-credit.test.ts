import { InvalidInputError } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { type CreditFacts, orderNumbersOf, toCreditApplication } from '#src/document/to-credit.js'
import { applyCreditNote } from '#src/operations/t110-apply-credit-note.js'
import { failure } from '../failures.js'
import { computed, duty, line, memo, note, project, receipt, supplied, TIN } from './sales.js'
import { sellerWithoutVat, vatSeller } from './sellers.js'

const facts: CreditFacts = {
  registration: vatSeller,
  referenceNo: 'CN-1',
  appliedAt: new Date('2026-11-24T07:16:02Z'),
  original: { invoiceId: '929328995460020736', invoiceNo: '325100000010', orderNumbers: [0, 2, 3] },
}

function write(input: object, changes: Partial<CreditFacts> = {}) {
  const { document, calculation } = computed(input)
  const t110 = toCreditApplication(document, calculation, { ...facts, ...changes })
  expect(applyCreditNote.request().safeParse(t110).error).toBeUndefined()
  return t110
}

const returned = (...lines: object[]) => note('credit_note', 'returned', { lines })

describe('the application', () => {
  test('names the original, the reason, the time and whom to ask', () => {
    expect(
      write(
        note('credit_note', 'other', {
          preceding: { fiscalNumber: '325100000010', reason: 'other', explanation: 'Damp' },
          note: 'Thank you',
        }),
      ),
    ).toMatchObject({
      oriInvoiceId: '929328995460020736',
      oriInvoiceNo: '325100000010',
      reasonCode: '105',
      reason: 'Damp',
      applicationTime: '2026-11-24 10:16:02',
      invoiceApplyCategoryCode: '101',
      currency: 'UGX',
      source: '103',
      contactMobileNum: '0700000000',
      contactEmail: 'till@example.test',
      sellersReferenceNo: 'CN-1',
      remarks: 'Thank you',
    })
  })

  test.each([
    ['returned', '101'],
    ['damaged', '101'],
    ['cancelled', '102'],
    ['wrong_amount', '103'],
    ['wrong_quantity', '103'],
    ['wrong_tax', '103'],
    ['waived', '104'],
  ])('%s is %s', (reason, code) => {
    expect(write(note('credit_note', reason)).reasonCode).toBe(code)
  })

  test('may name whom to ask', () => {
    const contact = { name: 'Asha', phone: '0701', email: 'asha@example.com' }
    expect(write(returned(line({ precedingLine: 1 })), { contact })).toMatchObject({
      contactName: 'Asha',
      contactMobileNum: '0701',
      contactEmail: 'asha@example.com',
    })
  })
})

describe('what is taken back is below zero, its price above', () => {
  test('line by line of the original, a discount in the price', () => {
    const t110 = write(
      returned(
        line({ precedingLine: 1, discount: { percent: '10' } }),
        line({
          precedingLine: 3,
          quantity: '3',
          tax: 'zero',
          unitPrice: '100',
          discount: { amount: '0.01' },
        }),
      ),
    )
    expect(t110.goodsDetails).toMatchObject([
      { orderNumber: '0', qty: '-2', unitPrice: '2250', total: '-4500.00', tax: '-686.44' },
      // 299.99 / 3, raised in the last place: the product is 299.99 whether it is cut or rounded.
      { orderNumber: '3', qty: '-3', unitPrice: '99.99666667', total: '-299.99', tax: '0.00' },
    ])
    expect(t110.taxDetails).toEqual([
      {
        taxCategoryCode: '01',
        taxRate: '0.18',
        netAmount: '-3813.56',
        taxAmount: '-686.44',
        grossAmount: '-4500.00',
      },
      {
        taxCategoryCode: '02',
        taxRate: '0',
        netAmount: '-299.99',
        taxAmount: '0.00',
        grossAmount: '-299.99',
      },
    ])
    expect(t110.summary).toEqual({
      netAmount: '-4113.55',
      taxAmount: '-686.44',
      grossAmount: '-4799.99',
      itemCount: '2',
      modeCode: '1',
    })
  })

  test('excise duty, with packages', () => {
    const [share, litres] = write(
      returned(
        line({ precedingLine: 1, unitPrice: '84000', excise: duty.share }),
        line({ precedingLine: 2, unitPrice: '24000', excise: duty.perLitre }),
      ),
    ).goodsDetails
    expect(share).toMatchObject({ exciseFlag: '1', exciseRate: '0.3', exciseTax: '-32855.28' })
    expect(litres).toMatchObject({ exciseTax: '-6000.00', pack: '1', stick: '20', exciseUnit: '102' })
  })

  test('a deemed line has its name, and no project: T110 has no member for it', () => {
    const [row] = write(
      note('credit_note', 'returned', {
        buyer: { kind: 'business', name: 'Acme Ltd', taxId: TIN },
        lines: [line({ precedingLine: 1, tax: 'deemed', ext: { ug: { project } } })],
      }),
    ).goodsDetails
    expect(row).toMatchObject({ item: 'Soda 500 ml (Deemed)', deemedFlag: '1' })
    expect(row).not.toHaveProperty('vatProjectId')
  })

  test('a receipt of a seller without VAT has no rows of taxes', () => {
    const t110 = write(returned(line({ precedingLine: 1, tax: 'out_of_scope' })), {
      registration: sellerWithoutVat,
    })
    expect(t110.taxDetails).toEqual([])
    expect(t110.goodsDetails[0]).toMatchObject({ taxRate: '0', tax: '0.00' })
  })

  test('what was paid back is stated above zero', () => {
    const payments = [{ method: 'mobile_money', amount: '5000' }]
    expect(write(note('credit_note', 'returned', { payments })).payWay).toEqual([
      { paymentMode: '105', paymentAmount: '5000', orderNumber: 'a' },
    ])
  })

  test('an imported service names its supplier', () => {
    const t110 = write(note('credit_note', 'returned', { ext: { ug: supplied() } }))
    expect(t110.importServicesSeller).toMatchObject({ importBusinessName: 'Rotterdam Advice B.V.' })
  })
})

test('a note that names no document says who buys and what kind of document it is', () => {
  const { original: _, ...free } = facts
  const { document, calculation } = computed(
    note('credit_note', 'waived', {
      preceding: { reason: 'waived' },
      buyer: { kind: 'business', name: 'Acme Ltd', taxId: TIN },
      lines: [line(), line({ unitPrice: '100' })],
      ext: { ug: { nonResident: false, branch: { id: '7', name: 'KAMPALA' } } },
    }),
  )
  const t110 = toCreditApplication(document, calculation, {
    ...free,
    registration: { ...vatSeller, isAllowIssueCreditWithoutFDN: '1' },
  })
  expect(applyCreditNote.request().safeParse(t110).error).toBeUndefined()
  expect(t110).not.toHaveProperty('oriInvoiceId')
  expect(t110.goodsDetails.map(({ orderNumber }) => orderNumber)).toEqual(['0', '1'])
  expect(t110.buyerDetails).toEqual({ buyerType: '0', buyerTin: '1000029771', buyerLegalName: 'Acme Ltd' })
  expect(t110.basicInformation).toEqual({
    operator: 'Cashier 1',
    invoiceKind: '1',
    invoiceIndustryCode: '101',
    branchId: '7',
  })
})

test('each line of an original has the number of its own row: a discount takes one too', () => {
  const { calculation } = computed(
    receipt({
      lines: [line({ discount: { amount: '1' } }), line(), line({ discount: { percent: '100' } }), line()],
    }),
  )
  expect(orderNumbersOf(calculation)).toEqual([0, 2, 3, 5])
  // A discount on the document is one on every line.
  expect(
    orderNumbersOf(computed(receipt({ lines: [line(), line()], discount: { percent: '1' } })).calculation),
  ).toEqual([0, 2])
})

describe('refusals', () => {
  test.each<[string, object, Partial<CreditFacts>, string]>([
    ['a sale', receipt(), {}, '/type'],
    ['a memo', memo(), {}, '/type'],
    ['a note of a wrong reason', note('credit_note', 'rebate'), {}, '/preceding/reason'],
    ['an original that is not known', note('credit_note', 'returned'), { original: undefined }, '/preceding'],
    ['a line that the original has not', returned(line({ precedingLine: 4 })), {}, '/lines/0/precedingLine'],
  ])('%s', (_what, input, changes, path) => {
    const error = failure(() => write(input, changes)) as unknown
    expect(error).toBeInstanceOf(InvalidInputError)
    expect((error as InvalidInputError).issues.map((issue) => issue.path)).toEqual([path])
  })
})
