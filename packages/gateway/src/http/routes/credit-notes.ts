import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Acceptance } from '../acceptance.js'
import { readJson } from '../body.js'
import type { GatewayContext } from '../context.js'
import type { DocumentDesk } from '../document-desk.js'
import { idempotencyKey } from '../idempotency-key.js'

/** Taking documents back, all or part. */
export function creditNoteRoutes(gateway: GatewayContext, desk: DocumentDesk, acceptance: Acceptance) {
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.post('/:id/credit-notes', async (c) => {
    const key = idempotencyKey(c.env.incoming.headersDistinct['idempotency-key'])
    const original = await desk.find(c.req.param('id'))
    const note = await acceptance.credit(original, await readJson(c.env.incoming, gateway.load), key)
    return desk.answer(note, c)
  })

  return app
}
