import { startSandbox } from '@risiti/sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import {
  goDown,
  OFFLINE_NUMBER,
  ONLINE_NUMBER,
  reconnect,
  sell,
  setOffline,
  UGANDA,
  untilCircuit,
  untilUploaded,
} from '../support/enabler.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, ledgerOf, sale, setFault } from '../support/sandbox.js'
import { movement, movementUntil, report } from '../support/stock.js'

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api
let lost: string
let keys = 0

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  gateway = await startGateway(configAt(place), { timing: TIMING, watchMs: 50 })
  api = new Api(gateway.url)
  await addSandboxDevice(api, sandbox.url, UGANDA)
  expect((await setOffline(api, sandbox, 'when-down')).status).toBe(200)
  await api.until(await sell(api, 'first'), 'fiscalised')
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

/** Every sale ends as one document, wherever it was issued. */
const sold: string[] = []

/** Each begins cut off, with a sale that was on its way when that happened. */
beforeEach(async () => {
  lost = await goDown(api, sandbox, `lost-${++keys}`)
  sold.push(lost)
})

afterEach(async () => {
  await reconnect(sandbox)
  await untilCircuit(api, (state) => state === 'closed')
  const held: string[] = []
  for (const id of sold.splice(0)) {
    await api.until(id, 'fiscalised')
    held.push((await untilUploaded(api, id)).fiscal.number)
  }
  const ledger = await ledgerOf(sandbox.url, UGANDA)
  for (const number of held) expect(ledger.filter((row) => row.number === number)).toHaveLength(1)
  expect(new Set(ledger.map(({ reference }) => reference)).size).toBe(ledger.length)
}, 30_000)

async function sellNow(): Promise<string> {
  const id = await sell(api, `sale-${++keys}`)
  sold.push(id)
  return id
}

async function kindsOf(id: string): Promise<string[]> {
  const { events } = (await api.call('GET', `/v1/documents/${id}/events`)).body
  return events.map(({ kind }: { kind: string }) => kind)
}

const doorsOf = ({ attempts }: { attempts: { door?: string }[] }) => attempts.map(({ door }) => door)
const waiting = () => sandbox.links().efris.waiting

/** The next T109 at the enabler goes wrong. */
const spoil = (fault: string) =>
  setFault(sandbox.url, { operation: UGANDA.operation, door: 'enabler', fault, count: 1 })

describe('a sale while the authority is down', () => {
  it('is numbered by the enabler, and known to be uploaded once the authority has it', async () => {
    const id = await sellNow()
    const document = await api.until(id, 'fiscalised')
    expect(document.fiscal).toMatchObject({
      uploaded: false,
      number: expect.stringMatching(OFFLINE_NUMBER),
      verifyUrl: expect.stringMatching(/^http.*invoiceNo=\d{20}&antiFakeCode=\d{20}$/),
    })
    expect(doorsOf(document)).toEqual(['enabler'])
    const { rule, source } = document.deadline
    expect([rule, source]).toEqual(['efris-offline-days', expect.stringContaining('T103')])
    const slip = (await api.call('GET', `/v1/documents/${id}/receipt?format=text`)).text
    expect(slip).toMatch(/Mode\W+Offline/)
    expect(slip).toContain('not yet uploaded to URA')
    expect((await api.call('GET', `/v1/devices/${UGANDA.device}`)).body.enabler).toMatchObject({
      notUploaded: { documents: 1, worth: '2000' },
      limits: { days: 90, documents: '10000000000' },
    })
    const metrics = (await api.call('GET', '/metrics')).text
    expect(metrics).toMatch(/risiti_attempts_total\{.*door="enabler",outcome="fiscalised"\} \d/)

    await reconnect(sandbox)
    const uploaded = await untilUploaded(api, id)
    expect(uploaded).not.toHaveProperty('deadline')
    expect(uploaded.fiscal).toEqual({ ...document.fiscal, uploaded: true })
    expect(await kindsOf(id)).toEqual(['accepted', 'sending', 'fiscalised', 'uploaded'])
  }, 30_000)

  it('that was sent to the authority before waits for the authority, and goes nowhere else', async () => {
    await api.until(await sellNow(), 'fiscalised')
    expect(await api.until(lost, 'in_doubt')).not.toHaveProperty('fiscal')
    await reconnect(sandbox)
    const document = await api.until(lost, 'fiscalised')
    expect(document.fiscal.number).toMatch(ONLINE_NUMBER)
    expect(doorsOf(document)).not.toContain('enabler')
  }, 30_000)

  it('that was made before the gateway began may be one from before a restore, and waits', async () => {
    const key = `early-${++keys}`
    const body = { ...sale(UGANDA, key), issuedAt: '2026-01-20T10:15:00+03:00' }
    const { id } = (await api.sell(body, key)).body
    sold.push(id)
    await api.until(await sellNow(), 'fiscalised')
    expect((await api.document(id)).body).toMatchObject({ status: 'queued', attempts: [] })
    await reconnect(sandbox)
    expect((await api.until(id, 'fiscalised')).fiscal.number).toMatch(ONLINE_NUMBER)
  }, 30_000)

  it('can be taken back once it is uploaded, for a note names what URA calls it', async () => {
    const id = await sellNow()
    await api.until(id, 'fiscalised')
    const key = { 'idempotency-key': `back-${++keys}` }
    const note = await api.call('POST', `/v1/documents/${id}/credit-notes`, { reason: 'returned' }, key)
    expect(note.body.status).toBe('queued')
    await reconnect(sandbox)
    expect((await api.until(note.body.id, 'awaiting_approval')).attempts).toHaveLength(1)
  }, 30_000)

  it('does not wait for a movement of stock, which the enabler is never given', async () => {
    const { body } = await report(api, movement(UGANDA), `stock-${++keys}`)
    await api.until(await sellNow(), 'fiscalised')
    const path = `/v1/stock-movements/${body.id}`
    expect((await api.call('GET', path)).body.status).not.toBe('recorded')
    await reconnect(sandbox)
    expect(doorsOf(await movementUntil(api, body.id, 'recorded'))).not.toContain('enabler')
  }, 30_000)

  it('waits where the policy says never', async () => {
    expect((await setOffline(api, sandbox, 'never')).body).toMatchObject({ offline: 'never' })
    const id = await sellNow()
    await reconnect(sandbox)
    const document = await api.until(id, 'fiscalised')
    expect(document.fiscal.number).toMatch(ONLINE_NUMBER)
    expect((await setOffline(api, sandbox, 'when-down')).status).toBe(200)
  }, 30_000)

  it('waits where the enabler refuses it, for the authority decides', async () => {
    await setFault(sandbox.url, {
      operation: UGANDA.operation,
      ...{ door: 'enabler', fault: 'return-code', code: '2122', count: 1 },
    })
    const [refused, next] = [await sellNow(), await sellNow()]
    expect(doorsOf(await api.until(next, 'fiscalised'))).toEqual(['enabler'])
    expect((await api.document(refused)).body).toMatchObject({
      status: 'queued',
      problem: { code: 'efris-2122' },
      attempts: [{ door: 'enabler', outcome: 'rejected' }],
    })
    await reconnect(sandbox)
    const document = await api.until(refused, 'fiscalised')
    expect(document.fiscal.number).toMatch(ONLINE_NUMBER)
  }, 30_000)
})

describe('a sale whose answer from the enabler was lost', () => {
  it('is found there, compared and adopted', async () => {
    await spoil('drop-response-after-commit')
    const id = await sellNow()
    const document = await api.until(id, 'fiscalised')
    expect(document.fiscal).toMatchObject({ uploaded: false, number: waiting()[0] })
    expect(waiting()).toHaveLength(1)
    expect(await kindsOf(id)).toEqual(['accepted', 'sending', 'in_doubt', 'adopted'])
  }, 30_000)

  it('is sent again only when the enabler proves that it has none, by a list that shows another', async () => {
    await spoil('drop-request')
    const id = await sellNow()
    const doubtful = await api.until(id, 'in_doubt')
    expect(doubtful.attempts).toHaveLength(1)
    await api.until(await sellNow(), 'fiscalised')
    const document = await api.until(id, 'fiscalised')
    expect(doorsOf(document)).toEqual(['enabler', 'enabler'])
    expect(waiting()).toHaveLength(2)
  }, 30_000)

  it('waits for a person where the enabler is connected and does not list it: it may hold it', async () => {
    await spoil('drop-request')
    const id = await sellNow()
    await api.until(id, 'in_doubt')
    await reconnect(sandbox)
    const document = await api.until(id, 'needs_attention')
    expect(document).toMatchObject({ problem: { code: 'enabler-does-not-list' } })
    const decide = (facts: object) =>
      api.call('POST', `/v1/documents/${id}/resolve`, { decision: 'resend', reason: 'looked', ...facts })
    expect((await decide({})).body).toMatchObject({ code: 'absence-not-proved' })
    expect((await decide({ confirm: 'not at the authority' })).status).toBe(200)
    expect((await api.until(id, 'fiscalised')).fiscal.number).toMatch(ONLINE_NUMBER)
  }, 40_000)
})
