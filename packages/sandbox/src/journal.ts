import type { Authority, Exchange, ExchangeOutcome } from './exchange.js'
import { type Entry, entryOf, type NewExchange } from './journal-entry.js'

/** How much a journal keeps: whichever limit is reached first. */
export interface JournalLimits {
  readonly count: number
  readonly bytes: number
}

/** Which exchanges to tell of: those that fit all that is given. */
export interface JournalQuery {
  readonly device?: string | undefined
  /** A method, an interface code or a path. */
  readonly operation?: string | undefined
  readonly outcome?: ExchangeOutcome | undefined
  readonly authority?: Authority | undefined
  /** Only those that came after the one with this id. */
  readonly after?: number | undefined
  /** At most so many: the first ones when `after` is given, the last ones otherwise. */
  readonly limit?: number | undefined
}

/** Which exchanges, and the id to ask from next time. */
export interface JournalPage {
  readonly exchanges: readonly Exchange[]
  readonly last: number
}

const LIMITS: JournalLimits = { count: 1000, bytes: 16 * 1024 * 1024 }

/** The last calls, newest last, without secrets and within limits. */
export class Journal {
  #limits = LIMITS
  #entries: Entry[] = []
  #bytes = 0
  #last = 0

  /** Keeps less, or more, from now on. */
  limit(limits: Partial<JournalLimits> = {}): void {
    this.#limits = { ...this.#limits, ...limits }
  }

  add(exchange: NewExchange): void {
    this.#last += 1
    const entry = entryOf(this.#last, exchange)
    this.#entries.push(entry)
    this.#bytes += entry.size
    while (this.#isFull()) this.#bytes -= this.#entries.shift()!.size
  }

  list(query: JournalQuery = {}): JournalPage {
    const { after = 0, limit = Number.POSITIVE_INFINITY } = query
    const hits = this.#entries.filter((entry) => entry.id > after && fits(entry, query))
    const isForward = query.after !== undefined
    const shown = isForward ? hits.slice(0, limit) : hits.slice(-limit)
    const isCut = isForward && shown.length < hits.length
    return {
      exchanges: shown.map(({ read }) => read()),
      last: isCut ? shown.at(-1)!.id : this.#last,
    }
  }

  /** Forgets all. Ids go on, so that who follows misses nothing. */
  clear(): void {
    this.#entries = []
    this.#bytes = 0
  }

  #isFull(): boolean {
    const { count, bytes } = this.#limits
    return this.#entries.length > count || (this.#bytes > bytes && this.#entries.length > 1)
  }
}

function fits(entry: Entry, { device, operation, outcome, authority }: JournalQuery): boolean {
  return (
    (device === undefined || entry.device === device) &&
    (operation === undefined || entry.operation === operation || entry.names.includes(operation)) &&
    (outcome === undefined || entry.outcome === outcome) &&
    (authority === undefined || entry.authority === authority)
  )
}
