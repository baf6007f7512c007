import type { HttpBindings } from '@hono/node-server'
import { type Checked, invalidDocument } from '@risiti/core'
import { Hono } from 'hono'
import { checkDocument } from '../../documents/check.js'
import { readOriginal, viewTotals } from '../../documents/read.js'
import { type DocumentRecord, readRecord } from '../../documents/record.js'
import { renderReceipt } from '../../receipts/render.js'
import { type ListPlace, listDocuments } from '../../store/statements/documents-list.js'
import { isBroad } from '../../store/statements/documents-search.js'
import type { Row } from '../../store/store.js'
import type { Acceptance } from '../acceptance.js'
import { readJson } from '../body.js'
import type { GatewayContext } from '../context.js'
import type { DocumentDesk } from '../document-desk.js'
import { readFilter, writePlace } from '../document-query.js'
import { idempotencyKey } from '../idempotency-key.js'
import { factsOf, Problem } from '../problem.js'

/** Selling, reading and printing documents. */
export function documentRoutes(gateway: GatewayContext, desk: DocumentDesk, acceptance: Acceptance) {
  const { account, check } = desk
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.post('/', async (c) => {
    const key = idempotencyKey(c.env.incoming.headersDistinct['idempotency-key'])
    const record = await acceptance.take(await readJson(c.env.incoming, gateway.load), key)
    return desk.answer(record, c)
  })

  app.post('/check', async (c) => {
    const checked = await checkDocument((await readJson(c.env.incoming, gateway.load)).value, check)
    const computed = computedOf(checked)
    if (checked.findings.length === 0) return c.json({ ok: true, ...computed })
    const { findings } = checked
    throw new Problem({ ...factsOf(invalidDocument(findings)), more: { ok: false, ...computed } })
  })

  app.get('/', async (c) => {
    const filter = readFilter(c.req.query())
    const { read } = gateway.store
    const rows = await listDocuments(read, { ...filter, account, limit: filter.limit + 1 })
    const page = rows.slice(0, filter.limit)
    const last = page.at(-1)
    return c.json({
      documents: await Promise.all(page.map((row) => desk.view(readRecord(row)))),
      ...(rows.length > page.length && last ? { next: writePlace(placeOf(last)) } : {}),
      ...(filter.q !== undefined && (await isBroad(read, account, filter.q)) ? { partial: true } : {}),
    })
  })

  app.get('/:id', async (c) => c.json(await desk.view(await desk.find(c.req.param('id')))))

  app.get('/:id/receipt', async (c) => {
    const record = await desk.find(c.req.param('id'))
    const authority = await gateway.authorities.of(account, record.device)
    if (record.status === 'cancelled') throw noReceipt(record)
    const { format, width } = c.req.query()
    const original = await readOriginal(gateway.store.read, record)
    const request = { format, width, accept: c.req.header('accept'), publicUrl: gateway.publicUrl() }
    const receipt = renderReceipt(record, authority!, request, original)
    return c.body(receipt.body, 200, {
      'content-type': receipt.type,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    })
  })

  return app
}

function placeOf(row: Row): ListPlace {
  return { createdAt: Number(row.created_at), position: Number(row.position) }
}

/** What a document comes to, as far as it can be computed. Taxes and lines are in the currency that the authority takes. */
function computedOf({ document, calculation }: Checked) {
  if (!document || !calculation) return {}
  return {
    ...viewTotals(document, calculation),
    taxes: calculation.bands,
    duties: calculation.duties,
    levies: calculation.levies.map(({ source, amount }) => ({ ...source, amount })),
    lines: calculation.lines.map(({ source, ...line }) => ({ item: source.item, ...line })),
  }
}

function noReceipt({ id }: DocumentRecord): Problem {
  return new Problem({
    status: 409,
    code: 'document-cancelled',
    title: 'A cancelled document has no receipt.',
    detail: `${id} was cancelled before the authority had it.`,
    fix: `See why with GET /v1/documents/${id}/events.`,
  })
}
