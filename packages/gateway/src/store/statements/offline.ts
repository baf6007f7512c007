import type { Row, Tx } from '../store.js'

/** Attempts that may have stored something at the authority. */
const MAYBE_ONLINE = `SELECT 1 FROM attempts a WHERE a.document = d.id AND a.door = 'authority'
   AND (a.outcome IS NULL OR a.outcome NOT IN ('not_sent', 'rejected'))`

/** Attempts at an enabler that it refused, as the document is now. */
const REFUSED_OFFLINE = `SELECT 1 FROM attempts a WHERE a.document = d.id AND a.door = 'enabler'
   AND a.outcome = 'rejected' AND a.revision = d.revision`

/**
 * The oldest queued document of a lane that an enabler may be given, due or not: sold and accepted in this run of the gateway, with
 * no attempt at the authority that may have arrived. Those before it that only the authority may take wait.
 */
export function headForEnabler(
  tx: Tx,
  account: string,
  device: string,
  run: string,
): Promise<Row | undefined> {
  return tx.get(
    `SELECT * FROM documents d WHERE account = ? AND device = ? AND lane = 'sales' AND run = ? AND status = 'queued' AND due_at IS NOT NULL
       AND NOT EXISTS (${MAYBE_ONLINE}) AND NOT EXISTS (${REFUSED_OFFLINE}) ORDER BY position LIMIT 1`,
    account,
    device,
    run,
  )
}

/** True when an attempt of a document at the authority may have arrived. */
export async function mayBeOnline(tx: Tx, document: string): Promise<boolean> {
  return (
    (await tx.get(`SELECT 1 FROM documents d WHERE d.id = ? AND EXISTS (${MAYBE_ONLINE})`, document)) !==
    undefined
  )
}

/** The devices of an account that give sales to one enabler. @param enabler its device number. */
export async function devicesOfEnabler(tx: Tx, account: string, enabler: string): Promise<string[]> {
  const rows = await tx.all('SELECT id FROM devices WHERE enabler = ? AND account = ?', enabler, account)
  return rows.map(({ id }) => String(id))
}

/**
 * What an enabler numbered for a device, or may have numbered, and the authority is not known to have: `worth` and `started_at` of
 * each, oldest first. What is fiscal and wants attention is not known to be uploaded.
 */
export function heldByEnabler(tx: Tx, account: string, device: string): Promise<Row[]> {
  const held = (status: string, and: string) =>
    `SELECT a.worth, a.started_at FROM documents d JOIN attempts a ON a.document = d.id AND a.number = d.tries
     WHERE d.account = ? AND d.device = ? AND d.lane = 'sales' AND d.status = '${status}' AND a.door = 'enabler' ${and}`
  const due = 'AND d.due_at IS NOT NULL'
  const parts = [
    held('fiscalised', due),
    held('in_doubt', due),
    held('sending', ''),
    held('needs_attention', ''),
  ]
  return tx.all(`${parts.join(' UNION ALL ')} ORDER BY started_at`, ...parts.flatMap(() => [account, device]))
}

/** When the oldest document that an enabler numbered for a device, and the authority is not known to have, was given to it; null when there is none. */
export async function oldestHeldSince(tx: Tx, account: string, device: string): Promise<number | null> {
  const row = await tx.get(
    `SELECT (SELECT a.started_at FROM attempts a WHERE a.document = d.id AND a.number = d.tries) AS since FROM documents d
     WHERE account = ? AND device = ? AND lane = 'sales' AND status = 'fiscalised' AND due_at IS NOT NULL ORDER BY position LIMIT 1`,
    account,
    device,
  )
  return row?.since == null ? null : Number(row.since)
}

/**
 * The newest document of a lane that an enabler is known to have numbered, and the authority not known to have.
 * @param after when it was sent at the earliest, milliseconds.
 */
export function newestHeldByEnabler(
  tx: Tx,
  account: string,
  device: string,
  after: number,
): Promise<Row | undefined> {
  return tx.get(
    `SELECT * FROM documents d WHERE account = ? AND device = ? AND lane = 'sales' AND status = 'fiscalised' AND due_at IS NOT NULL
       AND EXISTS (SELECT 1 FROM attempts a WHERE a.document = d.id AND a.number = d.tries AND a.started_at >= ?)
     ORDER BY position DESC LIMIT 1`,
    account,
    device,
    after,
  )
}
