import { answerOf, type Example } from '../example.js'

type Examples = Readonly<Record<string, Example>>

const DEVICE = answerOf('save-kenyan-items', '/device')

const FIRST = { id: answerOf('list-purchases', '/purchases/0/id') }
const SECOND = { id: answerOf('list-purchases', '/purchases/1/id') }

/** Both lines of the first in the list came as soda. */
const AS_SODA = {
  lines: [
    { line: 1, item: 'KE2NTNO0000001' },
    { line: 2, item: 'KE2NTNO0000001' },
  ],
  receivedAt: '2026-11-24T09:00:00+03:00',
}

export const PULL_PURCHASES: Examples = {
  'pull-purchases': {
    summary: 'What suppliers sold to a Kenyan shop',
    body: { device: DEVICE },
    status: 200,
    after: ['read-numbers'],
  },
  'pull-in-uganda': {
    summary: 'Where nobody is asked',
    body: { device: answerOf('initialise-ugandan-device', '/id') },
    status: 422,
  },
}

export const LIST_PURCHASES: Examples = {
  'list-purchases': {
    summary: 'What nobody has decided on',
    query: { state: 'open', limit: '2' },
    status: 200,
    after: ['pull-purchases'],
  },
}

export const GET_PURCHASE: Examples = {
  'get-purchase': { summary: 'One purchase', params: FIRST, status: 200, after: ['accept-purchase'] },
}

export const ACCEPT_PURCHASE: Examples = {
  'accept-purchase': {
    summary: 'Goods that came in',
    params: FIRST,
    headers: { 'Idempotency-Key': 'purchase-6-accept', Prefer: 'wait=20' },
    body: AS_SODA,
    status: 201,
  },
  'accept-twice': {
    summary: 'A purchase that is decided on',
    params: FIRST,
    headers: { 'Idempotency-Key': 'purchase-6-again' },
    body: AS_SODA,
    status: 409,
    after: ['accept-purchase'],
  },
  'accept-half': {
    summary: 'A line that is not named',
    params: SECOND,
    headers: { 'Idempotency-Key': 'purchase-7-half' },
    body: { lines: [{ line: 1, item: 'KE2NTNO0000001' }] },
    status: 422,
  },
}

export const REJECT_PURCHASE: Examples = {
  'reject-purchase': {
    summary: 'Something that nobody ordered',
    params: SECOND,
    headers: { 'Idempotency-Key': 'purchase-7-reject', Prefer: 'wait=20' },
    body: { reason: 'We did not order this.' },
    status: 201,
    after: ['accept-half', 'accept-purchase'],
  },
}

export const RETRY_DECISION: Examples = {
  'retry-decision-too-late': {
    summary: 'A decision that KRA has',
    params: FIRST,
    body: { reason: 'The item is registered now.' },
    status: 409,
    after: ['accept-purchase'],
  },
}

export const CANCEL_DECISION: Examples = {
  'cancel-decision-too-late': {
    summary: 'A decision that KRA has',
    params: FIRST,
    body: { reason: 'It was a mistake.' },
    status: 409,
    after: ['accept-purchase'],
  },
}

export const RESOLVE_DECISION: Examples = {
  'resolve-decision-too-late': {
    summary: 'A decision that waits for nobody',
    params: FIRST,
    body: { decision: 'cancel', reason: 'It was a mistake.' },
    status: 409,
    after: ['accept-purchase'],
  },
}

export const DECISION_EVENTS: Examples = {
  'list-decision-events': {
    summary: 'What happened to a decision',
    params: FIRST,
    status: 200,
    after: ['accept-purchase'],
  },
}
