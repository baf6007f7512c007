import { Alarm } from '../lanes/alarm.js'
import { dueDeliveries, nextDueAfter } from '../store/statements/webhook-deliveries.js'
import { findEndpoint, secretsOf } from '../store/statements/webhook-endpoints.js'
import type { Row } from '../store/store.js'
import type { WebhookDeps } from './deps.js'
import { type Endpoint, readEndpoint } from './endpoint.js'
import { payloadOf } from './payload.js'
import type { Places } from './places.js'
import { Receiver } from './receiver.js'
import { keyOf, openSecret } from './secret.js'
import type { Attempted, EndpointLease } from './settle.js'
import { signedHeaders } from './signature.js'
import { lookOn } from './stream.js'
import { MOST_AT_ONCE, Window } from './window.js'

/** So many deliveries are read at once. */
const PAGE = 256

/** When so few are left, more are read. */
const LOW = 64

/** So many events are looked at before anything else is done. */
const LOOK = 500

/** How long after a write that failed it is tried again, milliseconds. */
const STUMBLE_MS = 1000

/** Where a lease that another holds is asked for again, milliseconds. */
const HELD_MS = 1000

/** What it takes to send: the endpoint as it was read last, its receiver, and the keys that sign. */
interface Desk {
  readonly endpoint: Endpoint
  readonly receiver: Receiver
  readonly keys: readonly Buffer[]
  /** Until when all of them sign, by the steady clock; without end where it is infinite. */
  readonly keysUntil: number
}

/**
 * Sends to one endpoint: makes deliveries of the events that it wants, and posts those that are due. It sleeps until one is due or
 * somebody wakes it. What is posted is recorded afterwards, many at once: a process that ends in between posts it again.
 */
export class Outbox {
  readonly #key: Pick<Endpoint, 'account' | 'id'>
  readonly #deps: WebhookDeps
  readonly #places: Places
  readonly #alarm = new Alarm()
  readonly #window = new Window()
  readonly #cut = new AbortController()
  readonly #ready: Row[] = []
  /** What is read and not yet recorded, by number. */
  readonly #busy = new Set<number>()
  readonly #underWay = new Set<Promise<void>>()
  #made: Attempted[] = []
  #desk: Desk | undefined
  #isStale = true
  #lease: EndpointLease | undefined
  #position = 0
  #stopped = false
  readonly #done: Promise<void>

  constructor(key: Pick<Endpoint, 'account' | 'id'>, deps: WebhookDeps, places: Places) {
    this.#key = key
    this.#deps = deps
    this.#places = places
    this.#done = this.#run()
  }

  /** Says that there may be something to do. */
  wake(): void {
    this.#alarm.ring()
  }

  /** Says that the endpoint was changed. */
  reread(): void {
    this.#isStale = true
    this.#alarm.ring()
  }

  /** Begins no more, waits so long for what is under way, and records it. What is cut off is posted again some other time. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopped = true
    this.#alarm.ring()
    const cut = setTimeout(() => this.#cut.abort(), patienceMs)
    await this.#done
    await Promise.all(this.#underWay)
    clearTimeout(cut)
    await this.#record().catch(() => {})
    await this.#desk?.receiver.close()
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        const until = await this.#step()
        if (!this.#stopped) await this.#alarm.sleep(until - this.#deps.steady())
      } catch (error) {
        const { id } = this.#key
        this.#deps.log('error', 'webhooks stumbled and go on', { endpoint: id, error: String(error) })
        if (!this.#stopped) await this.#alarm.sleep(STUMBLE_MS)
      }
    }
  }

  /** @returns when to look again, by the steady clock. */
  async #step(): Promise<number> {
    await this.#record()
    const desk = await this.#open()
    if (!desk) return Number.POSITIVE_INFINITY
    const hasMore = this.#ready.length < LOW && (await this.#refill(desk))
    if (this.#ready.length > 0 && !(await this.#holdLease())) {
      this.#drop()
      return this.#deps.steady() + HELD_MS
    }
    this.#send(desk)
    if (hasMore || this.#made.length > 0) return this.#deps.steady()
    return (await this.#nextDue()) ?? Number.POSITIVE_INFINITY
  }

  /** Reads the endpoint, when it is not known or was changed. @returns undefined where nothing is sent to it. */
  async #open(): Promise<Desk | undefined> {
    if (!this.#isStale && !this.#hasOldKey()) return this.#desk
    const { store, sealer, steady, networks, resolve, timeoutMs } = this.#deps
    this.#isStale = false
    const row = await findEndpoint(store.read, this.#key.account, this.#key.id)
    const endpoint = row && readEndpoint(row)
    if (endpoint?.status !== 'enabled') {
      await this.#forget()
      return undefined
    }
    const isElsewhere = this.#desk?.endpoint.url !== endpoint.url
    if (isElsewhere) await this.#desk?.receiver.close()
    const secrets = await secretsOf(store.read, endpoint.id, steady())
    const options = { networks, resolve, timeoutMs, connections: MOST_AT_ONCE }
    this.#desk = {
      endpoint,
      receiver: isElsewhere ? new Receiver(endpoint.url, options) : this.#desk!.receiver,
      keys: secrets.map((secret) => keyOf(openSecret(sealer, secret))),
      keysUntil: Math.min(...secrets.flatMap(({ until }) => (until === null ? [] : [Number(until)]))),
    }
    this.#position = Math.max(this.#position, endpoint.position)
    return this.#desk
  }

  /** True when a secret has ceased to sign that still does here. */
  #hasOldKey(): boolean {
    return this.#desk !== undefined && this.#desk.keysUntil <= this.#deps.steady()
  }

  async #forget(): Promise<void> {
    this.#drop()
    await this.#desk?.receiver.close()
    this.#desk = undefined
  }

  /** Lets go of what is read and not begun. */
  #drop(): void {
    for (const row of this.#ready.splice(0)) this.#busy.delete(Number(row.number))
  }

  /** Reads what is due, and makes deliveries of what happened since, unless enough is due. @returns true when there may be more. */
  async #refill({ endpoint }: Desk): Promise<boolean> {
    const { store, steady } = this.#deps
    const rows = await dueDeliveries(store.read, endpoint.id, steady(), PAGE + this.#busy.size)
    for (const row of rows) {
      const number = Number(row.number)
      if (this.#busy.has(number)) continue
      this.#busy.add(number)
      this.#ready.push(row)
    }
    if (this.#ready.length >= PAGE) return false
    const look = await lookOn(store.read, endpoint, this.#position, LOOK)
    return look.position > this.#position && this.#fanOut(look)
  }

  /** Where nothing of what happened is wanted, nothing is written. @returns false while another holds the lease. */
  async #fanOut({ wanted, position }: Awaited<ReturnType<typeof lookOn>>): Promise<boolean> {
    if (wanted.length > 0) {
      const lease = await this.#holdLease()
      const { account } = this.#key
      const { clock, randomId, store } = this.#deps
      const facts = { account, wanted, position, seed: randomId(), now: clock.now().getTime() }
      if (!lease || !(await store.write('fanOut', { lease, ...facts }))) {
        this.#lease = undefined
        return false
      }
    }
    this.#position = position
    return true
  }

  /** Posts as many as the endpoint takes at once, and goes on by itself while there are any at hand. */
  #send(desk: Desk): void {
    while (this.#underWay.size < this.#window.size && this.#ready.length > 0 && !this.#stopped) {
      const isOwn = this.#underWay.size === 0
      if (!isOwn && !this.#places.take()) break
      const post = this.#post(this.#ready.shift()!, desk).finally(() => {
        if (!isOwn) this.#places.give()
        this.#underWay.delete(post)
        if (this.#desk === desk && this.#isHeld()) this.#send(desk)
        this.#alarm.ring()
      })
      this.#underWay.add(post)
    }
  }

  async #post(row: Row, { receiver, keys }: Desk): Promise<void> {
    const { clock, steady, random } = this.#deps
    const [now, began] = [clock.now().getTime(), steady()]
    const message = { id: String(row.id), timestamp: Math.floor(now / 1000), body: payloadOf(row) }
    const posted = await receiver
      .post(signedHeaders(message, keys), message.body, this.#cut.signal)
      // It was cut off, and is still due.
      .catch(() => this.#busy.delete(Number(row.number)))
    if (typeof posted === 'boolean') return
    const ms = steady() - began
    this.#window.note(posted.kind === 'taken', ms)
    this.#deps.onPosted?.(posted.kind)
    this.#made.push({
      ...posted,
      number: Number(row.number),
      delivery: message.id,
      type: String(row.type),
      attempt: Number(row.attempts) + 1,
      at: now,
      ms,
      random: random(),
    })
  }

  /** Writes what came of posts. Where that fails, it is kept for the next time; where another sends now, it is that one's. */
  async #record(): Promise<void> {
    if (this.#made.length === 0) return
    const held = await this.#holdLease()
    const attempts = this.#made
    this.#made = []
    const outcome = held ? await this.#settle(held, attempts) : 'lost'
    for (const { number } of attempts) this.#busy.delete(number)
    if (outcome === 'lost') this.#lease = undefined
    if (outcome === 'disabled') this.#isStale = true
  }

  async #settle(held: EndpointLease, attempts: readonly Attempted[]) {
    const { store, steady, clock, leaseMs } = this.#deps
    const now = steady()
    const lease = { ...held, until: now + leaseMs }
    this.#lease = lease
    const input = { lease, attempts, steady: now, now: clock.now().getTime() }
    try {
      return await store.write('settleDeliveries', input)
    } catch (error) {
      this.#made.unshift(...attempts)
      this.#lease = held
      throw error
    }
  }

  async #holdLease(): Promise<EndpointLease | undefined> {
    if (this.#isHeld()) return this.#lease
    const { store, steady, leaseMs } = this.#deps
    const { id } = this.#key
    const from = steady()
    const until = from + leaseMs
    const fence = await store.write('takeWebhook', { id, held: this.#lease?.fence ?? null, from, until })
    this.#lease = fence === undefined ? undefined : { id, fence, until }
    return this.#lease
  }

  /** True while there is time for one more post before another could take the lease. */
  #isHeld(): boolean {
    const { steady, timeoutMs } = this.#deps
    return this.#lease !== undefined && this.#lease.until - steady() > 2 * timeoutMs
  }

  async #nextDue(): Promise<number | undefined> {
    const { store, steady } = this.#deps
    return nextDueAfter(store.read, this.#key.id, steady())
  }
}
