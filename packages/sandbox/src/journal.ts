/** One call as it happened, decrypted. */
export interface Exchange {
  readonly time: string
  readonly authority: 'efris' | 'etims'
  readonly operation: string
  readonly device: string | null
  readonly request: unknown
  readonly response: unknown
  /** The authority's own code; null when nothing was processed. */
  readonly code: string | null
  /** What it said with the code. */
  readonly message: string | null
  /** What the sandbox noticed, for who debugs a client. */
  readonly notes: readonly string[]
  /** The fault that hit the call. */
  readonly fault: string | null
  /** How the request was sealed; null where nothing is, and when nothing was processed. */
  readonly wire: Wire | null
}

/** How a request was sealed. */
export interface Wire {
  readonly door: 'online' | 'enabler'
  /** The flags as they came. */
  readonly dataDescription: Readonly<Record<string, string>>
  /** What was taken off the inner message, from the outside in. */
  readonly layers: readonly string[]
  /** The layer that could not be opened. */
  readonly failed: string | null
  /** What the documents say otherwise, and was taken all the same. */
  readonly tolerated: readonly string[]
}

const KEPT = 200
const LONGEST = 100_000

/** The last calls, newest last. */
export class Journal {
  #exchanges: Exchange[] = []

  add(exchange: Exchange): void {
    this.#exchanges.push({
      ...exchange,
      request: shorten(exchange.request),
      response: shorten(exchange.response),
    })
    if (this.#exchanges.length > KEPT) this.#exchanges.shift()
  }

  list(): readonly Exchange[] {
    return [...this.#exchanges]
  }

  clear(): void {
    this.#exchanges = []
  }
}

/** Two hundred messages of ten megabytes would not fit into memory, and what is nested too deep cannot be written at all. */
function shorten(value: unknown): unknown {
  if (value === undefined) return null
  try {
    const text = JSON.stringify(value) ?? ''
    return text.length <= LONGEST ? value : { shortened: text.slice(0, 2000), characters: text.length }
  } catch {
    return { shortened: '', characters: 0 }
  }
}
