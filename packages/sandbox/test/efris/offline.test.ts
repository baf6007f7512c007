import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import type { Json } from '../foreign/plain-client.mjs'
import { connect, invoice, set } from './invoices.js'
import { Till } from './till.js'

/* An enabler whose link to the authority is cut: it numbers, keeps and uploads. */

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

let sandbox: Sandbox
let till: Till

beforeAll(async () => {
  sandbox = await startSandbox()
  till = new Till(sandbox)
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.clock.set(START)
  sandbox.reset()
  await sandbox.setLinks({ efris: 'down' })
})

const waiting = () => sandbox.links().efris.waiting
const held = (goodsCode: string) =>
  sandbox.taxpayers().efris[0]!.items.find((item) => item.goodsCode === goodsCode)!.stock

describe('a document without the authority', () => {
  test('is numbered on the spot, and its QR text needs no connection', async () => {
    const { code, answer, content } = await till.call('T109', till.sale())
    expect(code).toBe('00')
    const { basicInformation: basic, summary } = content
    expect(basic.invoiceNo).toMatch(/^425\d{17}$/)
    expect(BigInt(basic.invoiceNo) % 9n).toBe(1n)
    expect(basic).toMatchObject({ invoiceId: '', dataSource: '102', issuedDate: '2026-01-20 12:00:00' })
    expect(basic).not.toHaveProperty('currencyRate')
    expect(basic.antifakeCode).toMatch(/^\d{20}$/)
    expect(summary.modeCode).toBe('0')
    expect(summary.qrCode).toMatch(new RegExp(`^0200000011A1KK${basic.invoiceNo}00`))
    // The authority signed nothing.
    expect(answer.data.signature).toBe('')
    expect(answer.globalInfo.extendField).toMatchObject({ referenceNo: 'E-1', grossAmount: '233500' })
  })

  test('has a number of its own, nine above the one before', async () => {
    const numbers = []
    for (const reference of ['A', 'B'])
      numbers.push(BigInt((await till.call('T109', till.sale(reference))).content.basicInformation.invoiceNo))
    expect(numbers[1]! - numbers[0]!).toBe(9n)
  })

  test('is known to the enabler alone until it is uploaded', async () => {
    const { invoiceNo } = (await till.call('T109', till.sale())).content.basicInformation
    expect(waiting()).toEqual([invoiceNo])
    const own = await till.call('T108', { invoiceNo })
    expect(own.content.basicInformation).toMatchObject({ invoiceId: '', issuedDate: '2026-01-20 12:00:00' })
    expect((await till.call('T106', { pageNo: 1, pageSize: 10 })).content.records).toMatchObject([
      { invoiceNo },
    ])
    expect(sandbox.ledger().documents).toEqual([])
    const online = await connect(sandbox)
    expect((await online.call('T106', { pageNo: 1, pageSize: 10 })).content.records).toEqual([])
    expect((await online.call('T108', { invoiceNo })).returnCode).toBe('99')
  })

  test('reaches the authority when the link is back, later than it was issued', async () => {
    const { invoiceNo } = (await till.call('T109', till.sale())).content.basicInformation
    sandbox.clock.advance(2 * HOUR)
    await sandbox.setLinks({ efris: 'up' })
    expect(waiting()).toEqual([])
    expect(sandbox.ledger().documents).toMatchObject([
      {
        number: invoiceNo,
        reference: 'E-1',
        total: '233500',
        issuedAt: START.toISOString(),
        status: 'valid',
      },
    ])
    const online = await connect(sandbox)
    const row = (await online.call('T106', { pageNo: 1, pageSize: 10 })).content.records[0]
    expect(row).toMatchObject({
      invoiceNo,
      dataSource: '102',
      issuedDate: '20/01/2026 12:00:00',
      uploadingTime: '20/01/2026 14:00:00',
    })
    const { basicInformation: basic, summary } = (await online.call('T108', { invoiceNo })).content
    expect(basic).toMatchObject({ invoiceId: row.id, dataSource: '102', issuedDate: '20/01/2026 12:00:00' })
    expect(summary).toMatchObject({ modeCode: '0', qrCode: expect.stringMatching(/^02000000/) })
    expect((await till.call('T109', till.sale('E-2'))).content.basicInformation.dataSource).toBe('106')
  })

  test('takes its goods from the stock of the authority when it is uploaded', async () => {
    await till.call('T109', till.sale())
    expect(held('SODA-500')).toBe('1000000')
    await sandbox.setLinks({ efris: 'up' })
    expect(held('SODA-500')).toBe('999998')
    expect(held('PAPER-A4')).toBe('999990')
  })

  test('leaves the online way alone, and a reference that was used there meanwhile has two documents', async () => {
    const online = await connect(sandbox)
    const offline = (await till.call('T109', till.sale('BOTH'))).content.basicInformation.invoiceNo
    const { content } = await online.call('T109', invoice('BOTH'))
    const number = content.basicInformation.invoiceNo
    expect(content.basicInformation.dataSource).toBe('103')
    await sandbox.setLinks({ efris: 'up' })
    const again = await online.call('T109', invoice('BOTH'))
    expect(again.returnCode).toBe('2253')
    const found = again.content.existInvoiceList.map(({ invoiceNo }: Json) => invoiceNo)
    expect(found).toEqual([number, offline])
  })
})

describe('what an enabler refuses without the authority', () => {
  const lamps = (qty: string, total: string, tax: string) => (document: Json) => {
    Object.assign(document, { payWay: [], taxDetails: [] })
    const [line] = document.goodsDetails
    document.goodsDetails = [
      {
        ...line,
        ...{
          item: 'LED lamp 9 W',
          itemCode: 'LAMP-LED',
          goodsCategoryId: '39101628',
          qty,
          unitPrice: '12000',
          total,
          tax,
        },
      },
    ]
    const [netAmount, grossAmount] = [(Number(total) - Number(tax)).toFixed(2), total]
    document.taxDetails = [{ taxCategoryCode: '01', taxRate: '0.18', netAmount, taxAmount: tax, grossAmount }]
    Object.assign(document.summary, { netAmount, taxAmount: tax, grossAmount, itemCount: '1' })
  }

  test.each<[string, string, (document: Json) => void]>([
    ['1342', 'sums that are wrong', set('taxDetails.0.grossAmount', '1.00')],
    ['2122', 'goods that nobody registered', set('goodsDetails.0.itemCode', 'NONE')],
    ['1600', 'more than there is', lamps('4', '48000', '7322.03')],
  ])('%s: %s', async (expected, _what, change) => {
    const document = till.sale()
    change(document)
    expect((await till.call('T109', document)).code).toBe(expected)
    expect(waiting()).toEqual([])
  })

  test('1600: what is left after its own sales, which the authority does not know', async () => {
    const sell = async (reference: string) => {
      const document = till.sale(reference)
      lamps('2', '24000', '3661.02')(document)
      return (await till.call('T109', document)).code
    }
    expect([await sell('L-1'), await sell('L-2')]).toEqual(['00', '1600'])
  })

  test('2253: a reference of its own', async () => {
    const { invoiceNo } = (await till.call('T109', till.sale())).content.basicInformation
    const again = await till.call('T109', till.sale())
    expect(again.code).toBe('2253')
    expect(again.content.existInvoiceList).toMatchObject([{ invoiceNo }])
  })

  test('3098: agents', async () => {
    const { code, answer } = await till.call('T109', till.sale(), { agentType: '2' })
    expect(code).toBe('3098')
    expect(answer.returnStateInfo.returnMessage).toBe('Agent invoicing does not support offline mode.')
  })

  test('2786: after the days that T103 allows', async () => {
    sandbox.clock.advance(90 * DAY)
    expect((await till.call('T109', till.sale())).code).toBe('00')
    sandbox.clock.advance(1000)
    expect((await till.call('T109', till.sale('E-2'))).code).toBe('2786')
    await sandbox.setLinks({ efris: 'up' })
    await sandbox.setLinks({ efris: 'down' })
    expect((await till.call('T109', till.sale('E-2'))).code).toBe('00')
  })

  test.each([
    ['documents', { offlineAmount: '1' }],
    ['UGX', { offlineValue: '466999' }],
  ])('2786: beyond the %s that T103 allows', async (_what, limits) => {
    Object.assign(sandbox.books.efris.switches, limits)
    expect((await till.call('T103')).content.device).toMatchObject(limits)
    expect((await till.call('T109', till.sale('A'))).code).toBe('00')
    const second = await till.call('T109', till.sale('B'))
    expect(second.code).toBe('2786')
    expect(second.answer.returnStateInfo.returnMessage).toBe('You cannot issue offline invoices!')
    expect(waiting()).toHaveLength(1)
  })

  test('2930: documents of others', async () => {
    const online = await connect(sandbox)
    const { content } = await online.call('T109', invoice())
    const { invoiceNo } = content.basicInformation
    expect((await till.call('T108', { invoiceNo })).code).toBe('2930')
    await sandbox.setLinks({ efris: 'up' })
    expect((await till.call('T108', { invoiceNo })).code).toBe('00')
  })

  test('99: what only the authority can do', async () => {
    expect((await till.call('T130', [])).code).toBe('99')
    expect((await till.call('T127', { pageNo: 1, pageSize: 10 })).code).toBe('00')
  })
})
