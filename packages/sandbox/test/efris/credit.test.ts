import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as texts from '#src/efris/texts/credit.js'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { credit, creditMaize, type Original, sell } from './credits.js'
import { connect, invoice } from './invoices.js'

const page = { pageNo: '1', pageSize: '10' }
const long = (length: number) => 'x'.repeat(length)

let sandbox: Sandbox
let client: PlainEfris
let original: Original

beforeAll(async () => {
  sandbox = await startSandbox()
  client = await connect(sandbox)
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.reset()
  sandbox.clock.set(START)
  original = await sell(client)
})

const ask = async (code: string, request: object) => (await client.call(code, request)).content
const code = async (name: string, request: object) => (await client.call(name, request)).returnCode
const rows = async (query: object = {}) =>
  (await ask('T111', { ...page, queryType: '1', ...query })).records as Record<string, string>[]

/** Applies, and says how T111 lists it. */
async function apply(request: object): Promise<Record<string, string>> {
  const { referenceNo } = await ask('T110', request)
  return (await rows({ referenceNo }))[0]!
}

const decide = ({ referenceNo, taskId }: Record<string, string>, approveStatus = '101') =>
  client.call('T113', { referenceNo, taskId, approveStatus, remark: 'Seen' })

async function approved(request: object): Promise<Record<string, string>> {
  const { id, ...application } = await apply(request)
  expect((await decide(application)).returnCode).toBe('00')
  return (await rows()).find((row) => row.id === id)!
}

const withdraw = ({ id, referenceNo }: Record<string, string>) =>
  client.call('T120', { businessKey: id, referenceNo })

const cancel = (invoiceNo: string | undefined, change: object = {}) =>
  client.call('T114', {
    oriInvoiceId: original.oriInvoiceId,
    invoiceNo,
    reasonCode: '101',
    invoiceApplyCategoryCode: '104',
    ...change,
  })

const stockOf = (goodsCode: string) =>
  Number(sandbox.taxpayers().efris[0]!.items.find((item) => item.goodsCode === goodsCode)!.stock)
const isRefund = async () =>
  (await ask('T108', { invoiceNo: original.oriInvoiceNo })).basicInformation.isRefund

describe('an application', () => {
  test('changes nothing until somebody decides', async () => {
    const stock = stockOf('SODA-500')
    const { referenceNo, ...row } = await apply(credit(original))
    expect(referenceNo).toMatch(/^26PL01\d{7}$/)
    expect(row).toMatchObject({
      oriInvoiceNo: original.oriInvoiceNo,
      approveStatus: '102',
      invoiceApplyCategoryCode: '101',
      applicationTime: '20/01/2026 12:00:00',
      grossAmount: '-233500',
      oriGrossAmount: '233500',
      currency: 'UGX',
      waitingDate: '0',
      dataSource: '103',
      tin: '1000000001',
    })
    expect(row.id).toMatch(/^[1-9]\d{17}$/)
    expect(row).not.toHaveProperty('invoiceNo')
    expect(await isRefund()).toBe('0')
    expect(stockOf('SODA-500')).toBe(stock)
    expect(sandbox.ledger().documents).toHaveLength(1)
  })

  test('approved, is a document of its own', async () => {
    const soda = stockOf('SODA-500')
    sandbox.clock.advance(60_000)
    const { invoiceNo, approveStatus } = await approved(credit(original))
    expect(approveStatus).toBe('101')
    const note = await ask('T108', { invoiceNo })
    expect(note).toMatchObject({
      basicInformation: {
        invoiceNo,
        invoiceType: '2',
        invoiceKind: '1',
        antifakeCode: expect.stringMatching(/^\d{20}$/),
        issuedDate: '20/01/2026 12:01:00',
        ...original,
        oriIssuedDate: '20/01/2026 12:00:00',
        oriGrossAmount: '233500',
        isInvalid: '0',
        isRefund: '0',
      },
      sellerDetails: { referenceNo: 'CN-1' },
      buyerDetails: { buyerLegalName: 'Walk-in customer' },
      summary: { netAmount: '-202533.9', taxAmount: '-30966.1', grossAmount: '-233500', itemCount: '4' },
      extend: { reasonCode: '102' },
      creditNoteExtend: { preGrossAmount: '233500', preTaxAmount: '30966.1', preNetAmount: '202533.9' },
    })
    expect(note.summary.qrCode).toContain(
      `invoiceNo=${invoiceNo}&antiFakeCode=${note.basicInformation.antifakeCode}`,
    )
    expect(note.goodsDetails.map((line: Record<string, string>) => [line.qty, line.total, line.tax])).toEqual(
      [
        ['-2', '-5000', '-762.71'],
        ['-10', '-198000', '-30203.39'],
        ['-5', '-16000', '0'],
        ['-1', '-14500', '0'],
      ],
    )
    expect(await isRefund()).toBe('1')
    expect(stockOf('SODA-500')).toBe(soda + 2)
  })

  test('approved, is found by T106 and stands in the ledger', async () => {
    const { invoiceNo } = await approved(credit(original))
    const found = async (query: object) => (await ask('T106', { ...page, ...query })).records
    const byOriginal = await found({ oriInvoiceNo: original.oriInvoiceNo })
    expect(byOriginal).toMatchObject([{ invoiceNo, ...original, invoiceType: '2', grossAmount: '-233500' }])
    expect(await found({ invoiceType: '2,5' })).toEqual(byOriginal)
    expect(await found({ referenceNo: 'CN-1' })).toEqual(byOriginal)
    expect(await found({ isRefund: '1' })).toMatchObject([{ invoiceNo: original.oriInvoiceNo }])
    expect(sandbox.ledger().documents[1]).toMatchObject({
      number: invoiceNo,
      reference: 'CN-1',
      type: 'credit_note',
      total: '-233500',
      status: 'valid',
    })
  })

  test('a note with the reference of its original makes that reference no duplicate twice', async () => {
    await approved({ ...credit(original), sellersReferenceNo: 'R-1' })
    const { content } = await client.call('T109', invoice('R-1'))
    expect(content.existInvoiceList).toMatchObject([{ invoiceNo: original.oriInvoiceNo }])
  })

  test('rejected or withdrawn, holds nothing back', async () => {
    const first = await apply(credit(original))
    expect(await code('T110', credit(original))).toBe('3163')
    expect((await decide(first, '103')).returnCode).toBe('00')
    const second = await apply(credit(original))
    expect((await withdraw(second)).returnCode).toBe('00')
    expect(await code('T110', credit(original))).toBe('00')
    expect((await rows()).map(({ approveStatus }) => approveStatus)).toEqual(['102', '104', '103'])
    expect(await isRefund()).toBe('0')
    expect(sandbox.ledger().documents).toHaveLength(1)
  })

  test('is decided by the authority at once, or by nobody, as the switch says', async () => {
    sandbox.books.efris.switches.creditApproval = 'at-once'
    expect((await apply(creditMaize(original, 1))).invoiceNo).toMatch(/^\d{12}$/)
    sandbox.books.efris.switches.creditApproval = 'never'
    const waiting = await apply(creditMaize(original, 1))
    expect((await decide(waiting)).returnCode).toBe('308')
    expect((await rows({ referenceNo: waiting.referenceNo }))[0]!.approveStatus).toBe('102')
    expect(await rows({ queryType: '2' })).toEqual([])
    expect(await rows({ queryType: '3' })).toEqual([])
  })
})

describe('a partial credit', () => {
  const left = async () => {
    const { goodsDetails } = await ask('T186', { invoiceNo: original.oriInvoiceNo })
    return goodsDetails.map((line: Record<string, string>) => [line.remainQty, line.remainAmount])
  }

  test('leaves the rest, line by line, until there is none', async () => {
    expect(await left()).toEqual([
      ['2', '5000'],
      ['10', '198000'],
      [undefined, undefined],
      ['5', '16000'],
      ['1', '14500'],
    ])
    await approved(creditMaize(original, 2))
    expect((await left())[3]).toEqual(['3', '9600'])
    expect(await code('T110', creditMaize(original, 4))).toBe('1434')
    expect(await code('T110', credit(original))).toBe('1434')
    await approved(creditMaize(original, 3))
    expect((await left())[3]).toEqual(['0', '0'])
    expect(await code('T110', creditMaize(original, 1))).toBe('1434')
    expect(await isRefund()).toBe('1')
  })

  test('that still waits cannot be taken by another', async () => {
    await apply(creditMaize(original, 4))
    expect(await code('T110', creditMaize(original, 2))).toBe('1434')
    expect(await code('T110', creditMaize(original, 1))).toBe('00')
  })

  test('a document is offered for crediting while something is left and nothing waits', async () => {
    const offered = async () => (await ask('T107', page)).records.length
    expect(await offered()).toBe(1)
    const waiting = await apply(creditMaize(original, 5))
    expect(await offered()).toBe(0)
    await decide(waiting)
    expect(await offered()).toBe(1)
    const rest = credit(original)
    rest.goodsDetails.splice(2, 1)
    rest.taxDetails.splice(1, 1)
    Object.assign(rest.summary, { netAmount: '-186533.90', grossAmount: '-217500.00', itemCount: '3' })
    await approved(rest)
    expect(await offered()).toBe(0)
  })
})

describe('T111', () => {
  test.each<[query: object, count: number]>([
    [{}, 2],
    [{ approveStatus: '102' }, 1],
    [{ approveStatus: '101,102' }, 2],
    [{ approveStatus: '103' }, 0],
    [{ queryType: '2' }, 1],
    [{ queryType: '3' }, 1],
    [{ referenceNo: 'none' }, 0],
    [{ invoiceNo: '1' }, 0],
    [{ oriInvoiceNo: '1' }, 0],
    [{ combineKeywords: 'none' }, 0],
    [{ invoiceApplyCategoryCode: '101,103' }, 2],
    [{ invoiceApplyCategoryCode: '103' }, 0],
    [{ creditNoteType: '1' }, 2],
    [{ creditNoteType: '2' }, 0],
    [{ startDate: '2026-01-20', endDate: '2026-01-20' }, 2],
    [{ startDate: '2026-01-21' }, 0],
    [{ branchName: 'traders', sellerTinOrNin: '1000000001', sellerLegalOrBusinessName: 'risiti' }, 2],
    [{ sellerTinOrNin: '1000000002' }, 0],
  ])('%j', async (query, count) => {
    await approved(creditMaize(original, 1))
    await apply(creditMaize(original, 1))
    expect(await rows(query)).toHaveLength(count)
  })

  test('finds an application by each of its numbers', async () => {
    const { referenceNo, invoiceNo, oriInvoiceNo } = await approved(creditMaize(original, 1))
    await apply(creditMaize(original, 1))
    expect(await rows({ invoiceNo })).toHaveLength(1)
    expect(await rows({ combineKeywords: invoiceNo })).toHaveLength(1)
    expect(await rows({ combineKeywords: referenceNo })).toHaveLength(1)
    expect(await rows({ oriInvoiceNo })).toHaveLength(2)
  })

  test('counts the days until the decision', async () => {
    const waiting = await apply(credit(original))
    sandbox.clock.advance(2 * 24 * 3600_000)
    await client.handshake()
    expect((await rows())[0]!.waitingDate).toBe('2')
    await decide(waiting)
    sandbox.clock.advance(24 * 3600_000)
    await client.handshake()
    expect((await rows())[0]!.waitingDate).toBe('2')
  })

  test('pages, and shows nothing of another seller', async () => {
    await apply(creditMaize(original, 1))
    await apply(creditMaize(original, 1))
    const { page: shown, records } = await ask('T111', { queryType: '1', pageNo: '2', pageSize: '1' })
    expect(shown).toEqual({ pageNo: 2, pageSize: 1, totalSize: 2, pageCount: 2 })
    expect(records).toHaveLength(1)
    const other = await connect(sandbox, 1)
    expect((await other.call('T111', { ...page, queryType: '1' })).content.records).toEqual([])
  })
})

describe('T112 and T118', () => {
  test('tell what was asked for and what was decided', async () => {
    const request = { ...credit(original), contactName: 'Asha', reasonCode: '105', reason: 'Wrong shop' }
    const { id, invoiceNo, taskId, referenceNo } = await approved(request)
    expect(await ask('T112', { id })).toMatchObject({
      id,
      taskId,
      referenceNo,
      ...original,
      refundInvoiceNo: invoiceNo,
      reason: 'Wrong shop',
      selectRefundReasonCode: '105',
      approveStatusCode: '101',
      approveRemarks: 'Seen',
      contactName: 'Asha',
      remarks: 'Came back unopened',
      sellersReferenceNo: 'CN-1',
      grossAmount: '233500',
      totalAmount: '-233500',
      applicationTime: '20/01/2026',
      updateTime: '20/01/2026',
      issuedDate: '20/01/2026 12:00:00',
      refundIssuedDate: '20/01/2026 12:00:00',
      tin: '1000000001',
      buyerLegalName: 'Walk-in customer',
    })
    const lines = await ask('T118', { id })
    expect(lines.goodsDetails[0]).toMatchObject({
      itemName: 'Soda 500 ml',
      unit: 'PCE',
      qty: '-2',
      total: '-5000',
      goodsCategoryName: 'Soft drinks',
    })
    expect(lines.taxDetails).toHaveLength(3)
    expect(lines.summary).toMatchObject({ grossAmount: '-233500', previousGrossAmount: '233500' })
    expect(lines.basicInformation).toEqual({ invoiceType: '2', invoiceKind: '1', invoiceIndustryCode: '101' })
  })

  test('know only the applications of the caller', async () => {
    const { id } = await apply(credit(original))
    const other = await connect(sandbox, 1)
    for (const name of ['T112', 'T118']) {
      expect(await code(name, { id: '123456789012345678' })).toBe('99')
      expect((await other.call(name, { id })).returnCode).toBe('99')
    }
  })
})

describe('a cancelled note', () => {
  test('is invalid, gives back what it took, and can be read', async () => {
    const soda = stockOf('SODA-500')
    const { invoiceNo } = await approved(credit(original))
    expect((await cancel(invoiceNo, { reasonCode: '103', reason: 'Wrong bill' })).returnCode).toBe('00')
    expect((await ask('T108', { invoiceNo })).basicInformation.isInvalid).toBe('1')
    expect(await isRefund()).toBe('0')
    expect(stockOf('SODA-500')).toBe(soda)
    expect(sandbox.ledger().documents[1]).toMatchObject({ number: invoiceNo, status: 'cancelled' })
    expect(await ask('T122', { invoiceNo })).toEqual({
      invoiceNo,
      currency: 'UGX',
      issueDate: '20/01/2026 12:00:00',
      grossAmount: '-233500',
      reasonCode: '103',
      reason: 'Wrong bill',
    })
    expect(await code('T110', credit(original))).toBe('00')
  })

  test('leaves the original credited while another note stands', async () => {
    const first = await approved(creditMaize(original, 1))
    await approved(creditMaize(original, 1))
    await cancel(first.invoiceNo)
    expect(await isRefund()).toBe('1')
  })

  test('only a cancelled note is answered by T122', async () => {
    const { invoiceNo } = await approved(creditMaize(original, 1))
    expect(await code('T122', { invoiceNo })).toBe('99')
  })
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
  T113: ['308', '313', '2061'],
  T114: ['319'],
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
  const { referenceNo, taskId } = await apply(credit(original))
  return call('T113', { referenceNo, taskId, approveStatus: '101', remark: 'Seen' })
}

refuses('T113', texts.DECISION_TEXTS, waitingTask, [
  ['1550', { referenceNo: '' }],
  ['1551', { referenceNo: long(21) }],
  ['1552', { approveStatus: '102' }],
  ['1557', { remark: '' }],
  ['1558', { remark: long(1025) }],
  ['1559', { taskId: '' }],
  ['1560', { taskId: long(21) }],
  ['2777', { taskId: '1' }],
  ['2777', { referenceNo: '26PL010000000' }],
])

const waitingApplication = async () => {
  const { id, referenceNo } = await apply(credit(original))
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
  const { invoiceNo } = await approved(credit(original))
  return (change) => cancel(invoiceNo, change)
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

describe('what was done cannot be done again', () => {
  test('313, 2061: a decision', async () => {
    const first = await apply(creditMaize(original, 1))
    await decide(first, '103')
    expect((await decide(first)).returnCode).toBe('2061')
    const second = await apply(creditMaize(original, 1))
    await withdraw(second)
    expect((await decide(second)).returnCode).toBe('313')
  })

  test('313, 314: a withdrawal', async () => {
    const first = await apply(creditMaize(original, 1))
    await withdraw(first)
    expect((await withdraw(first)).returnCode).toBe('313')
    expect((await withdraw(await approved(creditMaize(original, 1)))).returnCode).toBe('314')
  })

  test('319: a cancellation', async () => {
    const { invoiceNo } = await approved(creditMaize(original, 1))
    await cancel(invoiceNo)
    expect((await cancel(invoiceNo)).returnCode).toBe('319')
  })
})
