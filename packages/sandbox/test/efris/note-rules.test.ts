import { beforeEach, describe, expect, test } from 'vitest'
import { CREDIT_DAYS } from '#src/efris/rules/credit/original.js'
import { DEBIT_NOTE_TEXTS, MEMO_TEXTS } from '#src/efris/texts/notes.js'
import { START } from '#src/testing.js'
import { CreditDesk, credit, creditMaize, debit, memo, permit, sell } from './credits.js'
import { basic } from './invoice-cases/case.js'
import { connect, exported, set } from './invoices.js'

/* What T109 asks of debit notes and credit memos besides what it asks of every document. */

const desk = new CreditDesk()

type Change = (document: object) => void

const stored = () => desk.sandbox.books.efris.find(desk.original.oriInvoiceNo)!.record.basicInformation
const refusal = async (document: object) => {
  const { returnCode, returnMessage } = await desk.client.call('T109', document)
  return [returnCode, returnMessage.replace(/Collection index:\d+$/, '')]
}

describe('a debit note', () => {
  const CASES: [code: keyof typeof DEBIT_NOTE_TEXTS, change: Change][] = [
    [1136, basic('oriInvoiceId', '')],
    [2073, set('extend', undefined)],
    [2074, basic('oriInvoiceId', '123456789012345678')],
    [
      2074,
      () => {
        stored().isInvalid = '1'
      },
    ],
    [
      2049,
      () => {
        stored().invoiceIndustryCode = '102'
      },
    ],
    [
      3029,
      () => {
        stored().invoiceIndustryCode = '110'
      },
    ],
    [1411, basic('currency', 'USD')],
    [1314, set('extend', { reason: 'Undercharged' })],
    [1404, set('extend', { reasonCode: '104' })],
    [1405, set('extend', { reasonCode: '103' })],
  ]

  test.each(CASES)('%s', async (code, change) => {
    const document = debit(desk.original)
    change(document)
    expect(await refusal(document)).toEqual([String(code), DEBIT_NOTE_TEXTS[code]])
    expect(desk.sandbox.ledger().documents).toHaveLength(1)
  })

  /** What was done before decides. */
  const STORIES: [code: keyof typeof DEBIT_NOTE_TEXTS, title: string, tell: () => Promise<unknown>][] = [
    [306, 'the original is credited in part', () => desk.approved(creditMaize(desk.original, 1))],
    [
      306,
      'it is credited in full, even where a debit note may follow a credit',
      () => {
        permit(desk.sandbox.books.efris, { issueDebitNote: '1' })
        return desk.approved(credit(desk.original))
      },
    ],
    [317, 'it has a debit note', () => sell(desk.client, 'D-0', debit(desk.original, 'D-0'))],
    [
      312,
      'it is too old',
      async () => {
        desk.sandbox.clock.set(new Date(START.getTime() + CREDIT_DAYS * 24 * 3600_000 + 1000))
        await desk.client.handshake()
      },
    ],
  ]

  test.each(STORIES)('%s: %s', async (code, _title, tell) => {
    await tell()
    expect(await refusal(debit(desk.original))).toEqual([String(code), DEBIT_NOTE_TEXTS[code]])
  })

  test('every code has a case', () => {
    const tried = new Set([...CASES, ...STORIES].map(([code]) => String(code)))
    expect(Object.keys(DEBIT_NOTE_TEXTS).filter((code) => !tried.has(code))).toEqual([])
  })

  test('2074: does not add to another note, nor to another seller’s document', async () => {
    const { oriInvoiceId } = await sell(desk.client, 'D-1', debit(desk.original))
    expect((await refusal(debit({ oriInvoiceId }, 'D-2')))[0]).toBe('2074')
    const other = await connect(desk.sandbox, 1)
    const foreign = debit(desk.original)
    set('sellerDetails.tin', '1000000002')(foreign)
    basic('deviceNo', '1000000002_01')(foreign)
    expect((await other.call('T109', foreign)).returnCode).toBe('2074')
  })

  test('follows a partial credit where T103 says so', async () => {
    permit(desk.sandbox.books.efris, { issueDebitNote: '1' })
    await desk.approved(creditMaize(desk.original, 1))
    expect((await refusal(debit(desk.original)))[0]).toBe('00')
  })

  test('is a document that names its original, marks it, and takes goods from the stock', async () => {
    const held = () =>
      desk.sandbox.taxpayers().efris[0]!.items.find(({ goodsCode }) => goodsCode === 'SODA-500')!
    const before = Number(held().stock)
    const { content } = await desk.client.call('T109', debit(desk.original))
    expect(content).toMatchObject({
      basicInformation: {
        invoiceType: '4',
        ...desk.original,
        oriIssuedDate: '20/01/2026 12:00:00',
        oriGrossAmount: '233500',
        isRefund: '0',
      },
      extend: { reasonCode: '101' },
    })
    expect(stored().isRefund).toBe('2')
    expect(Number(held().stock)).toBe(before - 2)
    expect(desk.sandbox.ledger().documents[1]).toMatchObject({ type: 'debit_note', total: '233500' })
    const found = await desk.client.call('T106', { pageNo: '1', pageSize: '10', isRefund: '2' })
    expect(found.content.records).toMatchObject([{ invoiceNo: desk.original.oriInvoiceNo }])
    const open = (await desk.client.call('T107', { pageNo: '1', pageSize: '10' })).content.records
    expect(open).toMatchObject([{ invoiceNo: content.basicInformation.invoiceNo, ...desk.original }])
  })
})

describe('a credit memo', () => {
  beforeEach(() => permit(desk.sandbox.books.efris, { isAllowIssueRebate: '1' }))

  const CASES: [code: string, change: Change][] = [
    ['2804', () => permit(desk.sandbox.books.efris, { isAllowIssueRebate: '0' })],
    ['2822', () => permit(desk.sandbox.books.efris, { isDutyFreeTaxpayer: '1' })],
    ['2807', basic('invoiceIndustryCode', '104')],
    ['2805', set('buyerDetails.buyerType', '2')],
    ['2806', set('buyerDetails.buyerTin', '')],
    ['2827', set('goodsDetails.0.exciseFlag', '1')],
  ]

  test.each(CASES)('%s', async (code, change) => {
    const document = memo()
    change(document)
    const texts: Readonly<Record<string, string>> = MEMO_TEXTS
    expect(await refusal(document)).toEqual([code, texts[code]])
  })

  test('every code has a case', () => {
    expect(Object.keys(MEMO_TEXTS)).toEqual(CASES.map(([code]) => code).toSorted())
  })

  test.each<[code: string, change: Change]>([
    ['1314', set('extend', {})],
    ['1404', set('extend', { reasonCode: '104' })],
    ['1405', set('extend', { reasonCode: '103' })],
  ])('%s: says why', async (code, change) => {
    const document = memo()
    change(document)
    expect((await refusal(document))[0]).toBe(code)
  })

  test('of exported goods needs no Ugandan buyer', async () => {
    const sale = exported('M-1')
    set('basicInformation.invoiceType', '5')(sale)
    expect((await refusal({ ...sale, extend: { reasonCode: '101' } }))[0]).toBe('00')
  })

  test('moves no goods, and is found as what it is', async () => {
    const stock = () => desk.sandbox.taxpayers().efris[0]!.items.map((item) => item.stock)
    const before = stock()
    const { content } = await desk.client.call('T109', memo())
    expect(content).toMatchObject({
      basicInformation: { invoiceType: '5' },
      extend: { reasonCode: '102' },
    })
    expect(stock()).toEqual(before)
    expect(desk.sandbox.ledger().documents[1]).toMatchObject({ type: 'credit_memo', status: 'valid' })
    expect((await desk.client.call('T107', { pageNo: '1', pageSize: '10' })).content.records).toHaveLength(1)
  })
})
