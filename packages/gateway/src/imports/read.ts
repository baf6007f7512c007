import type { ImportedGoods } from '@risiti/core'
import { readDocument, viewCourse } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import type { Shown } from '../documents/shown.js'
import { movementIdOf } from '../stock/follow-sale.js'
import { movementStatus } from '../stock/status.js'
import { findDocument } from '../store/statements/documents.js'
import type { ListedState } from '../store/statements/listed.js'
import type { Row, Tx } from '../store/store.js'
import type { importView } from './view.js'

export type ImportView = Shown<typeof importView>

/** Shows an import with its last decision. */
export async function viewImport(read: Tx, row: Row): Promise<ImportView> {
  const record =
    row.decision === null ? undefined : await readDocument(read, String(row.account), String(row.decision))
  return {
    id: String(row.id),
    state: row.state as ListedState,
    device: String(row.device),
    listedAt: new Date(Number(row.listed_at)).toISOString(),
    goods: JSON.parse(String(row.told)) as ImportedGoods,
    ...(record ? { decision: await viewDecision(read, record) } : {}),
  }
}

async function viewDecision(read: Tx, record: DocumentRecord): Promise<ImportView['decision']> {
  const { fiscal, imported, document } = record
  const { decision, note, receivedAt, id } = imported!
  const { item, name, quantity, unit, unitPrice } = document.lines[0]!
  const movement = await findDocument(read, record.account, movementIdOf(id))
  return {
    id: record.id,
    decision,
    status: movementStatus(record.status),
    device: record.device,
    ...(fiscal ? { recorded: { number: fiscal.number, at: fiscal.issuedAt } } : {}),
    item,
    name,
    ...(decision === 'accept' ? { quantity, unit, unitPrice } : {}),
    ...(note === undefined ? {} : { note }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(movement ? { movement: String(movement.id) } : {}),
    ...(await viewCourse(read, record)),
  }
}
