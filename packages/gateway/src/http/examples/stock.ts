import { answerOf, type Example } from '../example.js'

type Examples = Readonly<Record<string, Example>>

const PURCHASE = {
  kind: 'purchase',
  device: answerOf('save-ugandan-items', '/device'),
  movedAt: '2026-11-24T08:00:00+03:00',
  party: { name: 'Mukwano Industries' },
  lines: [{ item: 'SODA-500', quantity: '240', unitPrice: '1800' }],
}

const PARAMS = { id: answerOf('report-movement', '/id') }

export const REPORT: Examples = {
  'report-movement': {
    summary: 'Goods that were bought',
    headers: { 'Idempotency-Key': 'delivery-311', Prefer: 'wait=20' },
    body: PURCHASE,
    status: 201,
    after: ['see-a-device'],
  },
  'report-another-movement': {
    summary: 'Another movement under a key that is used',
    headers: { 'Idempotency-Key': 'delivery-311' },
    body: { ...PURCHASE, kind: 'import' },
    status: 409,
    after: ['report-movement'],
  },
}

export const LIST_MOVEMENTS: Examples = {
  'list-movements': {
    summary: 'What was bought',
    query: { kind: 'purchase', limit: '1' },
    status: 200,
    after: ['report-movement'],
  },
}

export const GET_MOVEMENT: Examples = {
  'get-movement': { summary: 'One movement', params: PARAMS, status: 200 },
}

export const RETRY: Examples = {
  'retry-too-late': {
    summary: 'A movement that the authority has',
    params: PARAMS,
    body: { reason: 'The item is registered now.' },
    status: 409,
  },
}

export const CANCEL_MOVEMENT: Examples = {
  'cancel-movement-too-late': {
    summary: 'A movement that the authority has',
    params: PARAMS,
    body: { reason: 'Nothing came.' },
    status: 409,
  },
}

export const RESOLVE_MOVEMENT: Examples = {
  'resolve-movement-too-late': {
    summary: 'A movement that waits for nobody',
    params: PARAMS,
    body: { decision: 'cancel', reason: 'Nothing came.' },
    status: 409,
  },
}

export const MOVEMENT_EVENTS: Examples = {
  'list-movement-events': { summary: 'What happened to a movement', params: PARAMS, status: 200 },
}

export const LEVELS: Examples = {
  'list-levels': {
    summary: 'Where URA keeps count',
    query: { device: 'ug-shop-1' },
    status: 200,
    after: ['save-ugandan-items'],
  },
}

export const COUNT: Examples = {
  'count-stock': {
    summary: 'What lies on the shelf in Kenya',
    body: {
      device: answerOf('save-kenyan-items', '/device'),
      levels: [{ item: 'KE2NTNO0000001', quantity: '118' }],
    },
    status: 200,
    after: ['sell-in-kenya'],
  },
}
