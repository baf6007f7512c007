import { SCOPES, type Scope } from '../../access/scopes.js'
import { Problem } from '../problem.js'

const CHALLENGE = { 'www-authenticate': 'Bearer realm="risiti"' }

/** Codes of the problems of a request that does not say who asks, or says it wrongly. */
export const UNAUTHENTICATED = ['key-missing', 'key-unknown', 'key-ended', 'session-ended'] as const

export function keyMissing(): Problem {
  return new Problem({
    status: 401,
    code: 'key-missing',
    title: 'The API key is missing.',
    detail: 'The request says nothing of who asks.',
    fix: 'Send "Authorization: Bearer <key>". The first key is printed when the gateway starts for the first time.',
    headers: CHALLENGE,
  })
}

export function keyUnknown(): Problem {
  return new Problem({
    status: 401,
    code: 'key-unknown',
    title: 'The API key is not one of this gateway.',
    detail: 'Nobody was given this key here.',
    fix: 'Use a key that this gateway gave out, whole and without quotes.',
    headers: CHALLENGE,
  })
}

export function sessionEnded(): Problem {
  return new Problem({
    status: 401,
    code: 'session-ended',
    title: 'You are not signed in any more.',
    detail: 'The session has ended, or was never one of this gateway.',
    fix: 'Sign in again with POST /v1/sessions.',
  })
}

/** @param why in a sentence. */
export function keyEnded(why: string): Problem {
  return new Problem({
    status: 401,
    code: 'key-ended',
    title: 'The API key is not in use any more.',
    detail: why,
    fix: 'Use the key that replaced it, or ask for a new one.',
    headers: CHALLENGE,
  })
}

export function scopeMissing(scope: Scope): Problem {
  return new Problem({
    status: 403,
    code: 'scope-missing',
    title: `This needs the scope "${scope}".`,
    detail: `${SCOPES[scope]} Whoever asks was not given that.`,
    fix: 'Use a key, or a user, with that scope.',
    more: { scope },
  })
}
