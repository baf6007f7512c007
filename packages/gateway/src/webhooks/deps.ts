import type { Clock } from '@risiti/core'
import type { EventFeed } from '../events/feed.js'
import type { Sealer } from '../keys/sealer.js'
import type { Steady } from '../lanes/steady.js'
import type { Log } from '../logging/log.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import type { Networks } from './post/networks.js'
import type { Resolve } from './post/target.js'

/** Told what came of each attempt. */
export type OnPosted = (outcome: 'taken' | 'failed' | 'gone') => void

/** What sending webhooks needs. */
export interface WebhookDeps {
  readonly store: Store<GatewayTransactions>
  readonly sealer: Sealer
  /** The time of day, for what is written down and signed. */
  readonly clock: Clock
  /** Measures all that waits or lasts. */
  readonly steady: Steady
  /** From 0 to 1: draws pauses. */
  readonly random: () => number
  readonly networks: Networks
  readonly resolve: Resolve
  /** Hard limit of one attempt, milliseconds. */
  readonly timeoutMs: number
  /** Length of a lease, milliseconds: longer than the hard limit, and that of lanes, so that the steady clock can go on from both. */
  readonly leaseMs: number
  /** Tells when something has happened. */
  readonly feed: EventFeed
  readonly log: Log
  readonly onPosted?: OnPosted | undefined
}
