import { answerOf, type Example } from '../example.js'

type Examples = Readonly<Record<string, Example>>

/** What is sold in Uganda. */
const UGANDAN_SALE = {
  type: 'receipt',
  number: 'POS-2041',
  device: answerOf('save-ugandan-items', '/device'),
  currency: 'UGX',
  issuedAt: '2026-11-24T10:15:00+03:00',
  operator: 'Namusoke Sarah',
  lines: [
    { item: 'SODA-500', quantity: '6', unitPrice: '2500', discount: { percent: '10' } },
    { item: 'MAIZE-FLOUR', quantity: '2.5', unitPrice: '3200' },
  ],
  payments: [{ method: 'mobile_money', amount: '21500' }],
  metadata: { till: '3' },
}

const KENYAN_SALE = {
  type: 'receipt',
  number: 'TILL-77',
  device: answerOf('save-kenyan-items', '/device'),
  currency: 'KES',
  issuedAt: '2026-11-24T10:15:00+03:00',
  lines: [{ item: 'KE2NTNO0000001', quantity: '4', unitPrice: '100' }],
  payments: [{ method: 'cash', amount: '500' }],
  change: '100',
}

/** A currency that is none, and a price with a separator. */
const WRONG_SALE = {
  ...UGANDAN_SALE,
  currency: 'Shillings',
  lines: [{ item: 'SODA-500', quantity: '6', unitPrice: '2,500' }],
}

/** A sale of this number and no other lines. */
export function soda(number: string): Record<string, unknown> {
  return {
    ...UGANDAN_SALE,
    number,
    lines: [{ item: 'SODA-500', quantity: '6', unitPrice: '2500' }],
    payments: [{ method: 'cash', amount: '15000' }],
  }
}

export const SELL: Examples = {
  sell: {
    summary: 'A receipt in Uganda, fiscal at once',
    headers: { 'Idempotency-Key': 'till-3-2041', Prefer: 'wait=20' },
    body: UGANDAN_SALE,
    status: 201,
  },
  'sell-in-kenya': {
    summary: 'A receipt in Kenya, fiscal at once',
    headers: { 'Idempotency-Key': 'till-1-77', Prefer: 'wait=20' },
    body: KENYAN_SALE,
    status: 201,
    after: ['resume-device', 'read-numbers'],
  },
  'sell-without-waiting': {
    summary: 'A sale whose receipt is asked for later',
    headers: { 'Idempotency-Key': 'till-3-2042' },
    body: soda('POS-2042'),
    status: 202,
  },
  'sell-with-mistakes': {
    summary: 'A sale with mistakes',
    headers: { 'Idempotency-Key': 'till-3-2043' },
    body: WRONG_SALE,
    status: 422,
  },
  'sell-something-else': {
    summary: 'Another sale under a key that is used',
    headers: { 'Idempotency-Key': 'till-3-2041' },
    body: soda('POS-2044'),
    status: 409,
    after: ['sell'],
  },
  'sell-without-a-key': { summary: 'A sale without a key', body: soda('POS-2045'), status: 400 },
}

export const CHECK: Examples = {
  check: { summary: 'A sale that is right', body: UGANDAN_SALE, status: 200 },
  'check-mistakes': {
    summary: 'A sale whose payments do not add up',
    body: { ...UGANDAN_SALE, payments: [{ method: 'cash', amount: '20000' }] },
    status: 422,
  },
}

export const LIST: Examples = {
  list: {
    summary: 'What was sold in Kenya',
    query: { device: 'ke-shop-1', status: 'fiscalised' },
    status: 200,
    after: ['sell-in-kenya'],
  },
  'list-wrongly': { summary: 'A status that does not exist', query: { status: 'done' }, status: 400 },
}

/** A fiscal document. */
export const DOCUMENT_PARAMS = { id: answerOf('sell', '/id') }
