import type { Row } from '../store/store.js'

/**
 * What can happen to a document. `queued`: back in its lane, because it was certainly not stored. `adopted`: found at
 * the authority after a lost answer. `renumbered`: queued again, because its number was another's or not the next one.
 * `resolved`: a person decided.
 */
export type EventKind =
  | 'accepted'
  | 'sending'
  | 'awaiting_approval'
  | 'fiscalised'
  | 'adopted'
  | 'rejected'
  | 'queued'
  | 'renumbered'
  | 'in_doubt'
  | 'needs_attention'
  | 'revised'
  | 'cancelled'
  | 'resolved'
  /** Of a device: a condition began, or ended. */
  | 'warning_began'
  | 'warning_ended'

/** What happened, as the API shows it. */
export interface EventView {
  /** Its place among all events of the gateway: it rises, and is never used twice. */
  readonly id: string
  readonly kind: EventKind
  /** Absent for what happens to a device. */
  readonly document?: string
  readonly device: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Where the document stood then, and why. No line, price or buyer of it. */
  readonly data: Readonly<Record<string, unknown>>
}

/** An event as the API shows it. */
export function viewEvent(row: Row): EventView {
  return {
    id: String(row.position),
    kind: String(row.kind) as EventKind,
    ...(row.document === null ? {} : { document: String(row.document) }),
    device: String(row.device),
    at: new Date(Number(row.at)).toISOString(),
    data: JSON.parse(String(row.data)),
  }
}
