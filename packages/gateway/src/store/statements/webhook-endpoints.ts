import type { Row, Tx } from '../store.js'

/** The columns of a new endpoint. */
export interface NewEndpoint {
  readonly id: string
  readonly account: string
  readonly url: string
  /** JSON; null: all. */
  readonly types: string | null
  readonly description: string
  readonly now: number
}

/** It hears of what happens from now on. */
export async function insertEndpoint(tx: Tx, row: NewEndpoint): Promise<void> {
  await tx.run(
    `INSERT INTO webhook_endpoints (id, account, url, types, description, status, position, fence, lease_until, failures,
       created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, 'enabled', (SELECT coalesce(max(position), 0) FROM events), 0, 0, 0, ?, ?)`,
    row.id,
    row.account,
    row.url,
    row.types,
    row.description,
    row.now,
    row.now,
  )
}

/** Undefined also when it was deleted. */
export function findEndpoint(tx: Tx, account: string, id: string): Promise<Row | undefined> {
  return tx.get(
    `SELECT * FROM webhook_endpoints WHERE account = ? AND id = ? AND status <> 'deleted'`,
    account,
    id,
  )
}

/** Oldest first. */
export function listEndpoints(tx: Tx, account: string): Promise<Row[]> {
  return tx.all(
    `SELECT * FROM webhook_endpoints WHERE account = ? AND status <> 'deleted' ORDER BY created_at, id`,
    account,
  )
}

/** Those of all accounts that messages are sent to. */
export function enabledEndpoints(tx: Tx): Promise<Row[]> {
  return tx.all(`SELECT account, id FROM webhook_endpoints WHERE status = 'enabled' ORDER BY id`)
}

export async function changeEndpoint(
  tx: Tx,
  change: {
    id: string
    url: string
    types: string | null
    description: string
    now: number
  },
): Promise<void> {
  await tx.run(
    'UPDATE webhook_endpoints SET url = ?, types = ?, description = ?, updated_at = ? WHERE id = ?',
    change.url,
    change.types,
    change.description,
    change.now,
    change.id,
  )
}

/** The secrets that sign at a time of the steady clock, the newest first. */
export function secretsOf(tx: Tx, endpoint: string, at: number): Promise<Row[]> {
  return tx.all(
    'SELECT * FROM webhook_secrets WHERE endpoint = ? AND (until IS NULL OR until > ?) ORDER BY number DESC',
    endpoint,
    at,
  )
}

/** @returns false when there is one of that number: somebody else was quicker. */
export async function insertSecret(
  tx: Tx,
  row: { endpoint: string; number: number; secret: Uint8Array },
): Promise<boolean> {
  const changed = await tx.run(
    'INSERT INTO webhook_secrets (endpoint, number, secret) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    row.endpoint,
    row.number,
    row.secret,
  )
  return changed === 1
}

/** The ones before it sign too until a time of the steady clock, and no longer than they did before. Those whose time is over go. */
export async function retireSecrets(
  tx: Tx,
  { endpoint, before, at, until }: { endpoint: string; before: number; at: number; until: number },
): Promise<void> {
  await tx.run(
    'UPDATE webhook_secrets SET until = min(coalesce(until, ?3), ?3) WHERE endpoint = ?1 AND number < ?2',
    endpoint,
    before,
    until,
  )
  await tx.run('DELETE FROM webhook_secrets WHERE endpoint = ? AND until <= ?', endpoint, at)
}

/** Nothing is held against it. */
export async function enableEndpoint(tx: Tx, id: string, now: number): Promise<void> {
  await tx.run(
    `UPDATE webhook_endpoints SET status = 'enabled', reason = NULL, failing_since = NULL, failures = 0, updated_at = ? WHERE id = ?`,
    now,
    id,
  )
}

export async function disableEndpoint(tx: Tx, id: string, reason: string, now: number): Promise<void> {
  await tx.run(
    `UPDATE webhook_endpoints SET status = 'disabled', reason = ?, updated_at = ? WHERE id = ?`,
    reason,
    now,
    id,
  )
}

/** Its deliveries stay, and its secrets go. */
export async function deleteEndpoint(tx: Tx, id: string, now: number): Promise<void> {
  await tx.run(`UPDATE webhook_endpoints SET status = 'deleted', updated_at = ? WHERE id = ?`, now, id)
  await tx.run('DELETE FROM webhook_secrets WHERE endpoint = ?', id)
}

/**
 * Takes the lease of an endpoint when nobody else holds it, with a new fencing token.
 * @param lease.held the token of the caller's own lease, if it has one. @param lease.from where the steady clock stands.
 * @returns the token; undefined while another holds the lease, or where it is not enabled.
 */
export async function leaseEndpoint(
  tx: Tx,
  lease: { id: string; held: number | null; from: number; until: number },
): Promise<number | undefined> {
  const row = await tx.get(
    `UPDATE webhook_endpoints SET fence = fence + 1, lease_until = ?
     WHERE id = ? AND status = 'enabled' AND (lease_until <= ? OR fence = ?) RETURNING fence`,
    lease.until,
    lease.id,
    lease.from,
    lease.held,
  )
  return row && Number(row.fence)
}

/** Extends a lease. @returns the endpoint; undefined when another has taken it since: then the caller must not write. */
export async function keepEndpoint(
  tx: Tx,
  lease: { id: string; fence: number; until: number },
): Promise<Row | undefined> {
  return tx.get(
    'UPDATE webhook_endpoints SET lease_until = ? WHERE id = ? AND fence = ? RETURNING *',
    lease.until,
    lease.id,
    lease.fence,
  )
}

/** Remembers up to where deliveries were made of events. */
export async function moveOn(tx: Tx, id: string, position: number): Promise<void> {
  await tx.run(
    'UPDATE webhook_endpoints SET position = ? WHERE id = ? AND position < ?',
    position,
    id,
    position,
  )
}

/** @param since null when it took something. */
export async function noteFailures(
  tx: Tx,
  id: string,
  since: number | null,
  failures: number,
): Promise<void> {
  await tx.run(
    'UPDATE webhook_endpoints SET failing_since = ?, failures = ? WHERE id = ?',
    since,
    failures,
    id,
  )
}
