import { EfrisClient, KeyClient } from '@risiti/efris'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { NoteBench } from '../support/notes.js'
import { configAt, makePlace, TIMING } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, clearFaults, ledgerOf, sale, setFault } from '../support/sandbox.js'

const [UGANDA, KENYA] = COUNTRIES
const ALL = { reason: 'returned' }

let bench: NoteBench

beforeAll(async () => {
  bench = await NoteBench.open(COUNTRIES)
}, 60_000)

beforeEach(() => bench.switch({ creditApproval: 'by-control' }))

afterAll(() => bench.close())

/** A note that waits for an officer, and its original. */
async function applied(request: object = ALL, key = bench.key()) {
  const original = await bench.sold(UGANDA)
  const { id } = (await bench.credit(original.id, request, key)).body
  const note = await bench.api.until(id, 'awaiting_approval')
  return { original, note, reference: note.application.reference as string }
}

const fault = (facts: object) => setFault(bench.sandbox.url, { authority: 'efris', ...facts })

const cancel = (id: string) => bench.api.call('POST', `/v1/documents/${id}/cancel`, { reason: 'a mistake' })

/** What the seller does with a program of its own. The device is paused meanwhile: at URA a key of one ends that of the other. */
async function atPortal(act: (client: EfrisClient) => Promise<unknown>): Promise<void> {
  const { tin, deviceNo, privateKeyPem } = bench.sandbox.taxpayers().efris[0]!
  const keyClient = await KeyClient.fromPem(privateKeyPem)
  const client = new EfrisClient({ tin, deviceNo, keyClient, environment: bench.sandbox.url })
  await bench.api.call('POST', `/v1/devices/${UGANDA.device}/pause`)
  try {
    await act(client)
  } finally {
    await bench.api.call('POST', `/v1/devices/${UGANDA.device}/resume`)
    await client.close()
  }
}

const row = async (client: EfrisClient, referenceNo: string) =>
  (await client.queryCreditNoteStatus({ referenceNo, queryType: '1', pageNo: '1', pageSize: '10' }))
    .records[0]!

describe('an application for a credit note', () => {
  it('is shown with its reference, holds what it takes, and becomes a document once an officer approves', async () => {
    const { original, note, reference } = await applied()
    expect(note).toMatchObject({ application: { reference, state: 'pending' } })
    expect(note.fiscal).toBeUndefined()
    expect((await bench.credit(original.id, ALL)).status).toBe(422)
    expect((await bench.sold(UGANDA)).status).toBe('fiscalised')
    await bench.decide(reference, 'approve')
    const done = await bench.api.until(note.id, 'fiscalised')
    expect(done.application).toEqual({ reference, state: 'approved' })
    const held = await ledgerOf(bench.sandbox.url, UGANDA)
    expect(held.map(({ number }) => number)).toContain(done.fiscal.number)
    expect(done.fiscal.verificationCode).toMatch(/^\d+$/)
    const { events } = (await bench.api.call('GET', `/v1/documents/${note.id}/events`)).body
    expect(events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'accepted',
      'sending',
      'awaiting_approval',
      'fiscalised',
    ])
  })

  it('is rejected with the remark, lets go of what it took, and stays as it is', async () => {
    const { original, note, reference } = await applied()
    await bench.decide(reference, 'reject', 'The goods were not returned')
    const { problem, application } = await bench.api.until(note.id, 'rejected')
    expect(application.state).toBe('rejected')
    expect(problem).toMatchObject({ code: 'application-rejected' })
    expect(problem.message).toContain('The goods were not returned')
    const revision = await bench.api.call('POST', `/v1/documents/${note.id}/revisions`, {
      reason: 'cancelled',
    })
    expect(revision.status).toBe(409)
    expect((await bench.credit(original.id, ALL)).status).toBe(202)
  })

  it('is made although URA fails to show the original, which it numbered itself', async () => {
    const original = await bench.sold(UGANDA)
    await fault({ operation: 'verifyInvoice', fault: 'return-code', code: '99', count: 1 })
    const { id } = (await bench.credit(original.id, ALL)).body
    expect(await bench.api.until(id, 'awaiting_approval')).toMatchObject({ revision: 1 })
  })

  it('is decided on after a while', async () => {
    await bench.switch({ creditApproval: 'after-delay', creditDelaySeconds: 7200 })
    const { note } = await applied()
    await bench.control('clock', { advance: 7_300_000 })
    await bench.api.until(note.id, 'fiscalised')
    await bench.control('clock', { advance: -7_300_000 })
  })

  it('is decided on by the seller, who is an approver', async () => {
    await bench.switch({ creditApproval: 'by-T113' })
    const { note, reference } = await applied()
    await atPortal(async (client) => {
      const { taskId } = await row(client, reference)
      const approval = {
        referenceNo: reference,
        approveStatus: '101',
        taskId: taskId!,
        remark: 'OK',
      } as const
      await client.approveCreditNote(approval)
    })
    await bench.api.until(note.id, 'fiscalised')
  })

  it('that was withdrawn on the portal is cancelled, and lets go of what it took', async () => {
    const { original, note, reference } = await applied()
    await atPortal(async (client) => {
      const { id } = await row(client, reference)
      await client.voidCreditDebitApplication({ businessKey: id!, referenceNo: reference })
    })
    expect((await bench.api.until(note.id, 'cancelled')).application.state).toBe('voided')
    expect((await bench.credit(original.id, ALL)).status).toBe(202)
  })

  it.each([
    ['at once', undefined],
    ['although the answer is lost', { fault: 'drop-response-after-commit', count: 1 }],
  ])('is withdrawn by cancelling it, %s', async (_how, lost) => {
    const { original, note } = await applied()
    if (lost) await fault({ operation: 'voidCreditDebitApplication', ...lost })
    const { status, body, text } = await cancel(note.id)
    expect(status, text).toBe(200)
    expect(body).toMatchObject({ status: 'cancelled', application: { state: 'voided' } })
    expect(await bench.applications(original.fiscal.number)).toEqual([
      expect.objectContaining({ state: 'voided' }),
    ])
    expect((await cancel(note.id)).status).toBe(200)
    expect((await bench.credit(original.id, ALL)).status).toBe(202)
  })

  it('is not cancelled once it is decided on', async () => {
    const { note, reference } = await applied()
    await bench.decide(reference, 'approve')
    expect((await cancel(note.id)).status).toBe(409)
    await bench.api.until(note.id, 'fiscalised')
  })

  it('stays while URA cannot be asked, and is cancelled by nobody meanwhile', async () => {
    const { note, reference } = await applied()
    await fault({ operation: 'queryCreditNoteStatus', fault: 'http-5xx', probability: 1 })
    expect((await cancel(note.id)).status).toBe(502)
    await bench.decide(reference, 'approve')
    expect((await bench.api.document(note.id)).body.status).toBe('awaiting_approval')
    await clearFaults(bench.sandbox.url)
    await bench.api.until(note.id, 'fiscalised')
  })

  it.each([
    ['down'],
    ['drop-request'],
    ['http-5xx'],
    ['delay', { delayMs: 1500 }],
    ['drop-response-after-commit'],
    ['truncated-body'],
    ['garbage-body'],
    ['rate-limit', { delayMs: 0 }],
    ['return-code', { code: '99' }],
    ['clock-skew'],
    ['expired-key'],
    ['wrong-signature'],
  ])(
    'is made once with the fault %s',
    async (name, details: object = {}) => {
      const original = await bench.sold(UGANDA)
      await fault({ operation: 'applyCreditNote', fault: name, count: 1, ...details })
      const note = (await bench.credit(original.id, ALL)).body
      const { application } = await bench.api.until(note.id, 'awaiting_approval')
      expect(await bench.applications(original.fiscal.number)).toEqual([
        expect.objectContaining({ referenceNo: application.reference, state: 'submitted' }),
      ])
    },
    20_000,
  )

  it('takes back the lines of a sale with a levy, and not the levy', async () => {
    const levies = [{ kind: 'stamp_duty', percent: '1' }]
    const original = await bench.sold(UGANDA, { levies })
    const { id } = (await bench.credit(original.id, ALL)).body
    const { totals } = await bench.api.until(id, 'awaiting_approval')
    expect([original.totals.gross, totals.gross]).toEqual(['2016.95', '2000.00'])
  })

  it('that is held differently is adopted by its reference, when a person says so', async () => {
    const original = await bench.sold(UGANDA)
    const key = bench.key()
    const part = { lines: [{ line: 1, quantity: '1' }], reason: 'returned' }
    // Another life of the database has asked for less under the same key.
    await withoutDatabase(async (api) => {
      const line = { item: UGANDA.item, quantity: '0.5', unitPrice: '1000', precedingLine: 1 }
      const preceding = { fiscalNumber: original.fiscal.number, reason: 'returned' }
      const note = { ...sale(UGANDA, 'LESS'), type: 'credit_note', preceding, lines: [line] }
      const { id } = (await api.sell(note, key)).body
      await api.until(id, 'awaiting_approval')
    })
    const { id } = (await bench.credit(original.id, part, key)).body
    const { conflict } = await bench.api.until(id, 'needs_attention')
    expect(conflict).toMatchObject({
      sent: { total: '-1000' },
      held: { total: '-500' },
      differences: ['total'],
    })
    const decision = { decision: 'adopt', number: conflict.held.number, reason: 'It was half a crate' }
    const path = `/v1/documents/${id}/resolve`
    const unknown = await bench.api.call('POST', path, { ...decision, number: '26PL010000000' })
    expect(unknown.status).toBe(409)
    const { status, body } = await bench.api.call('POST', path, decision)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'awaiting_approval',
      application: { reference: conflict.held.number },
    })
    await bench.decide(conflict.held.number, 'approve')
    await bench.api.until(id, 'fiscalised')
  }, 30_000)

  it('is made once although the database is lost and the till sends everything again', async () => {
    const key = bench.key()
    const body = sale(UGANDA, key)
    const original = (await bench.api.sell(body, key, 20)).body
    const noteKey = bench.key()
    const note = (await bench.credit(original.id, ALL, noteKey)).body
    const { application } = await bench.api.until(note.id, 'awaiting_approval')
    await withoutDatabase(async (api) => {
      const again = (await api.sell(body, key, 20)).body
      expect(again.fiscal.number).toBe(original.fiscal.number)
      const path = `/v1/documents/${again.id}/credit-notes`
      const { id } = (await api.call('POST', path, ALL, { 'idempotency-key': noteKey })).body
      expect((await api.until(id, 'awaiting_approval')).application.reference).toBe(application.reference)
    })
    expect(await bench.applications(original.fiscal.number)).toHaveLength(1)
  }, 30_000)

  it('for a sale of another system names it by its number', async () => {
    await bench.switch({ creditApproval: 'at-once' })
    const original = await bench.sold(UGANDA)
    const line = { item: UGANDA.item, quantity: '1', unitPrice: '1000', precedingLine: 1 }
    const note = {
      ...sale(UGANDA, bench.key()),
      type: 'credit_note',
      preceding: { fiscalNumber: original.fiscal.number, reason: 'returned' },
      lines: [line],
    }
    await withoutDatabase(async (api) => {
      const { status, text } = await api.sell(note, bench.key(), 20)
      expect(status, text).toBe(201)
      const unknown = { ...note, preceding: { fiscalNumber: '123456789012', reason: 'returned' } }
      const refused = await api.sell(unknown, bench.key(), 20)
      expect(refused.status).toBe(422)
      expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/preceding' })])
    })
  }, 30_000)

  it.each([
    ['is refused, when URA says how much is left', [], 'rejected', 'efris-3163'],
    [
      'waits for a person, when it may be the one',
      [{ code: '1401' }],
      'needs_attention',
      'credited-by-another',
    ],
  ])(
    'for what another system took already %s',
    async (_what, codes, status, problem) => {
      const original = await bench.sold(UGANDA)
      await withoutDatabase(async (api) => {
        const line = { item: UGANDA.item, quantity: '2', unitPrice: '1000', precedingLine: 1 }
        const preceding = { fiscalNumber: original.fiscal.number, reason: 'returned' }
        const note = { ...sale(UGANDA, 'ELSEWHERE'), type: 'credit_note', preceding, lines: [line] }
        const { id } = (await api.sell(note, bench.key())).body
        await api.until(id, 'awaiting_approval')
      })
      for (const code of codes) {
        await fault({ operation: 'applyCreditNote', fault: 'return-code', count: 1, ...code })
      }
      const note = (await bench.credit(original.id, ALL)).body
      expect((await bench.api.until(note.id, status)).problem.code).toBe(problem)
      expect(await bench.applications(original.fiscal.number)).toHaveLength(1)
    },
    30_000,
  )
})

/** A gateway that knows the sellers and nothing of what was sold. */
async function withoutDatabase(act: (api: Api) => Promise<void>): Promise<void> {
  const place = makePlace()
  const gateway = await startGateway(configAt(place), { timing: TIMING })
  const api = new Api(gateway.url)
  try {
    await addSandboxDevice(api, bench.sandbox.url, UGANDA)
    await act(api)
  } finally {
    await gateway.close()
    place.remove()
  }
}

describe('a debit note', () => {
  const debit = (country: (typeof COUNTRIES)[number], id: string) => ({
    ...sale(country, bench.key()),
    type: 'debit_note',
    preceding: { id, reason: 'wrong_quantity' },
  })

  it('adds to a sale in Uganda', async () => {
    const original = await bench.sold(UGANDA)
    const { status, body, text } = await bench.api.sell(
      { ...debit(UGANDA, original.id), preceding: { id: original.id, reason: 'amount_increased' } },
      bench.key(),
      20,
    )
    expect(status, text).toBe(201)
    const { notes, left } = (await bench.api.document(original.id)).body
    expect(notes).toEqual([expect.objectContaining({ id: body.id, type: 'debit_note' })])
    expect(left.totals.gross).toBe('2000.00')
  })

  it('is refused in Kenya, with what to do instead', async () => {
    const original = await bench.sold(KENYA)
    const { status, body } = await bench.api.sell(debit(KENYA, original.id), bench.key())
    expect(status).toBe(422)
    expect(body.errors[0]).toMatchObject({
      pointer: '/type',
      fix: expect.stringContaining('further invoice'),
    })
  })
})

describe('a credit note in Kenya', () => {
  it('on a sale that this gateway does not hold is refused before it is sent', async () => {
    const note = {
      ...sale(KENYA, bench.key()),
      type: 'credit_note',
      preceding: { fiscalNumber: 'KRACU0100000001/99', reason: 'returned' },
    }
    const { status, body } = await bench.api.sell(note, bench.key())
    expect(status).toBe(422)
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/preceding' })])
  })
})
