import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import { connect as connectEfris, invoice } from '../efris/invoices.js'
import { connect as connectEtims, sale } from '../etims/sales.js'
import { type Json, PlainEtims, PlainGateway, PlainUnit } from './plain-client.mjs'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe('a client that knows nothing of ours', () => {
  test('is written with the platform alone', () => {
    const source = readFileSync(new URL('plain-client.mjs', import.meta.url), 'utf8')
    const imports = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name)
    expect(imports).toEqual(['node:crypto', 'node:zlib'])
    expect(source.split('\n').length).toBeLessThan(200)
  })

  test('Uganda: time, key, sign in, sell, find, read', async () => {
    const client = await connectEfris(sandbox)
    expect((await client.call('T101')).content).toEqual({ currentTime: '20/01/2026 12:00:00' })
    const { content: registration } = await client.call('T103')
    expect(registration).toMatchObject({
      taxpayer: { tin: '1000000001' },
      taxType: [{ taxTypeCode: '301' }, { taxTypeCode: '302' }],
    })
    const sold = await client.call('T109', invoice('F-1'))
    const { invoiceNo } = sold.content.basicInformation
    const found = await client.call('T106', {
      referenceNo: 'F-1',
      queryType: '1',
      pageNo: '1',
      pageSize: '10',
    })
    expect(found.content.records[0].invoiceNo).toBe(invoiceNo)
    const read = await client.call('T108', { invoiceNo })
    expect(read.content.summary).toEqual(sold.content.summary)
  })

  test('Kenya: initialise, sell, find', async () => {
    const client = await connectEtims(sandbox)
    const sold = await client.post('/saveTrnsSalesOsdc', sale(1))
    const found = await client.post('/selectInvoiceDetails', { invcNo: 1 })
    expect(found.data.salesList[0].receipt.rcptSign).toBe(sold.data.rcptSign)
  })
})

/** One service, outside VAT; `stamp` is what the receipt says of itself, in which the doors differ. */
function service(stamp: object) {
  const bands = ['A', 'B', 'C', 'D', 'E'].flatMap((band) => [
    [`taxblAmt${band}`, band === 'D' ? 2000 : 0],
    [`taxRt${band}`, band === 'B' ? 16 : 0],
    [`taxAmt${band}`, 0],
  ])
  const line = {
    itemSeq: 1,
    itemCd: 'KE3NTNO0000005',
    itemClsCd: '1000000000',
    itemNm: 'County service fee',
    bcd: null,
    pkgUnitCd: 'NT',
    pkg: 1,
    qtyUnitCd: 'NO',
    qty: 1,
    prc: 2000,
    splyAmt: 2000,
    dcRt: 0,
    dcAmt: 0,
    taxTyCd: 'D',
    taxblAmt: 2000,
    taxAmt: 0,
    totAmt: 2000,
  }
  return {
    ...sale(1),
    totItemCnt: 1,
    ...Object.fromEntries(bands),
    totTaxblAmt: 2000,
    totTaxAmt: 0,
    totAmt: 2000,
    receipt: { custTin: null, custMblNo: null, trdeNm: 'Example Trader', prchrAcptcYn: 'N', ...stamp },
    itemList: [line],
  }
}

interface Client {
  initialise(dvcSrlNo: string): Promise<Json>
  post(path: string, body: object): Promise<Json>
}

type Options = ConstructorParameters<typeof PlainGateway>[0]

/** What a till has to know of each door. */
const DOORS: readonly {
  readonly door: string
  readonly open: (options: Options) => Client
  readonly items: string
  readonly sell: string
  readonly stamp: object
  readonly number: unknown
  readonly time: string
}[] = [
  {
    door: 'KRA’s own host',
    open: (options) => new PlainEtims(options),
    items: '/selectItemList',
    sell: '/saveTrnsSalesOsdc',
    stamp: { rcptPbctDt: '20260120115958' },
    number: '1',
    time: 'sdcDateTime',
  },
  {
    door: 'the gateway',
    open: (options) => new PlainGateway(options),
    items: '/itemInfo',
    sell: '/sendSalesTransaction',
    stamp: { rcptPbctDt: '20260120115958' },
    number: '1',
    time: 'sdcDateTime',
  },
  {
    door: 'a local unit',
    open: (options) => new PlainUnit({ ...options, url: `${options.url}/vscu` }),
    items: '/items/selectItems',
    sell: '/trnsSales/saveSales',
    stamp: { rptNo: 1 },
    number: 1,
    time: 'VSCURcptPbctDate',
  },
]

describe('Kenya: what knows nothing of ours initialises, lists and sells a service', () => {
  test.each(DOORS)('$door', async ({ open, items, sell, stamp, number, time }) => {
    sandbox.reset()
    sandbox.clock.set(START)
    const { dvcSrlNo, ...taxpayer } = sandbox.taxpayers().etims[0]!
    const client = open({ ...taxpayer, url: sandbox.url })
    const started = await client.initialise(dvcSrlNo)
    expect(started).toMatchObject({ status: 200, resultCd: '000' })
    expect(started.data.info).toMatchObject({ tin: 'P000000001X', bhfId: '00', hqYn: 'Y' })
    const listed = await client.post(items, { lastReqDt: '20180101000000' })
    expect(listed.data.itemList.map(({ itemCd }: { itemCd: string }) => itemCd)).toContain('KE3NTNO0000005')
    const sold = await client.post(sell, service(stamp))
    expect(sold).toMatchObject({ status: 200, resultCd: '000' })
    expect(sold.data).toMatchObject({
      totRcptNo: number,
      intrlData: expect.stringMatching(/^[A-Z2-7]{26}$/),
      rcptSign: expect.stringMatching(/^[A-Z2-7]{16}$/),
      [time]: '20260120120000',
    })
    // The number is used up at every door.
    expect(await client.post(sell, service(stamp))).not.toMatchObject({ resultCd: '000' })
  })

  test('without a token, or with a wrong secret, the gateway gives nothing', async () => {
    sandbox.reset()
    const { dvcSrlNo, ...taxpayer } = sandbox.taxpayers().etims[0]!
    const client = new PlainGateway({ ...taxpayer, url: sandbox.url })
    expect(await client.post('/itemInfo', { lastReqDt: '20180101000000' })).toEqual({
      status: 400,
      words: undefined,
    })
    const wrong = new PlainGateway({ ...taxpayer, url: sandbox.url, consumerSecret: 'wrong' })
    await expect(wrong.initialise(dvcSrlNo)).rejects.toThrow(SyntaxError)
  })
})
