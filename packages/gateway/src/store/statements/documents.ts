import type { LaneKey, LaneName } from '../lane-key.js'
import type { Row, Tx } from '../store.js'
import type { Door } from './attempts.js'

/** Due without waiting for any time. */
export const AT_ONCE = 0

/** The columns of a new document. */
export interface NewDocument {
  readonly id: string
  readonly account: string
  readonly device: string
  readonly lane: LaneName
  readonly idempotencyKey: string
  readonly reference: string
  /** Opens its public page. */
  readonly token: string
  readonly body: string
  readonly content: string
  readonly number: string
  readonly type: string
  /** The document that a note is about. */
  readonly original: string | null
  /** When it wants to be sent, by the steady clock; null for a note that has to wait for another document. */
  readonly dueAt: number | null
  /** The run of the gateway in which it was sold and accepted, where an enabler may be given it. */
  readonly run?: string | null
  readonly now: number
}

/** @returns false when the account has a document of that lane with this key already. */
export async function insertDocument(tx: Tx, row: NewDocument): Promise<boolean> {
  const changed = await tx.run(
    `INSERT INTO documents (id, account, device, lane, idempotency_key, reference, token, body, content, number, type, original,
       run, status, revision, due_at, tries, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 1, ?, 0, ?, ?)
     ON CONFLICT (account, idempotency_key, lane) DO NOTHING`,
    row.id,
    row.account,
    row.device,
    row.lane,
    row.idempotencyKey,
    row.reference,
    row.token,
    row.body,
    row.content,
    row.number,
    row.type,
    row.original,
    row.run ?? null,
    row.dueAt,
    row.now,
    row.now,
  )
  return changed === 1
}

/** A key stands for one document of each lane: a sale and the movement of its goods may share it. */
export function findDocumentByKey(
  tx: Tx,
  { account, lane }: Pick<LaneKey, 'account' | 'lane'>,
  key: string,
): Promise<Row | undefined> {
  return tx.get(
    'SELECT * FROM documents WHERE account = ? AND lane = ? AND idempotency_key = ?',
    account,
    lane,
    key,
  )
}

export function findDocument(tx: Tx, account: string, id: string): Promise<Row | undefined> {
  return tx.get('SELECT * FROM documents WHERE account = ? AND id = ?', account, id)
}

/** Where a document stands; undefined when the account has no such document. */
export async function findStatus(tx: Tx, account: string, id: string): Promise<string | undefined> {
  const row = await tx.get('SELECT status FROM documents WHERE account = ? AND id = ?', account, id)
  return row && String(row.status)
}

/** A sale, of whichever account: whoever has the token may see what the public page shows. */
export function findDocumentByToken(tx: Tx, token: string): Promise<Row | undefined> {
  return tx.get(`SELECT * FROM documents WHERE token = ? AND lane = 'sales'`, token)
}

/** The documents whose last attempt went through a door. */
const WENT_THROUGH =
  'AND EXISTS (SELECT 1 FROM attempts a WHERE a.document = documents.id AND a.number = documents.tries AND a.door = ?)'

/**
 * The oldest document in doubt of a lane whose next look-up is due.
 * @param door where it was last sent; left out, wherever.
 */
export function nextInDoubt(
  tx: Tx,
  { account, device, lane }: LaneKey,
  now: number,
  door?: Door,
): Promise<Row | undefined> {
  return tx.get(
    `SELECT * FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'in_doubt' AND due_at <= ?
     ${door === undefined ? '' : WENT_THROUGH} ORDER BY position LIMIT 1`,
    account,
    device,
    lane,
    now,
    ...(door === undefined ? [] : [door]),
  )
}

/**
 * The head of a lane: its oldest queued document, due or not. Nothing overtakes it but one that has a number already,
 * which comes first, lest the number be passed by.
 */
export async function headOfLane(tx: Tx, { account, device, lane }: LaneKey): Promise<Row | undefined> {
  const numbered = await tx.get(
    `SELECT * FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'queued' AND sequence IS NOT NULL
     ORDER BY sequence LIMIT 1`,
    account,
    device,
    lane,
  )
  return (
    numbered ??
    tx.get(
      `SELECT * FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'queued' AND due_at IS NOT NULL
       ORDER BY position LIMIT 1`,
      account,
      device,
      lane,
    )
  )
}

const OLDEST_NUMBERED = {
  in_doubt: `SELECT * FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'in_doubt' AND due_at IS NOT NULL
     AND sequence IS NOT NULL ORDER BY position LIMIT 1`,
  needs_attention: `SELECT * FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'needs_attention'
     AND sequence IS NOT NULL AND conflict IS NULL ORDER BY position LIMIT 1`,
} as const

/**
 * The oldest document of a lane that stands so and has a number of the device's sequence which may be used, or not. With
 * a conflict it certainly is used.
 */
export function oldestNumbered(
  tx: Tx,
  { account, device, lane }: LaneKey,
  status: keyof typeof OLDEST_NUMBERED,
): Promise<Row | undefined> {
  return tx.get(OLDEST_NUMBERED[status], account, device, lane)
}

/** True when another document of the device has, or may have, this number or one above. */
export async function isNumberHeld(
  tx: Tx,
  number: LaneKey & { from: number; except: string },
): Promise<boolean> {
  const row = await tx.get(
    `SELECT 1 FROM documents WHERE account = ? AND device = ? AND lane = ? AND sequence IS NOT NULL AND sequence >= ?
       AND status IN ('queued', 'sending', 'in_doubt', 'needs_attention', 'awaiting_approval', 'fiscalised') AND id <> ? LIMIT 1`,
    number.account,
    number.device,
    number.lane,
    number.from,
    number.except,
  )
  return row !== undefined
}

/** How many documents of a lane stand so. */
export async function countInLane(
  tx: Tx,
  { account, device, lane }: LaneKey,
  status: 'queued' | 'in_doubt' | 'needs_attention',
): Promise<number> {
  const isDue = status === 'needs_attention' ? '' : 'AND due_at IS NOT NULL'
  const row = await tx.get(
    `SELECT count(*) AS count FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = '${status}' ${isDue}`,
    account,
    device,
    lane,
  )
  return Number(row?.count)
}

/** The lanes that have something to do by a time, or were sending when their process ended. */
export function lanesWithWork(tx: Tx, by: number): Promise<Row[]> {
  const has = (lane: LaneName) => {
    const inLane = `FROM documents WHERE account = lane.account AND device = lane.id AND lane = '${lane}'`
    return `EXISTS (SELECT 1 ${inLane} AND status IN ('queued', 'in_doubt', 'awaiting_approval') AND due_at IS NOT NULL AND due_at <= ?)
       OR EXISTS (SELECT 1 ${inLane} AND status = 'sending')`
  }
  return tx.all(
    `SELECT account, id AS device, 'sales' AS lane FROM devices AS lane WHERE ${has('sales')}
       OR EXISTS (SELECT 1 FROM documents WHERE account = lane.account AND device = lane.id AND lane = 'sales'
         AND status = 'fiscalised' AND due_at IS NOT NULL AND due_at <= ?)
     UNION ALL SELECT account, id AS device, 'stock' AS lane FROM devices AS lane WHERE ${has('stock')}
       OR EXISTS (SELECT 1 FROM stock_levels WHERE account = lane.account AND device = lane.id
         AND due_at IS NOT NULL AND due_at <= ?)
     UNION ALL SELECT account, id AS device, 'purchases' AS lane FROM devices AS lane WHERE ${has('purchases')}`,
    by,
    by,
    by,
    by,
    by,
  )
}

/** What of a lane the authority is asked about: an application, or a document that an enabler uploads. */
export type Asked = 'awaiting_approval' | 'fiscalised'

/** What of a lane the authority is asked about next, of one kind: what has been due longest. */
export function nextQuestion(
  tx: Tx,
  { account, device, lane }: LaneKey,
  status: Asked,
  now: number,
): Promise<Row | undefined> {
  // One status at a time, written out: a list of them would be looked for among all documents there ever were.
  return tx.get(
    `SELECT * FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = '${status}' AND due_at <= ?
     ORDER BY due_at LIMIT 1`,
    account,
    device,
    lane,
    now,
  )
}

/** When a lane's next look-up is due, in milliseconds; null when none waits. @param door as with `nextInDoubt`. */
export async function nextLookupAt(
  tx: Tx,
  { account, device, lane }: LaneKey,
  door?: Door,
): Promise<number | null> {
  const row = await tx.get(
    `SELECT min(due_at) AS at FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'in_doubt'
       AND due_at IS NOT NULL ${door === undefined ? '' : WENT_THROUGH}`,
    account,
    device,
    lane,
    ...(door === undefined ? [] : [door]),
  )
  return row?.at == null ? null : Number(row.at)
}

/** When a lane's next question of one kind is due, in milliseconds; null when none waits. */
export async function nextQuestionAt(
  tx: Tx,
  { account, device, lane }: LaneKey,
  status: Asked,
): Promise<number | null> {
  const row = await tx.get(
    `SELECT min(due_at) AS at FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = '${status}'
       AND due_at IS NOT NULL`,
    account,
    device,
    lane,
  )
  return row?.at == null ? null : Number(row.at)
}

export interface DocumentChange {
  readonly id: string
  readonly status: string
  readonly dueAt: number | null
  readonly fiscal: string | null
  readonly fiscalNumber: string | null
  readonly problem: string | null
  readonly conflict: string | null
  readonly application: string | null
  readonly sequence: number | null
  readonly tries: number
  readonly now: number
}

/** Moves a document on. */
export async function changeDocument(tx: Tx, change: DocumentChange): Promise<void> {
  await tx.run(
    `UPDATE documents SET status = ?, due_at = ?, fiscal = ?, fiscal_number = ?, problem = ?, conflict = ?,
       application = ?, sequence = ?, tries = ?, updated_at = ?
     WHERE id = ?`,
    change.status,
    change.dueAt,
    change.fiscal,
    change.fiscalNumber,
    change.problem,
    change.conflict,
    change.application,
    change.sequence,
    change.tries,
    change.now,
    change.id,
  )
}

/** Replaces what a document says. What it was when it was accepted does not hold for it any more, so only the authority takes it. */
export async function replaceContent(
  tx: Tx,
  change: {
    document: string
    revision: number
    body: string
    content: string
    number: string
    type: string
  },
): Promise<void> {
  await tx.run(
    'UPDATE documents SET revision = ?, body = ?, content = ?, number = ?, type = ?, run = NULL WHERE id = ?',
    change.revision,
    change.body,
    change.content,
    change.number,
    change.type,
    change.document,
  )
}

/** The sale that has this fiscal number. */
export function findByFiscalNumber(tx: Tx, account: string, number: string): Promise<Row | undefined> {
  return tx.get(
    `SELECT * FROM documents WHERE account = ? AND fiscal_number = ? AND lane = 'sales'`,
    account,
    number,
  )
}

/** Another document of a lane that has this number at the authority. */
export function findOtherByFiscalNumber(
  tx: Tx,
  { account, lane }: Pick<LaneKey, 'account' | 'lane'>,
  number: string,
  than: string,
): Promise<Row | undefined> {
  return tx.get(
    'SELECT id FROM documents WHERE account = ? AND lane = ? AND fiscal_number = ? AND id <> ?',
    account,
    lane,
    number,
    than,
  )
}

/** What is being sent in a lane. */
export function documentsBeingSent(tx: Tx, { account, device, lane }: LaneKey): Promise<Row[]> {
  return tx.all(
    `SELECT * FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'sending' ORDER BY position`,
    account,
    device,
    lane,
  )
}

/** Documents of a lane that stand there and are not settled, with `id` and `number`. */
export function unsettledInLane(
  tx: Tx,
  { account, device, lane }: LaneKey,
  status: 'queued' | 'sending' | 'in_doubt' | 'awaiting_approval',
  limit: number,
): Promise<Row[]> {
  const isDue = status === 'sending' ? '' : 'AND due_at IS NOT NULL'
  return tx.all(
    `SELECT id, number FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = '${status}' ${isDue}
     ORDER BY position LIMIT ?`,
    account,
    device,
    lane,
    limit,
  )
}

/** How many documents are being sent. */
export async function countSending(tx: Tx): Promise<number> {
  const row = await tx.get(`SELECT count(*) AS sending FROM documents WHERE status = 'sending'`)
  return Number(row?.sending)
}
