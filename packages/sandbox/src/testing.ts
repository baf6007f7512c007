import { type BooksOptions, LOCAL } from './books.js'
import { SandboxClock } from './clock.js'
import type { JournalLimits } from './journal.js'
import { Sandbox } from './sandbox.js'
import { openBooks } from './state/open-books.js'

export type { FaultRule } from './faults.js'
export type { Sandbox } from './sandbox.js'

/** Noon in Kampala and Nairobi. */
export const START = new Date('2026-01-20T09:00:00Z')

/** How a sandbox for a test is started. */
export interface TestSandboxOptions extends BooksOptions {
  readonly seed?: string
  /** Keeps the books in this file, and goes on from what is there, its clock included. */
  readonly state?: string
  /** Listens with TLS too: at `tlsUrl`, for clients that trust `caPem`. */
  readonly tls?: boolean
  /** Listens on another port too, as a VSCU does: at `vscuUrl`. */
  readonly vscuPort?: number
  /** Where QR codes lead. Without it where a sandbox is by default, so that the same seed gives the same answers on any port. */
  readonly publicUrl?: string
  /** How much the journal keeps: 1000 calls and 16 MB without it. */
  readonly journal?: Partial<JournalLimits>
}

/** Starts a fresh sandbox on a free port. Its clock stands still at `START` until it is set. */
export async function startSandbox(options: TestSandboxOptions = {}): Promise<Sandbox> {
  const clock = new SandboxClock()
  clock.freeze()
  clock.set(START)
  const { seed, state, categories, itemClasses, strict, journal, publicUrl = LOCAL, ...listening } = options
  const books = await openBooks(clock, seed, state, { categories, itemClasses, strict })
  books.journal.limit(journal)
  return Sandbox.listen(books, 0, '127.0.0.1', { ...listening, publicUrl })
}
