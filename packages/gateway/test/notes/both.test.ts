import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NoteBench } from '../support/notes.js'
import { COUNTRIES, type Country, clearFaults, ledgerOf, setFault } from '../support/sandbox.js'

let bench: NoteBench

beforeAll(async () => {
  bench = await NoteBench.open(COUNTRIES)
}, 60_000)

beforeEach(() => bench.switch({ creditApproval: 'at-once' }))

afterAll(() => bench.close())

/** What a note is sent by. */
const noteCall = ({ authority, operation }: Country) =>
  authority === 'efris' ? 'applyCreditNote' : operation

const fault = (country: Country, facts: object) =>
  setFault(bench.sandbox.url, { authority: country.authority, ...facts })

const numbersHeld = async (country: Country) =>
  (await ledgerOf(bench.sandbox.url, country)).map(({ number }) => number)

/** A sale of so many, at a price that does not divide well. */
const lines = (country: Country, quantity: string, change: object = {}) => ({
  lines: [{ item: country.item, quantity, unitPrice: '333.35', ...change }],
})

const pause = (country: Country, isPaused: boolean) =>
  bench.api.call('POST', `/v1/devices/${country.device}/${isPaused ? 'pause' : 'resume'}`)

describe.each(COUNTRIES)('a credit note in $name', (country) => {
  it('takes back all of a sale, under a number of its own', async () => {
    const sale = await bench.sold(country)
    const { status, body, text } = await bench.credit(sale.id, { reason: 'returned' }, undefined, 20)
    expect(status, text).toBe(201)
    expect(body).toMatchObject({ type: 'credit_note', status: 'fiscalised', totals: sale.totals })
    expect(body.preceding).toMatchObject({ id: sale.id, reason: 'returned' })
    expect(body.fiscal.number).not.toBe(sale.fiscal.number)
    const present = (await bench.api.document(sale.id)).body
    expect(present.notes).toEqual([
      { id: body.id, type: 'credit_note', status: 'fiscalised', gross: sale.totals.gross },
    ])
    expect(present.left.totals.gross).toBe('0.00')
    expect(await numbersHeld(country)).toContain(body.fiscal.number)
  })

  it('takes back parts, however they are asked for, until nothing is left', async () => {
    const sale = await bench.sold(country, lines(country, '3', { discount: { amount: '0.04' } }))
    const asked = { lines: [{ line: 1, quantity: '1' }], reason: 'damaged' }
    const reason = country.code === 'UG' ? { ...asked, reason: 'returned' } : asked
    const first = await bench.credit(sale.id, reason, undefined, 20)
    expect(first.status, first.text).toBe(201)
    const written = {
      type: 'credit_note',
      number: `${sale.number}-W`,
      device: country.device,
      currency: country.currency,
      issuedAt: new Date().toISOString(),
      preceding: { fiscalNumber: sale.fiscal.number, reason: 'returned' },
      ...lines(country, '1', { precedingLine: 1, unitPrice: '300' }),
    }
    const second = await bench.api.sell(written, bench.key(), 20)
    expect(second.status, second.text).toBe(201)
    const last = await bench.credit(sale.id, { reason: 'returned', number: 'LAST' }, undefined, 20)
    expect(last.status, last.text).toBe(201)
    expect(last.body.number).toBe('LAST')
    const { notes, left } = (await bench.api.document(sale.id)).body
    expect(notes).toHaveLength(3)
    expect(left.lines).toEqual([expect.objectContaining({ quantity: '0', gross: '0.00' })])
  })

  it('is refused above what is left, and says how much that is', async () => {
    const sale = await bench.sold(country, lines(country, '3'))
    await bench.credit(sale.id, { lines: [{ line: 1, quantity: '2' }], reason: 'returned' })
    const more = { lines: [{ line: 1, quantity: '1.5' }], reason: 'returned' }
    const { status, body } = await bench.credit(sale.id, more)
    expect(status).toBe(422)
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/lines/0/quantity' })])
    expect(body.left.lines).toEqual([expect.objectContaining({ line: 1, quantity: '1' })])
  })

  it('never exceeds its original, when a hundred come at once', async () => {
    const sale = await bench.sold(country, lines(country, '20'))
    const one = { lines: [{ line: 1, quantity: '1' }], reason: 'returned' }
    const answers = await Promise.all(Array.from({ length: 100 }, () => bench.credit(sale.id, one)))
    const taken = answers.filter(({ status }) => status === 202)
    expect(taken).toHaveLength(20)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 422]))
    const notes = await Promise.all(taken.map(({ body }) => bench.api.until(body.id, 'fiscalised')))
    const cents = notes.map(({ totals }) => Math.round(Number(totals.gross) * 100))
    expect(cents.reduce((a, b) => a + b)).toBe(Math.round(Number(sale.totals.gross) * 100))
    expect(new Set(notes.map(({ fiscal }) => fiscal.number)).size).toBe(20)
  }, 60_000)

  it('comes once for each key, also when nothing is left for a second', async () => {
    const sale = await bench.sold(country)
    const [key, request] = [bench.key(), { reason: 'returned' }]
    const twins = await Promise.all([1, 2, 3].map(() => bench.credit(sale.id, request, key)))
    expect(new Set(twins.map(({ body }) => body.id)).size).toBe(1)
    await bench.api.until(twins[0]!.body.id, 'fiscalised')
    expect((await bench.credit(sale.id, request, key)).status).toBe(201)
    const other = await bench.sold(country)
    const reused = await bench.credit(other.id, request, key)
    expect(reused.status).toBe(409)
    expect(reused.body.errors).toEqual([expect.objectContaining({ pointer: '/original' })])
  })

  it('waits for its original, and follows it', async () => {
    await pause(country, true)
    const key = bench.key()
    const sale = (await bench.api.sell({ ...plain(country), number: key }, key)).body
    const notes = [1, 2].map(() => ({ lines: [{ line: 1, quantity: '1' }], reason: 'returned' }))
    const [first, second] = await Promise.all(notes.map((note) => bench.credit(sale.id, note)))
    expect([first!.status, second!.status]).toEqual([202, 202])
    await pause(country, false)
    const done = await bench.api.until(second!.body.id, 'fiscalised')
    const original = (await bench.api.document(sale.id)).body
    const times = [original, (await bench.api.document(first!.body.id)).body, done].map(
      ({ attempts }) => attempts[0].startedAt,
    )
    expect(times).toEqual([...times].sort())
  })

  it.each(['cancelled', 'revised', 'rejected'] as const)(
    'is refused when its original is %s before it was sent',
    async (what) => {
      await pause(country, true)
      const key = bench.key()
      const body = { ...plain(country), number: key }
      const sale = (await bench.api.sell(body, key)).body
      const note = (await bench.credit(sale.id, { reason: 'returned' })).body
      const path = `/v1/documents/${sale.id}`
      if (what === 'cancelled') await bench.api.call('POST', `${path}/cancel`, { reason: 'left' })
      if (what === 'revised')
        await bench.api.call('POST', `${path}/revisions`, { ...body, number: `${key}-B` })
      const code = country.authority === 'efris' ? '2122' : '910'
      if (what === 'rejected')
        await fault(country, { operation: country.operation, fault: 'return-code', code, count: 1 })
      await pause(country, false)
      const { problem, attempts } = await bench.api.until(note.id, 'rejected')
      expect(problem.code).toBe(`original-${what}`)
      expect(attempts).toEqual([])
      if (what !== 'revised') expect((await bench.credit(sale.id, { reason: 'returned' })).status).toBe(409)
    },
  )

  it('is one, when the answer to it is lost', async () => {
    const sale = await bench.sold(country)
    const before = await numbersHeld(country)
    await fault(country, { operation: noteCall(country), fault: 'drop-response-after-commit', count: 1 })
    const note = (await bench.credit(sale.id, { reason: 'returned' })).body
    const { fiscal } = await bench.api.until(note.id, 'fiscalised')
    expect(await numbersHeld(country)).toEqual([...before, fiscal.number])
  })

  it('is not sent while it is not known what an earlier one took', async () => {
    const sale = await bench.sold(country)
    const lookup = country.authority === 'efris' ? 'getCreditApplicationDetail' : 'selectInvoiceDetails'
    await fault(country, { operation: lookup, fault: 'http-5xx', probability: 1 })
    await fault(country, { operation: noteCall(country), fault: 'drop-response-after-commit', count: 1 })
    const one = { lines: [{ line: 1, quantity: '1' }], reason: 'returned' }
    const first = (await bench.credit(sale.id, one)).body
    await bench.api.until(first.id, 'in_doubt')
    const second = (await bench.credit(sale.id, one)).body
    const later = await bench.sold(country)
    expect(later.status).toBe('fiscalised')
    expect((await bench.api.document(second.id)).body).toMatchObject({ status: 'queued', attempts: [] })
    await clearFaults(bench.sandbox.url)
    await bench.api.until(second.id, 'fiscalised')
    expect((await bench.api.document(first.id)).body.status).toBe('fiscalised')
  }, 20_000)

  it('that the authority refused is written anew in its own few words', async () => {
    const sale = await bench.sold(country)
    const code = country.authority === 'efris' ? '1426' : '910'
    await fault(country, { operation: noteCall(country), fault: 'return-code', code, count: 1 })
    const { status, body } = await bench.credit(sale.id, { reason: 'returned' }, undefined, 20)
    expect(status).toBe(422)
    const revision = { lines: [{ line: 1, quantity: '1' }], reason: 'returned' }
    const path = `/v1/documents/${body.document.id}/revisions`
    const tooMuch = { lines: [{ line: 1, quantity: '3' }], reason: 'returned' }
    expect((await bench.api.call('POST', path, tooMuch)).status).toBe(422)
    const revised = await bench.api.call('POST', path, revision, { prefer: 'wait=20' })
    expect(revised.status, revised.text).toBe(201)
    expect(revised.body.totals.gross).toBe('1000.00')
  })

  it.each<[string, string, object]>([
    ['another device', '/device', { device: 'elsewhere' }],
    ['another currency', '/currency', { currency: 'USD', exchangeRate: '3800' }],
    ['no line of the original', '/lines/0/precedingLine', {}],
    ['an original that does not exist', '/preceding/id', { preceding: { id: 'doc_0', reason: 'returned' } }],
    [
      'another fiscal number',
      '/preceding/fiscalNumber',
      { preceding: { fiscalNumber: '123456789012', reason: 'returned' } },
    ],
  ])('that is written out is refused with %s', async (_what, pointer, change) => {
    const sale = await bench.sold(country)
    const preceding = { id: sale.id, reason: 'returned', ...(change as { preceding?: object }).preceding }
    const note = { ...plain(country), number: bench.key(), type: 'credit_note', ...change, preceding }
    const { status, body } = await bench.api.sell(note, bench.key())
    expect(status).toBe(422)
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
  })

  it('takes back no note', async () => {
    const sale = await bench.sold(country)
    const note = (await bench.credit(sale.id, { reason: 'returned' }, undefined, 20)).body
    const { status } = await bench.credit(note.id, { reason: 'returned' })
    expect(status).toBe(409)
  })
})

const plain = (country: Country) => ({
  type: 'receipt',
  device: country.device,
  currency: country.currency,
  issuedAt: new Date().toISOString(),
  ...lines(country, '2', { unitPrice: '1000' }),
})
