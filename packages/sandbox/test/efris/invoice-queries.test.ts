import { createSign } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BATCH_LIMIT } from '#src/efris/handlers/fiscalise-batch-invoices.js'
import { COMPARISON_LIMIT } from '#src/efris/handlers/verify-invoices-batch.js'
import { CLEARANCE_MS } from '#src/efris/rules/export.js'
import * as texts from '#src/efris/texts/invoice-queries.js'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { creditMaize, sell } from './credits.js'
import { connect, exported, invoice, set } from './invoices.js'

const HOUR_MS = 3600_000
const page = { pageNo: '1', pageSize: '10' }
const long = (length: number) => 'x'.repeat(length)

let sandbox: Sandbox
let client: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
  client = await connect(sandbox)
})
afterAll(() => sandbox.close())
beforeEach(() => {
  sandbox.reset()
  sandbox.clock.set(START)
})

const ask = async (code: string, request: object) => (await client.call(code, request)).content

/** What a call is refused with: the code, and the authority's text but for values and the place of a row. */
async function refusal(name: string, request: object, codes: object) {
  const { returnCode, returnMessage } = await client.call(name, request)
  const text = (codes as Record<string, string>)[returnCode]?.split(/ [*?X]| xx/)[0]
  expect(returnMessage).toContain(text)
  return returnCode
}

function untried(codes: object, tried: readonly string[]): string[] {
  return Object.keys(codes).filter((code) => !tried.includes(code))
}

describe('T107', () => {
  const CASES: [code: string, query: object][] = [
    ['1501', { invoiceNo: long(21) }],
    ['1503', { deviceNo: long(21) }],
    ['1507', { buyerTin: long(21) }],
    ['1511', { buyerLegalName: long(257) }],
    ['1514', { invoiceType: '2' }],
    ['1518', { startDate: '20/01/2026' }],
    ['1520', { endDate: '20/01/2026' }],
    ['1521', { pageNo: '' }],
    ['1522', { pageNo: 'first' }],
    ['1523', { pageNo: '-1' }],
    ['1524', { pageSize: '' }],
    ['1525', { pageSize: '1000' }],
    ['1526', { pageSize: '101' }],
    ['2190', { branchName: long(501) }],
  ]

  test.each(CASES)('%s', async (code, query) => {
    expect(await refusal('T107', { ...page, ...query }, texts.CREDITABLE_QUERY_TEXTS)).toBe(code)
  })

  test('every code has a case', () => {
    const tried = CASES.map(([code]) => code)
    expect(untried(texts.CREDITABLE_QUERY_TEXTS, tried)).toEqual([])
  })

  test.each<[query: object, found: string[]]>([
    [{}, ['R-2', 'R-1']],
    [{ invoiceType: '1', deviceNo: '1000000001_01' }, ['R-2', 'R-1']],
    [{ invoiceType: '4' }, []],
    [{ deviceNo: '1000000001_02' }, []],
    [{ buyerTin: '1000029771' }, ['R-2']],
    [{ buyerLegalName: 'walk' }, ['R-1']],
    [{ branchName: 'traders' }, ['R-2', 'R-1']],
    [{ startDate: '2026-01-20', endDate: '2026-01-20' }, ['R-2', 'R-1']],
    [{ endDate: '2026-01-19' }, []],
    [{ invoiceNo: '325000000000' }, []],
  ])('%j', async (query, found) => {
    const first = await sell(client, 'R-1')
    const document = invoice('R-2')
    set('buyerDetails', { buyerType: '0', buyerTin: '1000029771', buyerLegalName: 'Acme' })(document)
    const second = await sell(client, 'R-2', document)
    const names = new Map([
      [first.oriInvoiceNo, 'R-1'],
      [second.oriInvoiceNo, 'R-2'],
    ])
    const { records } = await ask('T107', { ...page, ...query })
    expect(records.map((row: { invoiceNo: string }) => names.get(row.invoiceNo))).toEqual(found)
  })

  test('neither notes nor the documents of others', async () => {
    sandbox.books.efris.switches.creditApproval = 'at-once'
    await client.call('T110', creditMaize(await sell(client), 1))
    expect((await ask('T107', page)).records).toHaveLength(1)
    const other = await connect(sandbox, 1)
    expect((await other.call('T107', page)).content.records).toEqual([])
  })
})

describe('T117', () => {
  const pair = (invoiceNo: string, invoiceType = '1') => ({ invoiceNo, invoiceType })

  test('answers what only one side knows', async () => {
    const { oriInvoiceNo: first } = await sell(client, 'R-1')
    const { oriInvoiceNo: second } = await sell(client, 'R-2')
    const all = [pair(first), pair(second)]
    expect(await ask('T117', all)).toEqual([])
    expect(await ask('T117', [pair(first)])).toEqual([pair(second)])
    expect(await ask('T117', [...all, pair('325000000000')])).toEqual([pair('325000000000')])
    expect(await ask('T117', [pair(first), pair(second, '4')])).toEqual([pair(second, '4'), pair(second)])
    expect(await ask('T117', [])).toEqual(all)
  })

  test('compares with the documents of the device that asks', async () => {
    const { oriInvoiceNo } = await sell(client)
    const other = await connect(sandbox, 1)
    expect((await other.call('T117', [])).content).toEqual([])
    expect((await other.call('T117', [pair(oriInvoiceNo)])).content).toEqual([pair(oriInvoiceNo)])
  })

  test('knows notes as such', async () => {
    sandbox.books.efris.switches.creditApproval = 'at-once'
    const original = await sell(client)
    await client.call('T110', creditMaize(original, 1))
    const [note] = await ask('T117', [pair(original.oriInvoiceNo)])
    expect(note).toEqual(pair(note.invoiceNo, '2'))
  })

  test('refuses what it cannot compare', async () => {
    const codes = [
      [pair('')],
      [pair(long(21))],
      [pair('1', '3')],
      Array.from({ length: COMPARISON_LIMIT + 1 }, () => pair('1')),
    ].map((list) => refusal('T117', list, texts.COMPARISON_TEXTS))
    const raised = await Promise.all(codes)
    expect(raised).toEqual(['1500', '1501', '1514', '1569'])
    expect(untried(texts.COMPARISON_TEXTS, raised)).toEqual([])
  })
})

describe('T129', () => {
  const keyOf = (seller: number) => sandbox.taxpayers().efris[seller]!.privateKeyPem
  const signed = (document: object | string, key = keyOf(0)) => {
    const invoiceContent = typeof document === 'string' ? document : JSON.stringify(document)
    const invoiceSignature = createSign('RSA-SHA1').update(invoiceContent).sign(key, 'base64')
    return { invoiceContent, invoiceSignature }
  }

  test('fiscalises every document as T109 does', async () => {
    const batch = [signed(invoice('B-1')), signed(invoice('B-2'))]
    const { returnCode, content } = await client.call('T129', batch)
    expect(returnCode).toBe('00')
    expect(content).toMatchObject([
      { invoiceReturnCode: '00', invoiceReturnMessage: 'SUCCESS' },
      { invoiceReturnCode: '00', invoiceReturnMessage: 'SUCCESS' },
    ])
    const [document] = content.map((row: { invoiceContent: string }) => JSON.parse(row.invoiceContent))
    const { invoiceNo } = document.basicInformation
    expect(await ask('T108', { invoiceNo })).toEqual(document)
    expect(sandbox.ledger().documents.map(({ reference }) => reference)).toEqual(['B-1', 'B-2'])
  })

  test('1613: keeps the good ones and says what is wrong with each of the others', async () => {
    const wrong = invoice('B-2')
    set('goodsDetails.0.tax', '762.72')(wrong)
    const batch = [
      signed(invoice('B-1')),
      signed(wrong),
      signed(invoice('B-1')),
      signed(invoice('B-3'), keyOf(1)),
      { ...signed(invoice('B-4')), invoiceSignature: '' },
      { ...signed(invoice('B-5')), invoiceContent: '' },
      signed('{"sellerDetails":'),
    ]
    const { returnCode, returnMessage, content } = await client.call('T129', batch)
    expect([returnCode, returnMessage]).toEqual(['1613', texts.BATCH_TEXTS[1613]])
    const codes = content.map((row: { invoiceReturnCode: string }) => row.invoiceReturnCode)
    expect(codes).toEqual(['00', '2776', '2253', '38', '1611', '1610', '2066'])
    expect(JSON.parse(content[2].invoiceContent).existInvoiceList).toHaveLength(1)
    expect(content[3]).toEqual({ invoiceReturnCode: '38', invoiceReturnMessage: texts.BATCH_TEXTS[38] })
    expect(content[6].invoiceReturnMessage).toBe('T109:data-->content:Illegal json format!')
    expect(sandbox.ledger().documents).toHaveLength(1)
    expect(untried(texts.BATCH_TEXTS, [...codes, '1613'])).toEqual(['1612'])
  })

  test('1612: takes only so many', async () => {
    const batch = Array.from({ length: BATCH_LIMIT + 1 }, () => ({}))
    const { returnCode, returnMessage } = await client.call('T129', batch)
    expect([returnCode, returnMessage]).toEqual([
      '1612',
      `Invoice upload quantity cannot be greater than ${BATCH_LIMIT}`,
    ])
  })
})

describe('T166', () => {
  const buyer = { buyerType: '0', buyerTin: '1000029771', buyerLegalName: 'Acme Ltd' }
  const change = (original: { oriInvoiceNo: string }, members: object = {}) =>
    refusal(
      'T166',
      { invoiceNo: original.oriInvoiceNo, ...buyer, ...members },
      {
        ...texts.BUYER_CHANGE_TEXTS,
        '00': 'SUCCESS',
      },
    )

  test('puts the buyer right, and nothing else', async () => {
    const { oriInvoiceNo } = await sell(client)
    const before = await ask('T108', { invoiceNo: oriInvoiceNo })
    expect(await change({ oriInvoiceNo }, { buyerEmailAddress: 'acme@example.com' })).toBe('00')
    const after = await ask('T108', { invoiceNo: oriInvoiceNo })
    expect(after.buyerDetails).toMatchObject({ ...buyer, buyerEmail: 'acme@example.com' })
    expect({ ...after, buyerDetails: before.buyerDetails }).toEqual(before)
    expect((await ask('T106', { ...page, buyerTin: '1000029771' })).records).toHaveLength(1)
  })

  test('as often and as long as T103 says', async () => {
    const { buyerModifiedTimes, buyerModificationPeriod } = (await client.call('T103')).content
    expect([buyerModifiedTimes, buyerModificationPeriod]).toEqual(['1', '48'])
    const [first, second] = [await sell(client, 'R-1'), await sell(client, 'R-2')]
    expect(await change(first)).toBe('00')
    expect(await change(first)).toBe('2931')
    sandbox.clock.advance(48 * HOUR_MS)
    await client.handshake()
    expect(await change(second)).toBe('00')
    const taxpayer = sandbox.books.efris.taxpayers.get('1000000001')!
    taxpayer.rights = { ...taxpayer.rights, buyerModifiedTimes: '2' }
    expect(await change(first)).toBe('00')
    sandbox.clock.advance(1000)
    expect(await change(second)).toBe('2932')
  })

  test('not once a note was asked for', async () => {
    const original = await sell(client)
    await client.call('T110', creditMaize(original, 1))
    expect(await change(original)).toBe('3055')
    const { taskId, referenceNo } = (await ask('T111', { ...page, queryType: '2' })).records[0]
    await client.call('T113', { taskId, referenceNo, approveStatus: '101', remark: 'Seen' })
    expect(await change(original)).toBe('3054')
    const [{ invoiceNo }] = (await ask('T106', { ...page, invoiceType: '2' })).records
    expect(await change({ oriInvoiceNo: invoiceNo })).toBe('3053')
  })

  test('refuses an unknown document or buyer', async () => {
    const original = await sell(client)
    expect(await change({ oriInvoiceNo: '325000000000' })).toBe('2973')
    expect(await change(original, { createDateStr: '20/01/2026' })).toBe('3007')
    expect(await change(original, { buyerType: '3' })).toBe('1163')
    expect(await change(original, { buyerTin: '' })).toBe('3077')
    expect(await change(original, { buyerTin: '1999999999' })).toBe('2249')
    const other = await connect(sandbox, 1)
    const stranger = await other.call('T166', { invoiceNo: original.oriInvoiceNo, ...buyer })
    expect(stranger.returnCode).toBe('2973')
  })

  test('every code has a test above', () => {
    const tried = ['1163', '2249', '2931', '2932', '2973', '3007', '3053', '3054', '3055', '3077']
    expect(untried(texts.BUYER_CHANGE_TEXTS, tried)).toEqual([])
  })
})

describe('T186', () => {
  test('is the answer of T108, with what is left of each line', async () => {
    const { oriInvoiceNo: invoiceNo } = await sell(client)
    const { goodsDetails, ...rest } = await ask('T186', { invoiceNo })
    const plain = await ask('T108', { invoiceNo })
    expect({ ...rest, goodsDetails: plain.goodsDetails }).toEqual(plain)
    const left = goodsDetails.map((line: Record<string, string>) => [line.remainQty, line.remainAmount])
    // The discount of 22000 is off what can be credited of its line.
    expect(left).toEqual([
      ['2', '5000'],
      ['10', '198000'],
      [undefined, undefined],
      ['5', '16000'],
      ['1', '14500'],
    ])
  })

  test('refuses what it cannot look for', async () => {
    const codes = [{}, { invoiceNo: long(21) }].map((each) => refusal('T186', each, texts.REMAINDER_TEXTS))
    expect(await Promise.all(codes)).toEqual(Object.keys(texts.REMAINDER_TEXTS))
    expect((await client.call('T186', { invoiceNo: '325000000000' })).returnCode).toBe('99')
  })
})

describe('T187', () => {
  test('exported goods leave the country after a while', async () => {
    const { oriInvoiceNo: invoiceNo } = await sell(client, 'E-1', exported())
    expect(await ask('T187', { invoiceNo })).toEqual({ invoiceNo, documentStatusCode: '101' })
    sandbox.clock.advance(CLEARANCE_MS)
    await client.handshake()
    expect(await ask('T187', { invoiceNo })).toEqual({ invoiceNo, documentStatusCode: '102' })
  })

  test('refuses what it cannot look for', async () => {
    const codes = [{}, { invoiceNo: long(21) }].map((each) =>
      refusal('T187', each, texts.EXPORT_STATUS_TEXTS),
    )
    expect(await Promise.all(codes)).toEqual(Object.keys(texts.EXPORT_STATUS_TEXTS))
    const { oriInvoiceNo: invoiceNo } = await sell(client)
    expect((await client.call('T187', { invoiceNo })).returnCode).toBe('99')
  })
})
