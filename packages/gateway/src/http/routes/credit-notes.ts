import { type Acceptance, creditRequest } from '../documents/acceptance.js'
import { DOCUMENT_ANSWERS, type DocumentDesks } from '../documents/document-desk.js'
import { CREDIT } from '../examples/corrections.js'
import { DOCUMENT_ID } from '../fields.js'
import { IDEMPOTENCY_KEY, PREFER } from '../headers.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'

/** Taking documents back, all or part. */
export function creditNoteRoutes(table: RouteTable, deskOf: DocumentDesks, acceptance: Acceptance): void {
  table
    .route({
      method: 'post',
      path: '/v1/documents/{id}/credit-notes',
      id: 'creditDocument',
      scope: 'documents:write',
      tag: 'Corrections',
      summary: 'Take back all or part of a document',
      description:
        'The note is written from its original: without "lines" it takes back all that is left. Where more is asked than is left, the problem has "left", which says how much there is. In Uganda the authority decides on a credit note: it is awaiting_approval until then.',
      params: { id: DOCUMENT_ID },
      headers: { key: IDEMPOTENCY_KEY, seconds: PREFER },
      body: {
        schema: creditRequest,
        refusal: { code: 'credit-note-invalid', message: 'The credit note cannot be used' },
        checked: 'later',
      },
      answers: DOCUMENT_ANSWERS,
      problems: {
        404: ['document-unknown'],
        409: ['idempotency-key-reused', 'note-on-note', 'original-not-fiscal'],
        422: ['document-invalid', AUTHORITY_CODES],
      },
      examples: CREDIT,
    })
    .handle(async ({ caller, params, headers: { key, seconds }, body, request }) => {
      const desk = deskOf(caller.account)
      const original = await desk.find(params.id)
      return desk.answer(await acceptance.credit(desk, original, body, key), seconds, request)
    })
}
