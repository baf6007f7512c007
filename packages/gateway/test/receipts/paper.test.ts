import decodeQr from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { type PaperWidth, renderEscpos, renderPdf, renderPng } from '#src/receipts/index.js'
import { setPages } from '#src/receipts/paper/pages.js'
import { MM } from '#src/receipts/paper/paper.js'
import { layOut } from '#src/receipts/receipt.js'
import { expectInOrder } from './demanded.js'
import { kenyanProforma, kenyanTestCopy, longSale, ugandanTraining } from './dressed.js'
import { drawPdf, placesOf, readPdf } from './pictures.js'
import { kenyanCreditNote, kenyanView, ugandanCreditNote, ugandanView, VERIFY_PAGE } from './views.js'

const WIDTHS = ['58', '80', 'a4'] as const
const MARK = 'TEST – NOT A FISCAL RECEIPT'

/** A thermal printer's dots to the inch. */
const PRINTER = 203.2

describe.each([
  ['UG', ugandanView()],
  ['KE', kenyanView()],
] as const)('the QR code of %s', (_, view) => {
  test.each(WIDTHS)('scans from the picture, on %s', async (width) => {
    const { pixels: data, ...size } = await renderPng(view, width)
    expect(decodeQr({ ...size, data }, { effort: 4, timeLimit: 8000 })).toBe(view.fiscal!.qr)
  })

  test.each(WIDTHS)('scans from the PDF as a thermal printer prints it, on %s', async (width) => {
    const [page] = await drawPdf(await renderPdf(view, width), PRINTER)
    expect(decodeQr(page!, { effort: 4, timeLimit: 8000 })).toBe(view.fiscal!.qr)
  })
})

/** What enablers wrote into a code before there were addresses: as long as such texts are. */
const LONG_CODE = `0200000011671C325043567891${'0'.repeat(20)}A1000023516A1000029771~Nile Provisions~Acme Traders Ltd~${'Soda, Bread, '.repeat(20)}`

test.each([
  ['an address of URA', ugandanView(), [0.75, 0.75, 0.67]],
  ['an address of KRA', kenyanView(), [0.75, 0.75, 0.67]],
  ['a slip', ugandanView({ fiscal: null }), [0.75, 0.75, 0.67]],
  ['the longest text', ugandanView({ fiscal: { qr: LONG_CODE } }), [0.375, 0.375, 0.375]],
] as const)('the modules of %s are so many millimetres wide at least', (_, view, least) => {
  for (const [index, width] of WIDTHS.entries()) {
    const [page] = setPages(layOut(view), { width, font: undefined, endless: false })
    const code = page!.marks.find((mark) => mark.kind === 'modules')!
    expect(code.size / MM).toBeGreaterThanOrEqual(least[index]! - 1e-9)
    expect((code.rows.length * code.size) / MM).toBeLessThanOrEqual({ '58': 48, '80': 72, a4: 80 }[width])
  }
})

test('the longest code scans from the narrowest paper', async () => {
  const view = ugandanView({ fiscal: { qr: LONG_CODE } })
  const { pixels: data, ...size } = await renderPng(view, '58')
  expect(decodeQr({ ...size, data }, { effort: 4, timeLimit: 8000 })).toBe(LONG_CODE)
  const [page] = await drawPdf(await renderPdf(view, '58'), PRINTER)
  expect(decodeQr(page!, { effort: 4, timeLimit: 8000 })).toBe(LONG_CODE)
})

test('the slip leads to its public page', async () => {
  const [page] = await drawPdf(await renderPdf(ugandanView({ fiscal: null }), '58'), PRINTER)
  expect(decodeQr(page!, { effort: 4, timeLimit: 8000 })).toBe(VERIFY_PAGE)
})

describe('the text of a PDF', () => {
  test('has what Uganda asks for, in its order', async () => {
    for (const width of WIDTHS) {
      const [page] = await readPdf(await renderPdf(ugandanCreditNote(), width))
      expectInOrder(page!, [
        'CREDIT NOTE',
        'SELLER',
        'BRN',
        'TIN',
        'URA INFORMATION',
        'Fiscal document number',
      ])
      expectInOrder(page!, ['Verification code', 'Original fiscal document number', '325043567890', 'Reason'])
      expectInOrder(page!, ['BUYER', 'GOODS AND SERVICES', 'Exercise book', 'TAX DETAILS', 'SUMMARY'])
      expectInOrder(page!, [
        'Net amount',
        'Tax amount',
        'GROSS AMOUNT',
        'In words',
        'Minus',
        'Scan to verify',
      ])
    }
  })

  test('has what Kenya asks for, in its order', async () => {
    for (const width of WIDTHS) {
      const [page] = await readPdf(await renderPdf(kenyanCreditNote(), width))
      expectInOrder(page!, ['Rift Valley Grocers', 'Moi Avenue', 'PIN', 'CREDIT NOTE', 'BUYER PIN'])
      expectInOrder(page!, ['ORIGINAL CU INVOICE NO.', 'KRACU0100000001/150'])
      expectInOrder(page!, [
        'Coffee beans',
        'Discount 10%',
        'TOTAL BEFORE DISCOUNT',
        'TOTAL DISCOUNT AWARDED',
      ])
      expectInOrder(page!, ['SUB TOTAL', 'VAT', 'ITEMS NUMBER', 'TAX DETAILS', 'A Exempt', 'E Reduced'])
      expectInOrder(page!, ['SCU INFORMATION', 'SCU ID', 'CU INVOICE NUMBER', '3/157 NC', 'INTERNAL DATA'])
      expectInOrder(page!, ['Scan to verify', 'TIS INFORMATION', 'TRADER RECEIPT NUMBER'])
    }
  })

  test('of a copy says COPY, that it is not official, and KRA’s label, larger than twice an amount', async () => {
    const view = kenyanView({ view: { form: 'copy' } })
    const [page] = await readPdf(await renderPdf(view, 'a4'))
    expectInOrder(page!, [
      'COPY',
      'PIN: P051365947M',
      'COPY',
      'THIS IS NOT AN OFFICIAL RECEIPT',
      '150/152 CS',
    ])
  })

  test('of a draft has no fiscal number and no code', async () => {
    const [proforma] = await readPdf(await renderPdf(await kenyanProforma(), '80'))
    expectInOrder(proforma!, ['PROFORMA', 'NOT AN OFFICIAL RECEIPT', 'PROFORMA INVOICE'])
    const [training] = await readPdf(await renderPdf(ugandanTraining(), 'a4'))
    expectInOrder(training!, ['TRAINING', 'TRAINING INVOICE', 'Document type', 'Training invoice'])
    for (const page of [proforma, training]) expect(page).not.toMatch(/CU INVOICE|Fiscal document|Scan to/)
  })
})

describe('a long sale', () => {
  test('breaks between its lines, says on each page whose it is, and keeps its totals together', async () => {
    const pages = await readPdf(await renderPdf(longSale(), 'a4'))
    expect(pages.length).toBeGreaterThan(2)
    for (const [index, page] of pages.entries()) {
      expect(page.split(MARK).length - 1).toBeGreaterThanOrEqual(3)
      expect(page).toContain(`${index + 1} / ${pages.length}`)
      if (index > 0) expectInOrder(page, ['Tax invoice INV-1001 – Nile Provisions', 'Item', 'Quantity'])
    }
    const whole = pages.join(' ')
    for (let number = 2; number <= 60; number++)
      if ((number - 1) % 7 !== 0) expect(whole).toContain(`Thing number ${number} ${number} PCE`)
    expectInOrder(pages.at(-1)!, ['TAX DETAILS', 'Net amount', 'GROSS AMOUNT', 'In words', 'Number of items'])
  })

  test.each(WIDTHS)('stands within the paper, on %s, as another library measures it', async (width) => {
    for (const place of await placesOf(await renderPdf(longSale(), width))) {
      expect(place.left, place.text).toBeGreaterThanOrEqual(0)
      expect(place.right, place.text).toBeLessThanOrEqual(place.page)
    }
  })
})

describe('the same document', () => {
  const forms: Readonly<Record<string, (width: PaperWidth) => Promise<Uint8Array>>> = {
    PDF: (width) => renderPdf(kenyanTestCopy(), width),
    PNG: async (width) => (await renderPng(kenyanTestCopy(), width)).png,
    'ESC/POS': (width) => renderEscpos(kenyanTestCopy(), { width }),
  }
  test.each(Object.entries(forms))('is the same bytes whenever it is drawn: %s', async (_, render) => {
    const [first, second] = [await render('80'), await render('80')]
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0)
  })

  test('has no time in it but its own', async () => {
    const text = Buffer.from(await renderPdf(kenyanView(), 'a4')).toString('latin1')
    expect(text.match(/D:\d{14}/g)).toEqual(['D:20261123071504', 'D:20261123071504'])
  })
})
