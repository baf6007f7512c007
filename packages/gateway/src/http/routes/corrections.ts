import { invalidDocument } from '@risiti/core'
import { z } from 'zod'
import type { Authority } from '../../authorities/authority.js'
import { checkDocument, withoutFindings } from '../../documents/check.js'
import { examine, type Verdict } from '../../documents/decide.js'
import { viewEvent } from '../../documents/events.js'
import { type DocumentRecord, writeContent } from '../../documents/record.js'
import { isDecidedSo, type Resolution } from '../../documents/resolve.js'
import { anotherKind, anotherSale, isSameBody, mayBeRevised } from '../../documents/revise.js'
import { pending } from '../../documents/send.js'
import { documentView } from '../../documents/view.js'
import { attemptsOf } from '../../store/statements/attempts.js'
import { eventsOf } from '../../store/statements/events.js'
import { type Acceptance, creditBody, creditRequest } from '../acceptance.js'
import type { JsonBody } from '../body.js'
import type { GatewayContext } from '../context.js'
import {
  notCancellable,
  notRevisable,
  notWaiting,
  notWithdrawn,
  numberTaken,
  revisedMeanwhile,
} from '../correction-problems.js'
import { DOCUMENT_ANSWERS, type DocumentDesk } from '../document-desk.js'
import { pageQuery } from '../document-query.js'
import { DOCUMENT_BODY } from '../document-schemas.js'
import { CANCEL, EVENTS, RESOLVE, REVISE } from '../examples/corrections.js'
import { DOCUMENT_ID, eventsView } from '../fields.js'
import { PREFER } from '../headers.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'
import { objection } from '../verdict-problems.js'

const why = {
  reason: z.string().trim().min(1).max(500).meta({ description: 'Kept with the event.' }),
  by: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ description: 'Who decided, where the caller knows.' })
    .optional(),
}

const cancellation = z.strictObject(why).meta({ id: 'Cancellation' })

/** What a person has to say, word for word, to send again what may be at the authority. */
const INSISTENCE = 'not at the authority'

const decision = z
  .discriminatedUnion('decision', [
    z
      .strictObject({
        decision: z.literal('adopt'),
        number: z
          .string()
          .trim()
          .min(1)
          .max(60)
          .meta({ description: 'The fiscal number of the document that is this sale.' }),
        ...why,
      })
      .meta({ description: 'The document of that number is this sale.' }),
    z
      .strictObject({
        decision: z.literal('resend'),
        confirm: z
          .literal(INSISTENCE)
          .meta({ description: 'Where nothing proves that the authority does not have it.' })
          .optional(),
        ...why,
      })
      .meta({ description: 'The authority does not have it: it is sent again.' }),
    z.strictObject({ decision: z.literal('cancel'), ...why }).meta({ description: 'The sale is off.' }),
  ])
  .meta({ id: 'Decision', description: 'What a person decides about a document that needs attention.' })

const ONE = { tag: 'Corrections', params: { id: DOCUMENT_ID } } as const
const ANSWERS = { 200: { description: 'The document, as it is now.', schema: documentView } } as const

/** Correcting, withdrawing and deciding about documents, and what happened to them. */
export function correctionRoutes(
  table: RouteTable,
  gateway: GatewayContext,
  desk: DocumentDesk,
  acceptance: Acceptance,
): void {
  const { account } = desk
  const { read } = gateway.store

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/documents/{id}/revisions',
      id: 'reviseDocument',
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
    .handle(async ({ params, headers: { seconds }, body: json, request }) => {
      const record = await desk.find(params.id)
      const body = revisionOf(record, json)
      if (!isSameBody(record.body, body.value)) await revise(record, body)
      return desk.answer(await desk.find(record.id), seconds, request)
    })

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/documents/{id}/cancel',
      id: 'cancelDocument',
      summary: 'Withdraw a document that the authority does not have',
      description:
        'An application that nobody has decided on is withdrawn at the authority first. What is fiscal is taken back with a credit note.',
      body: {
        schema: cancellation,
        refusal: { code: 'cancellation-invalid', message: 'The cancellation cannot be used' },
      },
      answers: ANSWERS,
      problems: {
        404: ['document-unknown'],
        409: ['not-cancellable'],
        502: ['application-not-withdrawn'],
      },
      examples: CANCEL,
    })
    .handle(async ({ params, body: input }) => {
      const record = await desk.find(params.id)
      // The number of a device whose key no longer opens stays with the document: it is known to be unused, no more.
      const authority = await desk.check.authorityOf(record.device).catch(() => undefined)
      const isWithdrawn = await withdraw(record, authority)
      const written = await gateway.store.write('cancelDocument', {
        account,
        isWithdrawn,
        document: record.id,
        reason: input.reason,
        by: input.by,
        returns: authority?.sequence ?? null,
        now: now(),
      })
      const present = await desk.find(record.id)
      if (written === 'refused') throw notCancellable(present)
      gateway.waiters.notify(record.id)
      gateway.wake(account, record.device)
      return { status: 200, body: await desk.view(present) }
    })

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/documents/{id}/resolve',
      id: 'resolveDocument',
      summary: 'Decide about a document that needs attention',
      description:
        'What the document was sent as and what the authority holds stand side by side in its "conflict". The decision is kept, with who made it and why. The same decision again changes nothing.',
      body: {
        schema: decision,
        refusal: { code: 'decision-invalid', message: 'The decision cannot be used' },
      },
      answers: ANSWERS,
      problems: {
        404: ['document-unknown'],
        409: [
          'not-waiting-for-decision',
          'number-not-at-authority',
          'found-at-authority',
          'absence-not-proved',
          'absence-not-proved-yet',
          'fiscal-number-taken',
        ],
        422: [AUTHORITY_CODES],
        502: ['authority-not-readable', AUTHORITY_CODES],
      },
      examples: RESOLVE,
    })
    .handle(async ({ params, body }) => {
      const record = await desk.find(params.id)
      await resolve(record, body)
      return { status: 200, body: await desk.view(await desk.find(record.id)) }
    })

  table
    .route({
      ...ONE,
      method: 'get',
      path: '/v1/documents/{id}/events',
      id: 'listDocumentEvents',
      summary: 'See what happened to a document, oldest first',
      query: pageQuery,
      answers: { 200: { description: 'A page of its events.', schema: eventsView } },
      problems: { 404: ['document-unknown'] },
      examples: EVENTS,
    })
    .handle(async ({ params, query: { cursor, limit } }) => {
      const { id } = await desk.find(params.id)
      const rows = await eventsOf(read, id, cursor ?? 0, limit + 1)
      const events = rows.slice(0, limit).map(viewEvent)
      return { status: 200, body: { events, ...(rows.length > limit ? { next: events.at(-1)!.id } : {}) } }
    })

  async function revise(record: DocumentRecord, body: JsonBody): Promise<void> {
    if (!mayBeRevised(record, await attemptsOf(read, record.id))) throw notRevisable(record)
    const otherKinds = anotherKind(record, (body.value as { type?: unknown } | null)?.type)
    if (otherKinds.length > 0) throw invalidDocument(otherKinds)
    const { document, calculation, noted } = isCreditRequest(record, body.value)
      ? await acceptance.writeCredit(record.original!, body, record)
      : withoutFindings(await checkDocument(body.value, desk.check, record.id))
    const others = anotherSale(record, document, noted?.original.id)
    if (others.length > 0) throw invalidDocument(others)
    const written = await gateway.store.write('reviseDocument', {
      account,
      document: record.id,
      revision: record.revision,
      body: body.text,
      content: writeContent(document, calculation),
      number: document.number,
      type: document.type,
      stamp: noted?.stamp,
      now: now(),
    })
    if (written === 'refused') throw notRevisable(await desk.find(record.id))
    if (written === 'moved') throw revisedMeanwhile(record)
    gateway.wake(account, record.device)
  }

  /** An application is withdrawn at the authority first. @throws Problem when it is too late, or cannot be known. */
  async function withdraw(record: DocumentRecord, authority: Authority | undefined): Promise<boolean> {
    const { application } = record
    if (record.status !== 'awaiting_approval' || !application) return false
    const withdrawal = await authority?.approval?.withdraw(record, application)
    switch (withdrawal?.kind) {
      case 'withdrawn':
        return true
      case 'unknown':
        throw notWithdrawn(record, withdrawal.problem)
      default:
        throw notCancellable(record)
    }
  }

  async function resolve(record: DocumentRecord, input: z.infer<typeof decision>): Promise<void> {
    const { confirm, ...resolution } = { confirm: undefined, ...input }
    if (record.status !== 'needs_attention') return wasDecided(record, resolution)
    const verdict = await verdictOn(record, resolution, confirm === INSISTENCE)
    if (verdict.kind !== 'go') throw objection(verdict, record)
    const { fiscal, application, conflict } = verdict
    const written = await gateway.store.write('resolveDocument', {
      account,
      document: record.id,
      revision: record.revision,
      resolution,
      fiscal: fiscal ? JSON.stringify(fiscal) : null,
      application: application ? JSON.stringify(pending(application, now())) : null,
      conflict: conflict ? JSON.stringify(conflict) : null,
      takesNewNumber: verdict.takesNewNumber ?? false,
      now: now(),
    })
    if (written === 'moved') return wasDecided(await desk.find(record.id), resolution)
    if (written !== 'done') throw numberTaken(fiscal!.number, written.taken)
    gateway.wake(account, record.device)
  }

  async function verdictOn(
    record: DocumentRecord,
    resolution: Resolution,
    insists: boolean,
  ): Promise<Verdict> {
    // What a device holds that no longer opens can still be withdrawn.
    if (resolution.decision === 'cancel') return { kind: 'go' }
    const authority = (await desk.check.authorityOf(record.device))!
    const { sealer, steady } = gateway
    return examine(record, resolution, insists, { read, sealer, authority, steady: steady() })
  }

  /** A decision that was made before is not made again; its answer was lost. */
  async function wasDecided(record: DocumentRecord, resolution: Resolution): Promise<void> {
    if (!(await isDecidedSo(read, record.id, resolution))) throw notWaiting(record)
  }

  function now(): number {
    return gateway.clock.now().getTime()
  }
}

/** A note that was asked for in few words may be revised in few words. */
function isCreditRequest({ original }: DocumentRecord, value: unknown): boolean {
  return original !== undefined && typeof value === 'object' && value !== null && !('type' in value)
}

function revisionOf(record: DocumentRecord, body: JsonBody): JsonBody {
  return isCreditRequest(record, body.value) ? creditBody(record.original!, body) : body
}
