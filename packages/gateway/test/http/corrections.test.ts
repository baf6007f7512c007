import { readFileSync } from 'node:fs'
import { DatabaseSync } from '@photostructure/sqlite'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSettled, STATUSES, type Status } from '#src/documents/states.js'
import { type Gateway, startGateway } from '#src/main.js'
import { Api, type ApiAnswer } from '../support/api.js'
import { makeConflicts, priced, type Sold } from '../support/conflicts.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import {
  addSandboxDevice,
  COUNTRIES,
  type Country,
  clearFaults,
  ledgerOf,
  sale,
  setFault,
} from '../support/sandbox.js'

/** How many documents wait for a person in each country, each for one test. */
const CONFLICTS = 10

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

let conflicts: Record<string, Sold[]>
let count = 0

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  await sandbox.books.keys.prepare()
  place = makePlace()
  await open()
  for (const country of COUNTRIES) {
    await addSandboxDevice(api, sandbox.url, country)
    await addClosedDevice(country)
  }
  await gateway.close()
  conflicts = await makeConflicts(place, COUNTRIES, CONFLICTS, { open, close: () => gateway.close() })
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

async function open(): Promise<Api> {
  gateway = await startGateway(
    configAt(place),
    // Long enough to find a document while it is being sent.
    { timing: { ...TIMING, timeoutMs: 2500, leaseMs: 4000 } },
  )
  api = new Api(gateway.url)
  return api
}

/** A device whose documents are never sent: it does not get as far as signing in. */
async function addClosedDevice(country: Country): Promise<void> {
  const { items } = (await api.call('GET', `/v1/items?device=${country.device}`)).body
  const facts =
    country.authority === 'efris'
      ? { deviceNo: '1000000001_99', privateKeyPem: sandbox.taxpayers().efris[0]!.privateKeyPem }
      : { bhfId: '09', dvcSrlNo: 'never-initialised' }
  const { authority, tin } = country
  const device = { id: closed(country), authority, environment: 'http://127.0.0.1:1', tin, ...facts }
  expect((await api.call('POST', '/v1/devices', device)).status).toBe(201)
  expect((await api.call('PUT', '/v1/items', { device: closed(country), items })).status).toBe(200)
}

const closed = (country: Country) => `${country.device}-closed`

/** Makes a document that stands there. */
const MAKE: Readonly<Record<Status, (country: Country) => Promise<Sold>>> = {
  queued: (country) => sell(country, { device: closed(country) }),
  sending: async (country) => {
    await fault(country, { operation: country.operation, fault: 'delay', delayMs: 2000, count: 1 })
    return until(await sell(country), 'sending')
  },
  // Nothing leads there yet.
  awaiting_approval: async (country) => {
    const sold = await MAKE.queued(country)
    const database = new DatabaseSync(place.databaseFile)
    database.exec(`PRAGMA busy_timeout = 5000;
      UPDATE documents SET status = 'awaiting_approval', due_at = NULL WHERE id = '${sold.id}'`)
    database.close()
    return sold
  },
  fiscalised: async (country) => until(await sell(country), 'fiscalised'),
  rejected: async (country) => {
    const code = country.authority === 'efris' ? '2122' : '910'
    await fault(country, { operation: country.operation, fault: 'return-code', code, count: 1 })
    return until(await sell(country), 'rejected')
  },
  in_doubt: async (country) => {
    const lookup = country.authority === 'efris' ? 'queryAllInvoices' : 'selectInvoiceDetails'
    await fault(country, { operation: lookup, fault: 'http-5xx', probability: 1 })
    await fault(country, { operation: country.operation, fault: 'drop-response-after-commit', count: 1 })
    return until(await sell(country), 'in_doubt')
  },
  needs_attention: async (country) => until(conflicts[country.code]!.pop()!, 'needs_attention'),
  cancelled: async (country) => {
    const sold = await MAKE.queued(country)
    expect((await cancel(sold)).status).toBe(200)
    return sold
  },
}

async function sell(country: Country, change: object = {}): Promise<Sold> {
  const key = `c-${count++}`
  const body = { ...sale(country, key.toUpperCase()), ...change }
  const { status, body: answer } = await api.sell(body, key)
  expect(status).toBe(202)
  return { id: answer.id, key, body }
}

async function until(sold: Sold, status: Status): Promise<Sold> {
  await api.until(sold.id, status)
  return sold
}

function fault(country: Country, facts: object): Promise<void> {
  return setFault(sandbox.url, { authority: country.authority, ...facts })
}

const post = (sold: Sold, action: string, body: unknown): Promise<ApiAnswer> =>
  api.call('POST', `/v1/documents/${sold.id}/${action}`, body)

const cancel = (sold: Sold) => post(sold, 'cancel', { reason: 'the customer left' })

const decide = (sold: Sold, facts: object) =>
  post(sold, 'resolve', { reason: 'looked at the portal', by: 'Amina', ...facts })

const heldNumber = async (sold: Sold): Promise<string> =>
  (await api.document(sold.id)).body.conflict?.held.number ?? 'NO-SUCH-NUMBER'

const revision = ({ body }: Sold) => priced({ ...body, number: `${body.number}-B` }, '1500')

/** What a caller may try on any document. */
const ACTIONS = {
  revise: (sold) => post(sold, 'revisions', revision(sold)),
  'revise with what it says': (sold) => post(sold, 'revisions', sold.body),
  cancel,
  adopt: async (sold) => decide(sold, { decision: 'adopt', number: await heldNumber(sold) }),
  resend: (sold) => decide(sold, { decision: 'resend' }),
  insist: (sold) => decide(sold, { decision: 'resend', confirm: 'not at the authority' }),
  'decide to cancel': (sold) => decide(sold, { decision: 'cancel' }),
  'sell again': (sold) => api.sell(sold.body, sold.key),
} satisfies Record<string, (sold: Sold) => Promise<ApiAnswer>>

type Action = keyof typeof ACTIONS

const REFUSED = { revise: 409, cancel: 409, adopt: 409, resend: 409, insist: 409, 'decide to cancel': 409 }

const as = (status: number) => ({ 'revise with what it says': status, 'sell again': status })

const ANSWERS: Readonly<Record<Status, Readonly<Record<Action, number>>>> = {
  queued: { ...REFUSED, ...as(202), revise: 202, cancel: 200 },
  sending: { ...REFUSED, ...as(202) },
  awaiting_approval: { ...REFUSED, ...as(202) },
  fiscalised: { ...REFUSED, ...as(201) },
  rejected: { ...REFUSED, ...as(422), revise: 202, cancel: 200 },
  in_doubt: { ...REFUSED, ...as(202) },
  needs_attention: { ...REFUSED, ...as(202), adopt: 200, insist: 200, 'decide to cancel': 200 },
  cancelled: { ...REFUSED, ...as(200), cancel: 200 },
}

/** The events that an action leaves behind, where it changes something. */
const LEAVES: Readonly<Partial<Record<Action, string>>> = {
  revise: 'revised',
  cancel: 'cancelled',
  adopt: 'resolved',
  insist: 'resolved',
  'decide to cancel': 'resolved',
}

async function eventsOf({ id }: Sold): Promise<{ kind: string; data: Record<string, unknown> }[]> {
  return (await api.call('GET', `/v1/documents/${id}/events`)).body.events
}

async function stateOf(sold: Sold) {
  const { status, revision, number, totals } = (await api.document(sold.id)).body
  return { status, revision, number, totals, events: (await eventsOf(sold)).map(({ kind }) => kind) }
}

describe.each(COUNTRIES)('in $name, a document that is', (country) => {
  it.each(STATUSES)(
    '%s takes what it may, and is not changed by what it refuses',
    async (status) => {
      const shared = await MAKE[status](country)
      const changes = status === 'cancelled' ? [] : Object.keys(LEAVES)
      for (const [action, expected] of Object.entries(ANSWERS[status]) as [Action, number][]) {
        const isChange = expected < 300 && changes.includes(action)
        const sold = isChange ? await MAKE[status](country) : shared
        const before = await stateOf(sold)
        expect(before.status, action).toBe(status)
        const answer = await ACTIONS[action](sold)
        expect(answer.status, `${action}: ${answer.text}`).toBe(expected)
        const kinds = (await eventsOf(sold)).map(({ kind }) => kind)
        if (isChange) {
          expect(kinds, action).toContain(LEAVES[action])
          // What goes out now must not meet the fault that is meant for the next.
          if (status !== 'queued') await api.until(sold.id, ...STATUSES.filter(isSettled))
          continue
        }
        expect(await stateOf(sold), action).toEqual(before)
        if (expected !== 409) continue
        expect(answer.type).toBe('application/problem+json')
        expect(answer.body).toMatchObject({ code: expect.any(String), fix: expect.stringMatching(/\w/) })
      }
      await clearFaults(sandbox.url)
      if (status === 'sending' || status === 'in_doubt') await api.until(shared.id, 'fiscalised')
    },
    30_000,
  )
})

describe.each(COUNTRIES)('a refused sale in $name', (country) => {
  it('is revised and becomes fiscal under its key, and both bodies lead to it', async () => {
    const sold = await MAKE.rejected(country)
    const revised = revision(sold)
    const answer = await api.call('POST', `/v1/documents/${sold.id}/revisions`, revised, {
      prefer: 'wait=20',
    })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ id: sold.id, revision: 2, totals: { gross: '3000.00' } })
    expect(answer.body.problem).toBeUndefined()
    for (const body of [sold.body, revised])
      expect(await api.sell(body, sold.key)).toMatchObject({ status: 201, body: answer.body })
    expect(await post(sold, 'revisions', revised)).toMatchObject({ status: 201, body: answer.body })
    const other = await api.sell({ ...revised, note: 'another' }, sold.key)
    expect(other).toMatchObject({ status: 409, body: { errors: [{ pointer: '/note' }] } })
    const held = (await ledgerOf(sandbox.url, country)).find(
      ({ number }) => number === answer.body.fiscal.number,
    )
    expect(Number(held!.total)).toBe(3000)
    const kinds = (await eventsOf(sold)).map(({ kind }) => kind)
    expect(kinds).toEqual(['accepted', 'sending', 'rejected', 'revised', 'sending', 'fiscalised'])
  })

  it('is told how to correct it when it comes corrected under its key', async () => {
    const sold = await MAKE.rejected(country)
    const { status, body } = await api.sell(revision(sold), sold.key)
    expect(status).toBe(409)
    expect(body.fix).toContain(`/v1/documents/${sold.id}/revisions`)
  })

  it.each<[string, string, (sold: Sold) => object]>([
    ['moves it to another device', '/device', ({ body }) => ({ ...body, device: closed(country) })],
    [
      'makes a note of it',
      '/type',
      ({ body }) => ({ ...body, type: 'credit_note', preceding: { id: 'doc_1', reason: 'returned' } }),
    ],
    ['has a member that is none', '/colour', ({ body }) => ({ ...body, colour: 'red' })],
    ['says a wrong total', '/totals/gross', ({ body }) => ({ ...body, totals: { gross: '1' } })],
  ])('is not changed by a revision that %s', async (_what, pointer, change) => {
    const sold = await MAKE.rejected(country)
    const before = await stateOf(sold)
    const { status, body } = await post(sold, 'revisions', change(sold))
    expect(status).toBe(422)
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
    expect(await stateOf(sold)).toEqual(before)
  })

  it('takes each correction that it confirms, and no other, when tills correct it differently at once', async () => {
    const sold = await MAKE.rejected(country)
    await setFault(sandbox.url, {
      authority: country.authority,
      operation: '*',
      fault: 'down',
      probability: 1,
    })
    const prices = ['1', '2', '3', '4', '5', '6']
    const answers = await Promise.all(
      prices.map((price) => post(sold, 'revisions', priced(sold.body, price))),
    )
    await clearFaults(sandbox.url)
    const confirmed = answers.filter(({ status }) => status === 202)
    const refused = answers.filter(({ status }) => status === 409)
    expect(confirmed.length).toBeGreaterThan(0)
    expect(confirmed.length + refused.length).toBe(prices.length)
    expect((await api.until(sold.id, 'fiscalised')).revision).toBe(1 + confirmed.length)
  })
})

describe.each(COUNTRIES)('a sale in $name of which the authority holds another', (country) => {
  it('shows both side by side, and is adopted with who decided and why', async () => {
    const sold = await MAKE.needs_attention(country)
    const { conflict } = (await api.document(sold.id)).body
    expect(conflict.sent).toMatchObject({ total: '2000', number: sold.body.number, type: 'sale' })
    expect(conflict.held).toMatchObject({ total: '6000', type: 'sale', currency: country.currency })
    expect(conflict.differences).toEqual(expect.arrayContaining(['total', 'tax']))
    const { number } = conflict.held
    const { status, body } = await decide(sold, { decision: 'adopt', number })
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'fiscalised', fiscal: { number }, conflict: { held: { number } } })
    expect(body.problem).toBeUndefined()
    const last = (await eventsOf(sold)).at(-1)!
    expect(last).toMatchObject({
      kind: 'resolved',
      data: { decision: 'adopt', number, reason: 'looked at the portal', by: 'Amina', status: 'fiscalised' },
    })
    expect((await decide(sold, { decision: 'adopt', number })).body).toEqual(body)
    expect((await decide(sold, { decision: 'cancel' })).status).toBe(409)
    const other = await MAKE.needs_attention(country)
    const taken = await decide(other, { decision: 'adopt', number: adoptable(country, number) })
    expect(taken).toMatchObject({ status: 409, body: { code: 'fiscal-number-taken', document: sold.id } })
  })

  it('is decided in the name of who asks, where nobody is named', async () => {
    const sold = await MAKE.needs_attention(country)
    const { body } = await api.call('POST', '/v1/api-keys', {
      name: 'back office',
      scopes: ['decisions:write'],
    })
    const decision = { decision: 'cancel', reason: 'sold by hand' }
    const office = new Api(api.url, body.key)
    expect((await office.call('POST', `/v1/documents/${sold.id}/resolve`, decision)).status).toBe(200)
    expect((await eventsOf(sold)).at(-1)).toMatchObject({ data: { ...decision, by: 'back office' } })
  })

  it('does not adopt a number that is nobody’s', async () => {
    const sold = await MAKE.needs_attention(country)
    const { status, body } = await decide(sold, { decision: 'adopt', number: '999999' })
    expect([409, 502]).toContain(status)
    expect(body.code).toMatch(/^(number-not-at-authority|authority-not-readable)$/)
    expect((await api.document(sold.id)).body.status).toBe('needs_attention')
  })

  it('is sent again when a person insists, and is never two', async () => {
    const sold = await MAKE.needs_attention(country)
    const before = (await ledgerOf(sandbox.url, country)).length
    const refused = await decide(sold, { decision: 'resend' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'absence-not-proved' } })
    await decide(sold, { decision: 'resend', confirm: 'not at the authority' })
    // Uganda knows the sale by its reference and refuses a twin; in Kenya only the number was another's.
    const status = country.code === 'UG' ? 'needs_attention' : 'fiscalised'
    const document = await api.until(sold.id, status)
    expect(document.attempts).toHaveLength(2)
    expect(await ledgerOf(sandbox.url, country)).toHaveLength(before + (country.code === 'UG' ? 0 : 1))
  })

  it('is cancelled by a decision, and its key stays taken', async () => {
    const sold = await MAKE.needs_attention(country)
    expect((await decide(sold, { decision: 'cancel' })).body).toMatchObject({ status: 'cancelled' })
    expect(await api.sell(sold.body, sold.key)).toMatchObject({
      status: 200,
      body: { id: sold.id, status: 'cancelled' },
    })
    expect((await api.call('GET', `/v1/documents/${sold.id}/receipt`)).status).toBe(409)
  })
})

/** A fiscal number of Kenya can be asked for at its own sale only: elsewhere by the number it was sent with. */
function adoptable({ code }: Country, number: string): string {
  return code === 'UG' ? number : number.split('/')[1]!
}

describe('a decision', () => {
  it.each<[string, string, string, unknown]>([
    ['cancel', 'without a reason', '/reason', {}],
    ['cancel', 'with an empty reason', '/reason', { reason: ' ' }],
    ['cancel', 'with more than that', '/force', { reason: 'r', force: true }],
    ['resolve', 'that is none', '/decision', { decision: 'forget', reason: 'r' }],
    ['resolve', 'to adopt nothing', '/number', { decision: 'adopt', reason: 'r' }],
    [
      'resolve',
      'that insists in other words',
      '/confirm',
      { decision: 'resend', reason: 'r', confirm: 'yes' },
    ],
    ['resolve', 'that is a list', '', []],
  ])('to %s %s is refused with the place', async (action, _what, pointer, body) => {
    const sold = await MAKE.queued(COUNTRIES[0])
    const before = await stateOf(sold)
    const answer = await post(sold, action, body)
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
    expect(await stateOf(sold)).toEqual(before)
  })

  it.each([
    ['revisions', {}],
    ['cancel', {}],
    ['resolve', { decision: 'cancel' }],
  ])('about a document that is none (%s) finds nothing', async (action, facts) => {
    const answer = await api.call('POST', `/v1/documents/doc_none/${action}`, { reason: 'r', ...facts })
    expect(answer).toMatchObject({ status: 404, body: { code: 'document-unknown' } })
  })
})

describe('the events of a document', () => {
  it('come in pages, oldest first, each once, and say nothing of what was sold', async () => {
    const sold = await MAKE.fiscalised(COUNTRIES[1])
    const seen: { kind: string }[] = []
    let cursor = ''
    do {
      const { body } = await api.call('GET', `/v1/documents/${sold.id}/events?limit=1${cursor}`)
      seen.push(...body.events)
      cursor = body.next === undefined ? '' : `&cursor=${body.next}`
    } while (cursor !== '')
    expect(seen.map(({ kind }) => kind)).toEqual(['accepted', 'sending', 'fiscalised'])
    expect(seen).toEqual(await eventsOf(sold))
    const { fiscal } = (await api.document(sold.id)).body
    expect(seen[2]).toMatchObject({ document: sold.id, data: { fiscalNumber: fiscal.number, attempt: 1 } })
    expect(JSON.stringify(seen)).not.toContain(COUNTRIES[1].item)
  })

  it.each(['?limit=0', '?limit=x', '?cursor=x'])('are refused with %s', async (query) => {
    const sold = await MAKE.queued(COUNTRIES[0])
    expect((await api.call('GET', `/v1/documents/${sold.id}/events${query}`)).status).toBe(400)
  })
})

describe('the guide to corrections', () => {
  const guide = readFileSync(new URL('../../../../docs/guides/corrections.md', import.meta.url), 'utf8')
  const bodies = [...guide.matchAll(/```json\n(.*?)\n```/gs)].map(([, text]) => JSON.parse(text!))

  it.each(bodies)('shows what is understood: %j', async (body) => {
    const sold = await MAKE.queued(COUNTRIES[0])
    const { status } = await post(sold, body.decision ? 'resolve' : 'cancel', body)
    // Nothing is to be decided about this one.
    expect(status).toBe(body.decision ? 409 : 200)
  })

  it('shows both kinds', () => {
    expect(bodies.map(({ decision }) => decision)).toEqual([undefined, 'adopt', 'resend', 'cancel'])
  })
})
