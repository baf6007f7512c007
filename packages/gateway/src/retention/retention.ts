import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../logging/log.js'
import { textsAfter } from '../store/statements/retention.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'

const DAY_MS = 24 * 60 * 60_000

/** From the end of one round to the start of the next. */
const EVERY_MS = 60 * 60_000

/** How many texts are looked at, and deleted, in one go. */
const PAGE = 100

/** Between two pages, so that sales have the database most of the time. */
const PAUSE_MS = 20

export interface RetentionDeps {
  readonly store: Store<GatewayTransactions>
  readonly log: Log
  /** The time of day; undefined when nobody knows which one is right. */
  readonly trustedTime: () => Date | undefined
  /** How long texts are kept; undefined: for ever. */
  readonly keepTextsDays: number | undefined
}

/**
 * Deletes the texts of attempts some time after their documents were settled, a few at a time. Documents, their keys and their events stay:
 * a sale that a till sends again years later is still the same sale, and the chain of events holds the digests of what is gone.
 */
export class Retention {
  readonly #deps: RetentionDeps
  readonly #stop = new AbortController()
  #done: Promise<void> = Promise.resolve()

  constructor(deps: RetentionDeps) {
    this.#deps = deps
  }

  start(): void {
    const { keepTextsDays } = this.#deps
    if (keepTextsDays !== undefined) this.#done = this.#run(keepTextsDays * DAY_MS)
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#done
  }

  async #run(keepMs: number): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#goRound(keepMs).catch((error: unknown) =>
        this.#deps.log('error', 'old texts could not be deleted', { error: String(error) }),
      )
      await this.#rest(EVERY_MS)
    }
  }

  /** From the oldest text on, until one is too young. */
  async #goRound(keepMs: number): Promise<void> {
    const { store, log, trustedTime } = this.#deps
    const now = trustedTime()
    // A clock that was set ahead must not delete what is young.
    if (!now) return
    const before = now.getTime() - keepMs
    let count = 0
    for (let place = 0; !this.#stop.signal.aborted; ) {
      const page = await textsAfter(store.read, place, before, PAGE)
      const places = page.filter((row) => row.is_settled === 1).map((row) => Number(row.place))
      if (places.length > 0) await store.write('deleteTexts', places)
      count += places.length
      const last = page.at(-1)
      if (!last || Number(last.started_at) >= before) break
      place = Number(last.place)
      await this.#rest(PAUSE_MS)
    }
    if (count > 0) log('info', 'texts of documents that were settled long ago were deleted', { count })
  }

  async #rest(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.#stop.signal }).catch(() => {})
  }
}
