import { setTimeout as sleep } from 'node:timers/promises'
import { Alarm } from '../../lanes/alarm.js'
import { Trouble } from '../../logging/trouble.js'
import type { WebhookDeps } from '../deps.js'
import type { Endpoint } from '../endpoint.js'
import type { Recent } from '../told/recent.js'
import { Desk } from './desk.js'
import { Hold } from './hold.js'
import type { Places } from './places.js'
import type { EndpointLease, Recorded } from './record-posts.js'
import { Sender } from './sender.js'
import { Supply } from './supply.js'
import { type Batch, Unrecorded } from './unrecorded.js'

/** What is begun and done within so long is written together, milliseconds: a commit costs as much as ten deliveries. */
const GATHER_MS = 50

/** How long after a write that failed it is tried again, milliseconds. */
const STUMBLE_MS = 1000

/** Where a lease that another holds is asked for again, milliseconds. */
const HELD_MS = 1000

/** What the outboxes of a process share. */
export interface Shared {
  readonly places: Places
  readonly recent: Recent
}

/**
 * Sends to one endpoint what it wants of the stream of events, and what is due again. It sleeps until something is due or somebody wakes it.
 * What was begun is recorded afterwards, many at once, so that a delivery which is taken at once is written once: a process that ends in
 * between leaves events that the next looks at again, and posts under the same ids.
 */
export class Outbox {
  readonly #key: Pick<Endpoint, 'account' | 'id'>
  readonly #deps: WebhookDeps
  readonly #desk: Desk
  readonly #hold: Hold
  readonly #unrecorded: Unrecorded
  readonly #sender: Sender
  readonly #supply: Supply
  readonly #alarm = new Alarm()
  readonly #trouble: Trouble
  #stopped = false
  readonly #done: Promise<void>

  constructor(key: Pick<Endpoint, 'account' | 'id'>, deps: WebhookDeps, shared: Shared) {
    this.#key = key
    this.#deps = deps
    this.#desk = new Desk(key, deps)
    this.#hold = new Hold(key.id, deps)
    this.#unrecorded = new Unrecorded(deps.random)
    this.#sender = new Sender(key.id, deps, shared.places, this.#unrecorded, {
      mayGoOn: (desk) => !this.#stopped && this.#desk.isOpen(desk) && this.#hold.isHeld,
      ended: this.#alarm.ring,
    })
    this.#supply = new Supply(deps, shared.recent, this.#sender)
    this.#trouble = new Trouble(deps.log, {
      begins: 'webhooks stumble, and are tried again',
      ends: 'webhooks go on',
      facts: { endpoint: key.id },
    })
    this.#done = this.#run()
  }

  /** Whose events it sends. */
  get account(): string {
    return this.#key.account
  }

  /** Says that there may be something to do. */
  wake(): void {
    this.#alarm.ring()
  }

  /** Says that the endpoint was changed. */
  reread(): void {
    this.#desk.reread()
    this.#supply.forgetDue()
    this.#alarm.ring()
  }

  /** Begins no more, waits so long for what is under way, and records it. What is cut off is posted again some other time. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopped = true
    this.#alarm.ring()
    const cut = setTimeout(() => this.#desk.cut(), patienceMs)
    await this.#done
    while (this.#sender.isPosting) await this.#alarm.sleep(Number.POSITIVE_INFINITY)
    clearTimeout(cut)
    // What failed is recorded when there is a delivery of it: after this, unless there was one.
    for (let i = 0; i < 2; i++) await this.#record().catch(() => {})
    await this.#desk.close()
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        const until = await this.#step()
        this.#trouble.over()
        if (!this.#stopped) await this.#gather()
        if (!this.#stopped) await this.#alarm.sleep(until - this.#deps.steady())
      } catch (error) {
        this.#trouble.met(error)
        if (!this.#stopped) await this.#alarm.sleep(STUMBLE_MS)
      }
    }
  }

  /** All outboxes wait for the same moments, so that what they write shares a commit. */
  #gather(): Promise<void> {
    return sleep(GATHER_MS - (this.#deps.steady() % GATHER_MS))
  }

  /** @returns when to look again, by the steady clock. */
  async #step(): Promise<number> {
    const desk = await this.#desk.open()
    if (!(await this.#record())) return this.#lose()
    if (!desk) {
      this.#supply.drop()
      return Number.POSITIVE_INFINITY
    }
    const hasMore = await this.#supply.refill(desk)
    if (this.#sender.waiting > 0 && !(await this.#hold.take())) return this.#lose()
    if (!this.#stopped) this.#sender.send(desk)
    if (hasMore || !this.#unrecorded.isEmpty || this.#desk.isStale) return this.#deps.steady()
    // While enough waits, whatever ends rings.
    return this.#supply.nextAt
  }

  /** Another sends now. Where that one stands is read later. @returns when, by the steady clock. */
  #lose(): number {
    this.#hold.lose()
    this.#supply.drop()
    this.#desk.reread()
    return this.#deps.steady() + HELD_MS
  }

  /** Writes what was begun and what came of it. Where that fails, it is kept for the next time. @returns false where another sends now: then it is that one's. */
  async #record(): Promise<boolean> {
    this.#sender.beginWaiting()
    if (this.#unrecorded.isEmpty && !this.#supply.hasPassedMany) return true
    const lease = await this.#hold.take()
    const { position } = this.#supply
    const batch = this.#unrecorded.take()
    const recorded = lease && (await this.#write(lease, batch, position))
    this.#supply.release(batch.ended)
    if (!recorded || recorded.outcome === 'lost') return false
    this.#supply.placed()
    this.#unrecorded.made(batch, recorded.numbers)
    this.#supply.hold(batch.open)
    if (batch.input.failed.length > 0) this.#supply.forgetDue()
    if (recorded.outcome === 'disabled') this.#desk.reread()
    return true
  }

  async #write(held: EndpointLease, batch: Batch, position: number): Promise<Recorded> {
    const { store, steady, clock } = this.#deps
    const times = { steady: steady(), now: clock.now().getTime() }
    try {
      return await this.#hold.extend(held, (lease) =>
        store.write('recordPosts', { lease, position, ...batch.input, ...times }),
      )
    } catch (error) {
      this.#unrecorded.giveBack(batch)
      throw error
    }
  }
}
