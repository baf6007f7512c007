import type { LaneKey } from '../lane-key.js'
import type { Row, Tx } from '../store.js'

/** What an attempt goes to: the authority, or a program that stands in for it while it is down. */
export type Door = 'authority' | 'enabler'

export async function insertAttempt(
  tx: Tx,
  attempt: {
    document: string
    number: number
    account: string
    revision: number
    fence: number
    door: Door
    /** Of a document given to an enabler: what it is worth, a decimal in the country's currency. */
    worth: string | null
    quietAt: number
    now: number
  },
): Promise<void> {
  await tx.run(
    `INSERT INTO attempts (document, number, account, revision, fence, door, worth, started_at, quiet_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    attempt.document,
    attempt.number,
    attempt.account,
    attempt.revision,
    attempt.fence,
    attempt.door,
    attempt.worth,
    attempt.now,
    attempt.quietAt,
  )
}

/** How an attempt ended. A request may have left long after it began, for signing in comes first: then its end counts. */
export interface AttemptEnd {
  readonly outcome: string
  readonly quietAt: number
}

export async function endAttempt(
  tx: Tx,
  document: string,
  number: number,
  { outcome, quietAt }: AttemptEnd,
  now: number,
): Promise<void> {
  await tx.run(
    `UPDATE attempts SET ended_at = ?, outcome = ?, quiet_at = max(quiet_at, ?)
     WHERE document = ? AND number = ? AND ended_at IS NULL`,
    now,
    outcome,
    quietAt,
    document,
    number,
  )
}

/** Something of an attempt may arrive until then. */
export async function waitLonger(tx: Tx, document: string, number: number, quietAt: number): Promise<void> {
  await tx.run(
    'UPDATE attempts SET quiet_at = max(quiet_at, ?) WHERE document = ? AND number = ?',
    quietAt,
    document,
    number,
  )
}

/** Attempts of a lane without an end: whoever made them will not learn the answer any more. */
export async function endLostAttempts(
  tx: Tx,
  lane: LaneKey & { quietAt: number; now: number },
): Promise<void> {
  await tx.run(
    `UPDATE attempts SET ended_at = ?, outcome = 'lost', quiet_at = max(quiet_at, ?) WHERE ended_at IS NULL AND document IN
       (SELECT id FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'sending')`,
    lane.now,
    lane.quietAt,
    lane.account,
    lane.device,
    lane.lane,
  )
}

/** When the document that is longest in doubt in a lane was last sent, in milliseconds; null when none is. */
export async function oldestDoubtSince(tx: Tx, { account, device, lane }: LaneKey): Promise<number | null> {
  const row = await tx.get(
    `SELECT min(a.started_at) AS since FROM documents d
     JOIN attempts a ON a.document = d.id AND a.number = d.tries
     WHERE d.account = ? AND d.device = ? AND d.lane = ? AND d.status = 'in_doubt' AND d.due_at IS NOT NULL`,
    account,
    device,
    lane,
  )
  return row?.since == null ? null : Number(row.since)
}

/** Where a document was last sent. */
export async function doorOf(tx: Tx, document: string): Promise<Door> {
  const row = await tx.get(
    'SELECT door FROM attempts WHERE document = ? ORDER BY number DESC LIMIT 1',
    document,
  )
  return row?.door === 'enabler' ? 'enabler' : 'authority'
}

/** Oldest first, without the request text. */
export function attemptsOf(tx: Tx, document: string): Promise<Row[]> {
  return tx.all(
    `SELECT number, door, started_at, ended_at, quiet_at, outcome FROM attempts WHERE document = ?
     ORDER BY number`,
    document,
  )
}

/** Oldest first, with the sealed request text; null where it is not kept any more. */
export function attemptsWithRequestOf(tx: Tx, document: string): Promise<Row[]> {
  return tx.all(
    `SELECT a.*, e.text AS request FROM attempts a
     LEFT JOIN exchanges e ON e.document = a.document AND e.attempt = a.number AND e.part = 'request'
     WHERE a.document = ? ORDER BY a.number`,
    document,
  )
}

/** One attempt, with the sealed request text. */
export function findAttempt(tx: Tx, document: string, number: number): Promise<Row | undefined> {
  return tx.get('SELECT * FROM attempts WHERE document = ? AND number = ?', document, number)
}

/**
 * What had still to be waited before nothing of an attempt could arrive, when the process before this one last wrote, is waited from now
 * on: how long no process ran cannot be told from a clock that was set ahead.
 * @param change.last where the steady clock stood then. @param change.from where it begins now.
 */
export async function waitAnew(tx: Tx, { last, from }: { last: number; from: number }): Promise<void> {
  await tx.run(
    `UPDATE attempts SET quiet_at = quiet_at + ? WHERE quiet_at > ? AND document IN
       (SELECT id FROM documents WHERE account IN (SELECT id FROM accounts)
          AND status IN ('sending', 'in_doubt', 'needs_attention'))`,
    from - last,
    last,
  )
}
