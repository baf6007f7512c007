import type { TargetRefused } from '../../webhooks/post/target.js'
import { MOST_ENDPOINTS } from '../../webhooks/transactions.js'
import { Problem } from '../problem.js'

export function webhookUnknown(id: string): Problem {
  return new Problem({
    status: 404,
    code: 'webhook-unknown',
    title: 'There is no such webhook endpoint.',
    detail: `"${id.slice(0, 64)}" is not one of your endpoints.`,
    fix: 'Use one listed by GET /v1/webhook-endpoints, or add it with POST /v1/webhook-endpoints.',
  })
}

export function deliveryUnknown(id: string): Problem {
  return new Problem({
    status: 404,
    code: 'delivery-unknown',
    title: 'There is no such delivery.',
    detail: `"${id.slice(0, 64)}" is not one of your deliveries.`,
    fix: 'Use one listed by GET /v1/webhook-deliveries.',
  })
}

export function targetRefused({ message }: TargetRefused): Problem {
  return new Problem({
    status: 422,
    code: 'webhook-url-refused',
    title: 'This address is not called.',
    detail: message,
    fix: 'Give an https address that the internet can reach. Who runs the gateway can name other networks in RISITI_WEBHOOK_NETWORKS.',
    errors: [{ pointer: '/url', message: 'is not called' }],
  })
}

export function tooManyWebhooks(): Problem {
  return new Problem({
    status: 409,
    code: 'webhook-too-many',
    title: 'There are too many webhook endpoints.',
    detail: `An account has ${MOST_ENDPOINTS} at most.`,
    fix: 'Delete one that is not needed.',
  })
}

export function webhookDisabled(id: string): Problem {
  return new Problem({
    status: 409,
    code: 'webhook-disabled',
    title: 'The endpoint is disabled.',
    detail: 'Nothing is sent to it.',
    fix: `Enable it with POST /v1/webhook-endpoints/${id}/enable.`,
  })
}
