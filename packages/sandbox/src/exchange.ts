/** What became of a call at the authority: taken, turned down, or never processed. */
export const OUTCOMES = ['accepted', 'refused', 'failed'] as const

export type ExchangeOutcome = (typeof OUTCOMES)[number]

export const AUTHORITIES = ['efris', 'etims'] as const

export type Authority = (typeof AUTHORITIES)[number]

/** The ways in to the authorities. */
export const DOOR_NAMES = ['online', 'enabler', 'oscu', 'gavaconnect', 'vscu'] as const

export type DoorName = (typeof DOOR_NAMES)[number]

/** Whose door it is. */
export const AUTHORITY_OF: Readonly<Record<DoorName, Authority>> = {
  online: 'efris',
  enabler: 'efris',
  oscu: 'etims',
  gavaconnect: 'etims',
  vscu: 'etims',
}

/** One call as it happened, decrypted and as it went over the wire. Secrets are blanked. */
export interface Exchange {
  /** Counted from 1, over resets too. */
  readonly id: number
  readonly time: string
  readonly authority: Authority
  readonly door: DoorName
  readonly operation: string
  /** Everything else that the operation is known by: its interface code, its path. */
  readonly names: readonly string[]
  readonly device: string | null
  readonly request: unknown
  readonly response: unknown
  /** The authority's own code; null when nothing was processed. */
  readonly code: string | null
  /** What it said with the code. */
  readonly message: string | null
  readonly outcome: ExchangeOutcome
  /** The rule that refused. */
  readonly rule: string | null
  /** What the sandbox noticed, for who debugs a client. */
  readonly notes: readonly string[]
  /** What the documents say otherwise, and was taken all the same. */
  readonly tolerated: readonly string[]
  /** The fault that hit the call. */
  readonly fault: string | null
  /** How the request was sealed; null where nothing is, and when nothing was processed. */
  readonly wire: Wire | null
  readonly raw: { readonly request: RawRequest; readonly response: RawResponse | null }
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
}

/** What arrived. */
export interface RawRequest extends RawBody {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** What was sent; in part, where a fault broke the connection before the end. */
export interface RawResponse extends RawBody {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

interface RawBody {
  /** The beginning of the body, or all of it. */
  readonly body: string
  /** How long the body was. */
  readonly characters: number
}
