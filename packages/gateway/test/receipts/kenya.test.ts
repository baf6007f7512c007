import { rateOn } from '@risiti/core'
import { BAND_OF, groupsOfFour, kenyaRegime } from '@risiti/etims/document'
import { describe, expect, test } from 'vitest'
import { renderHtml, renderText } from '#src/receipts/index.js'
import { expectInOrder, readBody } from './demanded.js'
import { kenyanDollars, kenyanFiscal, kenyanSplit, kenyanView, line } from './views.js'

/** Business rules section 9, items 1 to 9. */
const HEAD = ['Rift Valley Grocers Limited', 'Moi Avenue 21, Nairobi', 'PIN: P051365947M', 'TAX INVOICE']
const BUYER = ['BUYER PIN', 'P051234567X', 'BUYER NAME', 'Savanna Café Ltd']
const LINES = [
  'Coffee beans 1 kg',
  '3,360.00 x 2',
  '6,720.00B',
  'Discount 10%',
  '-672.00',
  'Brown bread 400 g',
  '65.00 x 4',
  '260.00A-EX',
  'Diesel',
  '180.00 x 40',
  '7,200.00E',
  'Bottled water 1 L',
  '110.00 x 8',
  '880.00C',
]
const TOTALS = [
  'TOTAL BEFORE DISCOUNT',
  '15,060.00',
  'TOTAL DISCOUNT AWARDED',
  '672.00',
  'SUB TOTAL',
  '13,020.46',
  'VAT',
  '1,367.54',
  'TOTAL',
  'KES 14,388.00',
]
const PAYMENT = ['MOBILE MONEY', '14,388.00', 'ITEMS NUMBER', '4']
const TAXES = [
  'BAND',
  'RATE',
  'TAXABLE',
  'VAT',
  ...['A Exempt', '0%', '260.00', '0.00'],
  ...['B Standard', '16%', '5,213.79', '834.21'],
  ...['C Zero rated', '0%', '880.00', '0.00'],
  ...['D Non-VAT', '0%', '0.00', '0.00'],
  ...['E Reduced', '8%', '6,666.67', '533.33'],
]
const CONTROL_UNIT = [
  'SCU INFORMATION',
  ...['DATE', '23/11/2026', 'TIME', '10:15:04'],
  ...['SCU ID', 'KRACU0100000001', 'CU INVOICE NUMBER', 'KRACU0100000001/150'],
  ...['RECEIPT NUMBER', '150/152 NS'],
  ...['INTERNAL DATA', 'TE68-SLA2-44EZ-MQ34-P2Y7-KDWB-2Q'],
  ...['RECEIPT SIGNATURE', 'V2BI-WPGJ-WQHG-OQ4E'],
]
const TRADER = [
  'TIS INFORMATION',
  'TRADER RECEIPT NUMBER',
  'INV-1001',
  'DATE',
  '23/11/2026',
  'TIME',
  '10:15:00',
]
const ALL = [...HEAD, ...BUYER, ...LINES, ...TOTALS, ...PAYMENT, ...TAXES, ...CONTROL_UNIT]

describe('a Kenyan tax invoice', () => {
  test.each(['80', 'a4'] as const)('shows everything in the order of the rules in text (%s)', (width) => {
    expectInOrder(renderText(kenyanView(), { width }), [...ALL, '█', 'Scan to verify with KRA', ...TRADER])
  })

  test('shows everything in the order of the rules on a page', () => {
    expectInOrder(readBody(renderHtml(kenyanView())), [...ALL, '[QR]', 'Scan to verify with KRA', ...TRADER])
  })

  test('says when the buyer gave no PIN', () => {
    const { buyer, ...document } = kenyanView().document
    expect(buyer).toBeDefined()
    expect(renderText({ ...kenyanView(), document })).toMatch(/^BUYER PIN +Not given$/m)
  })

  test('names the bands and rates of the regime, used or not', () => {
    const text = renderText(kenyanView({ document: { lines: [line({ tax: 'zero' })] } }))
    for (const [category, letter] of Object.entries(BAND_OF)) {
      const rate = rateOn(kenyaRegime, category as keyof typeof BAND_OF, '2026-11-23')!.rate
      const percent = Math.round(Number(rate) * 100)
      expect(text).toMatch(new RegExp(`^${letter} \\S.* ${percent}% `, 'm'))
    }
  })

  test('prints codes as the client of the authority groups them', () => {
    expectInOrder(renderText(kenyanView()), [
      groupsOfFour(kenyanFiscal.internalData!),
      groupsOfFour(kenyanFiscal.signature!),
    ])
  })

  test('says when it has not been uploaded yet', () => {
    const text = renderText(kenyanView({ fiscal: { uploaded: false } }))
    expect(text.replace(/\s+/g, ' ')).toContain('Signed by the control unit; not yet uploaded to KRA.')
  })

  test('leaves out what the control unit did not give', () => {
    const { receiptNumber, ...fiscal } = kenyanFiscal
    expect(receiptNumber).toBeDefined()
    expect(renderText({ ...kenyanView(), fiscal })).not.toMatch(/^RECEIPT NUMBER/m)
  })

  test('ends with the note of the seller', () => {
    const view = kenyanView({ document: { note: 'Karibu tena' } })
    expect(renderText(view).trimEnd().split('\n').at(-1)?.trim()).toBe('Karibu tena')
  })
})

test.each([undefined, null])('a sale in dollars shows the totals in both currencies (fiscal %s)', (none) => {
  const text = renderText(kenyanDollars(none === null ? { fiscal: null } : {}))
  expectInOrder(text.toUpperCase(), [
    ...['10,993.15 X 2', 'KES 37,506.04', 'TOTAL IN USD', 'USD 290.00', 'USD 1 = KES 129.3312'],
    ...['CARD', 'USD 250.00', 'CASH', 'USD 50.00', 'CHANGE', 'USD 10.00'],
  ])
})

test('a discount that became a lower price is told, though it has no amount', () => {
  expectInOrder(renderText(kenyanSplit()), [
    ...['986.30 x 1', 'Price after discount', '986.29 x 2', 'Price after discount'],
    ...['DISCOUNT ON THE WHOLE SALE', 'KES 50', 'TOTAL ', 'KES 3,598.00', 'ITEMS NUMBER', '3'],
  ])
})

test('prices without tax are said to be such', () => {
  const view = kenyanView()
  const exclusive = { ...view, calculation: { ...view.calculation, prices: 'exclusive' as const } }
  expect(renderText(exclusive)).toContain('Prices are without VAT.')
  expect(renderText(view)).not.toContain('without VAT')
})
