import { z } from 'zod'
import { listEndpoints } from '../../store/statements/webhook-endpoints.js'
import { readEndpoint } from '../../webhooks/endpoint.js'
import { replayRange } from '../../webhooks/replay.js'
import { TEST_TYPE } from '../../webhooks/told/types.js'
import {
  deliveryView,
  endpointView,
  newEndpointView,
  newSecretView,
  viewDelivery,
  viewEndpoint,
} from '../../webhooks/view.js'
import type { GatewayContext } from '../context.js'
import * as examples from '../examples/webhooks.js'
import type { RouteTable } from '../route-table.js'
import { WebhookDesk } from '../webhooks/webhook-desk.js'
import { endpointBody, replayBody, rotationBody } from '../webhooks/webhook-schemas.js'

const ENDPOINT_ID = z.string().meta({ description: 'Its id, which POST /v1/webhook-endpoints answers with.' })

const TAG = { tag: 'Webhooks' } as const

/** An endpoint that there is. */
const ONE = { ...TAG, params: { id: ENDPOINT_ID } } as const

const UNKNOWN = { 404: ['webhook-unknown'] } as const

const REFUSAL = { code: 'webhook-invalid', message: 'The endpoint cannot be used' }

/** Where an account wants to hear of what happens. */
export function webhookEndpointRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store
  const desk = new WebhookDesk(gateway)
  const now = () => gateway.clock.now().getTime()

  table
    .route({
      ...TAG,
      method: 'post',
      path: '/v1/webhook-endpoints',
      id: 'addWebhookEndpoint',
      scope: 'webhooks:write',
      summary: 'Be told of what happens',
      description:
        'From now on every event that the endpoint wants is posted to it, signed as Standard Webhooks says. The secret is shown this once. Messages can come twice and in any order.',
      body: { schema: endpointBody, refusal: REFUSAL },
      answers: { 201: { description: 'It was added.', schema: newEndpointView } },
      problems: { 409: ['webhook-too-many'], 422: ['webhook-url-refused'] },
      examples: examples.ADD,
    })
    .handle(async ({ caller: { account }, body }) => {
      const { id, secret } = await desk.add(account, body)
      return { status: 201, body: { ...viewEndpoint(await desk.find(account, id)), secret } }
    })

  table
    .route({
      ...TAG,
      method: 'get',
      path: '/v1/webhook-endpoints',
      id: 'listWebhookEndpoints',
      scope: 'webhooks:read',
      summary: 'List the endpoints',
      answers: {
        200: {
          description: 'All of them, oldest first.',
          schema: z.strictObject({ endpoints: z.array(endpointView) }),
        },
      },
      examples: examples.LIST,
    })
    .handle(async ({ caller: { account } }) => {
      const rows = await listEndpoints(read, account)
      return { status: 200, body: { endpoints: rows.map((row) => viewEndpoint(readEndpoint(row))) } }
    })

  table
    .route({
      ...ONE,
      method: 'get',
      path: '/v1/webhook-endpoints/{id}',
      id: 'readWebhookEndpoint',
      scope: 'webhooks:read',
      summary: 'See an endpoint',
      answers: { 200: { description: 'The endpoint.', schema: endpointView } },
      problems: UNKNOWN,
      examples: examples.READ,
    })
    .handle(async ({ caller: { account }, params: { id } }) => ({
      status: 200,
      body: viewEndpoint(await desk.find(account, id)),
    }))

  table
    .route({
      ...ONE,
      method: 'put',
      path: '/v1/webhook-endpoints/{id}',
      id: 'changeWebhookEndpoint',
      scope: 'webhooks:write',
      summary: 'Change an endpoint',
      description: 'What waits for it goes to the new address. What is left out is so no longer.',
      body: { schema: endpointBody, refusal: REFUSAL },
      answers: { 200: { description: 'It is so now.', schema: endpointView } },
      problems: { ...UNKNOWN, 422: ['webhook-url-refused'] },
      examples: examples.CHANGE,
    })
    .handle(async ({ caller: { account }, params: { id }, body }) => {
      await desk.change(account, id, body)
      return { status: 200, body: viewEndpoint(await desk.find(account, id)) }
    })

  table
    .route({
      ...ONE,
      method: 'delete',
      path: '/v1/webhook-endpoints/{id}',
      id: 'deleteWebhookEndpoint',
      scope: 'webhooks:write',
      summary: 'Delete an endpoint',
      description: 'Nothing more is posted to it. Its deliveries can still be seen.',
      answers: {
        200: {
          description: 'It is gone.',
          schema: z.strictObject({ id: z.string(), deleted: z.literal(true) }),
        },
      },
      problems: UNKNOWN,
      examples: examples.DELETE,
    })
    .handle(async ({ caller: { account }, params: { id } }) => {
      await desk.set(account, id, 'deleted')
      return { status: 200, body: { id, deleted: true } }
    })

  const switches = [
    {
      act: 'enable',
      id: 'enableWebhookEndpoint',
      status: 'enabled',
      summary: 'Let an endpoint be told again',
      description:
        'What waited when it was disabled is sent. What has happened since is not sent by itself: send it with "replay".',
      examples: examples.ENABLE,
    },
    {
      act: 'disable',
      id: 'disableWebhookEndpoint',
      status: 'disabled',
      summary: 'Let an endpoint be told nothing',
      description: 'What waits for it is kept.',
      examples: examples.DISABLE,
    },
  ] as const
  for (const { act, status, ...facts } of switches) {
    table
      .route({
        ...ONE,
        ...facts,
        scope: 'webhooks:write',
        method: 'post',
        path: `/v1/webhook-endpoints/{id}/${act}`,
        answers: { 200: { description: 'It is so now.', schema: endpointView } },
        problems: UNKNOWN,
      })
      .handle(async ({ caller: { account }, params: { id } }) => {
        await desk.set(account, id, status)
        return { status: 200, body: viewEndpoint(await desk.find(account, id)) }
      })
  }

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/webhook-endpoints/{id}/rotate-secret',
      id: 'rotateWebhookSecret',
      scope: 'webhooks:write',
      summary: 'Make a new secret',
      description:
        'For a while messages carry two signatures, of the new secret and of the former one, so that a receiver can change over without losing any.',
      body: {
        schema: rotationBody,
        refusal: { code: 'rotation-invalid', message: 'The secret cannot be changed so' },
      },
      answers: { 200: { description: 'The new secret, this once.', schema: newSecretView } },
      problems: { ...UNKNOWN, 429: ['busy'] },
      examples: examples.ROTATE,
    })
    .handle(async ({ caller: { account }, params: { id }, body }) => {
      const { secret, until } = await desk.rotate(account, id, body.graceSeconds)
      return { status: 200, body: { id, secret, previousUntil: new Date(until).toISOString() } }
    })

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/webhook-endpoints/{id}/test',
      id: 'testWebhookEndpoint',
      scope: 'webhooks:write',
      summary: 'Send a test message',
      description:
        'It goes the way of all messages. What became of it, GET /v1/webhook-deliveries/{id} tells.',
      answers: { 202: { description: 'It is on its way.', schema: deliveryView } },
      problems: { ...UNKNOWN, 409: ['webhook-disabled'] },
      examples: examples.TEST,
    })
    .handle(async ({ caller: { account }, params: { id } }) => {
      await desk.findEnabled(account, id)
      const delivery = await gateway.store.write('testWebhook', {
        account,
        id,
        type: TEST_TYPE,
        now: now(),
      })
      const row = await desk.findDelivery(account, delivery)
      await gateway.webhooks.changed(account, id)
      return { status: 202, body: viewDelivery(row) }
    })

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/webhook-endpoints/{id}/replay',
      id: 'replayWebhookEvents',
      scope: 'webhooks:write',
      summary: 'Send the events of a time again',
      description:
        'Those that were not delivered, and those of which no delivery was made because the endpoint was disabled; with "all", every one. Messages keep their ids. Where there are many, the answer says where to go on.',
      body: {
        schema: replayBody,
        refusal: { code: 'replay-invalid', message: 'This cannot be sent again' },
      },
      answers: {
        202: {
          description: 'They are on their way.',
          schema: z.strictObject({
            count: z.int().meta({ description: 'How many messages.' }),
            next: z
              .string()
              .meta({ description: 'There is more: ask again with this as "after".' })
              .optional(),
          }),
        },
      },
      problems: { ...UNKNOWN, 409: ['webhook-disabled'] },
      examples: examples.REPLAY,
    })
    .handle(async ({ caller: { account }, params: { id }, body: { from, after, to, all } }) => {
      const endpoint = await desk.findEnabled(account, id)
      const range = {
        from: from === undefined ? { after: Number(after) } : { time: Date.parse(from) },
        to: to === undefined ? undefined : Date.parse(to),
        all,
        now: now(),
      }
      const { count, next } = await replayRange(gateway.store, endpoint, range)
      await gateway.webhooks.changed(account, id)
      return { status: 202, body: { count, ...(next === undefined ? {} : { next: String(next) }) } }
    })
}
