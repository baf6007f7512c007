import { answerOf, type Example } from '../example.js'

type Examples = Readonly<Record<string, Example>>

const TILL = { name: 'till 3', scopes: ['documents:write', 'documents:read'] }

export const GIVE_OUT: Examples = {
  'give-out-a-key': { summary: 'A key for a till', body: TILL, status: 201 },
  'key-with-mistakes': {
    summary: 'A scope that is none',
    body: { name: 'till 4', scopes: ['documents'] },
    status: 422,
  },
}

/** The key of the till. */
export const KEY_PARAMS = { id: answerOf('give-out-a-key', '/id') }

export const ROTATE: Examples = {
  'rotate-a-key': {
    summary: 'A new key, and a day to hand it out',
    params: { id: answerOf('give-out-a-key', '/id') },
    body: { graceSeconds: 86_400 },
    status: 201,
    after: ['list-api-keys', 'see-a-key'],
  },
  'rotate-twice': {
    summary: 'A key that has a successor',
    params: KEY_PARAMS,
    body: { graceSeconds: 0 },
    status: 409,
    after: ['rotate-a-key'],
  },
}

export const REVOKE: Examples = {
  'revoke-a-key': {
    summary: 'A key that ends now',
    params: KEY_PARAMS,
    status: 200,
    after: ['rotate-twice'],
  },
  'revoke-unknown-key': { summary: 'An id that is not known', params: { id: 'key_0' }, status: 404 },
}

export const ADD_ACCOUNT: Examples = {
  'add-account': { summary: 'An account', body: { id: 'acme', name: 'Acme Ltd' }, status: 201 },
  'account-that-exists': {
    summary: 'An id that is taken',
    body: { id: 'default', name: 'Acme Ltd' },
    status: 409,
  },
}

/** The account of somebody else. */
export const ACCOUNT_PARAMS = { id: answerOf('add-account', '/id') }

export const FIRST_KEY: Examples = {
  'first-key-of-an-account': {
    summary: 'The key with which an account is handed over',
    params: ACCOUNT_PARAMS,
    body: {
      name: 'first key',
      scopes: ['documents:read', 'devices:read', 'devices:write', 'access:read', 'access:write'],
    },
    status: 201,
  },
}

export const SUSPEND: Examples = {
  suspend: { summary: 'An account that is kept out', params: ACCOUNT_PARAMS, status: 200 },
  'suspend-oneself': { summary: 'One’s own account', params: { id: 'default' }, status: 409 },
}

export const RESUME_ACCOUNT: Examples = {
  'resume-account': {
    summary: 'An account that is let in again',
    params: ACCOUNT_PARAMS,
    status: 200,
    after: ['suspend'],
  },
}
