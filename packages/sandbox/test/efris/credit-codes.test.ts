import { describe, expect, test } from 'vitest'
import * as texts from '#src/efris/texts/credit.js'
import { CreditDesk, credit, debit, memo, permit, sell } from './credits.js'

/* What the calls about applications are refused with. Those of T110 have a file of their own. */

const page = { pageNo: '1', pageSize: '10' }
const long = (length: number) => 'x'.repeat(length)

const desk = new CreditDesk()

type Answered = Promise<{ returnCode: string; returnMessage: string }>
type Step = (change: object) => Answered

/** What is refused: a call that would be accepted, with one change, or one that comes after what makes it wrong. */
function refuses(
  title: string,
  codes: object,
  make: () => Promise<Step>,
  cases: [string, object][],
  stories: [string, () => Answered][] = [],
) {
  const holds = async (wanted: string, answered: Answered) => {
    const { returnCode, returnMessage } = await answered
    const text = (codes as Record<string, string>)[wanted]!
    expect([returnCode, returnMessage.replace(/Collection index:\d+$/, '')]).toEqual([wanted, text])
  }
  describe(title, () => {
    test.each(cases)('%s', async (wanted, change) => holds(wanted, (await make())(change)))
    test.each(stories)('%s', (wanted, tell) => holds(wanted, tell()))
    test('every code has a case', () => {
      const tried = new Set([...cases, ...stories].map(([each]) => each))
      expect(Object.keys(codes).filter((each) => !tried.has(each))).toEqual([])
    })
  })
}

const call =
  (name: string, request: object): Step =>
  (change) =>
    desk.client.call(name, { ...request, ...change })

const file = (change: object) => ({
  attachmentList: [{ fileName: 'a', fileType: 'png', fileContent: '', ...change }],
})

refuses('T111', texts.APPLICATION_QUERY_TEXTS, async () => call('T111', { ...page, queryType: '1' }), [
  ['1521', { pageNo: '' }],
  ['1522', { pageNo: 'first' }],
  ['1523', { pageNo: '-1' }],
  ['1524', { pageSize: '' }],
  ['1525', { pageSize: '1000' }],
  ['1526', { pageSize: '101' }],
  ['1501', { invoiceNo: long(21) }],
  ['1505', { oriInvoiceNo: long(21) }],
  ['1551', { referenceNo: long(21) }],
  ['1553', { queryType: '4' }],
  ['1554', { invoiceApplyCategoryCode: '101,102' }],
  ['2894', { creditNoteType: '10' }],
  ['2895', { creditNoteType: '3' }],
  ['1518', { startDate: '20/01/2026' }],
  ['1520', { endDate: '20/01/2026' }],
])

refuses('T112', texts.APPLICATION_DETAIL_TEXTS, async () => call('T112', {}), [
  ['1555', {}],
  ['1556', { id: long(21) }],
])

refuses('T118', texts.APPLICATION_LINES_TEXTS, async () => call('T118', {}), [
  ['1570', {}],
  ['1571', { id: long(21) }],
])

refuses('T122', texts.CANCELLED_TEXTS, async () => call('T122', {}), [
  ['1500', {}],
  ['1501', { invoiceNo: long(21) }],
])

type Row = Awaited<ReturnType<CreditDesk['apply']>>

/** Something happens to an application that waits, and then something else. */
const after = async (first: (row: Row) => Promise<unknown>, second: (row: Row) => Answered) => {
  const row = await desk.apply(credit(desk.original))
  await first.call(desk, row)
  return second.call(desk, row)
}

const waitingTask = async () => {
  const { referenceNo, taskId } = await desk.apply(credit(desk.original))
  return call('T113', { referenceNo, taskId, approveStatus: '101', remark: 'Seen' })
}

refuses(
  'T113',
  texts.DECISION_TEXTS,
  waitingTask,
  [
    ['1550', { referenceNo: '' }],
    ['1551', { referenceNo: long(21) }],
    ['1552', { approveStatus: '102' }],
    ['1557', { remark: '' }],
    ['1558', { remark: long(1025) }],
    ['1559', { taskId: '' }],
    ['2777', { taskId: '1' }],
    ['2777', { referenceNo: '26PL010000000' }],
  ],
  [
    [
      '308',
      async () => {
        desk.sandbox.books.efris.switches.creditApproval = 'by-control'
        return desk.decide(await desk.apply(credit(desk.original)))
      },
    ],
    ['313', () => after(desk.withdraw, desk.decide)],
    ['2061', () => after((row) => desk.decide(row, '103'), desk.decide)],
    ['317', () => after(() => desk.client.call('T109', debit(desk.original)), desk.decide)],
    [
      '2198',
      () =>
        after(async () => {
          const { goods } = desk.sandbox.books.efris.taxpayers.get('1000000001')!
          goods.delete('MAIZE-FLOUR')
        }, desk.decide),
    ],
  ],
)

const waitingApplication = async () => {
  const { id, referenceNo } = await desk.apply(credit(desk.original))
  return call('T120', { businessKey: id, referenceNo })
}

refuses(
  'T120',
  texts.WITHDRAWAL_TEXTS,
  waitingApplication,
  [
    ['1577', { businessKey: '' }],
    ['1578', { businessKey: long(21) }],
    ['1579', { referenceNo: '' }],
    ['1580', { referenceNo: long(21) }],
    ['311', { businessKey: '1' }],
    ['311', { referenceNo: '26PL010000000' }],
  ],
  [
    ['313', () => after(desk.withdraw, desk.withdraw)],
    ['314', () => after(desk.decide, desk.withdraw)],
  ],
)

const standingNote = async (): Promise<Step> => {
  const { invoiceNo } = await desk.approved(credit(desk.original))
  return (change) => desk.cancel(desk.original, invoiceNo, change)
}

/** A note is cancelled, and again. */
const twice = async (make: () => Promise<{ invoiceNo?: string }>, change: object = {}) => {
  const { invoiceNo } = await make()
  expect((await desk.cancel(desk.original, invoiceNo, change)).returnCode).toBe('00')
  return desk.cancel(desk.original, invoiceNo, change)
}
const debitNote = async () => ({
  invoiceNo: (await sell(desk.client, 'D-1', debit(desk.original))).oriInvoiceNo,
})
const rebate = async () => {
  permit(desk.sandbox.books.efris, { isAllowIssueRebate: '1' })
  return { invoiceNo: (await sell(desk.client, 'M-1', memo())).oriInvoiceNo }
}

refuses(
  'T114',
  texts.CANCELLATION_TEXTS,
  standingNote,
  [
    ['1500', { invoiceNo: '' }],
    ['1501', { invoiceNo: long(21) }],
    ['1561', { invoiceNo: '325000000000' }],
    ['1562', { oriInvoiceId: '1' }],
    ['1562', { oriInvoiceId: '' }],
    ['1564', { invoiceApplyCategoryCode: '103' }],
    ['1564', { invoiceApplyCategoryCode: '105', oriInvoiceId: '' }],
    ['1566', { reason: long(1025) }],
    ['1567', { reasonCode: '104' }],
    ['1568', { reasonCode: '103' }],
    ['2802', { invoiceApplyCategoryCode: '105' }],
    ['3089', file({ fileName: '' })],
    ['3090', file({ fileName: long(257) })],
    ['3091', file({ fileType: '' })],
    ['3092', file({ fileType: long(6) })],
    ['3093', file({ fileType: 'exe' })],
    ['3094', file({})],
    ['3095', file({ fileContent: '?' })],
  ],
  [
    ['319', () => twice(() => desk.approved(credit(desk.original)))],
    ['318', () => twice(debitNote, { invoiceApplyCategoryCode: '103' })],
    ['1563', async () => desk.cancel(desk.original, (await debitNote()).invoiceNo)],
    ['2801', async () => desk.cancel(desk.original, (await rebate()).invoiceNo)],
    ['2803', () => twice(rebate, { invoiceApplyCategoryCode: '105', oriInvoiceId: '' })],
  ],
)
