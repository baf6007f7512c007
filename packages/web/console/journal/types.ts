/** What the sandbox tells of a call, as far as this page shows it. */
export interface Exchange {
  readonly id: number
  readonly time: string
  readonly authority: 'efris' | 'etims'
  readonly door: string
  readonly operation: string
  /** Everything else that the operation is known by. */
  readonly names: readonly string[]
  readonly device: string | null
  readonly request: unknown
  readonly response: unknown
  readonly code: string | null
  readonly message: string | null
  readonly outcome: 'accepted' | 'refused' | 'failed'
  readonly rule: string | null
  readonly notes: readonly string[]
  readonly tolerated: readonly string[]
  readonly fault: string | null
  readonly wire: Wire | null
  readonly raw: { readonly request: RawRequest; readonly response: RawResponse | null }
}

interface RawBody {
  readonly headers: Readonly<Record<string, string>>
  /** The beginning, or all of it. */
  readonly body: string
  readonly characters: number
}

export interface RawRequest extends RawBody {
  readonly method: string
  readonly path: string
}

export interface RawResponse extends RawBody {
  readonly status: number
}

export interface JournalPage {
  readonly exchanges: readonly Exchange[]
  /** The id to ask from next time. */
  readonly last: number
}

interface Wire {
  readonly layers: readonly string[]
  readonly failed: string | null
}
