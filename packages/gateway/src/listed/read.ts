import { readDocument, viewCourse } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import { movementIdOf } from '../stock/follow-sale.js'
import { movementStatus } from '../stock/status.js'
import { findDocument } from '../store/statements/documents.js'
import type { ListedState } from '../store/statements/listed.js'
import type { Row, Tx } from '../store/store.js'

/** What every entry shows of itself. */
export function viewEntry(row: Row) {
  return {
    id: String(row.id),
    state: row.state as ListedState,
    device: String(row.device),
    listedAt: new Date(Number(row.listed_at)).toISOString(),
  }
}

/** The last decision about an entry; undefined when there is none. */
export async function decisionOf(read: Tx, row: Row): Promise<DocumentRecord | undefined> {
  return row.decision === null ? undefined : readDocument(read, String(row.account), String(row.decision))
}

/** Shows a decision. @param stored as it is kept. @param own what is shown of its kind only. */
export async function viewDecision<Own extends object>(
  read: Tx,
  record: DocumentRecord,
  stored: NonNullable<DocumentRecord['purchase'] | DocumentRecord['imported']>,
  own: Own,
) {
  const { id, status, device, fiscal } = record
  const { decision, note, receivedAt } = stored
  const movement = await findDocument(read, record.account, movementIdOf(stored.id))
  return {
    id,
    decision,
    status: movementStatus(status),
    device,
    ...(fiscal ? { recorded: { number: fiscal.number, at: fiscal.issuedAt } } : {}),
    ...own,
    ...(note === undefined ? {} : { note }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(movement ? { movement: String(movement.id) } : {}),
    ...(await viewCourse(read, record)),
  }
}
