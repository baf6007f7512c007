import { movementSchema } from '@risiti/core'
import { readRecord } from '../../documents/record.js'
import { keptAs } from '../../stock/status.js'
import { movementView } from '../../stock/view.js'
import { listDocuments } from '../../store/statements/documents-list.js'
import type { GatewayContext } from '../context.js'
import { movementQuery, writePlace } from '../document-query.js'
import { notRetryable } from '../documents/correction-problems.js'
import { GET_MOVEMENT, LIST_MOVEMENTS, REPORT, RETRY } from '../examples/stock.js'
import { MOVEMENT_ID, pageOf } from '../fields.js'
import { IDEMPOTENCY_KEY, PREFER } from '../headers.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'
import type { StockAcceptance } from '../stock/stock-acceptance.js'
import { MOVEMENT_ANSWERS, MOVEMENT_FACTS, type StockDesks } from '../stock/stock-desk.js'
import { cancellation } from './decisions.js'

const newMovement = movementSchema.meta({
  id: 'NewStockMovement',
  description:
    'Goods that came in or went out, valued at a price. Quantities and prices are decimal strings.',
})

const ONE = { tag: 'Stock', params: { id: MOVEMENT_ID } } as const

/** Reporting movements of stock, and reading what became of them. */
export function stockMovementRoutes(
  table: RouteTable,
  gateway: GatewayContext,
  deskOf: StockDesks,
  acceptance: StockAcceptance,
): void {
  table
    .route({
      method: 'post',
      path: '/v1/stock-movements',
      id: 'reportMovement',
      scope: 'goods:write',
      tag: 'Stock',
      summary: 'Report goods that came in or went out',
      description:
        'The movement is on disk before it is answered. The same key and body always answer with the same movement as it is now, so whoever got no answer sends the request again.',
      headers: { key: IDEMPOTENCY_KEY, seconds: PREFER },
      body: {
        schema: newMovement,
        refusal: { code: 'movement-invalid', message: 'The movement cannot be accepted' },
        checked: 'later',
      },
      answers: MOVEMENT_ANSWERS,
      problems: { 409: ['idempotency-key-reused'], 422: [AUTHORITY_CODES] },
      examples: REPORT,
    })
    .handle(async ({ caller, headers: { key, seconds }, body, request }) => {
      const desk = deskOf(caller.account)
      return desk.answer(await acceptance.take(desk, body, key), seconds, request)
    })

  table
    .route({
      method: 'get',
      path: '/v1/stock-movements',
      id: 'listMovements',
      scope: 'goods:read',
      tag: 'Stock',
      summary: 'List movements, newest first',
      query: movementQuery,
      answers: { 200: { description: 'A page of them.', schema: pageOf('movements', movementView) } },
      examples: LIST_MOVEMENTS,
    })
    .handle(
      async ({ caller: { account }, query: { status, kind: type, cursor: after, limit, ...filter } }) => {
        const desk = deskOf(account)
        const kept = status && keptAs(status)
        const wanted = {
          ...filter,
          type,
          status: kept,
          account,
          lane: MOVEMENT_FACTS.lane,
          after,
          limit: limit + 1,
        }
        const rows = await listDocuments(gateway.store.read, wanted)
        const page = rows.slice(0, limit)
        const movements = await Promise.all(page.map((row) => desk.view(readRecord(row))))
        const last = page.at(-1)
        if (rows.length <= limit || !last) return { status: 200, body: { movements } }
        const place = { createdAt: Number(last.created_at), position: Number(last.position) }
        return { status: 200, body: { movements, next: writePlace(place) } }
      },
    )

  table
    .route({
      ...ONE,
      method: 'get',
      path: '/v1/stock-movements/{id}',
      id: 'getMovement',
      scope: 'goods:read',
      summary: 'See a movement',
      answers: { 200: { description: 'The movement, as it is now.', schema: movementView } },
      problems: { 404: ['movement-unknown'] },
      examples: GET_MOVEMENT,
    })
    .handle(async ({ caller, params }) => {
      const desk = deskOf(caller.account)
      return { status: 200, body: await desk.view(await desk.find(params.id)) }
    })

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/stock-movements/{id}/retry',
      id: 'retryMovement',
      scope: 'goods:write',
      summary: 'Send a movement again that was refused',
      description: 'Once the cause is mended, such as an item that was not registered.',
      headers: { seconds: PREFER },
      body: { schema: cancellation, refusal: { code: 'retry-invalid', message: 'The retry cannot be used' } },
      answers: MOVEMENT_ANSWERS,
      problems: { 404: ['movement-unknown'], 409: ['not-retryable'], 422: [AUTHORITY_CODES] },
      examples: RETRY,
    })
    .handle(async ({ caller: { account, actor }, params, headers: { seconds }, body, request }) => {
      const { reason, by = actor.name } = body
      const desk = deskOf(account)
      const record = await desk.find(params.id)
      const now = gateway.clock.now().getTime()
      const retry = { account, movement: record.id, reason, by, now }
      const written = await gateway.store.write('retryMovement', retry)
      const present = await desk.find(record.id)
      if (written === 'refused') throw notRetryable(present)
      gateway.wake(account, record.device, MOVEMENT_FACTS.lane)
      return desk.answer(present, seconds, request)
    })
}
