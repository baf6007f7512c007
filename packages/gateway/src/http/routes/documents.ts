import type { HttpBindings } from '@hono/node-server'
import { type Checked, invalidDocument } from '@risiti/core'
import { Hono } from 'hono'
import { type CheckedDocument, checkDocument, referenceOf, withoutFindings } from '../../documents/accept.js'
import { differingPointers } from '../../documents/differing-pointers.js'
import { viewTotals } from '../../documents/read.js'
import { type DocumentRecord, readRecord, writeContent } from '../../documents/record.js'
import { isSameBody } from '../../documents/revise.js'
import { renderReceipt } from '../../receipts/render.js'
import { findDocumentByKey, listDocuments, type NewDocument } from '../../store/statements/documents.js'
import { earlierBodies } from '../../store/statements/revisions.js'
import { type JsonBody, readJson } from '../body.js'
import type { GatewayContext } from '../context.js'
import type { DocumentDesk } from '../document-desk.js'
import { readFilter } from '../document-query.js'
import { idempotencyKey } from '../idempotency-key.js'
import { factsOf, Problem } from '../problem.js'

/** Selling, reading and printing documents. */
export function documentRoutes(gateway: GatewayContext, desk: DocumentDesk) {
  const { account, check } = desk
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.post('/', async (c) => {
    const key = idempotencyKey(c.env.incoming.headersDistinct['idempotency-key'])
    const record = await accept(await readJson(c.env.incoming, gateway.load), key)
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
    const rows = await listDocuments(gateway.store.read, { ...filter, account, limit: filter.limit + 1 })
    const page = rows.slice(0, filter.limit)
    const next = rows.length > filter.limit ? String(page.at(-1)?.position) : undefined
    return c.json({
      documents: await Promise.all(page.map((row) => desk.view(readRecord(row)))),
      ...(next ? { next } : {}),
    })
  })

  app.get('/:id', async (c) => c.json(await desk.view(await desk.find(c.req.param('id')))))

  app.get('/:id/receipt', async (c) => {
    const record = await desk.find(c.req.param('id'))
    const authority = await gateway.authorities.of(account, record.device)
    if (record.status === 'cancelled') throw noReceipt(record)
    const { format, width } = c.req.query()
    const request = { format, width, accept: c.req.header('accept'), publicUrl: gateway.publicUrl() }
    const receipt = renderReceipt(record, authority!, request)
    return c.body(receipt.body, 200, {
      'content-type': receipt.type,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    })
  })

  return app

  async function accept(body: JsonBody, key: string): Promise<DocumentRecord> {
    const checked = await checkDocument(body.value, check)
      .then(withoutFindings)
      .catch((error: unknown) => error)
    if (!isChecked(checked)) return acceptedBefore(key, body, checked)
    const { document, calculation } = checked
    const row = {
      id: `doc_${gateway.randomId()}`,
      account,
      device: document.device,
      idempotencyKey: key,
      reference: referenceOf(account, key),
      token: gateway.randomId(),
      body: body.text,
      content: writeContent(document, calculation),
      number: document.number,
      type: document.type,
      now: gateway.clock.now().getTime(),
    }
    const accepted = await gateway.store.write('acceptDocument', row)
    if (!accepted.created) return firstOrConflict(readRecord(accepted.row!), body)
    gateway.wake(account, document.device)
    return newRecord(row, document, calculation)
  }

  /** What was accepted once stays accepted, also when it would be refused today. */
  async function acceptedBefore(key: string, body: JsonBody, refusal: unknown): Promise<DocumentRecord> {
    const row = await findDocumentByKey(gateway.store.read, account, key)
    if (!row) throw refusal
    return firstOrConflict(readRecord(row), body)
  }

  /** The document, when the body is what it says or has ever said: a till repeats what it knows. */
  async function firstOrConflict(record: DocumentRecord, body: JsonBody): Promise<DocumentRecord> {
    const pointers = differingPointers(JSON.parse(record.body), body.value)
    if (pointers.length === 0) return record
    const earlier = record.revision > 1 ? await earlierBodies(gateway.store.read, record.id) : []
    if (earlier.some((text) => isSameBody(text, body.value))) return record
    throw keyReused(record, pointers)
  }
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

function isChecked(result: unknown): result is CheckedDocument {
  return !(result instanceof Error)
}

function newRecord(
  row: NewDocument,
  document: DocumentRecord['document'],
  calculation: DocumentRecord['calculation'],
): DocumentRecord {
  const { id, account, device, idempotencyKey, reference, token, body } = row
  return {
    id,
    account,
    device,
    idempotencyKey,
    reference,
    token,
    body,
    document,
    calculation,
    status: 'queued',
    revision: 1,
    sequence: undefined,
    dueAt: row.now,
    tries: 0,
    fiscal: undefined,
    problem: undefined,
    conflict: undefined,
    createdAt: row.now,
    updatedAt: row.now,
  }
}

function keyReused(record: DocumentRecord, pointers: readonly string[]): Problem {
  return new Problem({
    status: 409,
    code: 'idempotency-key-reused',
    title: 'This Idempotency-Key belongs to another document.',
    detail: `${record.id} was accepted with it, and its body differs at ${pointers.map((at) => at || 'the root').join(', ')}.`,
    fix:
      record.status === 'rejected'
        ? `To correct that sale, send this body to POST /v1/documents/${record.id}/revisions. A new sale needs a new key.`
        : 'Send the first body again to get that document, or use a new key for a new sale.',
    errors: pointers.map((pointer) => ({
      pointer,
      message: 'differs from the body that was accepted with this key',
    })),
    more: { document: record.id },
  })
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
