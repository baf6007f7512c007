import { EfrisClient } from '@risiti/efris'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { qrText } from '#src/efris/enabler.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { Json } from '../foreign/plain-client.mjs'
import { connect as connectOnline, invoice } from './invoices.js'
import { Till } from './till.js'

/* A till that talks to the offline enabler: plain base64, no keys, no signature. */

let sandbox: Sandbox
let till: Till
let deviceNo: string

beforeAll(async () => {
  sandbox = await startSandbox()
  till = new Till(sandbox)
  deviceNo = till.deviceNo
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.reset())

const call: Till['call'] = (...of) => till.call(...of)
const sale = (referenceNo?: string) => till.sale(referenceNo)

describe('the envelope', () => {
  test('of a success: plain, labelled as seen, with the signature of the authority', async () => {
    const { code, answer, content } = await call('T101')
    expect(code).toBe('00')
    expect(content).toEqual({ currentTime: '20/01/2026 12:00:00' })
    expect(answer.data.dataDescription).toEqual({ codeType: '0', encryptCode: '2', zipCode: '0' })
    expect(answer.data.signature).toHaveLength(344)
  })

  test('of a refusal: nothing inside, not signed', async () => {
    const { code, answer } = await call('T109', {})
    expect(code).not.toBe('00')
    expect(answer.data).toEqual({
      content: '',
      signature: '',
      dataDescription: { codeType: '0', encryptCode: '2', zipCode: '0' },
    })
  })

  test('repeats globalInfo in its own name, and adds what the interface tells and no more', async () => {
    const { answer } = await call('T101')
    expect(answer.globalInfo).toMatchObject({ appId: 'AP02', taxpayerID: '1', extendField: {}, deviceNo })
    expect(answer.globalInfo).not.toHaveProperty('legalName')
    expect(answer.globalInfo).not.toHaveProperty('taxpayerUserId')
    const formats = { responseDateFormat: 'dd/MM/yyyy', responseTimeFormat: 'dd/MM/yyyy HH:mm:ss' }
    const asked = await call('T106', { pageNo: 1, pageSize: 10 }, { extendField: formats })
    expect(asked.answer.globalInfo.extendField).toEqual(formats)
    const sold = await call('T109', sale())
    expect(sold.answer.globalInfo.extendField).toMatchObject({ referenceNo: 'E-1', grossAmount: '233500' })
    expect(sold.answer.globalInfo.extendField).not.toHaveProperty('responseDateFormat')
  })

  test.each([
    ['no signature', {}],
    ['a signature of anything', { signature: 'anything' }],
    ['a null signature', { signature: null }],
    ['the flags of one client', { dataDescription: { codeType: '0', encryptCode: '0', zipCode: '0' } }],
    ['the flags of another', { dataDescription: { codeType: '0', encryptCode: '2', zipCode: '0' } }],
    ['a misspelt flag', { dataDescription: { codeType: '0', encryptionCode: '2', zipCode: '0' } }],
  ])('of a request takes %s', async (_what, data) => {
    expect((await call('T109', sale(), {}, data)).code).toBe('00')
    expect(sandbox.journal().at(-1)!.wire).toMatchObject({ door: 'enabler', layers: ['base64'] })
  })

  test.each<[string, string, object, object?]>([
    ['400', 'the device of the online way', { deviceNo: '1000000001_01' }],
    ['400', 'a taxpayer without an enabler', { tin: '1000000002' }],
    ['05', 'another application', { appId: 'AP99' }],
    ['28', 'another time', { requestTime: '2020-01-01 00:00:00' }],
    ['15', 'sealed content', {}, { content: Buffer.alloc(32, 0xfe).toString('base64') }],
    ['2066', 'no JSON', {}, { content: Buffer.from('hello').toString('base64') }],
  ])('%s: %s', async (expected, _what, globals, data = {}) => {
    expect((await call('T109', sale(), globals, data)).code).toBe(expected)
  })

  test('401: tills behind an enabler have no key of their own', async () => {
    expect((await call('T104')).code).toBe('401')
    const online = await connectOnline(sandbox)
    await call('T104')
    expect((await online.call('T103')).returnCode).toBe('00')
  })

  test("400: online, the enabler's device is not the till's", async () => {
    const online = await connectOnline(sandbox)
    online.identity.deviceNo = deviceNo
    expect((await online.call('T101')).returnCode).toBe('400')
  })

  test('AP02 is for the enabler only', async () => {
    expect((await call('T101', undefined, { appId: 'AP02' })).code).toBe('00')
    const online = await connectOnline(sandbox)
    const change = (outer: Json) => ({ ...outer, globalInfo: { ...outer.globalInfo, appId: 'AP02' } })
    expect((await online.call('T101', undefined, { change })).returnCode).toBe('05')
  })
})

describe('documents', () => {
  test('come to the same books, marked as from the enabler', async () => {
    const { content } = await call('T109', sale())
    const { invoiceNo } = content.basicInformation
    expect(content.basicInformation).toMatchObject({ deviceNo, dataSource: '106', isInvalid: '0' })
    expect(content.summary.modeCode).toBe('1')
    expect(sandbox.ledger().documents).toMatchObject([
      { country: 'UG', device: deviceNo, number: invoiceNo, reference: 'E-1' },
    ])
    const found = await call('T106', { referenceNo: 'E-1', pageNo: 1, pageSize: 10 })
    expect(found.content.records).toMatchObject([{ invoiceNo, dataSource: '106', deviceNo }])
    const online = await connectOnline(sandbox)
    expect((await online.call('T108', { invoiceNo })).content.basicInformation.dataSource).toBe('106')
    expect((await online.call('T109', invoice('E-1'))).returnCode).toBe('2253')
  })

  test('are answered as an enabler words them', async () => {
    const document = sale()
    document.taxDetails[0].taxRateName = 'Standard'
    delete document.taxDetails[1].taxRateName
    const { content } = await call('T109', document)
    expect(content.goodsDetails[0]).not.toHaveProperty('invoiceItemId')
    expect(content.taxDetails[0].taxRateName).toBe('Standard')
    expect(content.taxDetails[1]).not.toHaveProperty('taxRateName')
    expect(content.sellerDetails).not.toHaveProperty('ninBrn')
    expect(content.sellerDetails.legalName).toBe('RISITI EXAMPLE TRADERS LIMITED')
    const { invoiceNo } = content.basicInformation
    expect(content.summary.qrCode).toBe(
      `02000000` +
        `11A1K` +
        `C${invoiceNo}` +
        `${(23350000).toString(16).toUpperCase().padStart(10, '0')}${(3096610).toString(16).toUpperCase().padStart(10, '0')}` +
        'FFFFFFFFFFFFA10000000010~RISITI EXAMPLE TRADERS LIMITED~Walk-in customer~' +
        'Soda 500 ml,Printer paper A4, 500 sheets',
    )
  })

  test('mostly have no rate of the currency, whatever it is', async () => {
    const rates = []
    for (let number = 0; number < 16; number += 1)
      rates.push((await call('T109', sale(`R-${number}`))).content.basicInformation.currencyRate)
    expect(rates.filter((rate) => rate === '0')).toHaveLength(14)
    expect(rates.filter((rate) => rate === '1')).toHaveLength(2)
  })

  test('long lists are compressed, and still not sealed', async () => {
    for (let number = 0; number < 20; number += 1) await call('T109', sale(`L-${number}`))
    const { answer, content } = await call('T106', { pageNo: 1, pageSize: 99 })
    expect(answer.data.dataDescription).toEqual({ codeType: '0', encryptCode: '2', zipCode: '1' })
    expect(content.records).toHaveLength(20)
  })
})

describe('our own client', () => {
  test('sells through the enabler without a key, and leans on nothing', async () => {
    const client = new EfrisClient({
      mode: 'offline-enabler',
      tin: '1000000001',
      deviceNo,
      environment: sandbox.url,
      // It takes the time of the machine that it shares with the enabler.
      clock: sandbox.clock,
    })
    const { basicInformation } = await client.fiscaliseInvoice(sale('OWN'))
    const { records } = await client.queryAllInvoices({ pageNo: '1', pageSize: '10', referenceNo: 'OWN' })
    expect(records.map(({ invoiceNo }) => invoiceNo)).toEqual([basicInformation.invoiceNo])
    await client.close()
    for (const exchange of sandbox.journal())
      expect(exchange).toMatchObject({ wire: { door: 'enabler' }, tolerated: [] })
  })
})

describe('the QR text', () => {
  /** Written after a stored answer of July 2022; names and numbers are made up. */
  test('has the form that enablers print', () => {
    const record = {
      sellerDetails: { tin: '1000000002', legalName: 'EXAMPLE SELLER 2 LIMITED' },
      basicInformation: { invoiceType: '1', invoiceNo: '321714917111', issuedDate: '22/06/2022 16:14:00' },
      buyerDetails: { buyerTin: '1000000001', buyerLegalName: 'EXAMPLE BUYER 1 LIMITED' },
      goodsDetails: [{ item: 'Audit services' }],
      summary: { grossAmount: '1000', taxAmount: '152.54' },
    } as unknown as Parameters<typeof qrText>[0]
    expect(qrText(record, 'FFFFFFFFFFFF')).toBe(
      '020000001166MC32171491711100000186A00000003B96FFFFFFFFFFFFA1000000002A1000000001' +
        '~EXAMPLE SELLER 2 LIMITED~EXAMPLE BUYER 1 LIMITED~Audit services',
    )
  })

  test('holds amounts up to a limit', () => {
    const record = {
      sellerDetails: { tin: '1', legalName: 'S' },
      basicInformation: { invoiceType: '1', invoiceNo: '1', issuedDate: '01/12/2025 00:00:00' },
      summary: { grossAmount: '99999999999', taxAmount: '1.239' },
    } as unknown as Parameters<typeof qrText>[0]
    expect(qrText(record, 'M')).toBe('02000000119C111007FFFFFFF000000007BM110~S~~')
  })
})
