import { z } from 'zod'
import { writePack } from '../../audit/pack.js'
import { scopeMissing } from '../access/auth-problems.js'
import type { GatewayContext } from '../context.js'
import { instant } from '../document-query.js'
import { EXPORT_AUDIT } from '../examples/events.js'
import type { RouteTable } from '../route-table.js'
import { keepStream, streamOf } from '../server/streamed.js'

const PACK = 'application/x-ndjson'

const packQuery = z
  .object({
    from: instant('Events from this time on; left out, from the first.'),
    to: instant('Events before this time; left out, up to the newest.'),
    texts: z
      .enum(['include', 'leave-out'], { error: 'Use include or leave-out.' })
      .default('leave-out')
      .meta({
        description:
          'Whether what was sent and answered is packed too, for a key with documents:read. It names buyers and their contacts.',
      }),
  })
  .refine(({ from = -Infinity, to = Infinity }) => from < to, {
    path: ['to'],
    error: 'Use a time after "from".',
  })

/** The proof of what happened. */
export function auditRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { store, sealer, streams } = gateway

  table
    .route({
      method: 'get',
      path: '/v1/audit/pack',
      id: 'exportAudit',
      scope: 'events:read',
      tag: 'Events',
      summary: 'Pack the events of a period so that they can be checked elsewhere',
      description:
        'JSON lines: what is packed, each event with its link in the chain and the exact texts of its attempt, and a head. "risiti verify" checks it without a network, and names the first line that was changed.',
      query: packQuery,
      answers: {
        200: {
          description: 'The pack, as it is read.',
          types: [PACK],
          headers: { 'Content-Disposition': 'That it is a file, and what it may be called.' },
        },
      },
      examples: EXPORT_AUDIT,
    })
    .handle(async ({ caller: { account, scopes }, query: { from, to, texts }, request }) => {
      if (texts === 'include' && !scopes.has('documents:read')) throw scopeMissing('documents:read')
      const { keeping } = keepStream(streams, account, request)
      const pack = writePack({ read: store.read, sealer, account, from, to, texts: texts === 'include' })
      return {
        status: 200,
        text: streamOf(pack, keeping),
        headers: { 'content-type': PACK, 'content-disposition': 'attachment; filename="audit.ndjson"' },
      }
    })
}
