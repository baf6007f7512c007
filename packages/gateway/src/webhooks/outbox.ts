import type { KeyObject } from 'node:crypto'
import { Alarm } from '../lanes/alarm.js'
import { dueDeliveries, nextDueAfter } from '../store/statements/webhook-deliveries.js'
import { findEndpoint, secretsOf } from '../store/statements/webhook-endpoints.js'
import type { Row } from '../store/store.js'
import { deliveryId } from './delivery-id.js'
import type { WebhookDeps } from './deps.js'
import { type Endpoint, readEndpoint } from './endpoint.js'
import { payloadOf } from './payload.js'
import type { Places } from './places.js'
import { Receiver } from './receiver.js'
import { keyOf, openSecret } from './secret.js'
import type { Attempted, EndpointLease } from './settle.js'
import { signedHeaders } from './signature.js'
import { type Look, lookOn } from './stream.js'
import { MOST_AT_ONCE, Window } from './window.js'

/** So many deliveries are read at once. */
const PAGE = 512

/** When so few are left, more are read. */
const LOW = 256

/** So many events are looked at before anything else is done. */
const LOOK = 512

/** How long after a write that failed it is tried again, milliseconds. */
const STUMBLE_MS = 1000

/** Where a lease that another holds is asked for again, milliseconds. */
const HELD_MS = 1000

/** What it takes to send: the endpoint as it was read last, its receiver, and the keys that sign. */
interface Desk {
  readonly endpoint: Endpoint
  readonly receiver: Receiver
  readonly keys: readonly KeyObject[]
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
  readonly #ready: Row[] = []
  /** What is read and not yet recorded, by number. */
  readonly #busy = new Set<number>()
  readonly #underWay = new Set<Promise<void>>()
  #made: Attempted[] = []
  #desk: Desk | undefined
  #isStale = true
  #lease: EndpointLease | undefined
  #taking: Promise<EndpointLease | undefined> | undefined
  #position = 0
  /** When something is due that is not at hand, by the steady clock: 0 where nobody knows. */
  #dueAt = 0
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
    this.#dueAt = 0
    this.#alarm.ring()
  }

  /** Begins no more, waits so long for what is under way, and records it. What is cut off is posted again some other time. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopped = true
    this.#alarm.ring()
    const cut = setTimeout(() => this.#desk?.receiver.cut(), patienceMs)
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
    const desk = await this.#open()
    // At once, so that both share a commit; what is recorded is let go of only when nothing is read any more.
    const [recorded, hasMore] = await Promise.all([this.#record(), desk && this.#refill(desk)])
    for (const { number } of recorded) this.#busy.delete(number)
    if (!desk) return Number.POSITIVE_INFINITY
    if (this.#ready.length > 0 && !(await this.#holdLease())) {
      this.#drop()
      return this.#deps.steady() + HELD_MS
    }
    this.#send(desk)
    if (hasMore || this.#made.length > 0 || this.#isStale) return this.#deps.steady()
    // While there is enough at hand, whatever ends rings.
    return this.#ready.length >= LOW ? Number.POSITIVE_INFINITY : this.#dueAt
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
    this.#dueAt = 0
  }

  /** Reads what is due, and makes deliveries of what happened since, unless enough is due. @returns true when there may be more. */
  async #refill({ endpoint }: Desk): Promise<boolean> {
    if (this.#ready.length >= LOW) return false
    const { store, steady } = this.#deps
    if (this.#dueAt <= steady()) await this.#readDue(endpoint)
    if (this.#ready.length >= PAGE) return false
    const look = await lookOn(store.read, endpoint, this.#position, LOOK)
    return look.position > this.#position && this.#fanOut(look)
  }

  /** Reads what is due and not at hand, and when the next is. */
  async #readDue({ id }: Endpoint): Promise<void> {
    const { store, steady } = this.#deps
    const now = steady()
    const limit = PAGE + this.#busy.size
    const rows = await dueDeliveries(store.read, id, now, limit)
    for (const row of rows) if (!this.#busy.has(Number(row.number))) this.#take(row)
    if (rows.length === limit) return
    this.#dueAt = (await nextDueAfter(store.read, id, now)) ?? Number.POSITIVE_INFINITY
  }

  #take(row: Row): void {
    this.#busy.add(Number(row.number))
    this.#ready.push(row)
  }

  /** Where nothing of what happened is wanted, nothing is written. @returns false while another holds the lease. */
  async #fanOut({ wanted, rows, position }: Look): Promise<boolean> {
    if (wanted.length > 0) {
      const lease = await this.#holdLease()
      const { account, id: endpoint } = this.#key
      const { clock, randomId, store } = this.#deps
      const [seed, now] = [randomId(), clock.now().getTime()]
      const numbers = lease && (await store.write('fanOut', { lease, account, wanted, position, seed, now }))
      if (!numbers) {
        this.#lease = undefined
        return false
      }
      // As they would be read.
      for (const [at, { type, position: event }] of wanted.entries()) {
        const number = numbers[at]
        if (number === undefined) continue
        const id = deliveryId(number, seed)
        this.#take({ ...rows[at], number, id, endpoint, event, type, attempts: 0 })
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
      .post(signedHeaders(message, keys), message.body)
      // It was cut off, and is still due.
      .catch(() => undefined)
    if (!posted) {
      this.#busy.delete(Number(row.number))
      this.#dueAt = 0
      return
    }
    const ms = steady() - began
    this.#window.note(posted.kind === 'taken', ms)
    this.#deps.onPosted?.(posted.kind)
    const { kind, status, failure } = posted
    const attempt = {
      number: Number(row.number),
      attempt: Number(row.attempts) + 1,
      at: now,
      ms,
      kind,
      status,
    }
    const about = { delivery: message.id, type: String(row.type), random: random() }
    this.#made.push({ ...attempt, failure: failure && { ...failure, ...about } })
  }

  /**
   * Writes what came of posts. Where that fails, it is kept for the next time; where another sends now, it is that one's.
   * @returns what needs not be kept any more.
   */
  async #record(): Promise<readonly Attempted[]> {
    if (this.#made.length === 0) return []
    const attempts = this.#made
    this.#made = []
    const held = await this.#holdLease()
    const outcome = held ? await this.#settle(held, attempts) : 'lost'
    if (outcome === 'lost') this.#lease = undefined
    if (outcome === 'lost' || attempts.some(({ failure }) => failure)) this.#dueAt = 0
    if (outcome === 'disabled') this.#isStale = true
    return attempts
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
    this.#taking ??= this.#takeLease().finally(() => {
      this.#taking = undefined
    })
    return this.#taking
  }

  async #takeLease(): Promise<EndpointLease | undefined> {
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
}
