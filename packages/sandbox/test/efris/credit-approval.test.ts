import { beforeEach, describe, expect, test } from 'vitest'
import { START } from '#src/testing.js'
import type { Json } from '../foreign/plain-client.mjs'
import { CreditDesk, creditMaize, debit, sell } from './credits.js'

/* Who decides on an application: the switch `creditApproval` says. By T113 is the default, which the other tests use. */

const desk = new CreditDesk()

const control = async (method: string, path: string, input?: unknown) => {
  const answer = await fetch(`${desk.sandbox.url}/_sandbox/${path}`, {
    method,
    headers: { 'x-risiti-control': '1' },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
  })
  return { status: answer.status, body: (await answer.json()) as Json }
}
const decide = (input: object) => control('POST', 'credit-applications', input)
const stateOf = async (referenceNo: string | undefined) =>
  (await desk.rows({ referenceNo }))[0]!.approveStatus

describe('at once', () => {
  beforeEach(() => control('POST', 'switches', { creditApproval: 'at-once' }))

  test('a credit note has its number when T110 answers', async () => {
    expect((await desk.apply(creditMaize(desk.original, 1))).invoiceNo).toMatch(/^\d{12}$/)
  })

  test('a debit note is cancelled when T114 answers', async () => {
    const { oriInvoiceNo: invoiceNo } = await sell(desk.client, 'D-1', debit(desk.original))
    await desk.cancel(desk.original, invoiceNo, { invoiceApplyCategoryCode: '103' })
    expect((await desk.ask('T108', { invoiceNo })).basicInformation.isInvalid).toBe('1')
    expect(await desk.rows()).toMatchObject([{ approveStatus: '101' }])
  })
})

describe('after a while', () => {
  beforeEach(() => control('POST', 'switches', { creditApproval: 'after-delay', creditDelaySeconds: 3600 }))

  test('whoever looks finds it decided, at the time when it was due', async () => {
    const { referenceNo } = await desk.apply(creditMaize(desk.original, 1))
    desk.sandbox.clock.advance(3599_000)
    expect(await stateOf(referenceNo)).toBe('102')
    desk.sandbox.clock.advance(7200_000)
    const { documents } = (await control('GET', 'ledger')).body
    expect(documents[1]).toMatchObject({ type: 'credit_note', issuedAt: '2026-01-20T10:00:00.000Z' })
    expect(await stateOf(referenceNo)).toBe('101')
    expect((await desk.rows())[0]).toMatchObject({ invoiceNo: documents[1].number })
  })

  test('a sale after that has the later number', async () => {
    await desk.apply(creditMaize(desk.original, 1))
    desk.sandbox.clock.advance(3600_000)
    await sell(desk.client, 'R-2')
    const { documents } = desk.sandbox.ledger()
    expect(documents.map(({ type }) => type)).toEqual(['invoice', 'credit_note', 'invoice'])
  })

  test('what cannot be approved is rejected, in the words of the code', async () => {
    const { referenceNo, id } = await desk.apply(creditMaize(desk.original, 1))
    await sell(desk.client, 'D-1', debit(desk.original))
    desk.sandbox.clock.advance(3600_000)
    expect(await stateOf(referenceNo)).toBe('103')
    expect((await desk.ask('T112', { id })).approveRemarks).toContain('debit note has already been issued')
  })

  test('308: no seller decides', async () => {
    const waiting = await desk.apply(creditMaize(desk.original, 1))
    expect((await desk.decide(waiting)).returnCode).toBe('308')
  })
})

describe('by an official', () => {
  beforeEach(() => control('POST', 'switches', { creditApproval: 'by-control' }))

  test('approves, and the note is there', async () => {
    const { referenceNo } = await desk.apply(creditMaize(desk.original, 2))
    expect((await control('GET', 'credit-applications')).body.applications).toEqual([
      {
        referenceNo,
        taxId: '1000000001',
        kind: 'credit_note',
        state: 'submitted',
        original: desk.original.oriInvoiceNo,
        note: null,
        currency: 'UGX',
        total: '-6400.00',
        appliedAt: START.toISOString(),
        decidedAt: null,
        remark: null,
      },
    ])
    const { body } = await decide({ referenceNo, decision: 'approve' })
    const [row] = await desk.rows({ referenceNo })
    expect(row!.approveStatus).toBe('101')
    expect(body.applications).toMatchObject([
      { state: 'approved', note: row!.invoiceNo, remark: 'Approved', decidedAt: START.toISOString() },
    ])
  })

  test('rejects, and T112 says why', async () => {
    const { referenceNo, id } = await desk.apply(creditMaize(desk.original, 1))
    await decide({ referenceNo, decision: 'reject', remark: 'No proof' })
    expect(await desk.ask('T112', { id })).toMatchObject({
      approveStatusCode: '103',
      approveRemarks: 'No proof',
    })
    expect(desk.sandbox.ledger().documents).toHaveLength(1)
  })

  test('308: no seller decides, nor has a task', async () => {
    const waiting = await desk.apply(creditMaize(desk.original, 1))
    expect((await desk.decide(waiting)).returnCode).toBe('308')
    expect(await desk.rows({ queryType: '2' })).toEqual([])
    expect(await desk.rows({ queryType: '3' })).toEqual([])
    expect(await desk.rows()).toMatchObject([{ approveStatus: '102' }])
  })

  test('is told what cannot be decided', async () => {
    const { referenceNo } = await desk.apply(creditMaize(desk.original, 1))
    await sell(desk.client, 'D-1', debit(desk.original))
    expect(await decide({ referenceNo, decision: 'approve' })).toMatchObject({
      status: 400,
      body: { field: '/referenceNo', message: expect.stringContaining('debit note'), fix: 'Reject it.' },
    })
    await decide({ referenceNo, decision: 'reject' })
    expect((await decide({ referenceNo, decision: 'reject' })).body).toMatchObject({
      code: 'application-undecidable',
      fix: expect.stringContaining('GET /_sandbox/credit-applications'),
    })
    expect((await decide({ referenceNo, decision: 'maybe' })).body.field).toBe('/decision')
  })
})
