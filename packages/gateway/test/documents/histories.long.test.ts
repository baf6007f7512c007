import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSandbox } from '@risiti/sandbox'
import { expect, it } from 'vitest'
import { Api, type ApiAnswer } from '../support/api.js'
import { GatewayProcess, makePlace } from '../support/processes.js'
import {
  addSandboxDevice,
  type Country,
  clearFaults,
  DOORS,
  ledgerOf,
  sale,
  setFault,
} from '../support/sandbox.js'

/** How many histories, and how many things happen to each device in one. */
const HISTORIES = process.env.RISITI_FUZZ === 'long' ? 40 : 2
const STEPS = 45
const STEPS_TO_DEATH = 25
const SEED = Number(process.env.RISITI_SEED ?? 11)

type Draw = (bound: number) => number
type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ApiAnswer>

/** Whole numbers below a bound that follow from a seed. */
function drawFrom(seed: number): Draw {
  let state = (seed % 2_147_483_646) + 1
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647
    return state % bound
  }
}

/** What people and tills do with one device, in any order and at the same time. */
class Counter {
  readonly ids = new Set<string>()
  /** What ought not to have been answered. */
  readonly wrong: string[] = []
  readonly #country: Country
  readonly #sandboxUrl: string
  readonly #ask: Ask
  readonly #draw: Draw
  readonly #name: string
  #sold = 0

  constructor(country: Country, sandboxUrl: string, ask: Ask, draw: Draw, name: string) {
    this.#country = country
    this.#sandboxUrl = sandboxUrl
    this.#ask = ask
    this.#draw = draw
    this.#name = name
  }

  async step(): Promise<void> {
    const acts = [
      ...Array<() => Promise<unknown>>(5).fill(() => this.#sell()),
      () => this.#sellTwo(),
      () => this.#disturb('drop-response-after-commit'),
      () => this.#disturb('drop-response-after-commit'),
      () => this.#disturb('drop-request'),
      () => this.#refuse(),
      () => this.#device('pause'),
      ...Array<() => Promise<unknown>>(2).fill(() => this.#device('resume')),
      () => this.#device('initialise'),
      () => this.#one('cancel', { reason: 'tried' }),
      () => this.#correct(),
      () => this.#one('resolve', { decision: 'resend', reason: 'tried' }),
      () => this.#one('resolve', { decision: 'cancel', reason: 'tried' }),
      () => this.#credit(),
      () => Promise.all([this.#correct(), this.#one('resolve', { decision: 'resend', reason: 'raced' })]),
      () => Promise.all([this.#one('cancel', { reason: 'raced' }), this.#correct()]),
    ]
    await acts[this.#draw(acts.length)]!()
    await sleep(this.#draw(60))
  }

  /** All is as it should be again. */
  async calm(): Promise<void> {
    const answer = await this.#device('resume')
    if (answer.status >= 300) throw new Error(answer.text)
  }

  async #sell(): Promise<void> {
    const number = `${this.#name}-${++this.#sold}`
    this.#remember(await this.#post(number, this.#body(number)))
  }

  /** Two tills use one key for two sales at the same moment: one of them is taken. */
  async #sellTwo(): Promise<void> {
    const number = `${this.#name}-${++this.#sold}`
    const bodies = [this.#body(number), this.#body(number)]
    const answers = await Promise.all(bodies.map((body) => this.#post(number, body)))
    for (const answer of answers) this.#remember(answer)
    const statuses = answers.map(({ status }) => (status < 300 ? 'taken' : status))
    if (statuses.toSorted().join() !== '409,taken') this.wrong.push(`${number}: ${statuses.join()}`)
  }

  /** A till asks again until it is answered. */
  async #post(key: string, body: unknown): Promise<ApiAnswer> {
    return this.#ask('POST', '/v1/documents', body, { 'idempotency-key': key, prefer: 'wait=0' })
  }

  /** Each has a price of its own. */
  #body(number: string) {
    const body = sale(this.#country, number)
    const price = String(1000 + this.#draw(1_000_000))
    return { ...body, lines: [{ item: this.#country.item, quantity: '1', unitPrice: price }] }
  }

  #disturb(fault: string): Promise<void> {
    const { operation, door } = this.#country
    return setFault(this.#sandboxUrl, { operation, door, fault, count: 1 })
  }

  #refuse(): Promise<void> {
    const { operation, door, code } = this.#country
    const refusal = code === 'UG' ? '2122' : '910'
    return setFault(this.#sandboxUrl, { operation, door, fault: 'return-code', code: refusal, count: 1 })
  }

  #device(what: string): Promise<ApiAnswer> {
    return this.#ask('POST', `/v1/devices/${this.#country.device}/${what}`)
  }

  async #correct(): Promise<void> {
    const number = `${this.#name}-again-${this.#draw(1_000_000)}`
    await this.#one('revisions', this.#body(number))
  }

  async #credit(): Promise<void> {
    const answer = await this.#one(
      'credit-notes',
      { reason: 'returned' },
      `${this.#name}-note-${++this.#sold}`,
    )
    if (answer) this.#remember(answer)
  }

  async #one(what: string, body: object, key?: string): Promise<ApiAnswer | undefined> {
    const id = [...this.ids][this.#draw(Math.max(1, this.ids.size))]
    if (id === undefined) return undefined
    const headers = key === undefined ? {} : { 'idempotency-key': key, prefer: 'wait=0' }
    return this.#ask('POST', `/v1/documents/${id}/${what}`, body, headers)
  }

  #remember({ status, body, text }: ApiAnswer): void {
    if (status >= 500) this.wrong.push(text)
    if (status < 300 && typeof body?.id === 'string') this.ids.add(body.id)
  }
}

const SETTLED = ['fiscalised', 'rejected', 'cancelled', 'needs_attention']

/** Asks until nothing more happens to a document by itself, on a busy machine too. */
async function settled(api: Api, id: string): Promise<ApiAnswer['body']> {
  for (let asks = 0; asks < 4; asks++) {
    const body = await api.until(id, ...SETTLED).catch(() => undefined)
    if (body) return body
  }
  return api.until(id, ...SETTLED)
}

/** Everything that is fiscal is at the authority once, as it says, and nothing else is there but what waits for a person. */
async function expectOnce(
  api: Api,
  sandboxUrl: string,
  country: Country,
  ids: readonly string[],
): Promise<void> {
  const documents = []
  for (const id of ids) documents.push(await settled(api, id))
  const told = documents
    .filter(({ status }) => status === 'fiscalised')
    .map(({ fiscal, totals }) => `${fiscal.number} over ${Number(totals.gross)}`)
  const ledger = await ledgerOf(sandboxUrl, country)
  const held = ledger.map(({ number, total }) => `${number} over ${Math.abs(Number(total))}`)
  const untold = held.filter((entry) => !told.includes(entry))
  expect(told.filter((entry) => !held.includes(entry))).toEqual([])
  expect(new Set(held).size).toBe(held.length)
  const waiting = documents.filter(({ status }) => status === 'needs_attention')
  expect(untold.length, `${untold.join()} beside ${JSON.stringify(waiting)}`).toBeLessThanOrEqual(
    waiting.length,
  )
}

it.each(Array.from({ length: HISTORIES }, (_, index) => SEED + index))(
  'whatever people and tills do while answers are lost, keys change and gateways die, each sale is one document: %i',
  async (seed) => {
    const draw = drawFrom(seed)
    const sandbox = await startSandbox({ port: 0 })
    sandbox.books.efris.switches.creditApproval = 'at-once'
    const place = makePlace()
    const keys = [place.masterKey]
    let gateway = await GatewayProcess.start(place)
    const ask: Ask = async (...request) => {
      for (;;) {
        const answer = await new Api(gateway.url).call(...request).catch(() => undefined)
        if (answer && answer.status !== 429 && answer.status !== 503) return answer
        await sleep(20)
      }
    }
    const doors = DOORS.filter(({ door }) => door !== 'vscu')
    for (const country of doors) await addSandboxDevice(new Api(gateway.url), sandbox.url, country)
    const counters = doors.map(
      (country, index) =>
        new Counter(country, sandbox.url, ask, drawFrom(seed * 7 + index), `${country.device}-${seed}`),
    )
    // It dies after so many steps, however long they take on a busy machine.
    const kill = async () => {
      if (draw(2) === 0) keys.unshift(randomBytes(32).toString('base64'))
      const [masterKey, ...formerMasterKeys] = keys
      await gateway.kill()
      gateway = await GatewayProcess.start({ ...place, masterKey: masterKey!, formerMasterKeys })
    }
    let steps = 0
    let dying = Promise.resolve()
    await Promise.all(
      counters.map(async (counter) => {
        for (let step = 0; step < STEPS; step++) {
          await counter.step()
          if (++steps % STEPS_TO_DEATH === 0) dying = dying.then(kill)
        }
      }),
    )
    await dying
    await clearFaults(sandbox.url)
    for (const counter of counters) await counter.calm()
    for (const [index, counter] of counters.entries()) {
      expect(counter.wrong).toEqual([])
      await expectOnce(new Api(gateway.url), sandbox.url, doors[index]!, [...counter.ids])
    }
    await gateway.stop()
    await sandbox.close()
    place.remove()
  },
  240_000,
)
