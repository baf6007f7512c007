import type { BooksOptions } from './books.js'
import type { SandboxClock } from './clock.js'
import type { JournalLimits } from './journal.js'
import { type ListenOptions, Sandbox } from './sandbox.js'
import { openBooks } from './state/open-books.js'

/** How a sandbox is started, whatever its clock. */
export interface StartOptions extends BooksOptions, ListenOptions {
  /** 8788 without it; 0 takes any that is free. */
  readonly port?: number
  readonly host?: string
  /** What generated numbers follow from; that of the state file, or `risiti`, without it. */
  readonly seed?: string | undefined
  /** Keeps the books in this file, and goes on from what is there. Without it they end with the sandbox. */
  readonly state?: string | undefined
  /** How much the journal keeps: 1000 calls and 16 MB without it. */
  readonly journal?: Partial<JournalLimits> | undefined
}

/** Starts a sandbox. @throws ConfigurationError when a port or the state file cannot be had. */
export async function start(clock: SandboxClock, options: StartOptions): Promise<Sandbox> {
  const { port = 8788, host = '127.0.0.1', seed, state, journal } = options
  const { strict, categories, itemClasses, ...listening } = options
  const books = await openBooks(clock, seed, state, { strict, categories, itemClasses })
  books.journal.limit(journal)
  return Sandbox.listen(books, port, host, listening)
}
