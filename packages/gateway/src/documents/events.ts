import type { Row } from '../store/store.js'
import type { Shown } from './shown.js'
import type { EVENT_KINDS, eventView } from './view.js'

/** What can happen to a document or a device. */
export type EventKind = (typeof EVENT_KINDS)[number]

/** What happened, as the API shows it. */
export type EventView = Shown<typeof eventView>

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
