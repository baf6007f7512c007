import { z } from 'zod'
import type { Scope } from '../../access/scopes.js'
import { type Authority, recorderOf } from '../../authorities/authority.js'
import { examine, examineCancellation, type Verdict } from '../../documents/decide.js'
import { awaitsUpload } from '../../documents/offline.js'
import type { DocumentRecord } from '../../documents/record.js'
import { isDecidedSo, type Resolution } from '../../documents/resolve.js'
import { pending } from '../../documents/send.js'
import type { Shown } from '../../documents/shown.js'
import { viewEvent } from '../../events/view.js'
import { eventsOf } from '../../store/statements/events.js'
import type { GatewayContext } from '../context.js'
import { pageQuery } from '../document-query.js'
import { notCancellable, notWaiting, notWithdrawn, numberTaken } from '../documents/correction-problems.js'
import type { Desk, DeskFacts, Desks } from '../documents/desk.js'
import { objection } from '../documents/verdict-problems.js'
import type { Example } from '../example.js'
import { eventsView } from '../fields.js'
import { AUTHORITY_CODES, type Tag } from '../route.js'
import type { RouteTable } from '../route-table.js'

const why = {
  reason: z.string().trim().min(1).max(500).meta({ description: 'Kept with the event.' }),
  by: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ description: 'Who decided; left out, the name of the key or the user that asks.' })
    .optional(),
}

/** Why something is done, and who does it. */
export const cancellation = z.strictObject(why).meta({ id: 'Cancellation' })

/** What a person has to say, word for word, to send again what may be at the authority. */
const INSISTENCE = 'not at the authority'

/** Only what a local unit in Kenya signed is copied by hand: it shows nobody what it signed before. */
const readReceipt = z
  .strictObject({
    receiptNumber: z.int().positive().meta({ description: 'Its number among receipts of its kind.' }),
    totalReceiptNumber: z.int().positive().meta({ description: 'Its number among all receipts.' }),
    signature: z.string().trim().min(1).max(100),
    internalData: z.string().trim().min(1).max(100),
    signedAt: z.iso
      .datetime({ offset: true })
      .meta({ description: 'The time on the receipt, with its zone.' }),
  })
  .meta({
    id: 'ReadReceipt',
    description:
      'What is on the paper, or on the portal. Only of a local unit in Kenya, which shows nobody what it signed.',
  })

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
        receipt: readReceipt.optional(),
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

/** How the routes of a lane are called in the reference. */
export interface DecisionFacts<Schema extends z.ZodType> {
  readonly facts: DeskFacts
  readonly tag: Tag
  /** Names in clients: `cancelDocument`. */
  readonly ids: string
  readonly id: z.ZodString
  readonly schema: Schema
  /** The code of the problem for an id that does not exist. */
  readonly unknown: string
  readonly scopes: { readonly read: Scope; readonly write: Scope }
  readonly examples: Readonly<Record<'cancel' | 'resolve' | 'events', Readonly<Record<string, Example>>>>
}

/** Withdrawing and deciding about the documents of a lane, and what happened to them. */
export function decisionRoutes<Schema extends z.ZodType>(
  table: RouteTable,
  gateway: GatewayContext,
  deskOf: Desks<Shown<Schema>>,
  { facts: { lane, path, noun }, tag, ids, id, schema, unknown, scopes, examples }: DecisionFacts<Schema>,
): void {
  const { read } = gateway.store
  const one = { tag, params: { id } } as const
  const answers = { 200: { description: `The ${noun}, as it is now.`, schema } } as const

  table
    .route({
      ...one,
      method: 'post',
      path: `${path}/{id}/cancel`,
      id: `cancel${ids}`,
      scope: scopes.write,
      summary: `Withdraw a ${noun} that the authority does not have`,
      description:
        'An application that nobody has decided on is withdrawn at the authority first. What is fiscal is taken back with a credit note.',
      body: {
        schema: cancellation,
        refusal: { code: 'cancellation-invalid', message: 'The cancellation cannot be used' },
      },
      answers,
      problems: {
        404: [unknown],
        409: ['not-cancellable'],
        502: ['application-not-withdrawn'],
      },
      examples: examples.cancel,
    })
    .handle(async ({ caller: { account, actor }, params, body: input }) => {
      const desk = deskOf(account)
      const record = await desk.find(params.id)
      // The number of a device whose key no longer opens stays with the document: it is known to be unused, no more.
      const authority = await desk.check.authorityOf(record.device).catch(() => undefined)
      const isWithdrawn = await withdraw(record, authority)
      const written = await gateway.store.write('cancelDocument', {
        account,
        isWithdrawn,
        document: record.id,
        reason: input.reason,
        by: input.by ?? actor.name,
        returns: (authority && recorderOf(authority, lane).sequence) ?? null,
        now: now(),
      })
      const present = await desk.find(record.id)
      if (written === 'refused') throw notCancellable(present)
      gateway.waiters.notify(record.id)
      gateway.wake(account, record.device, lane)
      return { status: 200, body: await desk.view(present) }
    })

  table
    .route({
      ...one,
      method: 'post',
      path: `${path}/{id}/resolve`,
      id: `resolve${ids}`,
      scope: 'decisions:write',
      summary: `Decide about a ${noun} that needs attention`,
      description:
        'What was sent and what the authority holds stand side by side in its "conflict". The decision is kept, with who made it and why. The same decision again changes nothing.',
      body: {
        schema: decision,
        refusal: { code: 'decision-invalid', message: 'The decision cannot be used' },
      },
      answers,
      problems: {
        404: [unknown],
        409: [
          'not-waiting-for-decision',
          'number-not-at-authority',
          'found-at-authority',
          'absence-not-proved',
          'absence-not-proved-yet',
          'fiscal-number-taken',
        ],
        422: ['receipt-missing', 'receipt-misread', 'receipt-superfluous', AUTHORITY_CODES],
        502: ['authority-not-readable', AUTHORITY_CODES],
      },
      examples: examples.resolve,
    })
    .handle(async ({ caller, params, body }) => {
      const desk = deskOf(caller.account)
      const record = await desk.find(params.id)
      await resolve(desk, record, { ...body, by: body.by ?? caller.actor.name })
      return { status: 200, body: await desk.view(await desk.find(record.id)) }
    })

  table
    .route({
      ...one,
      method: 'get',
      path: `${path}/{id}/events`,
      id: `list${ids}Events`,
      scope: scopes.read,
      summary: `See what happened to a ${noun}, oldest first`,
      query: pageQuery,
      answers: { 200: { description: 'A page of its events.', schema: eventsView } },
      problems: { 404: [unknown] },
      examples: examples.events,
    })
    .handle(async ({ caller, params, query: { cursor, limit } }) => {
      const { id } = await deskOf(caller.account).find(params.id)
      const rows = await eventsOf(read, id, cursor ?? 0, limit + 1)
      const events = rows.slice(0, limit).map(viewEvent)
      return { status: 200, body: { events, ...(rows.length > limit ? { next: events.at(-1)!.id } : {}) } }
    })

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

  async function resolve(
    desk: Desk<unknown>,
    record: DocumentRecord,
    input: z.infer<typeof decision>,
  ): Promise<void> {
    const { confirm, ...resolution } = { confirm: undefined, ...input }
    if (record.status !== 'needs_attention') return wasDecided(record, resolution)
    const verdict = await verdictOn(desk, record, resolution, confirm === INSISTENCE)
    if (verdict.kind !== 'go') throw objection(verdict, record)
    const { fiscal, application, conflict } = verdict
    const authority = fiscal && (await desk.check.authorityOf(record.device))
    const written = await gateway.store.write('resolveDocument', {
      account: desk.account,
      document: record.id,
      revision: record.revision,
      tries: record.tries,
      resolution,
      fiscal: fiscal ? JSON.stringify(fiscal) : null,
      application: application ? JSON.stringify(pending(application, now())) : null,
      conflict: conflict ? JSON.stringify(conflict) : null,
      awaitsUpload: authority !== undefined && awaitsUpload(recorderOf(authority, lane), fiscal!),
      takesNewNumber: verdict.takesNewNumber ?? false,
      now: now(),
    })
    if (written === 'moved') return wasDecided(await desk.find(record.id), resolution)
    if (written !== 'done') throw numberTaken(fiscal!.number, written.taken)
    gateway.wake(desk.account, record.device, lane)
  }

  async function verdictOn(
    { check }: Desk<unknown>,
    record: DocumentRecord,
    resolution: Resolution,
    insists: boolean,
  ): Promise<Verdict> {
    // What a device holds that no longer opens can still be withdrawn.
    const { sealer, steady } = gateway
    if (resolution.decision === 'cancel') return examineCancellation(record, { read, steady: steady() })
    const authority = recorderOf((await check.authorityOf(record.device))!, lane)
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
