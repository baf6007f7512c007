import { viewEvent } from '../../documents/events.js'
import { eventsOf } from '../../store/statements/events.js'
import type { GatewayContext } from '../context.js'
import type { DocumentDesk } from '../document-desk.js'
import { pageQuery } from '../document-query.js'
import { EVENTS } from '../examples/corrections.js'
import { DOCUMENT_ID, eventsView } from '../fields.js'
import type { RouteTable } from '../route-table.js'

/** What happened to documents. */
export function documentEventRoutes(table: RouteTable, gateway: GatewayContext, desk: DocumentDesk): void {
  table
    .route({
      tag: 'Corrections',
      params: { id: DOCUMENT_ID },
      method: 'get',
      path: '/v1/documents/{id}/events',
      id: 'listDocumentEvents',
      summary: 'See what happened to a document, oldest first',
      query: pageQuery,
      answers: { 200: { description: 'A page of its events.', schema: eventsView } },
      problems: { 404: ['document-unknown'] },
      examples: EVENTS,
    })
    .handle(async ({ params, query: { cursor, limit } }) => {
      const { id } = await desk.find(params.id)
      const rows = await eventsOf(gateway.store.read, id, cursor ?? 0, limit + 1)
      const events = rows.slice(0, limit).map(viewEvent)
      return { status: 200, body: { events, ...(rows.length > limit ? { next: events.at(-1)!.id } : {}) } }
    })
}
