import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as texts from '#src/efris/texts/credit.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { CreditDesk, credit, type Original, sell } from './credits.js'
import { connect } from './invoices.js'

/* What the calls about applications are refused with. Those of T110 have a file of their own. */

const page = { pageNo: '1', pageSize: '10' }
const long = (length: number) => 'x'.repeat(length)

let sandbox: Sandbox
let client: PlainEfris
let desk: CreditDesk
let original: Original

beforeAll(async () => {
  sandbox = await startSandbox()
  client = await connect(sandbox)
  desk = new CreditDesk(client)
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.reset()
  original = await sell(client)
})

type Step = (change: object) => Promise<{ returnCode: string; returnMessage: string }>

/** What is refused: a call that would be accepted, with one change. */
function refuses(title: string, codes: object, make: () => Promise<Step>, cases: [string, object][]) {
  describe(title, () => {
    test.each(cases)('%s', async (wanted, change) => {
      const step = await make()
      const { returnCode, returnMessage } = await step(change)
      const text = (codes as Record<string, string>)[wanted]!
      expect([returnCode, returnMessage.replace(/Collection index:\d+$/, '')]).toEqual([wanted, text])
    })
    test('every code has a case', () => {
      const tried = new Set(cases.map(([each]) => each))
      const missing = Object.keys(codes).filter((each) => !tried.has(each) && !TOLD[title]?.includes(each))
      expect(missing).toEqual([])
    })
  })
}

/** Codes that depend on what was done before: raised by tests of their own. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  T113: ['308', '313', '317', '2061', '2198'],
  T114: ['318', '319', '1563', '2801', '2803'],
  T120: ['313', '314'],
}

const call =
  (name: string, request: object): Step =>
  (change) =>
    client.call(name, { ...request, ...change })

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

const waitingTask = async () => {
  const { referenceNo, taskId } = await desk.apply(credit(original))
  return call('T113', { referenceNo, taskId, approveStatus: '101', remark: 'Seen' })
}

refuses('T113', texts.DECISION_TEXTS, waitingTask, [
  ['1550', { referenceNo: '' }],
  ['1551', { referenceNo: long(21) }],
  ['1552', { approveStatus: '102' }],
  ['1557', { remark: '' }],
  ['1558', { remark: long(1025) }],
  ['1559', { taskId: '' }],
  ['2777', { taskId: '1' }],
  ['2777', { referenceNo: '26PL010000000' }],
])

const waitingApplication = async () => {
  const { id, referenceNo } = await desk.apply(credit(original))
  return call('T120', { businessKey: id, referenceNo })
}

refuses('T120', texts.WITHDRAWAL_TEXTS, waitingApplication, [
  ['1577', { businessKey: '' }],
  ['1578', { businessKey: long(21) }],
  ['1579', { referenceNo: '' }],
  ['1580', { referenceNo: long(21) }],
  ['311', { businessKey: '1' }],
  ['311', { referenceNo: '26PL010000000' }],
])

const standingNote = async (): Promise<Step> => {
  const { invoiceNo } = await desk.approved(credit(original))
  return (change) => desk.cancel(original, invoiceNo, change)
}

refuses('T114', texts.CANCELLATION_TEXTS, standingNote, [
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
])
