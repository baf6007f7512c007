import type { Clock } from '@risiti/core'
import type { Outcome } from '../authorities/outcome.js'
import type { AuthorityRegistry } from '../authorities/registry.js'
import type { Sealer } from '../keys/sealer.js'
import type { Log } from '../logging/log.js'
import type { LaneName } from '../store/lane-key.js'
import type { Door } from '../store/statements/attempts.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import type { Steady } from './steady.js'
import type { OnStep } from './steps.js'

/** How long things take, in milliseconds. */
export interface Timing {
  /** Hard limit of one call to an authority. */
  readonly timeoutMs: number
  /** How long after the hard limit a request that left may still arrive. */
  readonly settleMs: number
  /** Length of a lane's lease: longer than the hard limit. */
  readonly leaseMs: number
  /** First pause after a failure; it doubles, up to 64 times. */
  readonly retryMs: number
  /** How long a client may take to send its request. */
  readonly requestMs: number
}

/** What came of one attempt. `seconds` is the time from the first byte to the outcome. */
export type OnSent = (sent: {
  readonly account: string
  readonly device: string
  readonly lane: LaneName
  readonly door: Door
  readonly outcome: Outcome['kind']
  readonly seconds: number
}) => void

/** What lanes need. */
export interface LaneDeps {
  readonly store: Store<GatewayTransactions>
  readonly authorities: AuthorityRegistry
  readonly sealer: Sealer
  /** The time of day, for what is written down. */
  readonly clock: Clock
  /** Measures all that waits or lasts. */
  readonly steady: Steady
  /** From 0 to 1: draws pauses. */
  readonly random: () => number
  readonly timing: Timing
  /** This run of the gateway: what was sold before it is not given to an enabler. */
  readonly run: string
  readonly log: Log
  /** Called when a document may have changed. */
  readonly notify: (document: string) => void
  readonly onStep?: OnStep | undefined
  /** Told what came of each attempt, and how long the authority took. */
  readonly onSent?: OnSent | undefined
}
