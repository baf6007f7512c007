import type { Clock } from '@risiti/core'
import { SandboxClock } from './clock.js'
import type { JournalLimits } from './journal.js'
import type { Leniency } from './leniency.js'
import { Sandbox } from './sandbox.js'
import { openBooks } from './state/open-books.js'

export type { SandboxClock } from './clock.js'
export type { Coverage } from './control/coverage.js'
export type { LedgerEntry } from './control/ledger.js'
export type { Taxpayers } from './control/taxpayers.js'
export type { DoorName, Exchange, ExchangeOutcome, Wire } from './exchange.js'
export { FAULTS, type FaultName, type FaultRule, type Faults } from './faults.js'
export type { JournalLimits, JournalQuery } from './journal.js'
export { LENIENCIES, type Leniency } from './leniency.js'
export type { Sandbox } from './sandbox.js'

export interface SandboxOptions {
  /** 8788 without it; 0 takes any that is free. */
  readonly port?: number
  readonly host?: string
  /** What the sandbox's time runs after; the machine's own without it. */
  readonly clock?: Clock
  /** What generated numbers follow from; that of the state file, or `risiti`, without it. */
  readonly seed?: string | undefined
  /** Keeps the books in this file, and goes on from what is there. Without it they end with the sandbox. */
  readonly state?: string | undefined
  /** Listens with TLS too, on the next port; `tlsUrl` says where, `caPem` is the certificate to trust. */
  readonly tls?: boolean
  /** Listens on this port too, as a VSCU does; `vscuUrl` says where. */
  readonly vscuPort?: number | undefined
  /** Kinds of tolerance that are off: a client that leans on them is refused. `LENIENCIES` are all there are. */
  readonly strict?: readonly Leniency[] | undefined
  /** Where the QR codes of its documents lead, such as `http://192.168.1.5:8788`; its own address without it. */
  readonly publicUrl?: string | undefined
  /** How many categories there are in Uganda: made-up ones follow its own 400. The authority has some 74,000. */
  readonly categories?: number | undefined
  /** The same of the item classes of Kenya. */
  readonly itemClasses?: number | undefined
  /** How much the journal keeps: 1000 calls and 16 MB without it. */
  readonly journal?: Partial<JournalLimits> | undefined
}

/**
 * Starts both authorities on one listener, or on two.
 * @throws ConfigurationError when a port or the state file cannot be had.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 8788, host = '127.0.0.1', clock, seed, state, journal } = options
  const { strict, categories, itemClasses, ...listening } = options
  const books = await openBooks(new SandboxClock(clock), seed, state, { strict, categories, itemClasses })
  books.journal.limit(journal)
  return Sandbox.listen(books, port, host, listening)
}
