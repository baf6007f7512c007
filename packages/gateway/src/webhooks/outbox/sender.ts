import type { WebhookDeps } from '../deps.js'
import { signedHeaders } from '../post/signature.js'
import type { Told } from '../told/told.js'
import type { OpenDesk } from './desk.js'
import { firstMessage, type Message } from './message.js'
import type { Places } from './places.js'
import type { Unrecorded } from './unrecorded.js'
import { Window } from './window.js'

/** What a sender asks of the outbox that it works for. */
export interface Orders {
  /** True while more may be posted so. */
  mayGoOn(desk: OpenDesk): boolean
  /** Told whenever a post ends. */
  ended(): void
}

/** Posts what waits for one endpoint: as many at once as it takes. */
export class Sender {
  readonly #endpoint: string
  readonly #deps: WebhookDeps
  readonly #places: Places
  readonly #unrecorded: Unrecorded
  readonly #orders: Orders
  readonly #window = new Window()
  readonly #messages: Message[] = []
  /** Events of which there is no message yet; they come after all that are. */
  readonly #events: Told[] = []
  #underWay = 0

  constructor(endpoint: string, deps: WebhookDeps, places: Places, unrecorded: Unrecorded, orders: Orders) {
    this.#endpoint = endpoint
    this.#deps = deps
    this.#places = places
    this.#unrecorded = unrecorded
    this.#orders = orders
  }

  /** How many wait. */
  get waiting(): number {
    return this.#messages.length + this.#events.length
  }

  get isPosting(): boolean {
    return this.#underWay > 0
  }

  /** The position of the first event that was not begun; infinite where all are. */
  get firstWaiting(): number {
    return this.#events[0]?.position ?? Number.POSITIVE_INFINITY
  }

  add(message: Message): void {
    this.#messages.push(message)
  }

  tell(event: Told): void {
    this.#events.push(event)
  }

  /** While little goes through, begins what waits, so that deliveries are made of it and anybody can see them. */
  beginWaiting(): void {
    if (this.#window.isOpen) return
    for (const event of this.#events.splice(0)) this.#messages.push(this.#begin(event))
  }

  /** Lets go of what waits. @returns the messages. */
  drop(): readonly Message[] {
    this.#events.length = 0
    return this.#messages.splice(0)
  }

  /** Posts as many as the endpoint takes at once, and goes on by itself while any waits and it may. */
  send(desk: OpenDesk): void {
    while (this.waiting > 0 && this.#underWay < this.#window.size) {
      const isOwn = this.#underWay === 0
      if (!isOwn && !this.#places.take()) return
      this.#underWay++
      this.#post(this.#messages.shift() ?? this.#begin(this.#events.shift()!), desk, isOwn)
    }
  }

  #begin(event: Told): Message {
    const message = firstMessage(event, this.#endpoint)
    this.#unrecorded.begin(message)
    return message
  }

  #post(message: Message, desk: OpenDesk, isOwn: boolean): void {
    const { clock, steady, onPosted } = this.#deps
    const [at, began] = [clock.now().getTime(), steady()]
    const { id, body } = message
    const headers = signedHeaders({ id, timestamp: Math.floor(at / 1000), body }, desk.keys)
    desk.receiver.post(headers, body, (posted) => {
      this.#underWay--
      if (!isOwn) this.#places.give()
      if (posted) {
        const { kind, status, failure } = posted
        const ms = steady() - began
        this.#window.note(kind === 'taken', ms)
        onPosted?.(kind)
        this.#unrecorded.end(message, { url: desk.endpoint.url, at, ms, kind, status, failure })
      } else this.#messages.unshift(message)
      if (this.#orders.mayGoOn(desk)) this.send(desk)
      this.#orders.ended()
    })
  }
}
