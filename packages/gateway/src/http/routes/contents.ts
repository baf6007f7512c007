import { z } from 'zod'
import { openText } from '../../audit/exchange.js'
import { viewAttempt } from '../../documents/read.js'
import type { DocumentRecord } from '../../documents/record.js'
import { attemptView } from '../../documents/view.js'
import { findAttempt } from '../../store/statements/attempts.js'
import { exchangesOf } from '../../store/statements/exchanges.js'
import type { GatewayContext } from '../context.js'
import type { DocumentDesks } from '../documents/document-desk.js'
import { ATTEMPT, CONTENT } from '../examples/overview.js'
import { DOCUMENT_ID } from '../fields.js'
import { Problem } from '../problem.js'
import type { RouteTable } from '../route-table.js'

const amount = z.string().meta({ format: 'decimal' })

const contentView = z
  .strictObject({
    id: z.string(),
    revision: z.int(),
    body: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What the caller sent, as it came. A correction begins with it.' }),
    document: z
      .record(z.string(), z.unknown())
      .meta({ description: 'The same with what the item table knows: names, units, taxes and classes.' }),
    lines: z
      .array(
        z.strictObject({
          line: z.int().meta({ description: 'The line of the document; the first is 1.' }),
          rate: z.string().meta({ description: 'VAT as a fraction.' }),
          net: amount,
          tax: amount,
          total: amount,
          discount: amount,
        }),
      )
      .meta({ description: 'What each line comes to, in the currency that the authority takes.' }),
  })
  .meta({ id: 'Content', description: 'What a document says, line by line.' })

const sentView = attemptView
  .extend({
    request: z
      .unknown()
      .meta({
        description:
          'What was sent, before it was encrypted for the authority. Absent once it is not kept any more.',
      })
      .optional(),
    answer: z
      .unknown()
      .meta({ description: 'What came back, opened where it was encrypted. Absent when nothing came.' })
      .optional(),
  })
  .meta({ id: 'SentAttempt', description: 'An attempt, with what was sent and what came back.' })

const NUMBER = z.string().meta({ description: 'The number of the attempt; the first is 1.' })

/** What a document says, and what was sent for it. */
export function contentRoutes(table: RouteTable, gateway: GatewayContext, deskOf: DocumentDesks): void {
  const { read } = gateway.store
  const ONE = {
    method: 'get',
    tag: 'Documents',
    scope: 'documents:read',
    params: { id: DOCUMENT_ID },
  } as const

  table
    .route({
      ...ONE,
      path: '/v1/documents/{id}/content',
      id: 'readContent',
      summary: 'See what a document says, line by line',
      answers: { 200: { description: 'Its content.', schema: contentView } },
      problems: { 404: ['document-unknown'] },
      examples: CONTENT,
    })
    .handle(async ({ caller, params }) => ({
      status: 200,
      body: viewContent(await deskOf(caller.account).find(params.id)),
    }))

  table
    .route({
      ...ONE,
      path: '/v1/documents/{id}/attempts/{number}',
      id: 'readAttempt',
      summary: 'See what was sent to the authority, and what it answered',
      description: 'It is kept sealed, and opened for this answer.',
      params: { id: DOCUMENT_ID, number: NUMBER },
      answers: { 200: { description: 'The attempt.', schema: sentView } },
      problems: { 404: ['document-unknown', 'attempt-unknown'] },
      examples: ATTEMPT,
    })
    .handle(async ({ caller, params }) => {
      const record = await deskOf(caller.account).find(params.id)
      const number = Number(params.number)
      const row = Number.isSafeInteger(number) ? await findAttempt(read, record.id, number) : undefined
      if (!row) throw attemptUnknown(record.id)
      const kept = await exchangesOf(read, record.id, number)
      const { request, answer, opened } = Object.fromEntries(
        kept.map(({ part, text }) => {
          const key = { document: record.id, attempt: number, part: String(part) }
          return [part, asJson(openText(gateway.sealer, key, text as Uint8Array))]
        }),
      )
      // What carries a refusal of Uganda is not encrypted, and holds nothing else.
      const said = opened || answer
      const texts = {
        ...(kept.length === 0 ? {} : { request }),
        ...(said === undefined ? {} : { answer: said }),
      }
      return { status: 200, body: { ...viewAttempt(row), ...texts } }
    })
}

function viewContent(record: DocumentRecord) {
  return {
    id: record.id,
    revision: record.revision,
    body: JSON.parse(record.body) as Record<string, unknown>,
    document: { ...record.document },
    lines: record.calculation.lines.map(({ index, rate, net, tax, total, discount }) => ({
      line: index + 1,
      rate,
      net,
      tax,
      total,
      discount,
    })),
  }
}

/** Authorities are told JSON; whatever else is text. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function attemptUnknown(id: string): Problem {
  return new Problem({
    status: 404,
    code: 'attempt-unknown',
    title: 'There is no such attempt.',
    detail: `${id} was not sent so often.`,
    fix: 'See "attempts" of the document.',
  })
}
