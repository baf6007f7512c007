import type { Clock } from '@risiti/core'
import { SandboxClock } from './clock.js'
import type { Sandbox } from './sandbox.js'
import { type StartOptions, start } from './start.js'

export type { SandboxClock } from './clock.js'
export type { Coverage } from './control/coverage.js'
export type { LedgerEntry } from './control/ledger.js'
export type { Taxpayers } from './control/taxpayers.js'
export type { DoorName, Exchange, ExchangeOutcome, Wire } from './exchange.js'
export { FAULTS, type FaultName, type FaultRule, type Faults } from './faults.js'
export type { JournalLimits, JournalQuery } from './journal.js'
export { LENIENCIES, type Leniency } from './leniency.js'
export type { Sandbox } from './sandbox.js'

export interface SandboxOptions extends StartOptions {
  /** What the sandbox's time runs after; the machine's own without it. */
  readonly clock?: Clock
}

/**
 * Starts both authorities on one listener, or on two.
 * @throws ConfigurationError when a port or the state file cannot be had.
 */
export function startSandbox({ clock, ...options }: SandboxOptions = {}): Promise<Sandbox> {
  return start(new SandboxClock(clock), options)
}
