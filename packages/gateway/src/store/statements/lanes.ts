import type { LaneKey } from '../lane-key.js'
import type { Row, Tx } from '../store.js'

/**
 * Takes a lane's lease when nobody else holds it, with a new fencing token.
 * @param lease.held the token of the caller's own lease, if it has one.
 * @param lease.from where the steady clock stands.
 * @returns the token, or undefined while another holds the lease.
 */
export async function leaseLane(
  tx: Tx,
  lease: LaneKey & { held: number | null; from: number; until: number },
): Promise<number | undefined> {
  const row = await tx.get(
    `INSERT INTO lanes (account, device, lane, fence, lease_until) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT (account, device, lane) DO UPDATE SET fence = fence + 1, lease_until = excluded.lease_until
       WHERE lanes.lease_until <= ? OR lanes.fence = ?
     RETURNING fence`,
    lease.account,
    lease.device,
    lease.lane,
    lease.until,
    lease.from,
    lease.held,
  )
  return row === undefined ? undefined : Number(row.fence)
}

/** Extends a lease. @returns false when another has taken the lane since: then the caller must not write. */
export async function keepLane(tx: Tx, lease: LaneKey & { fence: number; until: number }): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE lanes SET lease_until = ? WHERE account = ? AND device = ? AND lane = ? AND fence = ?',
    lease.until,
    lease.account,
    lease.device,
    lease.lane,
    lease.fence,
  )
  return changed === 1
}

/** Remembers the last outcome of each kind. @param outcome.problem null when it went well. */
export async function noteOutcome(
  tx: Tx,
  outcome: LaneKey & { problem: string | null; now: number },
): Promise<void> {
  const { account, device, lane, problem, now } = outcome
  if (problem === null)
    await tx.run(
      'UPDATE lanes SET succeeded_at = ? WHERE account = ? AND device = ? AND lane = ?',
      now,
      account,
      device,
      lane,
    )
  else
    await tx.run(
      'UPDATE lanes SET failed_at = ?, failure = ? WHERE account = ? AND device = ? AND lane = ?',
      now,
      problem,
      account,
      device,
      lane,
    )
}

/** A lane's row; undefined when nobody ever worked on it. */
export function findLane(tx: Tx, { account, device, lane }: LaneKey): Promise<Row | undefined> {
  return tx.get('SELECT * FROM lanes WHERE account = ? AND device = ? AND lane = ?', account, device, lane)
}

/** Until when the longest lease goes, or went, of a lane or of an endpoint: 0 when there never was one. */
export async function longestLease(tx: Tx): Promise<number> {
  const row = await tx.get(
    `SELECT max(until) AS until FROM (SELECT max(lease_until) AS until FROM lanes
       UNION ALL SELECT max(lease_until) AS until FROM webhook_endpoints)`,
  )
  return Number(row?.until ?? 0)
}

/** Ends a lease, unless another has taken the lane since. @param lease.at where the steady clock stands. */
export async function freeLane(
  tx: Tx,
  { at, ...lease }: LaneKey & { fence: number; at: number },
): Promise<void> {
  await keepLane(tx, { ...lease, until: at })
}

/** After a crash of the only process: no lease of it can still be held. @param by where the steady clock stands. */
export async function freeLanes(tx: Tx, by: number): Promise<void> {
  for (const table of ['lanes', 'webhook_endpoints'])
    await tx.run(`UPDATE ${table} SET lease_until = ? WHERE lease_until > ?`, by, by)
}

/** The next number of a device's sequence. Starts at 1. */
export async function nextInSequence(tx: Tx, account: string, device: string, name: string): Promise<number> {
  const row: Row | undefined = await tx.get(
    'SELECT next FROM sequences WHERE account = ? AND device = ? AND name = ?',
    account,
    device,
    name,
  )
  return Number(row?.next ?? 1)
}

/**
 * Sets the next number of a device's sequence.
 * @param sequence.given true when a document takes the one before it: from then on nobody goes back by hand.
 */
export async function setSequence(
  tx: Tx,
  sequence: { account: string; device: string; name: string; next: number; given?: boolean },
): Promise<void> {
  await tx.run(
    `INSERT INTO sequences (account, device, name, next, given) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account, device, name) DO UPDATE SET next = excluded.next, given = max(given, excluded.given)`,
    sequence.account,
    sequence.device,
    sequence.name,
    sequence.next,
    Number(sequence.given ?? false),
  )
}

/** A sequence of a device; undefined when nobody has used or set it. */
export function findSequence(
  tx: Tx,
  account: string,
  device: string,
  name: string,
): Promise<Row | undefined> {
  return tx.get(
    'SELECT * FROM sequences WHERE account = ? AND device = ? AND name = ?',
    account,
    device,
    name,
  )
}

/** Remembers that the authority has documents under the device's numbers that this database does not know. */
export async function markBehind(
  tx: Tx,
  sequence: { account: string; device: string; name: string; since: number },
): Promise<void> {
  await tx.run(
    'UPDATE sequences SET behind_since = ? WHERE account = ? AND device = ? AND name = ?',
    sequence.since,
    sequence.account,
    sequence.device,
    sequence.name,
  )
}

/** When that was seen last, milliseconds; undefined when it never was. */
export async function behindSince(
  tx: Tx,
  account: string,
  device: string,
  name: string,
): Promise<number | undefined> {
  const row = await tx.get(
    'SELECT behind_since FROM sequences WHERE account = ? AND device = ? AND name = ?',
    account,
    device,
    name,
  )
  return row?.behind_since == null ? undefined : Number(row.behind_since)
}
