import { existsSync, readFileSync } from 'node:fs'
import { decimal } from '@risiti/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EfrisBooks } from '#src/efris/books.js'
import { type Goods, plainGoods } from '#src/efris/goods.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice } from './invoices.js'

/** Recorded exchanges, beside the repository where they are to be had. */
const SAMPLES = new URL('../../../../../shared/spec/efris/samples/', import.meta.url)

let sandbox: Sandbox
let client: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
  client = await connect(sandbox)
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.reset())

describe('a fiscal document', () => {
  test('has numbers in the form of live ones', async () => {
    const fdns: bigint[] = []
    for (const number of [1, 2, 3]) {
      const { content } = await client.call('T109', invoice(`N-${number}`))
      const { invoiceNo, antifakeCode, invoiceId } = content.basicInformation
      expect(invoiceNo).toMatch(/^325\d{9}$/)
      expect(antifakeCode).toMatch(/^\d{20}$/)
      expect(invoiceId).toMatch(/^[1-9]\d{17}$/)
      expect(content.summary.qrCode).toBe(
        `http://127.0.0.1:8788/site_new/#/invoiceValidation?invoiceNo=${invoiceNo}&antiFakeCode=${antifakeCode}`,
      )
      fdns.push(BigInt(invoiceNo))
    }
    expect(fdns.map((fdn) => fdn % 9n)).toEqual([1n, 1n, 1n])
    expect(fdns[1]! - fdns[0]!).toBe(9n)
  })

  test('is numbered after the financial year, which begins in July', async () => {
    sandbox.clock.set(new Date('2026-06-30T21:00:00Z'))
    await client.handshake()
    const document = invoice()
    document.basicInformation.issuedDate = '2026-07-01 00:00:00'
    const { content } = await client.call('T109', document)
    expect(content.basicInformation.invoiceNo).toMatch(/^326/)
    sandbox.clock.set(new Date('2026-01-20T09:00:00Z'))
    await client.handshake()
  })

  test('carries the facts of the register and the time of the authority', async () => {
    sandbox.clock.advance(2000)
    const { content } = await client.call('T109', invoice())
    sandbox.clock.advance(-2000)
    expect(content.sellerDetails).toMatchObject({
      legalName: 'RISITI EXAMPLE TRADERS LIMITED',
      address: 'PLOT 1 EXAMPLE ROAD KAMPALA',
      emailAddress: 'till@example.com',
      branchCode: '00',
      referenceNo: 'R-1',
    })
    expect(content.basicInformation).toMatchObject({
      issuedDate: '20/01/2026 12:00:02',
      dataSource: '103',
      isRefund: '0',
    })
    expect(content.summary).toMatchObject({ modeCode: '1', netAmount: '202533.9' })
  })

  test('has its members in the order of the alphabet', async () => {
    const { content } = await client.call('T109', invoice())
    const check = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(check)
      else if (typeof value === 'object' && value !== null) {
        expect(Object.keys(value)).toEqual(Object.keys(value).sort())
        Object.values(value).forEach(check)
      }
    }
    check(content)
  })
})

/** What the sample's taxpayer had registered. */
const SAMPLE_GOODS: readonly Goods[] = [
  ['Dell lat', 'Dell latitude', '44102906', '1000000'] as const,
  ['WaterHeater', 'Red water heater', '40101825', '50000'] as const,
].map(([goodsCode, goodsName, goodsCategoryId, unitPrice]) =>
  plainGoods({
    id: `id of ${goodsCode}`,
    goodsCode,
    goodsName,
    goodsCategoryId,
    unitPrice,
    measureUnit: 'PP',
    taxRate: '0.18',
    isService: false,
    createdAt: new Date(0),
  }),
)

/** Registers them, with enough in stock. */
function stockUp({ taxpayers, stock }: EfrisBooks): void {
  const { goods, branch } = taxpayers.get('1000000001')!
  for (const each of SAMPLE_GOODS) {
    goods.set(each.goodsCode, each)
    stock.change(each, branch, decimal('1000'))
  }
}

/** Members that are the authority's own, or that were replaced when the samples were made anonymous. */
const OWN =
  /^(antifakeCode|invoiceNo|invoiceId|invoiceItemId|branchId|branchName|legalName|businessName|address|ninBrn|qrCode|deviceNo|issuedDate|issuedDatePdf|nowTime|placeOfBusiness)$/

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      OWN.test(name) ? typeof member : comparable(member),
    ]),
  )
}

const read = (name: string) => JSON.parse(readFileSync(new URL(name, SAMPLES), 'utf8'))

// Skipped where the recorded exchanges are not beside the repository.
describe.skipIf(!existsSync(SAMPLES))('recorded exchanges of the authority', () => {
  test.each(['53', '54', '55'])('accepted %s is accepted, and answered alike', async (number) => {
    const { efris } = sandbox.books
    stockUp(efris)
    const { request, response } = read(`T109-live-accepted-${number}-mudegi.json`)
    const inner = request.innerContent
    inner.basicInformation.deviceNo = '1000000001_01'
    const answer = await client.call('T109', inner)
    expect(answer.returnMessage).toBe('SUCCESS')
    expect(comparable(answer.content)).toEqual(comparable(response.innerContent))
    expect(answer.answer.globalInfo.extendField).toEqual(response.envelope.globalInfo.extendField)
    expect(Object.keys(answer.answer.globalInfo)).toEqual(
      Object.keys(response.envelope.globalInfo).filter((name) => name in answer.answer.globalInfo),
    )
    expect(answer.answer.data.dataDescription).toEqual(response.envelope.data.dataDescription)
  })

  test('a repeat is answered alike', async () => {
    stockUp(sandbox.books.efris)
    const { request, response } = read('T109-live-duplicate-2253-1-mudegi.json')
    request.innerContent.basicInformation.deviceNo = '1000000001_01'
    const first = await client.call('T109', request.innerContent)
    const again = await client.call('T109', request.innerContent)
    const fdn = first.content.basicInformation.invoiceNo
    const { returnCode, returnMessage } = response.envelope.returnStateInfo
    expect([again.returnCode, again.returnMessage]).toEqual([
      returnCode,
      returnMessage.replace('325108565248', fdn),
    ])
    expect(Object.keys(again.content.existInvoiceList[0])).toEqual(
      Object.keys(response.innerContent.existInvoiceList[0]),
    )
    expect(again.answer.globalInfo.extendField).toEqual(response.envelope.globalInfo.extendField)
  })
})
