import { beforeEach, describe, expect, test } from 'vitest'
import {
  CreditDesk,
  credit,
  creditMaize,
  debit,
  freeCredit,
  memo,
  type Original,
  permit,
  sell,
} from './credits.js'

/* Debit notes, credit memos and notes without original: how each is taken back, and what may not stand beside it. */

const desk = new CreditDesk()

const page = { pageNo: '1', pageSize: '10' }
const basicOf = async (invoiceNo: string) => (await desk.ask('T108', { invoiceNo })).basicInformation
const stock = () =>
  Number(desk.sandbox.taxpayers().efris[0]!.items.find(({ goodsCode }) => goodsCode === 'SODA-500')!.stock)
const open = async () =>
  (await desk.ask('T107', page)).records.map(({ invoiceNo }: { invoiceNo: string }) => invoiceNo)

describe('a debit note', () => {
  let added: Original
  beforeEach(async () => {
    added = await sell(desk.client, 'D-1', debit(desk.original))
  })
  const cancelDebit = (change: object = {}) =>
    desk.cancel(desk.original, added.oriInvoiceNo, { invoiceApplyCategoryCode: '103', ...change })

  test('is cancelled when its application is approved, and its effects with it', async () => {
    const before = stock()
    expect((await cancelDebit({ reasonCode: '103', reason: 'Added by mistake' })).returnCode).toBe('00')
    const [row] = await desk.rows({ invoiceApplyCategoryCode: '103' })
    expect(row).toMatchObject({
      approveStatus: '102',
      invoiceApplyCategoryCode: '103',
      invoiceNo: added.oriInvoiceNo,
      oriInvoiceNo: desk.original.oriInvoiceNo,
      grossAmount: '233500',
      oriGrossAmount: '233500',
    })
    expect(await open()).toEqual([])
    expect((await basicOf(added.oriInvoiceNo)).isInvalid).toBe('0')
    expect(await desk.ask('T112', { id: row!.id })).toMatchObject({
      reason: 'Added by mistake',
      selectRefundReasonCode: '103',
      invoiceApplyCategoryCode: '103',
      refundInvoiceNo: added.oriInvoiceNo,
    })
    const { basicInformation, goodsDetails } = await desk.ask('T118', { id: row!.id })
    expect([basicInformation.invoiceType, goodsDetails.length]).toEqual(['4', 4])
    expect((await desk.decide(row!)).returnCode).toBe('00')
    expect((await basicOf(added.oriInvoiceNo)).isInvalid).toBe('1')
    expect((await basicOf(desk.original.oriInvoiceNo)).isRefund).toBe('0')
    expect(stock()).toBe(before + 2)
    expect(await open()).toEqual([desk.original.oriInvoiceNo])
    expect(desk.sandbox.ledger().documents).toHaveLength(2)
  })

  test('stays when the application is rejected or withdrawn', async () => {
    await cancelDebit()
    await desk.decide((await desk.rows())[0]!, '103')
    await cancelDebit()
    expect((await desk.withdraw((await desk.rows())[0]!)).returnCode).toBe('00')
    expect((await basicOf(added.oriInvoiceNo)).isInvalid).toBe('0')
    expect((await basicOf(desk.original.oriInvoiceNo)).isRefund).toBe('2')
    expect(await desk.rows()).toMatchObject([{ approveStatus: '104' }, { approveStatus: '103' }])
  })

  test('318, then 319: is cancelled once', async () => {
    await cancelDebit()
    expect((await cancelDebit()).returnCode).toBe('318')
    await desk.decide((await desk.rows())[0]!)
    expect((await cancelDebit()).returnCode).toBe('319')
  })

  test('1563, 1562: is cancelled as one, on its own original', async () => {
    expect((await cancelDebit({ invoiceApplyCategoryCode: '104' })).returnCode).toBe('1563')
    expect((await cancelDebit({ oriInvoiceId: '1' })).returnCode).toBe('1562')
  })

  test('1561: what is no note is not cancelled', async () => {
    expect((await desk.cancel(desk.original, desk.original.oriInvoiceNo)).returnCode).toBe('1561')
  })
})

describe('an approval', () => {
  test('317: finds that a debit note came first', async () => {
    const waiting = await desk.apply(creditMaize(desk.original, 1))
    await sell(desk.client, 'D-1', debit(desk.original))
    expect((await desk.decide(waiting)).returnCode).toBe('317')
    expect((await desk.rows())[0]!.approveStatus).toBe('102')
    expect((await desk.decide(waiting, '103')).returnCode).toBe('00')
  })

  test('2198: finds that the goods were renamed', async () => {
    const waiting = await desk.apply(creditMaize(desk.original, 1))
    const { goods } = desk.sandbox.books.efris.taxpayers.get('1000000001')!
    goods.set('MAIZE-FLOUR', { ...goods.get('MAIZE-FLOUR')!, goodsName: 'Maize meal 1 kg' })
    const { returnCode, returnMessage } = await desk.decide(waiting)
    expect([returnCode, returnMessage.slice(-18)]).toEqual(['2198', 'Collection index:0'])
  })

  test('of a debit note after a partial credit leaves the original debited, and cancelled, credited', async () => {
    permit(desk.sandbox.books.efris, { issueDebitNote: '1' })
    await desk.approved(creditMaize(desk.original, 1))
    const added = await sell(desk.client, 'D-1', debit(desk.original))
    expect((await basicOf(desk.original.oriInvoiceNo)).isRefund).toBe('2')
    await desk.cancel(desk.original, added.oriInvoiceNo, { invoiceApplyCategoryCode: '103' })
    await desk.decide((await desk.rows())[0]!)
    expect((await basicOf(desk.original.oriInvoiceNo)).isRefund).toBe('1')
  })
})

describe('a credit memo', () => {
  test('is cancelled at once, without naming an original, and once', async () => {
    permit(desk.sandbox.books.efris, { isAllowIssueRebate: '1' })
    const { oriInvoiceNo: memoNo } = await sell(desk.client, 'M-1', memo())
    const cancel = (change: object = {}) =>
      desk.cancel(desk.original, memoNo, { oriInvoiceId: '', invoiceApplyCategoryCode: '105', ...change })
    expect((await cancel({ invoiceApplyCategoryCode: '104' })).returnCode).toBe('2801')
    expect((await cancel({ oriInvoiceId: desk.original.oriInvoiceId })).returnCode).toBe('2802')
    expect((await cancel()).returnCode).toBe('00')
    expect((await basicOf(memoNo)).isInvalid).toBe('1')
    expect((await cancel()).returnCode).toBe('2803')
    expect(await desk.rows()).toEqual([])
  })
})

describe('a note without original', () => {
  beforeEach(() => permit(desk.sandbox.books.efris, { isAllowIssueCreditWithoutFDN: '1' }))

  test('becomes a document of its own, with the buyer as described', async () => {
    const before = stock()
    const { referenceNo } = await desk.ask('T110', freeCredit())
    expect(await desk.rows({ referenceNo })).toEqual([])
    const [row] = await desk.rows({ referenceNo, creditNoteType: '2' })
    expect(row).toMatchObject({ approveStatus: '102', grossAmount: '-233500', tin: '1000000001' })
    expect(row).not.toHaveProperty('oriInvoiceNo')
    expect((await desk.ask('T118', { id: row!.id })).basicInformation).toEqual({
      invoiceType: '2',
      invoiceKind: '1',
    })
    await desk.decide(row!)
    const [{ invoiceNo }] = (await desk.rows({ referenceNo, creditNoteType: '2' })) as [{ invoiceNo: string }]
    const note = await desk.ask('T108', { invoiceNo })
    expect(note).toMatchObject({
      basicInformation: { invoiceType: '2', invoiceKind: '1', operator: 'Cashier 2', currency: 'UGX' },
      sellerDetails: { tin: '1000000001', referenceNo: 'CN-1', branchCode: '00' },
      buyerDetails: { buyerLegalName: 'Walk-in customer' },
      summary: { grossAmount: '-233500' },
    })
    expect(note).not.toHaveProperty('creditNoteExtend')
    expect(note.taxDetails[0]).toMatchObject({ taxCategory: 'A: Standard', taxRateName: '18%' })
    expect(stock()).toBe(before + 2)
    expect((await basicOf(desk.original.oriInvoiceNo)).isRefund).toBe('0')
    expect((await desk.ask('T112', { id: row!.id })).refundInvoiceNo).toBe(invoiceNo)
  })

  test('2801, 2803: is cancelled as what has no original, and once', async () => {
    desk.sandbox.books.efris.switches.creditApproval = 'at-once'
    const { referenceNo } = await desk.ask('T110', freeCredit())
    const [row] = await desk.rows({ referenceNo, creditNoteType: '2' })
    const cancel = (category: string) =>
      desk.cancel(desk.original, row!.invoiceNo, { oriInvoiceId: '', invoiceApplyCategoryCode: category })
    expect((await cancel('104')).returnCode).toBe('2801')
    const before = stock()
    expect((await cancel('105')).returnCode).toBe('00')
    expect(stock()).toBe(before - 2)
    expect((await cancel('105')).returnCode).toBe('2803')
  })
})

test('from a sale over partial credits to a cancellation, every query tells the same', async () => {
  const { oriInvoiceNo: invoiceNo } = desk.original
  const queries = async () => {
    const { goodsDetails } = await desk.ask('T186', { invoiceNo })
    const notes = (await desk.ask('T106', { ...page, oriInvoiceNo: invoiceNo })).records
    return {
      left: [goodsDetails[3].remainQty, goodsDetails[3].remainAmount],
      isRefund: (await basicOf(invoiceNo)).isRefund,
      notes: notes.map((row: Record<string, string>) => [row.grossAmount, row.isInvalid]),
      open: await open(),
    }
  }
  const untouched = await queries()
  expect(untouched).toEqual({ left: ['5', '16000'], isRefund: '0', notes: [], open: [invoiceNo] })

  const first = await desk.approved(creditMaize(desk.original, 2))
  const second = await desk.approved(creditMaize(desk.original, 3))
  const whole = { left: ['0', '0'], isRefund: '1', open: [invoiceNo] }
  expect(await queries()).toEqual({
    ...whole,
    notes: [
      ['-9600', '0'],
      ['-6400', '0'],
    ],
  })
  expect(await desk.code('T110', creditMaize(desk.original, 1))).toBe('1434')

  const { creditNoteExtend } = await desk.ask('T108', { invoiceNo: second.invoiceNo })
  expect(creditNoteExtend).toMatchObject({ preGrossAmount: '233500' })

  expect((await desk.cancel(desk.original, first.invoiceNo)).returnCode).toBe('00')
  expect(await queries()).toEqual({
    left: ['2', '6400'],
    isRefund: '1',
    open: [invoiceNo],
    notes: [
      ['-9600', '0'],
      ['-6400', '1'],
    ],
  })
  expect(await desk.code('T110', creditMaize(desk.original, 3))).toBe('1434')
  expect((await desk.cancel(desk.original, second.invoiceNo)).returnCode).toBe('00')
  const { notes, ...restored } = await queries()
  expect(restored).toEqual({ left: ['5', '16000'], isRefund: '0', open: [invoiceNo] })
  expect(notes).toHaveLength(2)
  await desk.approved(credit(desk.original))
  expect(await open()).toEqual([])
})
