import { answerOf, type Example } from '../example.js'

type Examples = Readonly<Record<string, Example>>

const DEVICE = answerOf('save-kenyan-items', '/device')

const FIRST = { id: answerOf('list-imports', '/imports/0/id') }

const ITEM = { item: 'KE2NTNO0000001' }

export const PULL_IMPORTS: Examples = {
  'pull-imports': {
    summary: 'What customs let in for a Kenyan shop',
    body: { device: DEVICE },
    status: 200,
    after: ['read-numbers'],
  },
  'pull-imports-in-uganda': {
    summary: 'Where nobody is asked',
    body: { device: answerOf('initialise-ugandan-device', '/id') },
    status: 422,
  },
}

export const LIST_IMPORTS: Examples = {
  'list-imports': {
    summary: 'What nobody has decided on',
    query: { state: 'open', limit: '2' },
    status: 200,
    after: ['pull-imports'],
  },
}

export const GET_IMPORT: Examples = {
  'get-import': { summary: 'One import', params: FIRST, status: 200, after: ['accept-import'] },
}

export const ACCEPT_IMPORT: Examples = {
  'accept-import-uncounted': {
    summary: 'Kilograms of customs, for an item that is counted otherwise',
    params: FIRST,
    headers: { 'Idempotency-Key': 'import-1-uncounted' },
    body: ITEM,
    status: 422,
  },
  'accept-import': {
    summary: 'Goods that came in',
    params: FIRST,
    headers: { 'Idempotency-Key': 'import-1-accept', Prefer: 'wait=20' },
    body: { ...ITEM, quantity: '240', receivedAt: '2026-11-24T09:00:00+03:00' },
    status: 201,
    after: ['accept-import-uncounted', 'reject-purchase'],
  },
}

export const REJECT_IMPORT: Examples = {
  'reject-import-too-late': {
    summary: 'An import that is decided on',
    params: FIRST,
    headers: { 'Idempotency-Key': 'import-1-reject' },
    body: { ...ITEM, reason: 'These goods are not ours.' },
    status: 409,
    after: ['accept-import'],
  },
}

export const RETRY_IMPORT: Examples = {
  'retry-import-too-late': {
    summary: 'A decision that KRA has',
    params: FIRST,
    body: { reason: 'The item is registered now.' },
    status: 409,
    after: ['accept-import'],
  },
}

export const CANCEL_IMPORT: Examples = {
  'cancel-import-too-late': {
    summary: 'A decision that KRA has',
    params: FIRST,
    body: { reason: 'It was a mistake.' },
    status: 409,
    after: ['accept-import'],
  },
}

export const RESOLVE_IMPORT: Examples = {
  'resolve-import-too-late': {
    summary: 'A decision that waits for nobody',
    params: FIRST,
    body: { decision: 'cancel', reason: 'It was a mistake.' },
    status: 409,
    after: ['accept-import'],
  },
}

export const IMPORT_EVENTS: Examples = {
  'list-import-events': {
    summary: 'What happened to a decision',
    params: FIRST,
    status: 200,
    after: ['accept-import'],
  },
}
