import { z } from 'zod'
import { webhookAttemptsOf } from '../../store/statements/webhook-attempts.js'
import { listDeliveries } from '../../store/statements/webhook-list.js'
import { deliveryView, viewDelivery, viewWholeDelivery, wholeDeliveryView } from '../../webhooks/view.js'
import type { GatewayContext } from '../context.js'
import { writePlace } from '../document-query.js'
import * as examples from '../examples/webhooks.js'
import { pageOf } from '../fields.js'
import type { RouteTable } from '../route-table.js'
import { WebhookDesk } from '../webhooks/webhook-desk.js'
import { deliveryQuery } from '../webhooks/webhook-schemas.js'

/** A delivery that there is. */
const ONE = {
  tag: 'Webhooks',
  params: {
    id: z.string().meta({ description: 'Its id: the `webhook-id` of the message.' }),
  },
} as const

/** What was sent to endpoints, and what became of it. */
export function webhookDeliveryRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store
  const desk = new WebhookDesk(gateway)

  table
    .route({
      method: 'get',
      path: '/v1/webhook-deliveries',
      id: 'listWebhookDeliveries',
      scope: 'webhooks:read',
      tag: 'Webhooks',
      summary: 'List deliveries, newest first',
      query: deliveryQuery,
      answers: { 200: { description: 'A page of them.', schema: pageOf('deliveries', deliveryView) } },
      examples: examples.LIST_DELIVERIES,
    })
    .handle(async ({ caller: { account }, query: { cursor, limit, ...filter } }) => {
      const rows = await listDeliveries(read, { account, ...filter, after: cursor, limit: limit + 1 })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const more = rows.length > limit && last
      const place = more && { createdAt: Number(last.created_at), position: Number(last.number) }
      return {
        status: 200,
        body: { deliveries: page.map(viewDelivery), ...(place ? { next: writePlace(place) } : {}) },
      }
    })

  table
    .route({
      ...ONE,
      method: 'get',
      path: '/v1/webhook-deliveries/{id}',
      id: 'readWebhookDelivery',
      scope: 'webhooks:read',
      summary: 'See what was sent, and what became of it',
      answers: { 200: { description: 'The delivery with its attempts.', schema: wholeDeliveryView } },
      problems: { 404: ['delivery-unknown'] },
      examples: examples.READ_DELIVERY,
    })
    .handle(async ({ caller: { account }, params: { id } }) => {
      const row = await desk.findDelivery(account, id)
      const attempts = await webhookAttemptsOf(read, Number(row.number))
      return { status: 200, body: viewWholeDelivery(row, attempts) }
    })

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/webhook-deliveries/{id}/replay',
      id: 'replayWebhookDelivery',
      scope: 'webhooks:write',
      summary: 'Send a message again',
      description: 'Whatever became of it. It keeps its id, so that a receiver that has it knows it.',
      answers: { 202: { description: 'It is on its way.', schema: deliveryView } },
      problems: { 404: ['delivery-unknown', 'webhook-unknown'], 409: ['webhook-disabled'] },
      examples: examples.REPLAY_DELIVERY,
    })
    .handle(async ({ caller: { account }, params: { id } }) => {
      const found = await desk.findDelivery(account, id)
      const endpoint = String(found.endpoint)
      await desk.findEnabled(account, endpoint)
      const now = gateway.clock.now().getTime()
      const number = Number(found.number)
      await gateway.store.write('replayDelivery', { account, id: endpoint, number, delivery: id, now })
      const row = await desk.findDelivery(account, id)
      await gateway.webhooks.changed(account, endpoint)
      return { status: 202, body: viewDelivery(row) }
    })
}
