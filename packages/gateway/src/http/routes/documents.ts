import { type Checked, invalidDocument } from '@risiti/core'
import { z } from 'zod'
import { checkDocument } from '../../documents/check.js'
import { viewTotals } from '../../documents/read.js'
import { readRecord } from '../../documents/record.js'
import { documentView } from '../../documents/view.js'
import { type ListPlace, listDocuments } from '../../store/statements/documents-list.js'
import { isBroad } from '../../store/statements/documents-search.js'
import type { Row } from '../../store/store.js'
import type { GatewayContext } from '../context.js'
import { documentQuery, writePlace } from '../document-query.js'
import type { Acceptance } from '../documents/acceptance.js'
import { DOCUMENT_ANSWERS, type DocumentDesks } from '../documents/document-desk.js'
import { checkedView, DOCUMENT_BODY } from '../documents/document-schemas.js'
import { CHECK, DOCUMENT_PARAMS, LIST, SELL } from '../examples/documents.js'
import { DOCUMENT_ID, pageOf } from '../fields.js'
import { IDEMPOTENCY_KEY, PREFER } from '../headers.js'
import { factsOf, Problem } from '../problem.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'

const documentsView = pageOf('documents', documentView).extend({
  partial: z
    .literal(true)
    .meta({
      description:
        'More than 1,000 numbers begin or end as "q" asks, and only the highest of them were looked at.',
    })
    .optional(),
})

/** Selling and reading documents. */
export function documentRoutes(
  table: RouteTable,
  gateway: GatewayContext,
  deskOf: DocumentDesks,
  acceptance: Acceptance,
): void {
  const { read } = gateway.store

  table
    .route({
      method: 'post',
      path: '/v1/documents',
      id: 'sell',
      scope: 'documents:write',
      tag: 'Documents',
      summary: 'Sell: make a sale a fiscal document',
      description:
        'The sale is on disk before it is answered, and is sent to the authority in the order of its device. The same key and body always answer with the same document as it is now, so whoever got no answer sends the request again.\n\nA note that you write out yourself goes here too, with "preceding".',
      headers: { key: IDEMPOTENCY_KEY, seconds: PREFER },
      body: DOCUMENT_BODY,
      answers: DOCUMENT_ANSWERS,
      problems: { 409: ['idempotency-key-reused'], 422: [AUTHORITY_CODES] },
      examples: SELL,
    })
    .handle(async ({ caller, headers: { key, seconds }, body, request }) => {
      const desk = deskOf(caller.account)
      return desk.answer(await acceptance.take(desk, body, key), seconds, request)
    })

  table
    .route({
      method: 'post',
      path: '/v1/documents/check',
      id: 'checkDocument',
      scope: 'documents:write',
      tag: 'Documents',
      summary: 'Compute a document, and find what would be refused',
      description:
        'Nothing is stored or sent. A document that would be refused is answered with all that is wrong, and with what it comes to as far as that can be computed.',
      body: DOCUMENT_BODY,
      answers: { 200: { description: 'Nothing is wrong with it.', schema: checkedView } },
      problems: { 422: [AUTHORITY_CODES] },
      examples: CHECK,
    })
    .handle(async ({ caller, body }) => {
      const checked = await checkDocument(body.value, deskOf(caller.account).check)
      const { findings, document, calculation } = checked
      if (findings.length === 0)
        return { status: 200, body: { ok: true, ...computedOf(document!, calculation!) } }
      const computed = document && calculation ? computedOf(document, calculation) : {}
      throw new Problem({ ...factsOf(invalidDocument(findings)), more: { ok: false, ...computed } })
    })

  table
    .route({
      method: 'get',
      path: '/v1/documents',
      id: 'listDocuments',
      scope: 'documents:read',
      tag: 'Documents',
      summary: 'List documents, newest first',
      query: documentQuery,
      answers: { 200: { description: 'A page of them.', schema: documentsView } },
      examples: LIST,
    })
    .handle(async ({ caller: { account }, query: { cursor: after, ...filter } }) => {
      const desk = deskOf(account)
      const rows = await listDocuments(read, {
        ...filter,
        after,
        account,
        lane: 'sales',
        limit: filter.limit + 1,
      })
      const page = rows.slice(0, filter.limit)
      const last = page.at(-1)
      return {
        status: 200,
        body: {
          documents: await Promise.all(page.map((row) => desk.view(readRecord(row)))),
          ...(rows.length > page.length && last ? { next: writePlace(placeOf(last)) } : {}),
          ...(filter.q !== undefined && (await isBroad(read, account, filter.q)) ? { partial: true } : {}),
        },
      }
    })

  table
    .route({
      method: 'get',
      path: '/v1/documents/{id}',
      id: 'readDocument',
      scope: 'documents:read',
      tag: 'Documents',
      summary: 'See how a document stands',
      params: { id: DOCUMENT_ID },
      answers: { 200: { description: 'The document, with its attempts.', schema: documentView } },
      problems: { 404: ['document-unknown'] },
      examples: {
        'see-a-document': { summary: 'A fiscal document', params: DOCUMENT_PARAMS, status: 200 },
        'unknown-document': { summary: 'An id that is not known', params: { id: 'doc_0' }, status: 404 },
      },
    })
    .handle(async ({ caller, params }) => {
      const desk = deskOf(caller.account)
      return { status: 200, body: await desk.view(await desk.find(params.id)) }
    })
}

function placeOf(row: Row): ListPlace {
  return { createdAt: Number(row.created_at), position: Number(row.position) }
}

/** What a document comes to. Taxes and lines are in the currency that the authority takes. */
function computedOf(
  document: NonNullable<Checked['document']>,
  calculation: NonNullable<Checked['calculation']>,
) {
  return {
    ...viewTotals(document, calculation),
    taxes: calculation.bands,
    duties: calculation.duties,
    levies: calculation.levies.map(({ source, amount }) => ({ ...source, amount })),
    lines: calculation.lines.map(({ source, ...line }) => ({ item: source.item, ...line })),
  }
}
