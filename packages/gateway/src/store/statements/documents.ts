import type { LaneKey, LaneName } from '../lane-key.js'
import type { Row, Tx } from '../store.js'

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
