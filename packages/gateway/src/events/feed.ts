/** What somebody waited for: an event, or nothing until the time was up, or the feed was closed. */
export type Heard = 'event' | 'nothing' | 'closed'

/** Commits that come closer to each other than this are told as one, in milliseconds. */
const PACE_MS = 20

/** What somebody knows who waits for more. */
export interface Seen {
  /** The newest event. */
  readonly position: number
  /** The feed's `calls`, taken before they looked; left out by who looks for events only. */
  readonly calls?: number
}

interface Waiting {
  readonly position: number
  readonly tell: (heard: Heard) => void
}

/**
 * Tells whoever follows the stream of events that there are new ones. It looks when something was committed, and only while somebody
 * waits: however many do, once.
 */
export class EventFeed {
  readonly #last: () => Promise<number>
  readonly #waiting = new Set<Waiting>()
  #timer: NodeJS.Timeout | undefined
  #closed = false
  #calls = 0

  /** @param last reads the position of the newest event of all. */
  constructor(last: () => Promise<number>) {
    this.#last = last
  }

  /** Says that something was committed. */
  committed(): void {
    if (this.#waiting.size === 0 || this.#timer || this.#closed) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#look()
    }, PACE_MS)
  }

  /** How often everyone was to look again. Who looks just then does not wait, and would not hear it. */
  get calls(): number {
    return this.#calls
  }

  /**
   * Waits for an event of any account, or to be called, beyond what was seen.
   * @param milliseconds how long at most. @param signal lets go of who waits: it hears `closed`.
   */
  beyond({ position, calls }: Seen, milliseconds: number, signal: AbortSignal): Promise<Heard> {
    if (this.#closed || signal.aborted) return Promise.resolve('closed')
    if (calls !== undefined && calls !== this.#calls) return Promise.resolve('event')
    return new Promise((resolve) => {
      const stop = () => waiting.tell('closed')
      const timer = setTimeout(() => waiting.tell('nothing'), milliseconds)
      const waiting: Waiting = {
        position,
        tell: (heard) => {
          clearTimeout(timer)
          signal.removeEventListener('abort', stop)
          this.#waiting.delete(waiting)
          resolve(heard)
        },
      }
      signal.addEventListener('abort', stop)
      this.#waiting.add(waiting)
      // It may have come after the caller looked, and before it waits.
      void this.#look()
    })
  }

  /** Lets everyone look again who waits, though nothing has happened: somebody may have signed out. */
  lookAgain(): void {
    this.#calls++
    for (const waiting of this.#waiting) waiting.tell('event')
  }

  /** Lets everyone go, for good. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    for (const waiting of this.#waiting) waiting.tell('closed')
  }

  async #look(): Promise<void> {
    if (this.#closed) return
    try {
      const last = await this.#last()
      for (const waiting of this.#waiting) if (waiting.position < last) waiting.tell('event')
    } catch {
      // Whoever looks meets the same, and knows what to do.
      for (const waiting of this.#waiting) waiting.tell('event')
    }
  }
}
