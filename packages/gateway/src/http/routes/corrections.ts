import type { HttpBindings } from '@hono/node-server'
import { invalidDocument } from '@risiti/core'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Authority } from '../../authorities/authority.js'
import { checkDocument, withoutFindings } from '../../documents/check.js'
import { examine, type Verdict } from '../../documents/decide.js'
import { viewEvent } from '../../documents/events.js'
import { type DocumentRecord, writeContent } from '../../documents/record.js'
import { isDecidedSo, type Resolution } from '../../documents/resolve.js'
import { anotherKind, anotherSale, isSameBody, mayBeRevised } from '../../documents/revise.js'
import { pending } from '../../documents/send.js'
import { attemptsOf } from '../../store/statements/attempts.js'
import { eventsOf } from '../../store/statements/events.js'
import { type Acceptance, creditBody } from '../acceptance.js'
import { type JsonBody, readJson } from '../body.js'
import type { GatewayContext } from '../context.js'
import {
  notCancellable,
  notRevisable,
  notWaiting,
  notWithdrawn,
  numberTaken,
  revisedMeanwhile,
} from '../correction-problems.js'
import type { DocumentDesk } from '../document-desk.js'
import { readPage } from '../document-query.js'
import { readInput } from '../input.js'
import { objection } from '../verdict-problems.js'

const why = {
  /** Kept with the event. */
  reason: z.string().trim().min(1).max(500),
  /** Who decided, where the caller knows. */
  by: z.string().trim().min(1).max(100).optional(),
}

const cancellation = z.strictObject(why)

/** What a person has to say, word for word, to send again what may be at the authority. */
const INSISTENCE = 'not at the authority'

const decision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('adopt'), number: z.string().trim().min(1).max(60), ...why }),
  z.strictObject({ decision: z.literal('resend'), confirm: z.literal(INSISTENCE).optional(), ...why }),
  z.strictObject({ decision: z.literal('cancel'), ...why }),
])

/** Correcting, withdrawing and deciding about documents, and what happened to them. */
export function correctionRoutes(gateway: GatewayContext, desk: DocumentDesk, acceptance: Acceptance) {
  const { account } = desk
  const { read } = gateway.store
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.post('/:id/revisions', async (c) => {
    const record = await desk.find(c.req.param('id'))
    const body = revisionOf(record, await readJson(c.env.incoming, gateway.load))
    if (!isSameBody(record.body, body.value)) await revise(record, body)
    return desk.answer(await desk.find(record.id), c)
  })

  app.post('/:id/cancel', async (c) => {
    const record = await desk.find(c.req.param('id'))
    const { value } = await readJson(c.env.incoming, gateway.load)
    const input = readInput(cancellation, value, { code: 'cancellation-invalid', what: 'The cancellation' })
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
    return c.json(await desk.view(present))
  })

  app.post('/:id/resolve', async (c) => {
    const record = await desk.find(c.req.param('id'))
    const { value } = await readJson(c.env.incoming, gateway.load)
    const input = readInput(decision, value, { code: 'decision-invalid', what: 'The decision' })
    await resolve(record, input)
    return c.json(await desk.view(await desk.find(record.id)))
  })

  app.get('/:id/events', async (c) => {
    const { id } = await desk.find(c.req.param('id'))
    const { cursor, limit } = readPage(c.req.query())
    const rows = await eventsOf(read, id, cursor ?? 0, limit + 1)
    const events = rows.slice(0, limit).map(viewEvent)
    return c.json({ events, ...(rows.length > limit ? { next: events.at(-1)!.id } : {}) })
  })

  return app

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
