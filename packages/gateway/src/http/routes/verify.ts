import { hash } from 'node:crypto'
import { Hono } from 'hono'
import { readOriginal } from '../../documents/read.js'
import { readRecord } from '../../documents/record.js'
import type { Status } from '../../documents/states.js'
import { STYLE } from '../../receipts/html-style.js'
import { renderUnknown, renderVerification, type Standing } from '../../receipts/index.js'
import { receiptViewOf } from '../../receipts/render.js'
import { findDocumentByToken } from '../../store/statements/documents.js'
import type { GatewayContext } from '../context.js'

/** What each status is to the customer, who is not told how it goes between seller and authority. */
const STANDINGS: Readonly<Record<Status, Standing>> = {
  queued: 'waiting',
  sending: 'waiting',
  awaiting_approval: 'waiting',
  in_doubt: 'waiting',
  needs_attention: 'waiting',
  fiscalised: 'confirmed',
  rejected: 'refused',
  cancelled: 'cancelled',
}

/** Nothing is fetched or run, and of styles only the page's own counts. The address is a secret of who holds the slip. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${hash('sha256', `\n${STYLE}`, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

/** The public page of a document: whoever holds its slip may look, without a key. */
export function verifyRoutes(gateway: GatewayContext) {
  const app = new Hono()

  app.get('/:token', async (c) => {
    const row = await findDocumentByToken(gateway.store.read, c.req.param('token'))
    if (!row) return c.body(renderUnknown(), 404, HEADERS)
    const record = readRecord(row)
    const authority = await gateway.authorities.of(record.account, record.device)
    const view = receiptViewOf(
      record,
      authority!,
      gateway.publicUrl(),
      await readOriginal(gateway.store.read, record),
    )
    return c.body(renderVerification(view, STANDINGS[record.status]), 200, HEADERS)
  })

  return app
}
