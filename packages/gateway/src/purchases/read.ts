import type { SupplierSale } from '@risiti/core'
import { readDocument, viewCourse } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import type { Shown } from '../documents/shown.js'
import { movementIdOf } from '../stock/follow-sale.js'
import { movementStatus } from '../stock/status.js'
import { findDocument } from '../store/statements/documents.js'
import type { ListedState } from '../store/statements/listed.js'
import type { Row, Tx } from '../store/store.js'
import type { purchaseView } from './view.js'

export type PurchaseView = Shown<typeof purchaseView>

/** Shows a purchase with its last decision. */
export async function viewPurchase(read: Tx, row: Row): Promise<PurchaseView> {
  const record =
    row.decision === null ? undefined : await readDocument(read, String(row.account), String(row.decision))
  return {
    id: String(row.id),
    state: row.state as ListedState,
    device: String(row.device),
    listedAt: iso(Number(row.listed_at)),
    sale: JSON.parse(String(row.told)) as SupplierSale,
    ...(record ? { decision: await viewDecision(read, record) } : {}),
  }
}

async function viewDecision(read: Tx, record: DocumentRecord): Promise<PurchaseView['decision']> {
  const { fiscal, purchase } = record
  const { decision, note, receivedAt, id } = purchase!
  const movement = await findDocument(read, record.account, movementIdOf(id))
  return {
    id: record.id,
    decision,
    status: movementStatus(record.status),
    device: record.device,
    ...(fiscal ? { recorded: { number: fiscal.number, at: fiscal.issuedAt } } : {}),
    ...(purchase!.isMapped ? { lines: linesOf(record) } : {}),
    ...(note === undefined ? {} : { note }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(movement ? { movement: String(movement.id) } : {}),
    ...(await viewCourse(read, record)),
  }
}

function linesOf({ calculation, purchase }: DocumentRecord) {
  return calculation.lines.map(({ source, index, total }) => {
    const { item, name, unit } = source
    return { line: purchase!.lines[index]!, item, name, unit, total }
  })
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
