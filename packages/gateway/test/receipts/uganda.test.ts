import { describe, expect, test } from 'vitest'
import { renderHtml, renderText } from '#src/receipts/index.js'
import { expectInOrder, readBody } from './demanded.js'
import { line, ugandanDollars, ugandanDuties, ugandanReceipt, ugandanView } from './views.js'

/** Business rules section 15, A to F. */
const DEMANDED: readonly (readonly [section: string, texts: readonly string[]])[] = [
  [
    'A',
    [
      'BRN',
      '80020001234567',
      'TIN',
      '1000023516',
      'Legal name',
      'Nile Provisions (U) Limited',
      'Trade name',
      'Nile Provisions',
      'Address',
      'Plot 14, Kampala Road, Kampala',
      'Seller’s reference',
      'INV-1001',
      'Served by',
      'Cashier 1',
    ],
  ],
  [
    'B',
    [
      'Document type',
      'Invoice',
      'Issued date',
      '24/11/2026',
      'Time',
      '00:15:09',
      'Device number',
      'TCS9e0df01728335239',
      'Fiscal document number',
      '325043567891',
      'Verification code',
      '38590274615038472615',
    ],
  ],
  ['C', ['TIN', '1000029771', 'Name', 'Acme Traders Ltd']],
  [
    'D',
    [
      'Soda 500 ml',
      '2 PCE x 2,500',
      '5,000 A',
      'Discount 10%',
      '-500',
      'Maize flour',
      '5 BAG x 38,000',
      '190,000 C',
      'Cooking oil 5 L',
      '1.5 LTR x 48,000',
      '72,000 A',
      'Exercise book 96 pages',
      '10 PCE x 500',
      '5,000 B',
    ],
  ],
  [
    'E',
    [
      'Tax category',
      'Net',
      'Tax',
      'Gross',
      'A: Standard (18%)',
      '64,830.51',
      '11,669.49',
      '76,500.00',
      'B: Zero (0%)',
      'C: Exempt (-)',
    ],
  ],
  [
    'F',
    [
      'Discount given',
      '500.00',
      'Net amount',
      '259,830.51',
      'Tax amount',
      '11,669.49',
      'UGX 271,500.00',
      'In words',
      'Paid: Mobile money',
      '100,000.00',
      'Paid: Cash',
      '171,500.00',
      'Currency',
      'UGX',
      'Number of items',
      '4',
      'Mode',
      'Online',
      'Remarks',
    ],
  ],
]

describe('a Ugandan tax invoice', () => {
  test.each(DEMANDED)('shows section %s in text', (letter, texts) => {
    expectInOrder(renderText(ugandanView()), ['TAX INVOICE', `\n${letter}. `, ...texts])
  })

  test('shows every section in order on a page', () => {
    const body = readBody(renderHtml(ugandanView())).replace(/([\d,]+)([ABC]) /g, '$1 $2 ')
    const texts = DEMANDED.filter(([letter]) => letter !== 'D').flatMap(([letter, texts]) => [
      ` ${letter} `,
      ...texts,
    ])
    expectInOrder(body, ['Nile Provisions', 'TAX INVOICE', ...texts, '[QR]', 'Scan to verify with URA'])
    expectInOrder(
      body,
      DEMANDED[3]![1].filter((text) => !text.includes(' x ')),
    )
  })

  test('says the amount in words', () => {
    expect(renderText(ugandanView(), { width: 'a4' }).replace(/\s+/g, ' ')).toContain(
      'In words Two hundred and seventy-one thousand five hundred Uganda shillings only',
    )
  })

  test('calls a buyer without a name a walk-in customer', () => {
    const { buyer, ...document } = ugandanView().document
    expect(buyer).toBeDefined()
    const view = { ...ugandanView(), document }
    expectInOrder(renderText(view), ['C. BUYER', 'Walk-in customer', 'D. GOODS'])
  })

  test.each([
    [{ uploaded: false }, 'Offline'],
    [{ number: '42204356789112345678' }, 'Offline'],
    [{}, 'Online'],
  ])('with %o says %s', (fiscal, mode) => {
    expect(renderText(ugandanView({ fiscal }))).toMatch(new RegExp(`^Mode +${mode}$`, 'm'))
  })

  test('writes cents in every amount of a column as soon as one has them', () => {
    const view = ugandanView({
      document: { lines: [line({ unitPrice: '2500.25' }), line({ quantity: '1', unitPrice: '100' })] },
    })
    expectInOrder(renderText(view), ['2 PCE x 2,500.25', '5,000.50 A', '1 PCE x 100', '100.00 A'])
  })

  test('of a sum of quantities separates their thousands', () => {
    const view = ugandanView({ document: { lines: [line({ quantity: '12500.125' })] } })
    expect(renderText(view)).toContain('12,500.125 PCE x 2,500')
  })
})

describe('a receipt of a seller without VAT', () => {
  test('is called so, shows no letter, and says why there is no tax', () => {
    const text = renderText(ugandanReceipt())
    expectInOrder(text, ['RECEIPT', 'Document type', 'Receipt', 'E. TAX DETAILS', 'not registered for'])
    expect(text).not.toContain('TAX INVOICE')
    expect(text).toMatch(/2 PCE x 2,500 +5,000$/m)
  })
})

describe('a sale with duties, a levy, deemed tax and a discount on the whole', () => {
  const text = renderText(ugandanDuties(), { width: 'a4' })

  test('marks what bears excise duty, and says what each line bears of the discount', () => {
    expectInOrder(text, [
      'Lager beer',
      '96,000.00 AE',
      'Share of discount',
      '-260.71',
      'Cement',
      ' D',
      'Discount',
    ])
  })

  test('has a row for every category, duty and levy', () => {
    expectInOrder(text, [
      ...['A: Standard (18%)', 'D: Deemed (18%)', '528,660.38'],
      ...['E: Opaque beer (30%)', '18,723.46', 'E: Motor spirit (UGX 1,550 per LTR)', '31,775.00'],
      ...['Stamp duty (1%)', '30,615.44', 'UCC levy (3 x 500)', '1,500.00'],
    ])
  })

  test('adds up, says what is deemed paid, and what came back', () => {
    expectInOrder(text, [
      ...['Discount given', '192,900.00', 'Discount on the whole sale', 'UGX 10,000'],
      ...['Net amount', '3,061,543.91', 'Tax amount', '114,121.15', 'UGX 3,175,665.06'],
      ...['VAT deemed paid', '528,660.38', 'Paid: Cash', '200,000.00', 'Change', '24,334.94'],
    ])
  })
})

test('a sale in dollars says the rate that was frozen', () => {
  expectInOrder(renderText(ugandanDollars()), [
    ...['USD 361.50', 'US dollars', 'Currency', 'USD', 'Exchange rate', 'USD 1 = UGX 3,840.65'],
  ])
})
