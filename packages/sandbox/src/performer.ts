import type { SandboxClock } from './clock.js'
import type { EfrisBooks } from './efris/books.js'
import type { Keyring } from './efris/keys.js'
import type { EtimsBooks } from './etims/books.js'

/** What acts change. */
export interface Ground {
  readonly clock: SandboxClock
  readonly keys: Keyring
  readonly efris: EfrisBooks
  readonly etims: EtimsBooks
}

/**
 * One kind of act: something that may change the books. An act is plain JSON and says everything that its outcome follows
 * from, the time included, so that performing the same acts on the same seed makes the same books.
 */
export interface Performer<Act, Outcome> {
  /** True when it leaves the books as they are. Not there where every act changes them. */
  isRead?(act: Act, ground: Ground): boolean
  /** Loads what performing needs: once is enough, and a start need not load all. */
  load?(act: Act): Promise<unknown>
  /** Loads what performing any act needs. */
  loadAll?(): Promise<unknown>
  /** All at once: nothing waits in between. A refusal leaves the books as they are, if `factsOf` says nothing else. */
  perform(act: Act, ground: Ground): Outcome
  /**
   * The outcome in brief, code and numbers, to tell whether it is the same again; `undefined` when it left the books as they
   * were. Not there where the act tells all of its outcome.
   */
  factsOf?(outcome: Outcome, act: Act): string | undefined
}
