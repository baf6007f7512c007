import { dueDeliveries, eventsTold, nextDueAfter } from '../../store/statements/webhook-deliveries.js'
import type { WebhookDeps } from '../deps.js'
import type { Endpoint } from '../endpoint.js'
import type { Recent } from '../told/recent.js'
import { beyond, isWithin, type Silence } from '../told/silence.js'
import { wantedBy } from '../told/stream.js'
import type { OpenDesk } from './desk.js'
import { type Message, messageOf } from './message.js'
import type { Sender } from './sender.js'

/** So many deliveries are read at once. */
const PAGE = 512

/** When so few wait, more are found. */
const LOW = 1024

/** Looked at so many events, an outbox records its place even where it wants none of them. */
const MANY = 4096

/** Finds what a sender posts: deliveries that are due, and what has happened of which there is none. */
export class Supply {
  readonly #deps: WebhookDeps
  readonly #recent: Recent
  readonly #sender: Sender
  /** The numbers of deliveries that wait or are not recorded: read again, they are nothing new. */
  readonly #held = new Set<number>()
  #position = 0
  /** How many events were looked at since the place was recorded. */
  #passed = 0
  #dueAt = 0

  constructor(deps: WebhookDeps, recent: Recent, sender: Sender) {
    this.#deps = deps
    this.#recent = recent
    this.#sender = sender
  }

  /** When there is something to find, by the steady clock: 0 where nobody knows, without end while enough waits. */
  get nextAt(): number {
    return this.#sender.waiting >= LOW ? Number.POSITIVE_INFINITY : this.#dueAt
  }

  /** Up to where all events were begun, or are not wanted. */
  get position(): number {
    return Math.min(this.#position, this.#sender.firstWaiting - 1)
  }

  /** True where so much was looked at, wanted or not, that the place is to be recorded: who begins anew begins there. */
  get hasPassedMany(): boolean {
    return this.#passed >= MANY
  }

  /** Says that the place was recorded. */
  placed(): void {
    this.#passed = 0
  }

  /** Says that nobody knows what is due. */
  forgetDue(): void {
    this.#dueAt = 0
  }

  /** Lets go of all that waits, and begins anew from where the endpoint says. */
  drop(): void {
    this.release(this.#sender.drop())
    this.#position = 0
    this.#passed = 0
    this.#dueAt = 0
  }

  /** @param messages of deliveries that are posted here. */
  hold(messages: readonly Message[]): void {
    for (const { number } of messages) if (number !== undefined) this.#held.add(number)
  }

  release(messages: readonly Message[]): void {
    for (const { number } of messages) if (number !== undefined) this.#held.delete(number)
  }

  /** Finds more, unless enough waits. @returns true when there may be more still. */
  async refill({ endpoint, silences }: OpenDesk): Promise<boolean> {
    this.#position = beyond(silences, Math.max(this.#position, endpoint.position))
    if (this.#sender.waiting >= LOW) return false
    if (this.#dueAt <= this.#deps.steady()) await this.#readDue(endpoint)
    if (this.#sender.waiting >= LOW) return false
    return this.#look(endpoint, silences)
  }

  /** Reads what is due and not at hand, and when the next is. Where that fails, nobody knows. */
  async #readDue(endpoint: Endpoint): Promise<void> {
    this.#dueAt = Number.POSITIVE_INFINITY
    try {
      const next = await this.#addDue(endpoint)
      // Whoever said meanwhile that nobody knows is right.
      this.#dueAt = Math.min(this.#dueAt, next ?? Number.POSITIVE_INFINITY)
    } catch (error) {
      this.forgetDue()
      throw error
    }
  }

  /** @returns when the next is due; undefined where none is. */
  async #addDue({ id }: Endpoint): Promise<number | undefined> {
    const { store, steady } = this.#deps
    const now = steady()
    const limit = PAGE + this.#held.size
    const rows = await dueDeliveries(store.read, id, now, limit)
    for (const message of rows.map(messageOf)) {
      if (this.#held.has(message.number!)) continue
      this.#sender.add(message)
      this.hold([message])
    }
    return rows.length === limit ? 0 : nextDueAfter(store.read, id, now)
  }

  /** Looks on in the stream. Of what was asked for meanwhile there are deliveries. */
  async #look(endpoint: Endpoint, silences: readonly Silence[]): Promise<boolean> {
    const after = this.#position
    const events = await this.#recent.after(endpoint.account, after)
    const last = events.at(-1)?.position
    if (last === undefined) return false
    const wanted = wantedBy(endpoint, events)
    const told = await eventsTold(this.#deps.store.read, endpoint.id, after, last)
    for (const event of wanted)
      if (!told.has(event.position) && !isWithin(silences, event.position)) this.#sender.tell(event)
    this.#position = last
    this.#passed += events.length
    return true
  }
}
