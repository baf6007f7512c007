import type { Retry } from '@risiti/core'

/** What an answer of KRA means and what to do about it, in our words. */
export interface Advice {
  readonly meaning: string
  readonly fix: string
  /** Whether a call that changes something may be sent again. Our judgement: KRA gives none. */
  readonly retry: Retry
  /** The same for a call that only reads, where it differs. */
  readonly retryForReads?: Retry
  /** Who must act: who wrote the program, who runs it, the taxpayer on KRA's portal, KRA itself, or nobody. */
  readonly actor: 'developer' | 'operator' | 'taxpayer' | 'authority' | 'nobody'
}

/**
 * How we know of an answer: KRA's paper, records of KRA's hosts, several programs in use, or the word of a single vendor.
 * `reworded` is a record whose text did not reach us letter for letter.
 */
export type Evidence =
  | 'specification'
  | 'specification, live'
  | 'live'
  | 'live, reworded'
  | 'clients'
  | 'one vendor'
