import type { Authority } from '../authorities/authority.js'
import type { Enabler, OfflineLimits, OfflinePolicy } from '../authorities/enabler.js'
import type { AuthorityRegistry } from '../authorities/registry.js'
import { type Held, readHeld } from '../documents/offline.js'
import type { CircuitView } from '../lanes/circuit.js'
import { type LaneHealth, laneHealth } from '../lanes/health.js'
import { oldestDoubtSince } from '../store/statements/attempts.js'
import type { Row, Tx } from '../store/store.js'
import { type Deadline, deadlineOf, uploadDeadline } from './deadline.js'

/** What conditions are found in: one device as it stands. */
export interface Watched {
  readonly account: string
  readonly device: string
  readonly paused: boolean
  /** Of its sales. */
  readonly lane: LaneHealth
  /** Of its movements of stock. */
  readonly stock: LaneHealth
  /** Of its decisions about purchases. */
  readonly purchases: LaneHealth
  /** Of its decisions about imports. */
  readonly imports: LaneHealth
  /** When the document longest in doubt was last sent, milliseconds; null when none is. */
  readonly doubtSince: number | null
  /** Undefined when the device does not open. */
  readonly circuit: (CircuitView & { readonly destination: string }) | undefined
  readonly deadline: Deadline | undefined
  /** What its enabler holds that the authority is not known to have; undefined where it has no enabler. */
  readonly offline: WatchedOffline | undefined
  readonly keyValidFrom: Date | undefined
  readonly keyExpiresAt: Date | undefined
  /** Why the device does not open; undefined when it does. */
  readonly defect: string | undefined
}

/** An enabler as it stands. */
export interface WatchedOffline extends Held {
  readonly policy: OfflinePolicy
  readonly limits: OfflineLimits | undefined
}

export interface WatchedDeps {
  readonly read: Tx
  readonly authorities: Pick<AuthorityRegistry, 'of'>
  readonly circuit: (destination: string) => CircuitView
}

/** Reads how a device stands. @param row its row. */
export async function watchDevice(row: Row, deps: WatchedDeps): Promise<Watched> {
  const { read, authorities, circuit } = deps
  const [account, device] = [String(row.account), String(row.id)]
  const key = { account, device, lane: 'sales' } as const
  const opened = await authorities.of(account, device).catch((error: Error) => error)
  const authority: Authority | undefined = opened instanceof Error ? undefined : opened
  const lane = await laneHealth(read, key, authority)
  const stock = await laneHealth(read, { account, device, lane: 'stock' }, authority?.stock)
  const deciding = { account, device, lane: 'purchases' } as const
  const purchases = await laneHealth(read, deciding, authority?.purchases)
  const importing = { account, device, lane: 'imports' } as const
  const imports = await laneHealth(read, importing, authority?.imports)
  const offline = authority?.enabler && (await watchEnabler(read, account, authority.enabler))
  const contactAt = lane.lastSuccessAt === null ? null : Date.parse(lane.lastSuccessAt)
  return {
    account,
    device,
    paused: row.paused === 1,
    lane,
    stock,
    purchases,
    imports,
    doubtSince: lane.inDoubt === 0 ? null : await oldestDoubtSince(read, key),
    circuit: authority && { destination: authority.destination, ...circuit(authority.destination) },
    deadline:
      deadlineOf(authority?.contactLimit, contactAt) ??
      uploadDeadline(offline?.limits, offline?.since ?? null),
    offline,
    keyValidFrom: authority?.keyValidFrom,
    keyExpiresAt: authority?.keyExpiresAt,
    defect: opened instanceof Error ? opened.message : undefined,
  }
}

async function watchEnabler(
  read: Tx,
  account: string,
  { policy, limits, deviceNo }: Enabler,
): Promise<WatchedOffline> {
  return { policy, limits, ...(await readHeld(read, account, deviceNo)) }
}
