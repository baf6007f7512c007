import { hash } from 'node:crypto'
import { z } from 'zod'
import { readOriginal } from '../../documents/read.js'
import { readRecord } from '../../documents/record.js'
import type { Status } from '../../documents/states.js'
import { PLAIN_DEVICE } from '../../receipts/device-receipts.js'
import { STYLE } from '../../receipts/html-style.js'
import { renderUnknown, renderVerification, type Standing } from '../../receipts/index.js'
import { receiptViewOf } from '../../receipts/render.js'
import { findDocumentByToken } from '../../store/statements/documents.js'
import type { GatewayContext } from '../context.js'
import { answerOf } from '../example.js'
import type { RouteTable } from '../route-table.js'

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

/** Of them, what is said of this page only. */
const SAID = { 'X-Robots-Tag': 'That no search engine keeps it.' }

/** The public page of a document: whoever holds its slip may look, without a key. */
export function verifyRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store
  table
    .route({
      method: 'get',
      path: '/verify/{token}',
      id: 'verifySlip',
      scope: 'none',
      tag: 'Service',
      summary: 'Show a customer what became of a sale',
      description: 'The page behind the QR code of a provisional slip. It needs no key.',
      params: {
        token: z.string().meta({ description: 'The end of "provisional.verifyUrl" of a document.' }),
      },
      answers: {
        200: { description: 'The page.', types: ['text/html'], headers: SAID },
        404: {
          description: 'A page that says that nobody knows this slip.',
          types: ['text/html'],
          headers: SAID,
        },
      },
      examples: {
        'verify-a-slip': {
          summary: 'The page of a slip',
          params: { token: answerOf('sell-without-waiting', '/provisional/verifyUrl', /[^/]+$/) },
          status: 200,
          shown: false,
        },
      },
    })
    .handle(async ({ params: { token } }) => {
      const row = await findDocumentByToken(read, token)
      if (!row) return { status: 404, text: renderUnknown(), headers: HEADERS }
      const record = readRecord(row)
      const authority = await gateway.authorities.of(record.account, record.device)
      const original = await readOriginal(read, record)
      const facts = { publicUrl: gateway.publicUrl(), settings: PLAIN_DEVICE, original }
      const view = receiptViewOf(record, authority!, facts)
      return { status: 200, text: renderVerification(view, STANDINGS[record.status]), headers: HEADERS }
    })
}
