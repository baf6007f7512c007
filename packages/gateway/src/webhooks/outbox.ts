import { setTimeout as sleep } from 'node:timers/promises'
import { Alarm } from '../lanes/alarm.js'
import { type AttemptRow, dueDeliveries, nextDueAfter } from '../store/statements/webhook-deliveries.js'
import type { Bodies } from './bodies.js'
import { deliveryId } from './delivery-id.js'
import type { WebhookDeps } from './deps.js'
import { Desk, type OpenDesk } from './desk.js'
import type { Endpoint } from './endpoint.js'
import { Hold } from './hold.js'
import { type Message, messageOf } from './message.js'
import type { Places } from './places.js'
import type { EndpointLease, Failed } from './settle.js'
import { signedHeaders } from './signature.js'
import { type Look, lookOn } from './stream.js'
import { Window } from './window.js'

/** So many deliveries are read at once. */
const PAGE = 512

/** When so few are left, more are read. */
const LOW = 256

/** So many events are looked at before anything else is done. */
const LOOK = 512

/** What is made and done within so long is written together, milliseconds: a commit costs as much as ten deliveries. */
const GATHER_MS = 50

/** How long after a write that failed it is tried again, milliseconds. */
const STUMBLE_MS = 1000

/** Where a lease that another holds is asked for again, milliseconds. */
const HELD_MS = 1000

/** What the outboxes of a process share. */
export interface Shared {
  readonly places: Places
  readonly bodies: Bodies
}

/** Attempts that were made and are not recorded. */
interface Made {
  readonly taken: AttemptRow[]
  readonly failed: Failed[]
}

/**
 * Sends to one endpoint: makes deliveries of the events that it wants, and posts those that are due. It sleeps until one is due or
 * somebody wakes it. What is posted is recorded afterwards, many at once: a process that ends in between posts it again.
 */
export class Outbox {
  readonly #key: Pick<Endpoint, 'account' | 'id'>
  readonly #deps: WebhookDeps
  readonly #shared: Shared
  readonly #desk: Desk
  readonly #hold: Hold
  readonly #alarm = new Alarm()
  readonly #window = new Window()
  readonly #ready: Message[] = []
  /** What is read and not yet recorded, by number. */
  readonly #busy = new Set<number>()
  readonly #underWay = new Set<Promise<void>>()
  #made: Made = { taken: [], failed: [] }
  #position = 0
  /** When something is due that is not at hand, by the steady clock: 0 where nobody knows. */
  #dueAt = 0
  #stopped = false
  readonly #done: Promise<void>

  constructor(key: Pick<Endpoint, 'account' | 'id'>, deps: WebhookDeps, shared: Shared) {
    this.#key = key
    this.#deps = deps
    this.#shared = shared
    this.#desk = new Desk(key, deps)
    this.#hold = new Hold(key.id, deps)
    this.#done = this.#run()
  }

  /** Says that there may be something to do. */
  wake(): void {
    this.#alarm.ring()
  }

  /** Says that the endpoint was changed. */
  reread(): void {
    this.#desk.reread()
    this.#dueAt = 0
    this.#alarm.ring()
  }

  /** Begins no more, waits so long for what is under way, and records it. What is cut off is posted again some other time. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopped = true
    this.#alarm.ring()
    const cut = setTimeout(() => this.#desk.cut(), patienceMs)
    await this.#done
    await Promise.all(this.#underWay)
    clearTimeout(cut)
    await this.#record().catch(() => {})
    await this.#desk.close()
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        const until = await this.#step()
        if (!this.#stopped) await sleep(GATHER_MS)
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
    const desk = await this.#desk.open()
    // At once, so that both share a commit; what is recorded is let go of only when nothing is read any more.
    const [recorded, hasMore] = await Promise.all([this.#record(), desk && this.#refill(desk)])
    for (const { number } of recorded) this.#busy.delete(number)
    if (!desk) {
      this.#drop()
      return Number.POSITIVE_INFINITY
    }
    if (this.#ready.length > 0 && !(await this.#hold.take())) {
      this.#drop()
      return this.#deps.steady() + HELD_MS
    }
    this.#send(desk)
    if (hasMore || this.#hasMade() || this.#desk.isStale) return this.#deps.steady()
    // While there is enough at hand, whatever ends rings.
    return this.#ready.length >= LOW ? Number.POSITIVE_INFINITY : this.#dueAt
  }

  /** Lets go of what is read and not begun. */
  #drop(): void {
    for (const { number } of this.#ready.splice(0)) this.#busy.delete(number)
    this.#dueAt = 0
  }

  /** Reads what is due, and makes deliveries of what happened since, unless enough is due. @returns true when there may be more. */
  async #refill({ endpoint }: OpenDesk): Promise<boolean> {
    this.#position = Math.max(this.#position, endpoint.position)
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
    for (const row of rows) if (!this.#busy.has(Number(row.number))) this.#take(messageOf(row))
    if (rows.length === limit) return
    this.#dueAt = (await nextDueAfter(store.read, id, now)) ?? Number.POSITIVE_INFINITY
  }

  #take(message: Message): void {
    this.#busy.add(message.number)
    this.#ready.push(message)
  }

  /** Where nothing of what happened is wanted, nothing is written. @returns false while another holds the lease. */
  async #fanOut({ wanted, rows, position }: Look): Promise<boolean> {
    if (wanted.length > 0) {
      const lease = await this.#hold.take()
      const { account } = this.#key
      const { clock, randomId, store } = this.#deps
      const [seed, now] = [randomId(), clock.now().getTime()]
      const made = lease && (await store.write('fanOut', { lease, account, wanted, position, seed, now }))
      if (!made) {
        this.#hold.lose()
        return false
      }
      for (const [at, { type }] of wanted.entries()) {
        if (made.known.has(at)) continue
        const number = made.first + at
        const id = deliveryId(number, seed)
        this.#take({ number, id, type, body: this.#shared.bodies.of(type, rows[at]!), attempt: 1 })
      }
    }
    this.#position = position
    return true
  }

  /** Posts as many as the endpoint takes at once, and goes on by itself while there are any at hand. */
  #send(desk: OpenDesk): void {
    const { places } = this.#shared
    while (this.#underWay.size < this.#window.size && this.#ready.length > 0 && !this.#stopped) {
      const isOwn = this.#underWay.size === 0
      if (!isOwn && !places.take()) break
      const post = this.#post(this.#ready.shift()!, desk).finally(() => {
        if (!isOwn) places.give()
        this.#underWay.delete(post)
        if (this.#desk.isOpen(desk) && this.#hold.isHeld) this.#send(desk)
        this.#alarm.ring()
      })
      this.#underWay.add(post)
    }
  }

  async #post(message: Message, { receiver, keys }: OpenDesk): Promise<void> {
    const { clock, steady, random } = this.#deps
    const [at, began] = [clock.now().getTime(), steady()]
    const { number, id, type, body, attempt } = message
    const posted = await receiver.post(
      signedHeaders({ id, timestamp: Math.floor(at / 1000), body }, keys),
      body,
    )
    // It was cut off, and is still due.
    if (!posted) {
      this.#busy.delete(number)
      this.#dueAt = 0
      return
    }
    const ms = steady() - began
    const { kind, status, failure } = posted
    this.#window.note(kind === 'taken', ms)
    this.#deps.onPosted?.(kind)
    const attempted = { number, attempt, at, ms, status }
    if (!failure) this.#made.taken.push(attempted)
    else {
      const about = { delivery: id, type, random: random(), isGone: kind === 'gone' }
      this.#made.failed.push({ ...attempted, ...failure, ...about })
    }
  }

  /**
   * Writes what came of posts. Where that fails, it is kept for the next time; where another sends now, it is that one's.
   * @returns what needs not be kept any more.
   */
  async #record(): Promise<readonly AttemptRow[]> {
    if (!this.#hasMade()) return []
    const made = this.#made
    this.#made = { taken: [], failed: [] }
    const lease = await this.#hold.take()
    const outcome = lease ? await this.#settle(lease, made) : 'lost'
    if (outcome === 'lost') this.#hold.lose()
    if (outcome === 'lost' || made.failed.length > 0) this.#dueAt = 0
    if (outcome === 'disabled') this.#desk.reread()
    return [...made.taken, ...made.failed]
  }

  async #settle(held: EndpointLease, made: Made) {
    const { store, steady, clock } = this.#deps
    const times = { steady: steady(), now: clock.now().getTime() }
    try {
      return await this.#hold.extend(held, (lease) =>
        store.write('settleDeliveries', { lease, ...made, ...times }),
      )
    } catch (error) {
      this.#made.taken.unshift(...made.taken)
      this.#made.failed.unshift(...made.failed)
      throw error
    }
  }

  #hasMade(): boolean {
    return this.#made.taken.length + this.#made.failed.length > 0
  }
}
