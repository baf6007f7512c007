import type { LaneKey, LaneName } from '../lane-key.js'
import type { Row, Tx } from '../store.js'
import type { Door } from './attempts.js'

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
     UNION ALL SELECT account, id AS device, 'purchases' AS lane FROM devices AS lane WHERE ${has('purchases')}
     UNION ALL SELECT account, id AS device, 'imports' AS lane FROM devices AS lane WHERE ${has('imports')}`,
    by,
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

/** What is being sent in a lane. */
export function documentsBeingSent(tx: Tx, { account, device, lane }: LaneKey): Promise<Row[]> {
  return tx.all(
    `SELECT * FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'sending' ORDER BY position`,
    account,
    device,
    lane,
  )
}

/** How many documents are being sent. */
export async function countSending(tx: Tx): Promise<number> {
  const row = await tx.get(`SELECT count(*) AS sending FROM documents WHERE status = 'sending'`)
  return Number(row?.sending)
}
