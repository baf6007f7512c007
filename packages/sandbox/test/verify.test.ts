import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { connect as connectEfris, invoice } from './efris/invoices.js'
import { connect as connectEtims, sale } from './etims/sales.js'
import type { Json } from './foreign/plain-client.mjs'

const PUBLIC = 'http://192.168.1.5:8788'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ publicUrl: PUBLIC })
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.reset())

const verify = async (text: string): Promise<Json> =>
  (await fetch(`${sandbox.url}/_sandbox/verify?${new URLSearchParams({ text })}`)).json() as Promise<Json>

/** What the sandbox's own ledger says that the last document's code leads to. */
const lastUrl = () => sandbox.ledger().documents.at(-1)!.verifyUrl

describe('a code from Uganda', () => {
  test('leads to the sandbox, and to the document as it is held', async () => {
    const trader = await connectEfris(sandbox)
    const { content: registration } = await trader.call('T103')
    const { content } = await trader.call('T109', invoice())
    const { invoiceNo, antifakeCode } = content.basicInformation
    expect(registration.qrCodeURL).toBe(`${PUBLIC}/site_new/#/invoiceValidation`)
    expect(content.summary.qrCode).toBe(
      `${registration.qrCodeURL}?invoiceNo=${invoiceNo}&antiFakeCode=${antifakeCode}`,
    )
    expect(lastUrl()).toBe(content.summary.qrCode)
    const { found, document } = await verify(content.summary.qrCode)
    expect(found).toBe(true)
    expect(document).toMatchObject({
      country: 'UG',
      type: 'invoice',
      status: 'valid',
      number: invoiceNo,
      particulars: { 'Verification code': antifakeCode },
      currency: 'UGX',
      seller: { name: 'RISITI EXAMPLE TRADERS LIMITED', taxId: '1000000001' },
      total: '233500',
      tax: '30966.1',
    })
    expect(
      document.lines.map(({ name, discount, total, tax }: Json) => [name, discount, total, tax]),
    ).toEqual([
      ['Soda 500 ml', '', '5000', '18%'],
      ['Printer paper A4, 500 sheets', '22000', '198000', '18%'],
      ['Maize flour 1 kg', '', '16000', '0%'],
      ['Milk powder 500 g', '', '14500', 'exempt'],
    ])
    expect(document.taxes).toHaveLength(content.taxDetails.length)
  })

  test('is refused with another verification code, or without one', async () => {
    const trader = await connectEfris(sandbox)
    const { content } = await trader.call('T109', invoice())
    const { invoiceNo } = content.basicInformation
    for (const code of ['&antiFakeCode=12345678901234567890', ''])
      expect(await verify(`x/?invoiceNo=${invoiceNo}${code}`)).toMatchObject({
        found: false,
        reason: 'wrong-code',
        message: expect.stringContaining(invoiceNo),
      })
  })

  test('that needs no connection is read, and compared with the document', async () => {
    const [trader] = sandbox.taxpayers().efris
    const enabler = await connectEfris(sandbox, 0)
    const { content } = await enabler.call('T109', invoice())
    const { invoiceNo } = content.basicInformation
    const amounts = (gross: bigint) =>
      [gross, 3096610n].map((cents) => cents.toString(16).toUpperCase().padStart(10, '0')).join('')
    const text = (gross: bigint, day = '1K', buyer = '0') =>
      `0200000011A${day}C${invoiceNo}${amounts(gross)}FFFFFFFFFFFFA${trader!.tin}${buyer}~${trader!.name}~Walk-in customer~Soda`
    expect(await verify(text(23350000n))).toMatchObject({
      found: true,
      document: { number: invoiceNo },
      contradictions: [],
    })
    expect((await verify(text(1n))).contradictions).toEqual([
      'The total in hundredths is 1 in the code and 23350000 in the document.',
    ])
    expect((await verify(text(23350000n, '1L', '31-2'))).contradictions).toEqual([
      'The day is 2026-01-21 in the code and 2026-01-20 in the document.',
      'The buyer is 1-2 in the code and nobody in the document.',
    ])
  })
})

describe('a code from Kenya', () => {
  test('leads to the receipt as it is held, by its address and by its text', async () => {
    const shop = await connectEtims(sandbox)
    const { data } = await shop.post('/saveTrnsSalesOsdc', sale(3))
    const url = lastUrl()
    expect(url).toBe(
      `${PUBLIC}/common/link/etims/receipt/indexEtimsReceiptData?Data=P000000001X00${data.rcptSign}`,
    )
    const { found, document } = await verify(url)
    expect(found).toBe(true)
    expect(document).toMatchObject({
      country: 'KE',
      type: 'receipt',
      status: 'valid',
      currency: 'KES',
      seller: { taxId: 'P000000001X' },
      particulars: { Signature: data.rcptSign, 'Invoice number': '3' },
      total: '860',
      tax: '40.92',
    })
    expect(document.lines).toHaveLength(sale(3).itemList.length)
    const [sdcId] = document.number.split('/')
    const text = (sign: string) => `20012026#120000#${sdcId}#1#${data.intrlData}#${sign}`
    expect((await verify(text(data.rcptSign))).document).toEqual(document)
    expect(await verify(text('AAAAAAAAAAAAAAAA'))).toMatchObject({ found: false, reason: 'wrong-code' })
  })

  test('says that the sale was credited', async () => {
    const shop = await connectEtims(sandbox)
    await shop.post('/saveTrnsSalesOsdc', sale(1))
    const url = lastUrl()
    const note = await shop.post('/saveTrnsSalesOsdc', {
      ...sale(2),
      rcptTyCd: 'R',
      orgInvcNo: 1,
      rfdRsnCd: '01',
    })
    expect(note.resultCd).toBe('000')
    expect((await verify(url)).document.status).toBe('credited')
    expect((await verify(lastUrl())).document).toMatchObject({
      type: 'credit_note',
      status: 'valid',
      particulars: { 'Takes from invoice number': '1' },
    })
  })
})

test.each([
  ['x/?invoiceNo=325000000000&antiFakeCode=1', 'no-document'],
  ['x?Data=P000000009X00ABCDEFGHIJKLMNOP', 'no-document'],
  ['x?Data=P000000001X00ABCDEFGHIJKLMNOP', 'wrong-code'],
  ['20012026#120000#KRACU0400000000#1#ABC#DEF', 'no-document'],
  ['', 'unreadable'],
  ['02000000', 'unreadable'],
  ['0200000011A1KZ1', 'unreadable'],
  ['https://example.com/', 'unreadable'],
])('%j: %s', async (text, reason) => {
  expect(await verify(text)).toMatchObject({ found: false, reason, message: expect.stringMatching(/\.$/) })
})
