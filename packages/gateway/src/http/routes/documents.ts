import type { HttpBindings } from '@hono/node-server'
import { type Checked, invalidDocument } from '@risiti/core'
import { Hono } from 'hono'
import { type CheckedDocument, checkDocument, referenceOf, withoutFindings } from '../../documents/accept.js'
import { differingPointers } from '../../documents/differing-pointers.js'
import { readDocument, viewDocument, viewTotals } from '../../documents/read.js'
import { type DocumentRecord, readRecord, writeContent } from '../../documents/record.js'
import { isSettled, STATUSES, type Status } from '../../documents/states.js'
import { renderReceipt } from '../../receipts/render.js'
import {
  type DocumentFilter,
  findDocumentByKey,
  listDocuments,
  type NewDocument,
} from '../../store/statements/documents.js'
import { type JsonBody, readJson } from '../body.js'
import { DEFAULT_ACCOUNT, type GatewayContext } from '../context.js'
import { errorOf, factsOf, Problem } from '../problem.js'

/** A request waits at most this long for its receipt. */
const MAX_WAIT_SECONDS = 30
const MAX_KEY_LENGTH = 255
const PAGE_SIZE = 50
const MAX_PAGE_SIZE = 200

export function documentRoutes(gateway: GatewayContext) {
  const account = DEFAULT_ACCOUNT
  const check = {
    account,
    read: gateway.store.read,
    authorityOf: (device: string) => gateway.authorities.of(account, device),
  }
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.post('/', async (c) => {
    const key = idempotencyKey(c.env.incoming.headersDistinct['idempotency-key'])
    const seconds = waitSeconds(c.req.header('prefer'))
    const record = await accept(await readJson(c.env.incoming), key)
    return answer(await settledWithin(record, seconds), seconds)
  })

  app.post('/check', async (c) => {
    const checked = await checkDocument((await readJson(c.env.incoming)).value, check)
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
      documents: await Promise.all(page.map((row) => view(readRecord(row)))),
      ...(next ? { next } : {}),
    })
  })

  app.get('/:id', async (c) => c.json(await view(await find(c.req.param('id')))))

  app.get('/:id/receipt', async (c) => {
    const record = await find(c.req.param('id'))
    const authority = await gateway.authorities.of(account, record.device)
    const { format, width } = c.req.query()
    const receipt = renderReceipt(record, authority!, { format, width, accept: c.req.header('accept') })
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
      body: body.text,
      content: writeContent(document, calculation),
      number: document.number,
      type: document.type,
      now: gateway.clock.now().getTime(),
    }
    const accepted = await gateway.store.write('acceptDocument', row)
    if (!accepted.created) return sameOrConflict(readRecord(accepted.row!), body)
    gateway.wake(account, document.device)
    return newRecord(row, document, calculation)
  }

  /** What was accepted once stays accepted, also when it would be refused today. */
  async function acceptedBefore(key: string, body: JsonBody, refusal: unknown): Promise<DocumentRecord> {
    const row = await findDocumentByKey(gateway.store.read, account, key)
    if (!row) throw refusal
    return sameOrConflict(readRecord(row), body)
  }

  async function settledWithin(record: DocumentRecord, seconds: number): Promise<DocumentRecord> {
    if (seconds === 0 || isSettled(record.status)) return record
    let present = record
    await gateway.waiters.until(record.id, seconds * 1000, async () => {
      present = (await readDocument(gateway.store.read, account, record.id)) ?? present
      return isSettled(present.status)
    })
    return present
  }

  async function view(record: DocumentRecord) {
    // A device whose key no longer opens must not hide its documents.
    const authority = await check.authorityOf(record.device).catch(() => undefined)
    return viewDocument(gateway.store.read, record, authority)
  }

  async function find(id: string): Promise<DocumentRecord> {
    const record = await readDocument(gateway.store.read, account, id)
    if (record) return record
    throw new Problem({
      status: 404,
      code: 'document-unknown',
      title: 'There is no such document.',
      detail: 'No document of this account has this id.',
      fix: 'Use the id that POST /v1/documents answered with.',
    })
  }

  async function answer(record: DocumentRecord, seconds: number): Promise<Response> {
    const body = await view(record)
    const headers = {
      'content-type': 'application/json',
      location: `/v1/documents/${record.id}`,
      ...(seconds > 0 ? { 'preference-applied': `wait=${seconds}` } : {}),
    }
    if (record.status === 'rejected') throw refused(record, body)
    return new Response(JSON.stringify(body), { status: record.status === 'fiscalised' ? 201 : 202, headers })
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
  const { id, account, device, idempotencyKey, reference, body } = row
  return {
    id,
    account,
    device,
    idempotencyKey,
    reference,
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

function idempotencyKey(keys: readonly string[] | undefined): string {
  const [key, ...others] = keys ?? []
  if (
    key !== undefined &&
    others.length === 0 &&
    /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(key) &&
    key.length <= MAX_KEY_LENGTH
  )
    return key
  throw new Problem({
    status: 400,
    code: key === undefined ? 'idempotency-key-missing' : 'idempotency-key-invalid',
    title:
      key === undefined
        ? 'The Idempotency-Key header is missing.'
        : 'The Idempotency-Key header is not usable.',
    detail: 'The key makes sure that one sale becomes one fiscal document, however often it is sent.',
    fix: `Send "Idempotency-Key: <your own id of the sale>", at most ${MAX_KEY_LENGTH} printable ASCII characters, the same each time you send this sale.`,
  })
}

function waitSeconds(prefer: string | undefined): number {
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})/.exec(prefer ?? '')
  return Math.min(Number(wait?.[1] ?? 0), MAX_WAIT_SECONDS)
}

function sameOrConflict(record: DocumentRecord, body: JsonBody): DocumentRecord {
  const pointers = differingPointers(JSON.parse(record.body), body.value)
  if (pointers.length === 0) return record
  throw new Problem({
    status: 409,
    code: 'idempotency-key-reused',
    title: 'This Idempotency-Key belongs to another document.',
    detail: `${record.id} was accepted with it, and its body differs at ${pointers.map((at) => at || 'the root').join(', ')}.`,
    fix: 'Send the first body again to get that document, or use a new key for a new sale.',
    errors: pointers.map((pointer) => ({
      pointer,
      message: 'differs from the body that was accepted with this key',
    })),
    more: { document: record.id },
  })
}

function refused(record: DocumentRecord, document: unknown): Problem {
  const problem = record.problem
  return new Problem({
    status: 422,
    code: problem?.code ?? 'rejected',
    title: problem?.message ?? 'The authority refused the document.',
    detail: problem?.cause ?? '',
    fix: problem?.fix ?? 'Correct the document.',
    retry: problem?.retry ?? 'never',
    ...(problem?.issues ? { errors: problem.issues.map(errorOf) } : {}),
    more: { document },
  })
}

function readFilter(query: Record<string, string>): Omit<DocumentFilter, 'account'> {
  const { status, device, type, from, to, q, cursor, limit } = query
  if (status !== undefined && !STATUSES.includes(status as Status))
    throw badQuery('status', `Use one of ${STATUSES.join(', ')}.`)
  const size = limit === undefined ? PAGE_SIZE : Number(limit)
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE)
    throw badQuery('limit', `Use a whole number from 1 to ${MAX_PAGE_SIZE}.`)
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor))
    throw badQuery('cursor', 'Use the "next" of the page before.')
  return {
    status,
    device,
    type,
    from: instant('from', from),
    to: instant('to', to),
    q,
    before: cursor === undefined ? undefined : Number(cursor),
    limit: size,
  }
}

function instant(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw badQuery(name, 'Write it like 2026-11-23 or 2026-11-23T10:15:00+03:00.')
  return time
}

function badQuery(name: string, fix: string): Problem {
  return new Problem({
    status: 400,
    code: 'query-invalid',
    title: `The parameter "${name}" is not usable.`,
    detail: 'Nothing was searched.',
    fix,
    errors: [{ pointer: `?${name}`, message: 'is not usable', fix }],
  })
}
