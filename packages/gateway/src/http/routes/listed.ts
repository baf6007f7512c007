import { z } from 'zod'
import type { Authority } from '../../authorities/authority.js'
import type { Shown } from '../../documents/shown.js'
import type { Buyer } from '../../listed/pull.js'
import { findDevice } from '../../store/statements/devices.js'
import { listListed } from '../../store/statements/listed.js'
import type { Row } from '../../store/store.js'
import type { GatewayContext } from '../context.js'
import { deviceUnknown } from '../devices/device-problems.js'
import { listedQuery } from '../document-query.js'
import { notRetryable } from '../documents/correction-problems.js'
import { HEADERS } from '../documents/document-desk.js'
import type { Example } from '../example.js'
import { pageOf } from '../fields.js'
import { IDEMPOTENCY_KEY, PREFER } from '../headers.js'
import { type DecisionKind, type DecisionReader, ListedAcceptance } from '../listed/listed-acceptance.js'
import type { ListedDesk } from '../listed/listed-desk.js'
import type { Problem } from '../problem.js'
import { AUTHORITY_CODES, type BodyField, type Tag } from '../route.js'
import type { RouteTable } from '../route-table.js'
import { cancellation } from './decisions.js'

/** So many are kept at once: others write in between. */
const PART = 200

const pullRequest = z.strictObject({
  device: z
    .string()
    .min(1)
    .max(64)
    .meta({ description: 'The device, of Kenya.', examples: ['ke-shop-1'] }),
})

type Examples = Readonly<Record<string, Example>>

/** One way to decide. */
interface Deciding {
  readonly id: string
  readonly summary: string
  readonly description: string
  readonly schema: z.ZodType
  readonly examples: Examples
}

/** One that an authority lists: its id, and what was told of it, as JSON. */
export interface Entry {
  readonly id: string
  readonly told: string
}

/** What an authority lists for us to decide on, as routes say it. */
export interface ListedSubject<Schema extends z.ZodType> {
  readonly reader: DecisionReader
  readonly tag: Tag
  /** The id in an address. */
  readonly id: z.ZodString
  readonly schema: Schema
  /** What a body that is no decision is answered with. */
  readonly refusal: BodyField['refusal']
  readonly desk: (account: string) => ListedDesk<Shown<Schema>>
  /** Asks the authority; undefined where it lists nothing of the kind. It fails as the authority does. */
  readonly ask: (authority: Authority, buyer: Buyer) => Promise<readonly Entry[]> | undefined
  readonly notPossible: (device: string) => Problem
  /** What routes are called, and their examples. */
  readonly words: {
    readonly pull: { readonly id: string; readonly summary: string; readonly examples: Examples }
    readonly list: { readonly id: string; readonly summary: string; readonly examples: Examples }
    readonly get: { readonly id: string; readonly summary: string; readonly examples: Examples }
    readonly retry: { readonly id: string; readonly examples: Examples }
    readonly decide: Readonly<Record<DecisionKind, Deciding>>
  }
}

/** What an authority lists for us to decide on: asking for it, reading it, and deciding on it. */
export function listedRoutes<Schema extends z.ZodType>(
  table: RouteTable,
  gateway: GatewayContext,
  subject: ListedSubject<Schema>,
): void {
  const { read } = gateway.store
  const { reader, tag, id, schema, words, desk: deskOf } = subject
  const { lane, noun } = reader
  const acceptance = new ListedAcceptance(gateway, reader)
  const one = { tag, params: { id } } as const
  const answers = {
    200: { description: 'The decision was withdrawn before.', schema, headers: HEADERS },
    201: { description: 'The authority has the decision.', schema, headers: HEADERS },
    202: { description: 'The decision is kept, and on its way.', schema, headers: HEADERS },
  } as const

  table
    .route({
      ...words.pull,
      method: 'post',
      path: `/v1/${lane}/pull`,
      tag,
      scope: 'goods:write',
      description: 'Kenya only. It may be called at any time: what is known already stays as it is.',
      body: { schema: pullRequest, refusal: { code: 'pull-invalid', message: 'The pull cannot be used' } },
      answers: {
        200: {
          description: 'They are kept.',
          schema: z.strictObject({
            device: z.string(),
            listed: z.int().meta({ description: 'How many the authority lists.' }),
            new: z.int().meta({ description: 'How many of them were not known.' }),
            gone: z.int().meta({ description: 'How many were decided on elsewhere since the last time.' }),
          }),
        },
      },
      problems: {
        404: ['device-unknown'],
        422: [`${lane}-not-possible`, AUTHORITY_CODES],
        502: [AUTHORITY_CODES],
      },
    })
    .handle(async ({ caller: { account }, body: { device } }) => {
      const row = await findDevice(read, account, device)
      const authority = row && (await gateway.authorities.of(account, device))
      if (!row || !authority) throw deviceUnknown(device)
      const entries = await subject.ask(authority, buyerOf(account, row))
      if (!entries) throw subject.notPossible(device)
      return {
        status: 200,
        body: { device, listed: entries.length, ...(await keep(account, device, entries)) },
      }
    })

  table
    .route({
      ...words.list,
      method: 'get',
      path: `/v1/${lane}`,
      tag,
      scope: 'goods:read',
      query: listedQuery,
      answers: { 200: { description: 'A page of them.', schema: pageOf<string, Schema>(lane, schema) } },
    })
    .handle(async ({ caller: { account }, query: { state, device, cursor, limit } }) => {
      const before = cursor ?? Number.MAX_SAFE_INTEGER
      const rows = await listListed(read, lane, { account, device, state, before, limit: limit + 1 })
      const page = rows.slice(0, limit)
      const desk = deskOf(account)
      const entries = await Promise.all(page.map((row) => desk.show(row)))
      const next = rows.length > limit ? { next: String(page.at(-1)!.position) } : {}
      // The name of the list is known to the schema only.
      return { status: 200, body: { [lane]: entries, ...next } as never }
    })

  table
    .route({
      ...one,
      ...words.get,
      method: 'get',
      path: `/v1/${lane}/{id}`,
      scope: 'goods:read',
      answers: { 200: { description: `The ${noun}, as it is now.`, schema } },
      problems: { 404: [`${noun}-unknown`] },
    })
    .handle(async ({ caller: { account }, params }) => {
      const desk = deskOf(account)
      return { status: 200, body: await desk.show(await desk.entry(params.id)) }
    })

  for (const decision of ['accept', 'reject'] as const) {
    const { schema: body, ...facts } = words.decide[decision]
    table
      .route({
        ...one,
        ...facts,
        method: 'post',
        path: `/v1/${lane}/{id}/${decision}`,
        scope: 'goods:write',
        headers: { key: IDEMPOTENCY_KEY, seconds: PREFER },
        body: { schema: body, refusal: subject.refusal, checked: 'later' },
        answers,
        problems: {
          404: [`${noun}-unknown`],
          409: ['idempotency-key-reused', `${noun}-decided`, `${noun}-gone`],
          422: [AUTHORITY_CODES],
        },
      })
      .handle(async ({ caller, params, headers: { key, seconds }, body, request }) => {
        const desk = deskOf(caller.account)
        const record = await acceptance.take(desk, decision, await desk.entry(params.id), body, key)
        return desk.answer(record, seconds, request)
      })
  }

  table
    .route({
      ...one,
      ...words.retry,
      method: 'post',
      path: `/v1/${lane}/{id}/retry`,
      scope: 'goods:write',
      summary: 'Send a decision again that was refused',
      description: 'Once the cause is mended. Another decision can be made instead.',
      headers: { seconds: PREFER },
      body: { schema: cancellation, refusal: { code: 'retry-invalid', message: 'The retry cannot be used' } },
      answers,
      problems: { 404: ['decision-unknown'], 409: ['not-retryable'], 422: [AUTHORITY_CODES] },
    })
    .handle(async ({ caller: { account, actor }, params, headers: { seconds }, body, request }) => {
      const { reason, by = actor.name } = body
      const desk = deskOf(account)
      const record = await desk.find(params.id)
      const retry = { account, movement: record.id, reason, by, now: now() }
      const written = await gateway.store.write('retryMovement', retry)
      const present = await desk.find(record.id)
      if (written === 'refused') throw notRetryable(present)
      gateway.wake(account, record.device, lane)
      return desk.answer(present, seconds, request)
    })

  async function keep(account: string, device: string, entries: readonly Entry[]) {
    const pull = { lane, account, device, seen: gateway.randomId() }
    let added = 0
    for (let from = 0; from < entries.length; from += PART) {
      const part = { ...pull, entries: entries.slice(from, from + PART), now: now() }
      added += await gateway.store.write('keepEntries', part)
    }
    return { new: added, gone: await gateway.store.write('endEntries', { ...pull, now: now() }) }
  }

  function now(): number {
    return gateway.clock.now().getTime()
  }
}

function buyerOf(account: string, { authority, environment, settings }: Row): Buyer {
  const { tin } = JSON.parse(String(settings)) as { tin: string }
  return { account, authority: String(authority), environment: String(environment), taxId: tin }
}
