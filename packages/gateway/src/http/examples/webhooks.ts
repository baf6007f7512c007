import { answerOf, type Example, provided } from '../example.js'

type Examples = Readonly<Record<string, Example>>

const URL = provided('receiver', 'https://shop.example/risiti')

const PARAMS = { id: answerOf('add-webhook', '/id') }

const NOWHERE = { id: 'whe_0' }

export const ADD: Examples = {
  'add-webhook': {
    summary: 'A server that keeps receipts, and wants to know when somebody is needed',
    body: {
      url: URL,
      types: ['document.fiscalised', 'document.needs_attention', 'warning.*'],
      description: 'Back office',
    },
    status: 201,
  },
  'webhook-at-home': {
    summary: 'An address inside the gateway’s own network',
    body: { url: 'https://169.254.169.254/latest/meta-data' },
    status: 422,
  },
  'webhook-with-mistakes': {
    summary: 'A type that there is not',
    body: { url: 'https://shop.example/risiti', types: ['document.fiscalized'] },
    status: 422,
  },
}

export const LIST: Examples = {
  'list-webhooks': { summary: 'All endpoints', status: 200, after: ['add-webhook'] },
}

export const READ: Examples = {
  'see-a-webhook': { summary: 'An endpoint', params: PARAMS, status: 200 },
  'unknown-webhook': { summary: 'An id that is not known', params: NOWHERE, status: 404 },
}

export const CHANGE: Examples = {
  'change-webhook': {
    summary: 'Hear of everything that happens to documents',
    params: PARAMS,
    body: { url: URL, types: ['document.*'], description: 'Back office' },
    status: 200,
    after: ['list-webhooks', 'see-a-webhook', 'list-deliveries'],
  },
}

export const ROTATE: Examples = {
  'rotate-webhook-secret': {
    summary: 'A new secret; the former one signs for an hour more',
    params: PARAMS,
    body: { graceSeconds: 3600 },
    status: 200,
  },
}

export const TEST: Examples = {
  'test-webhook': { summary: 'A test message', params: PARAMS, status: 202 },
  'test-disabled-webhook': {
    summary: 'An endpoint that is disabled',
    params: PARAMS,
    status: 409,
    after: ['disable-webhook'],
  },
}

export const DISABLE: Examples = {
  'disable-webhook': {
    summary: 'An endpoint',
    params: PARAMS,
    status: 200,
    after: ['see-a-delivery', 'replay-delivery', 'replay-webhook', 'change-webhook'],
  },
}

export const ENABLE: Examples = {
  'enable-webhook': {
    summary: 'An endpoint that was disabled',
    params: PARAMS,
    status: 200,
    after: ['test-disabled-webhook'],
  },
}

export const DELETE: Examples = {
  'delete-webhook': {
    summary: 'An endpoint',
    params: PARAMS,
    status: 200,
    after: ['enable-webhook', 'rotate-webhook-secret'],
  },
}

export const REPLAY: Examples = {
  'replay-webhook': {
    summary: 'What was not delivered in an hour',
    params: PARAMS,
    body: { from: '2026-11-23T06:00:00Z', to: '2026-11-23T07:00:00Z' },
    status: 202,
  },
}

/** A message that was taken. */
const DELIVERY = { id: provided('delivered', 'msg_0193f5b2c1d04c7a9e51b8d2f6a3c7e4') }

export const LIST_DELIVERIES: Examples = {
  'list-deliveries': {
    summary: 'What was delivered',
    query: { status: 'delivered', limit: '1' },
    status: 200,
    after: ['see-a-delivery'],
  },
}

export const READ_DELIVERY: Examples = {
  'see-a-delivery': { summary: 'A test message that was taken', params: DELIVERY, status: 200 },
  'unknown-delivery': { summary: 'An id that is not known', params: { id: 'msg_0' }, status: 404 },
}

export const REPLAY_DELIVERY: Examples = {
  'replay-delivery': {
    summary: 'A message that was lost behind the receiver',
    params: DELIVERY,
    status: 202,
    after: ['list-deliveries'],
  },
}
