import { viewCourse } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import type { Shown } from '../documents/shown.js'
import type { Tx } from '../store/store.js'
import { movementStatus } from './status.js'
import type { movementView } from './view.js'

/** A movement as the API shows it. */
export type MovementView = Shown<typeof movementView>

/** Shows a movement with its attempts. */
export async function viewMovement(read: Tx, record: DocumentRecord): Promise<MovementView> {
  const { document, calculation, fiscal } = record
  const { net, tax, gross } = calculation.totals
  return {
    id: record.id,
    status: movementStatus(record.status),
    ...record.movement!,
    device: record.device,
    movedAt: document.issuedAt,
    currency: calculation.currency,
    value: { net, tax, gross },
    lines: calculation.lines.map(({ source, quantity, unitPrice, total }) => {
      const { item, name, unit } = source
      return { item, name, quantity, unit, unitPrice, total }
    }),
    ...(fiscal ? { recorded: { number: fiscal.number, at: fiscal.issuedAt } } : {}),
    ...(await viewCourse(read, record)),
  }
}
