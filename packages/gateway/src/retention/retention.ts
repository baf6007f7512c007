import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../logging/log.js'

export const DAY_MS = 24 * 60 * 60_000

/** From the end of one round to the start of the next. */
const EVERY_MS = 60 * 60_000

/** How many are looked at, and deleted, in one go. */
const PAGE = 100

/** Between two pages, so that sales have the database most of the time. */
const PAUSE_MS = 20

/** Something that is kept for a time only. */
export interface Kept {
  /** What the log says when some were deleted. */
  readonly said: string
  /** Looks at the next ones after a place, oldest first. @param now milliseconds. */
  look(after: number, now: number, limit: number): Promise<Looked>
  /** Deletes those that may still be deleted. */
  delete(places: readonly number[], now: number): Promise<void>
}

export interface Looked {
  /** Those whose time is over. */
  readonly over: readonly number[]
  /** Where to look on; undefined where all that follow are too young. */
  readonly next: number | undefined
}

export interface RetentionDeps {
  readonly log: Log
  /** The time of day; undefined when nobody knows which one is right. */
  readonly trustedTime: () => Date | undefined
  readonly kept: readonly Kept[]
}

/**
 * Deletes what is kept for a time only, a few at a time. Documents, their keys and their events stay: a sale that a till sends again years later
 * is still the same sale, and the chain of events holds the digests of what is gone.
 */
export class Retention {
  readonly #deps: RetentionDeps
  readonly #stop = new AbortController()
  #done: Promise<void> = Promise.resolve()

  constructor(deps: RetentionDeps) {
    this.#deps = deps
  }

  start(): void {
    this.#done = this.#run()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#done
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      for (const kept of this.#deps.kept)
        await this.#goRound(kept).catch((error: unknown) =>
          this.#deps.log('error', 'what is old could not be deleted', { error: String(error) }),
        )
      await this.#rest(EVERY_MS)
    }
  }

  /** From the oldest on, until one is too young. */
  async #goRound(kept: Kept): Promise<void> {
    const { log, trustedTime } = this.#deps
    const now = trustedTime()?.getTime()
    // A clock that was set ahead must not delete what is young.
    if (now === undefined) return
    let count = 0
    for (let place: number | undefined = 0; place !== undefined && !this.#stop.signal.aborted; ) {
      const { over, next }: Looked = await kept.look(place, now, PAGE)
      if (over.length > 0) await kept.delete(over, now)
      count += over.length
      place = next
      if (place !== undefined) await this.#rest(PAUSE_MS)
    }
    if (count > 0) log('info', kept.said, { count })
  }

  async #rest(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.#stop.signal }).catch(() => {})
  }
}
