/** What came for a prepared text, before anything is made of it. */
export interface RawAnswer {
  /** The body, exactly as it came. */
  readonly body: string
  /** Where the body carries something sealed: what was in it, exactly as it was opened. */
  readonly content?: string | undefined
}

/**
 * Told what came, also what cannot be read or refuses; not told when nothing came. The last answer counts where a client asks twice,
 * as for a new token.
 */
export type OnAnswer = (answer: RawAnswer) => void
