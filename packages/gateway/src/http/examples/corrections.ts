import { answerOf, type Example, provided } from '../example.js'
import { DOCUMENT_PARAMS, soda } from './documents.js'

type Examples = Readonly<Record<string, Example>>

const SHOWN = 'doc_3f0c5a9e71b24d0f8a6be2d4c7915e60'

export const CREDIT: Examples = {
  credit: {
    summary: 'Two bottles come back',
    params: DOCUMENT_PARAMS,
    headers: { 'Idempotency-Key': 'till-3-2041-back' },
    body: { lines: [{ line: 1, quantity: '2' }], reason: 'returned' },
    status: 202,
  },
  'credit-too-much': {
    summary: 'More than was sold',
    params: DOCUMENT_PARAMS,
    headers: { 'Idempotency-Key': 'till-3-2041-more' },
    body: { lines: [{ line: 1, quantity: '7' }], reason: 'returned' },
    status: 422,
  },
}

export const REVISE: Examples = {
  revise: {
    summary: 'A sale that the authority refused, with another item',
    params: { id: provided('refused', SHOWN) },
    headers: { Prefer: 'wait=20' },
    body: soda('POS-2046'),
    status: 201,
  },
  'revise-too-late': {
    summary: 'A document that is fiscal',
    params: DOCUMENT_PARAMS,
    body: soda('POS-2047'),
    status: 409,
  },
}

export const CANCEL: Examples = {
  cancel: {
    summary: 'A sale that the authority refused',
    params: { id: provided('refused-for-good', SHOWN) },
    body: { reason: 'The customer left.', by: 'Amina' },
    status: 200,
  },
  'cancel-too-late': {
    summary: 'A document that is fiscal',
    params: DOCUMENT_PARAMS,
    body: { reason: 'The customer left.' },
    status: 409,
  },
}

export const RESOLVE: Examples = {
  adopt: {
    summary: 'The document that the authority holds is this sale',
    params: { id: provided('in-conflict', SHOWN) },
    body: {
      decision: 'adopt',
      number: provided('held', '326024000001'),
      reason: 'Compared with the paper roll.',
      by: 'Amina',
    },
    status: 200,
  },
  'decide-needlessly': {
    summary: 'A document that waits for nobody',
    params: DOCUMENT_PARAMS,
    body: { decision: 'cancel', reason: 'The customer left.' },
    status: 409,
  },
}

export const EVENTS: Examples = {
  events: {
    summary: 'A sale that became fiscal',
    params: { id: answerOf('sell-in-kenya', '/id') },
    status: 200,
  },
}
