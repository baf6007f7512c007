import { invalidDocument } from '@risiti/core'
import { z } from 'zod'
import { checkDocument, withoutFindings } from '../../documents/check.js'
import { type DocumentRecord, writeContent } from '../../documents/record.js'
import { anotherKind, anotherSale, isSameBody, mayBeRevised } from '../../documents/revise.js'
import { attemptsOf } from '../../store/statements/attempts.js'
import type { GatewayContext } from '../context.js'
import { type Acceptance, creditBody, creditRequest } from '../documents/acceptance.js'
import { notRevisable, revisedMeanwhile } from '../documents/correction-problems.js'
import { DOCUMENT_ANSWERS, type DocumentDesk, type DocumentDesks } from '../documents/document-desk.js'
import { DOCUMENT_BODY } from '../documents/document-schemas.js'
import { REVISE } from '../examples/corrections.js'
import { DOCUMENT_ID } from '../fields.js'
import { PREFER } from '../headers.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'
import type { JsonBody } from '../server/body.js'

/** Correcting documents that are not fiscal. */
export function revisionRoutes(
  table: RouteTable,
  gateway: GatewayContext,
  deskOf: DocumentDesks,
  acceptance: Acceptance,
): void {
  const { read } = gateway.store

  table
    .route({
      tag: 'Corrections',
      params: { id: DOCUMENT_ID },
      method: 'post',
      path: '/v1/documents/{id}/revisions',
      id: 'reviseDocument',
      scope: 'documents:write',
      summary: 'Correct a document that was refused, or never sent',
      description:
        'Takes the whole document as it should be, or, of a note that was asked for in few words, such words. It keeps its id and its key. A body that is the one it has changes nothing.',
      headers: { seconds: PREFER },
      body: { ...DOCUMENT_BODY, schema: z.union([DOCUMENT_BODY.schema, creditRequest]) },
      answers: DOCUMENT_ANSWERS,
      problems: {
        404: ['document-unknown'],
        409: ['not-revisable', 'revised-meanwhile'],
        422: ['credit-note-invalid', AUTHORITY_CODES],
      },
      examples: REVISE,
    })
    .handle(async ({ caller, params, headers: { seconds }, body: json, request }) => {
      const desk = deskOf(caller.account)
      const record = await desk.find(params.id)
      const body = revisionOf(record, json)
      if (!isSameBody(record.body, body.value)) await revise(desk, record, body)
      return desk.answer(await desk.find(record.id), seconds, request)
    })

  async function revise(desk: DocumentDesk, record: DocumentRecord, body: JsonBody): Promise<void> {
    if (!mayBeRevised(record, await attemptsOf(read, record.id))) throw notRevisable(record)
    const otherKinds = anotherKind(record, (body.value as { type?: unknown } | null)?.type)
    if (otherKinds.length > 0) throw invalidDocument(otherKinds)
    const { document, calculation, noted } = isCreditRequest(record, body.value)
      ? await acceptance.writeCredit(desk, record.original!, body, record)
      : withoutFindings(await checkDocument(body.value, desk.check, record.id))
    const others = anotherSale(record, document, noted?.original.id)
    if (others.length > 0) throw invalidDocument(others)
    const written = await gateway.store.write('reviseDocument', {
      account: desk.account,
      document: record.id,
      revision: record.revision,
      body: body.text,
      content: writeContent(document, calculation),
      number: document.number,
      type: document.type,
      stamp: noted?.stamp,
      now: gateway.clock.now().getTime(),
    })
    if (written === 'refused') throw notRevisable(await desk.find(record.id))
    if (written === 'moved') throw revisedMeanwhile(record)
    gateway.wake(desk.account, record.device)
  }
}

/** A note that was asked for in few words may be revised in few words. */
function isCreditRequest({ original }: DocumentRecord, value: unknown): boolean {
  return original !== undefined && typeof value === 'object' && value !== null && !('type' in value)
}

function revisionOf(record: DocumentRecord, body: JsonBody): JsonBody {
  return isCreditRequest(record, body.value) ? creditBody(record.original!, body) : body
}
