import { describe, expect, test } from 'vitest'
import { CreditDesk, credit, creditMaize } from './credits.js'
import { connect, invoice } from './invoices.js'

const page = { pageNo: '1', pageSize: '10' }

const desk = new CreditDesk()

const stockOf = (goodsCode: string) =>
  Number(desk.sandbox.taxpayers().efris[0]!.items.find((item) => item.goodsCode === goodsCode)!.stock)
const isRefund = async () =>
  (await desk.ask('T108', { invoiceNo: desk.original.oriInvoiceNo })).basicInformation.isRefund

describe('an application', () => {
  test('changes nothing until somebody decides', async () => {
    const stock = stockOf('SODA-500')
    const { referenceNo, ...row } = await desk.apply(credit(desk.original))
    expect(referenceNo).toMatch(/^26PL01\d{7}$/)
    expect(row).toMatchObject({
      oriInvoiceNo: desk.original.oriInvoiceNo,
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
    expect(desk.sandbox.ledger().documents).toHaveLength(1)
  })

  test('approved, is a document of its own', async () => {
    const soda = stockOf('SODA-500')
    desk.sandbox.clock.advance(60_000)
    const { invoiceNo, approveStatus } = await desk.approved(credit(desk.original))
    expect(approveStatus).toBe('101')
    const note = await desk.ask('T108', { invoiceNo })
    expect(note).toMatchObject({
      basicInformation: {
        invoiceNo,
        invoiceType: '2',
        invoiceKind: '1',
        antifakeCode: expect.stringMatching(/^\d{20}$/),
        issuedDate: '20/01/2026 12:01:00',
        ...desk.original,
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
    const { invoiceNo } = await desk.approved(credit(desk.original))
    const found = async (query: object) => (await desk.ask('T106', { ...page, ...query })).records
    const byOriginal = await found({ oriInvoiceNo: desk.original.oriInvoiceNo })
    expect(byOriginal).toMatchObject([
      { invoiceNo, ...desk.original, invoiceType: '2', grossAmount: '-233500' },
    ])
    expect(await found({ invoiceType: '2,5' })).toEqual(byOriginal)
    expect(await found({ referenceNo: 'CN-1' })).toEqual(byOriginal)
    expect(await found({ isRefund: '1' })).toMatchObject([{ invoiceNo: desk.original.oriInvoiceNo }])
    expect(desk.sandbox.ledger().documents[1]).toMatchObject({
      number: invoiceNo,
      reference: 'CN-1',
      type: 'credit_note',
      total: '-233500',
      status: 'valid',
    })
  })

  test('a note with the reference of its original makes that reference no duplicate twice', async () => {
    await desk.approved({ ...credit(desk.original), sellersReferenceNo: 'R-1' })
    const { content } = await desk.client.call('T109', invoice('R-1'))
    expect(content.existInvoiceList).toMatchObject([{ invoiceNo: desk.original.oriInvoiceNo }])
  })

  test('rejected or withdrawn, holds nothing back', async () => {
    const first = await desk.apply(credit(desk.original))
    expect(await desk.code('T110', credit(desk.original))).toBe('3163')
    expect((await desk.decide(first, '103')).returnCode).toBe('00')
    const second = await desk.apply(credit(desk.original))
    expect((await desk.withdraw(second)).returnCode).toBe('00')
    expect(await desk.code('T110', credit(desk.original))).toBe('00')
    expect((await desk.rows()).map(({ approveStatus }) => approveStatus)).toEqual(['102', '104', '103'])
    expect(await isRefund()).toBe('0')
    expect(desk.sandbox.ledger().documents).toHaveLength(1)
  })
})

describe('a partial credit', () => {
  const left = async () => {
    const { goodsDetails } = await desk.ask('T186', { invoiceNo: desk.original.oriInvoiceNo })
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
    await desk.approved(creditMaize(desk.original, 2))
    expect((await left())[3]).toEqual(['3', '9600'])
    expect(await desk.code('T110', creditMaize(desk.original, 4))).toBe('1434')
    expect(await desk.code('T110', credit(desk.original))).toBe('1434')
    await desk.approved(creditMaize(desk.original, 3))
    expect((await left())[3]).toEqual(['0', '0'])
    expect(await desk.code('T110', creditMaize(desk.original, 1))).toBe('1434')
    expect(await isRefund()).toBe('1')
  })

  test('that still waits cannot be taken by another', async () => {
    await desk.apply(creditMaize(desk.original, 4))
    expect(await desk.code('T110', creditMaize(desk.original, 2))).toBe('1434')
    expect(await desk.code('T110', creditMaize(desk.original, 1))).toBe('00')
  })

  test('a document is offered for crediting while something is left and nothing waits', async () => {
    const offered = async () => (await desk.ask('T107', page)).records.length
    expect(await offered()).toBe(1)
    const waiting = await desk.apply(creditMaize(desk.original, 5))
    expect(await offered()).toBe(0)
    await desk.decide(waiting)
    expect(await offered()).toBe(1)
    const rest = credit(desk.original)
    rest.goodsDetails.splice(2, 1)
    rest.taxDetails.splice(1, 1)
    Object.assign(rest.summary, { netAmount: '-186533.90', grossAmount: '-217500.00', itemCount: '3' })
    await desk.approved(rest)
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
    await desk.approved(creditMaize(desk.original, 1))
    await desk.apply(creditMaize(desk.original, 1))
    expect(await desk.rows(query)).toHaveLength(count)
  })

  test('finds an application by each of its numbers', async () => {
    const { referenceNo, invoiceNo, oriInvoiceNo } = await desk.approved(creditMaize(desk.original, 1))
    await desk.apply(creditMaize(desk.original, 1))
    expect(await desk.rows({ invoiceNo })).toHaveLength(1)
    expect(await desk.rows({ combineKeywords: invoiceNo })).toHaveLength(1)
    expect(await desk.rows({ combineKeywords: referenceNo })).toHaveLength(1)
    expect(await desk.rows({ oriInvoiceNo })).toHaveLength(2)
  })

  test('counts the days until the decision', async () => {
    const waiting = await desk.apply(credit(desk.original))
    desk.sandbox.clock.advance(2 * 24 * 3600_000)
    await desk.client.handshake()
    expect((await desk.rows())[0]!.waitingDate).toBe('2')
    await desk.decide(waiting)
    desk.sandbox.clock.advance(24 * 3600_000)
    await desk.client.handshake()
    expect((await desk.rows())[0]!.waitingDate).toBe('2')
  })

  test('pages, and shows nothing of another seller', async () => {
    await desk.apply(creditMaize(desk.original, 1))
    await desk.apply(creditMaize(desk.original, 1))
    const { page: shown, records } = await desk.ask('T111', { queryType: '1', pageNo: '2', pageSize: '1' })
    expect(shown).toEqual({ pageNo: 2, pageSize: 1, totalSize: 2, pageCount: 2 })
    expect(records).toHaveLength(1)
    const other = await connect(desk.sandbox, 1)
    expect((await other.call('T111', { ...page, queryType: '1' })).content.records).toEqual([])
  })
})

describe('T112 and T118', () => {
  test('tell what was asked for and what was decided', async () => {
    const request = { ...credit(desk.original), contactName: 'Asha', reasonCode: '105', reason: 'Wrong shop' }
    const { id, invoiceNo, taskId, referenceNo } = await desk.approved(request)
    expect(await desk.ask('T112', { id })).toMatchObject({
      id,
      taskId,
      referenceNo,
      ...desk.original,
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
    const lines = await desk.ask('T118', { id })
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
    const { id } = await desk.apply(credit(desk.original))
    const other = await connect(desk.sandbox, 1)
    for (const name of ['T112', 'T118']) {
      expect(await desk.code(name, { id: '123456789012345678' })).toBe('99')
      expect((await other.call(name, { id })).returnCode).toBe('99')
    }
  })
})

describe('a cancelled note', () => {
  test('is invalid, gives back what it took, and can be read', async () => {
    const soda = stockOf('SODA-500')
    const { invoiceNo } = await desk.approved(credit(desk.original))
    expect(
      (await desk.cancel(desk.original, invoiceNo, { reasonCode: '103', reason: 'Wrong bill' })).returnCode,
    ).toBe('00')
    expect((await desk.ask('T108', { invoiceNo })).basicInformation.isInvalid).toBe('1')
    expect(await isRefund()).toBe('0')
    expect(stockOf('SODA-500')).toBe(soda)
    expect(desk.sandbox.ledger().documents[1]).toMatchObject({ number: invoiceNo, status: 'cancelled' })
    expect(await desk.ask('T122', { invoiceNo })).toEqual({
      invoiceNo,
      currency: 'UGX',
      issueDate: '20/01/2026 12:00:00',
      grossAmount: '-233500',
      reasonCode: '103',
      reason: 'Wrong bill',
    })
    expect(await desk.code('T110', credit(desk.original))).toBe('00')
  })

  test('leaves the original credited while another note stands', async () => {
    const first = await desk.approved(creditMaize(desk.original, 1))
    await desk.approved(creditMaize(desk.original, 1))
    await desk.cancel(desk.original, first.invoiceNo)
    expect(await isRefund()).toBe('1')
  })

  test('only a cancelled note is answered by T122', async () => {
    const { invoiceNo } = await desk.approved(creditMaize(desk.original, 1))
    expect(await desk.code('T122', { invoiceNo })).toBe('99')
  })
})
