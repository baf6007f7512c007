import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../logging/trouble.js'
import { accountsWithin, lastPosition } from '../store/statements/events.js'
import { enabledEndpoints, findEndpoint } from '../store/statements/webhook-endpoints.js'
import type { WebhookDeps } from './deps.js'
import { Outbox, type Shared } from './outbox/outbox.js'
import { Places } from './outbox/places.js'
import { Recent } from './told/recent.js'

/** How many posts there are at once over all endpoints, besides one for each. */
const SHARED_PLACES = 64

/** Events that come closer to each other than this are looked at as one, milliseconds. */
const PACE_MS = 50

/** How long after a read that failed it is tried again, milliseconds. */
const STUMBLE_MS = 1000

/** How often outboxes look that nobody woke, milliseconds. */
const SWEEP_MS = 60_000

/** How long posts under way may take when the gateway closes, milliseconds. */
const DRAIN_MS = 1500

/**
 * The outboxes of this process: one for each endpoint, which never wait for each other. They read the stream of events, so that whoever
 * appends one needs not know of them, and no lane waits for anything here.
 */
export class Courier {
  readonly #deps: WebhookDeps
  readonly #shared: Shared
  readonly #outboxes = new Map<string, Outbox>()
  readonly #stopping = new AbortController()
  #following: Promise<void> = Promise.resolve()

  constructor(deps: WebhookDeps) {
    this.#deps = deps
    this.#shared = { places: new Places(SHARED_PLACES), recent: new Recent(deps.store.read) }
  }

  /** Takes up what an earlier process left. */
  async start(): Promise<void> {
    const last = await lastPosition(this.#deps.store.read)
    for (const { account, id } of await enabledEndpoints(this.#deps.store.read))
      this.#outbox(String(account), String(id))
    this.#following = this.#follow(last)
  }

  /** Says that an endpoint was added, changed or deleted, or has another delivery. */
  async changed(account: string, id: string): Promise<void> {
    if (this.#stopping.signal.aborted) return
    if (await findEndpoint(this.#deps.store.read, account, id)) return this.#outbox(account, id).reread()
    const outbox = this.#outboxes.get(id)
    this.#outboxes.delete(id)
    await outbox?.stop(0)
  }

  /** Lets all of them look, where nobody knows for which there is something. */
  wakeAll(): void {
    for (const outbox of this.#outboxes.values()) outbox.wake()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#following
    await Promise.all([...this.#outboxes.values()].map((outbox) => outbox.stop(DRAIN_MS)))
  }

  /** @param last the event up to which all outboxes look by themselves. */
  async #follow(last: number): Promise<void> {
    const { feed, log } = this.#deps
    const { signal } = this.#stopping
    const trouble = new Trouble(log, {
      begins: 'events cannot be looked for, and it is tried again',
      ends: 'events are looked for again',
    })
    const rest = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => {})
    let seen = last
    while (!signal.aborted) {
      try {
        const heard = await feed.beyond({ position: seen }, SWEEP_MS, signal)
        if (heard === 'closed') return
        if (heard === 'nothing') for (const outbox of this.#outboxes.values()) outbox.reread()
        seen = await this.#wakeWhere(seen)
        trouble.over()
        await rest(PACE_MS)
      } catch (error) {
        trouble.met(error)
        this.wakeAll()
        await rest(STUMBLE_MS)
      }
    }
  }

  /** Wakes those of accounts in which something has happened: a hundred shops need not look because one sells. @returns up to where. */
  async #wakeWhere(after: number): Promise<number> {
    const { read } = this.#deps.store
    const upTo = await lastPosition(read)
    const accounts = await accountsWithin(read, after, upTo)
    for (const outbox of this.#outboxes.values()) if (accounts.has(outbox.account)) outbox.wake()
    return upTo
  }

  #outbox(account: string, id: string): Outbox {
    const known = this.#outboxes.get(id)
    if (known) return known
    const outbox = new Outbox({ account, id }, this.#deps, this.#shared)
    this.#outboxes.set(id, outbox)
    return outbox
  }
}
