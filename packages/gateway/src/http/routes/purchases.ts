import { acceptanceSchema, refusalSchema } from '@risiti/core'
import { z } from 'zod'
import { type Buyer, purchaseIdOf } from '../../purchases/pull.js'
import { viewPurchase } from '../../purchases/read.js'
import { purchaseView } from '../../purchases/view.js'
import { findDevice } from '../../store/statements/devices.js'
import { listPurchases } from '../../store/statements/purchases.js'
import type { Row } from '../../store/store.js'
import type { GatewayContext } from '../context.js'
import { notRetryable } from '../correction-problems.js'
import { purchaseQuery } from '../document-query.js'
import {
  ACCEPT_PURCHASE,
  GET_PURCHASE,
  LIST_PURCHASES,
  PULL_PURCHASES,
  REJECT_PURCHASE,
  RETRY_DECISION,
} from '../examples/purchases.js'
import { PURCHASE_ID, pageOf } from '../fields.js'
import { IDEMPOTENCY_KEY, PREFER } from '../headers.js'
import { Problem } from '../problem.js'
import { NO_DECISION, type PurchaseAcceptance } from '../purchase-acceptance.js'
import { PURCHASE_ANSWERS, type PurchaseDesks } from '../purchase-desk.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'
import { cancellation } from './decisions.js'
import { deviceUnknown } from './devices.js'

/** So many are kept at once: others write in between. */
const PART = 200

const pullRequest = z.strictObject({
  device: z
    .string()
    .min(1)
    .max(64)
    .meta({ description: 'The device, of Kenya.', examples: ['ke-shop-1'] }),
})

const ONE = { tag: 'Purchases', params: { id: PURCHASE_ID } } as const

/** What suppliers say to have sold to us: asking the authority for it, reading it, and deciding on it. */
export function purchaseRoutes(
  table: RouteTable,
  gateway: GatewayContext,
  deskOf: PurchaseDesks,
  acceptance: PurchaseAcceptance,
): void {
  const { read } = gateway.store

  table
    .route({
      method: 'post',
      path: '/v1/purchases/pull',
      id: 'pullPurchases',
      tag: 'Purchases',
      scope: 'goods:write',
      summary: 'Ask the authority what suppliers sold to you',
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
        422: ['purchases-not-possible', AUTHORITY_CODES],
        502: [AUTHORITY_CODES],
      },
      examples: PULL_PURCHASES,
    })
    .handle(async ({ caller: { account }, body: { device } }) => {
      const row = await findDevice(read, account, device)
      const authority = row && (await gateway.authorities.of(account, device))
      if (!row || !authority) throw deviceUnknown(device)
      if (!authority.purchases) throw notPossible(device)
      const sales = await authority.purchases.list()
      const buyer = buyerOf(account, row)
      const purchases = sales.map((sale) => ({
        id: purchaseIdOf(buyer, sale),
        sale: JSON.stringify(sale),
      }))
      return {
        status: 200,
        body: { device, listed: sales.length, ...(await keep(account, device, purchases)) },
      }
    })

  table
    .route({
      method: 'get',
      path: '/v1/purchases',
      id: 'listPurchases',
      tag: 'Purchases',
      scope: 'goods:read',
      summary: 'List purchases, the newest in the list first',
      query: purchaseQuery,
      answers: { 200: { description: 'A page of them.', schema: pageOf('purchases', purchaseView) } },
      examples: LIST_PURCHASES,
    })
    .handle(async ({ caller: { account }, query: { state, device, cursor, limit } }) => {
      const before = cursor ?? Number.MAX_SAFE_INTEGER
      const rows = await listPurchases(read, { account, device, state, before, limit: limit + 1 })
      const page = rows.slice(0, limit)
      const purchases = await Promise.all(page.map((row) => viewPurchase(read, row)))
      const next = rows.length > limit ? { next: String(page.at(-1)!.position) } : {}
      return { status: 200, body: { purchases, ...next } }
    })

  table
    .route({
      ...ONE,
      method: 'get',
      path: '/v1/purchases/{id}',
      id: 'getPurchase',
      scope: 'goods:read',
      summary: 'See a purchase, and what became of the decision',
      answers: { 200: { description: 'The purchase, as it is now.', schema: purchaseView } },
      problems: { 404: ['purchase-unknown'] },
      examples: GET_PURCHASE,
    })
    .handle(async ({ caller: { account }, params: { id } }) => ({
      status: 200,
      body: await viewPurchase(read, await deskOf(account).purchase(id)),
    }))

  const deciding = [
    {
      decision: 'accept',
      id: 'acceptPurchase',
      summary: 'Say that you bought it, and as which of your items',
      description:
        'Each line of the supplier’s is named once, with the item of yours that it is. The amounts are computed anew from the supplier’s price. Goods are booked into stock once the authority has the decision.',
      schema: acceptanceSchema.meta({ id: 'PurchaseAcceptance', description: 'That you bought it.' }),
      examples: ACCEPT_PURCHASE,
    },
    {
      decision: 'reject',
      id: 'rejectPurchase',
      summary: 'Say that you did not buy it',
      description:
        'The authority is told, with the reason. Over GavaConnect KRA wants items of yours even so: name them in "lines".',
      schema: refusalSchema.meta({ id: 'PurchaseRefusal', description: 'That you did not buy it.' }),
      examples: REJECT_PURCHASE,
    },
  ] as const
  for (const { decision, schema, ...facts } of deciding)
    table
      .route({
        ...ONE,
        ...facts,
        method: 'post',
        path: `/v1/purchases/{id}/${decision}`,
        scope: 'goods:write',
        headers: { key: IDEMPOTENCY_KEY, seconds: PREFER },
        body: { schema, refusal: NO_DECISION, checked: 'later' },
        answers: PURCHASE_ANSWERS,
        problems: {
          404: ['purchase-unknown'],
          409: ['idempotency-key-reused', 'purchase-decided', 'purchase-gone'],
          422: [AUTHORITY_CODES],
        },
      })
      .handle(async ({ caller, params: { id }, headers: { key, seconds }, body, request }) => {
        const desk = deskOf(caller.account)
        const record = await acceptance.take(desk, decision, await desk.purchase(id), body, key)
        return desk.answer(record, seconds, request)
      })

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/purchases/{id}/retry',
      id: 'retryDecision',
      scope: 'goods:write',
      summary: 'Send a decision again that was refused',
      description: 'Once the cause is mended. Another decision can be made instead.',
      headers: { seconds: PREFER },
      body: { schema: cancellation, refusal: { code: 'retry-invalid', message: 'The retry cannot be used' } },
      answers: PURCHASE_ANSWERS,
      problems: { 404: ['decision-unknown'], 409: ['not-retryable'], 422: [AUTHORITY_CODES] },
      examples: RETRY_DECISION,
    })
    .handle(async ({ caller: { account, actor }, params, headers: { seconds }, body, request }) => {
      const { reason, by = actor.name } = body
      const desk = deskOf(account)
      const record = await desk.find(params.id)
      const retry = { account, movement: record.id, reason, by, now: now() }
      const written = await gateway.store.write('retryMovement', retry)
      const present = await desk.find(record.id)
      if (written === 'refused') throw notRetryable(present)
      gateway.wake(account, record.device, 'purchases')
      return desk.answer(present, seconds, request)
    })

  async function keep(
    account: string,
    device: string,
    purchases: readonly { readonly id: string; readonly sale: string }[],
  ) {
    const pull = { account, device, seen: gateway.randomId() }
    let added = 0
    for (let from = 0; from < purchases.length; from += PART) {
      const part = { ...pull, purchases: purchases.slice(from, from + PART), now: now() }
      added += await gateway.store.write('keepPurchases', part)
    }
    return { new: added, gone: await gateway.store.write('endPurchases', { ...pull, now: now() }) }
  }

  function now(): number {
    return gateway.clock.now().getTime()
  }
}

function buyerOf(account: string, { authority, environment, settings }: Row): Buyer {
  const { tin } = JSON.parse(String(settings)) as { tin: string }
  return { account, authority: String(authority), environment: String(environment), taxId: tin }
}

function notPossible(id: string): Problem {
  return new Problem({
    status: 422,
    code: 'purchases-not-possible',
    title: 'The authority of this device does not tell what suppliers sold to you.',
    detail: `"${id}" is not Kenyan.`,
    fix: 'Use a Kenyan device. In Uganda goods that were bought are reported with POST /v1/stock-movements.',
    errors: [{ pointer: '/device', message: 'is not Kenyan' }],
  })
}
