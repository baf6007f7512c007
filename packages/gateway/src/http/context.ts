import type { Clock } from '@risiti/core'
import type { Credentials } from '../access/credentials.js'
import type { AuthorityRegistry } from '../authorities/registry.js'
import type { CodeListSync } from '../code-lists/sync.js'
import type { ItemTables } from '../documents/item-tables.js'
import type { Waiters } from '../documents/waiting.js'
import type { EventFeed } from '../events/feed.js'
import type { Sealer } from '../keys/sealer.js'
import type { Steady } from '../lanes/steady.js'
import type { DeviceReceipts } from '../receipts/device-receipts.js'
import type { Painter } from '../receipts/painting/painter.js'
import type { LaneName } from '../store/lane-key.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import type { Meter } from '../watch/meter.js'
import type { Watch } from '../watch/watch.js'
import type { Courier } from '../webhooks/courier.js'
import type { Networks } from '../webhooks/post/networks.js'
import type { Load } from './server/load.js'
import type { Streams } from './server/streams.js'

/** What routes work with. */
export interface GatewayContext {
  readonly store: Store<GatewayTransactions>
  readonly credentials: Credentials
  readonly authorities: AuthorityRegistry
  readonly items: ItemTables
  readonly sealer: Sealer
  readonly waiters: Waiters
  /** Tells that there are new events. */
  readonly feed: EventFeed
  readonly load: Load
  readonly streams: Streams
  /** The time of day. */
  readonly clock: Clock
  /** Measures how long something lasts. */
  readonly steady: Steady
  /** Where people reach the gateway, without a slash at the end. */
  readonly publicUrl: () => string
  /** Makes the random part of an id, and tokens: 32 hexadecimal characters that nobody can guess. */
  readonly randomId: () => string
  /** Says that a device has something to do. */
  readonly wake: (account: string, device: string, lane?: LaneName) => void
  /** Says that a device may send again, or must not, in all its lanes. */
  readonly wakeAll: (account: string, device: string) => void
  /** Resolves when what a device had under way at the call has ended. */
  readonly settled: (account: string, device: string) => Promise<void>
  /** This run of the gateway, and when it began, milliseconds. */
  readonly run: { readonly id: string; readonly startedAt: number }
  /** Sees how devices stand. */
  readonly watch: Watch
  readonly meter: Meter
  /** Ids of former master keys that are still needed. */
  readonly formerKeys: () => readonly string[]
  readonly webhooks: Courier
  /** Where webhooks may go. */
  readonly networks: Networks
  /** Pulls the lists of codes that authorities hand out. */
  readonly codeLists: CodeListSync
  /** How devices want their receipts. */
  readonly receipts: DeviceReceipts
  /** Draws them. */
  readonly painter: Painter
}

/** The account that there is from the first start: of whoever runs the gateway. */
export const DEFAULT_ACCOUNT = 'default'
