import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CODES_BY_METHOD } from '#src/efris/texts/index.js'
import { DEBIT_NOTE_TEXTS, MEMO_TEXTS } from '#src/efris/texts/notes.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import {
  all,
  basic,
  type Change,
  goods,
  into,
  pay,
  rights,
  seller,
  summary,
  tax,
} from './invoice-cases/case.js'
import { EXCISE_CASES } from './invoice-cases/excise.js'
import { GENERAL_CASES, RECEIPT_CASES } from './invoice-cases/general.js'
import { KIND_CASES } from './invoice-cases/kinds.js'
import { RELIEF_CASES } from './invoice-cases/relief.js'
import { connect, invoice, line, OWN_NUMBERS, receipt, set, taxRow } from './invoices.js'

const CASES = [...GENERAL_CASES, ...RECEIPT_CASES, ...EXCISE_CASES, ...RELIEF_CASES, ...KIND_CASES]
const DOCUMENTS = [...new Set(CASES.map(({ of }) => of))]

/** Covered by tests of their own: below, and those of notes and of the enabler. */
const ELSEWHERE = ['1040', '2253', '2786', ...Object.keys({ ...DEBIT_NOTE_TEXTS, ...MEMO_TEXTS })]

describe('the rules of T109', () => {
  let sandbox: Sandbox
  let seller1: PlainEfris
  let kiosk: PlainEfris
  const clients = new Map<string, PlainEfris>()

  beforeAll(async () => {
    sandbox = await startSandbox()
    seller1 = await connect(sandbox)
    kiosk = await connect(sandbox, 2)
    clients.set('1000000001', seller1).set('1000000003', kiosk)
  })
  afterAll(() => sandbox.close())
  beforeEach(() => sandbox.reset())

  /** The client of who sells: of a broken document, the first seller's. */
  async function clientOf(document: { sellerDetails?: { tin?: string } }): Promise<PlainEfris> {
    const tin = document.sellerDetails?.tin ?? ''
    const index = sandbox.taxpayers().efris.findIndex((taxpayer) => taxpayer.tin === tin)
    if (!clients.has(tin) && index >= 0) clients.set(tin, await connect(sandbox, index))
    return clients.get(tin) ?? seller1
  }

  /** A document that names a principal is an agent's. */
  const sell = (client: PlainEfris, document: object) =>
    client.call('T109', document, {
      change: (outer) =>
        'agentEntity' in document ? { ...outer, globalInfo: { ...outer.globalInfo, agentType: '2' } } : outer,
    })

  test.each(DOCUMENTS)('document %# passes them all', async (of) => {
    const document = of(sandbox.books.efris)
    expect(await sell(await clientOf(document), document)).toMatchObject({
      returnCode: '00',
      returnMessage: 'SUCCESS',
    })
  })

  test.each(CASES)('$code', async ({ code, of, change, row }) => {
    const document = of(sandbox.books.efris)
    const client = await clientOf(document)
    change(document, sandbox.books.efris)
    const answer = await sell(client, document)
    expect(`${answer.returnCode} ${answer.returnMessage}`).toMatch(new RegExp(`^${code} `))
    const [, index] = /Collection index:(\d+)$/.exec(answer.returnMessage) ?? []
    expect(index).toBe(row === undefined ? undefined : String(row))
    expect(answer.content).toBeUndefined()
    expect(sandbox.ledger().documents).toEqual([])
  })

  test('every code has a case', () => {
    const tried = new Set([...CASES.map(({ code }) => code), ...ELSEWHERE])
    const raised = Object.keys(CODES_BY_METHOD.fiscaliseInvoice!)
    expect(raised.filter((code) => !tried.has(code))).toEqual([])
  })

  test('texts are filled in where the authority has placeholders', async () => {
    const unknown = invoice()
    goods(0, 'itemCode', 'UNKNOWN')(unknown)
    expect((await seller1.call('T109', unknown)).returnMessage).toMatch(
      /item code UNKNOWN, item name Soda 500 ml\.Collection index:0$/,
    )
    const wrong = invoice()
    tax(1, 'taxRate', '0.18')(wrong)
    expect((await seller1.call('T109', wrong)).returnMessage).toContain(
      "'taxCategoryCode' is 02 , 'taxRate' must be 0!",
    )
  })

  test('1040: a number that the seller gave is taken once, and kept', async () => {
    sandbox.books.efris.switches.offlineNumbers = true
    const numbered = (referenceNo: string) => {
      const document = invoice(referenceNo)
      into('basicInformation', OWN_NUMBERS.basicInformation)(document, sandbox.books.efris)
      into('summary', OWN_NUMBERS.summary)(document, sandbox.books.efris)
      return document
    }
    const { content } = await seller1.call('T109', numbered('N-1'))
    expect(content.basicInformation).toMatchObject(OWN_NUMBERS.basicInformation)
    expect(content.summary).toMatchObject(OWN_NUMBERS.summary)
    expect((await seller1.call('T109', numbered('N-2'))).returnCode).toBe('1040')
  })

  test('2253: a repeat is answered with the documents that exist, whether or not the check was asked for', async () => {
    const first = await seller1.call('T109', invoice())
    const { invoiceNo, antifakeCode } = first.content.basicInformation
    for (const changed of [
      invoice(),
      { ...invoice(), goodsDetails: [line('0', 'X', 'X', '1', 'PCE', ['1', '1', '1', '0', '0'])] },
    ]) {
      const again = await seller1.call('T109', changed)
      expect(again).toMatchObject({
        returnCode: '2253',
        returnMessage: `Invoice(s)/receipt(s) (${invoiceNo}) with the same Seller's Reference Number have already been issued! Total invoices Issued(1)!`,
        content: { existInvoiceList: [{ invoiceNo, antiFakeCode: antifakeCode, pageIndex: 0 }] },
      })
      expect(again.content.existInvoiceList[0].qrcode).toContain(
        `invoiceNo=${invoiceNo}&antiFakeCode=${antifakeCode}`,
      )
    }
    expect(statedAmounts(await seller1.call('T109', invoice()))).toEqual(['233500.00', '30966.10'])
    expect(statedAmounts(first)).toEqual(['233500', '30966.1'])
    expect(sandbox.ledger().documents).toHaveLength(1)
  })

  test('the same reference of another seller is another document', async () => {
    await seller1.call('T109', invoice('SAME'))
    expect((await kiosk.call('T109', receipt('SAME'))).returnCode).toBe('00')
  })

  test('documents without a reference are never repeats', async () => {
    for (const _ of [1, 2]) {
      const document = invoice()
      seller('referenceNo', '')(document)
      expect((await seller1.call('T109', document)).returnCode).toBe('00')
    }
  })

  test.each<[string, Change]>([
    ['a tax cut to cents', goods(0, 'tax', '762.71')],
    [
      'a tax with four decimals',
      all(
        goods(0, 'tax', '762.7118'),
        tax(0, 'taxAmount', '30966.1018'),
        tax(0, 'netAmount', '172033.8982'),
        summary('taxAmount', '30966.1018'),
        summary('netAmount', '202533.8982'),
      ),
    ],
    ['a rate with trailing zeros', goods(0, 'taxRate', '0.1800')],
    [
      'two rows of one category',
      (document) => {
        document.taxDetails.splice(
          1,
          1,
          taxRow('02', '0', '6000', '0', '6000'),
          taxRow('02', '0', '10000', '0', '10000'),
        )
      },
    ],
    ['mode 0 with no numbers', summary('modeCode', '0')],
    ['numbers instead of text', all(goods(0, 'qty', 2), pay('paymentAmount', 233500.0))],
    ['members nobody knows', all(goods(0, 'isZeroRate', '102'), set('nonsense', [{}, null, 3]))],
    ['payments that do not add up', pay('paymentAmount', '1')],
    [
      'a business with a known TIN',
      set('buyerDetails', { buyerType: '0', buyerTin: '1000029771', buyerLegalName: 'Acme Ltd' }),
    ],
    [
      'a ministry',
      set('buyerDetails', { buyerType: '3', buyerTin: '1000029780', buyerLegalName: 'Ministry of Examples' }),
    ],
    ['a consumer with a TIN', set('buyerDetails', { buyerType: '1', buyerTin: '1000029777' })],
    [
      'an own branch',
      (document, books) => {
        const { branch } = books.taxpayers.get('1000000001')!
        Object.assign(document.sellerDetails, { branchId: branch.id, branchName: branch.name })
      },
    ],
    [
      'an earlier day, for a seller who may',
      all(basic('issuedDate', '2026-01-19 23:59:59'), rights({ isAllowBackDate: '1' })),
    ],
  ])('accepted: %s', async (_name, change) => {
    const document = invoice()
    change(document, sandbox.books.efris)
    expect((await seller1.call('T109', document)).returnMessage).toBe('SUCCESS')
  })

  test('stock goes down with a sale, services have none, and unlimited sellers may go below zero', async () => {
    const stock = (code: string) =>
      sandbox.taxpayers().efris[0]!.items.find((item) => item.goodsCode === code)!.stock
    await seller1.call('T109', invoice())
    expect([stock('SODA-500'), stock('PAPER-A4'), stock('CONSULTING')]).toEqual(['999998', '999990', '0'])
    const { change } = CASES.find(({ code }) => code === '1600')!
    const document = invoice('R-2')
    all(change, rights({ goodsStockLimit: '102' }))(document, sandbox.books.efris)
    expect((await seller1.call('T109', document)).returnCode).toBe('00')
    expect(stock('LAMP-LED')).toBe('-1')
  })
})

function statedAmounts({ answer }: { answer: { globalInfo: { extendField: Record<string, string> } } }) {
  const { grossAmount, taxAmount } = answer.globalInfo.extendField
  return [grossAmount, taxAmount]
}
