import type { Answered, Call, Mount } from '../mount.js'
import type { Authority } from './contract.js'
import { areKnown } from './tokens.js'

const PATH = '/v1/token/generate'

/** Gives tokens for the gateway, by GET and HTTP Basic. */
export function mountTokens(authority: () => Authority): Mount {
  return {
    authority: 'etims',
    door: 'gavaconnect',
    serves: (path) => path === PATH,
    namesOf: () => ['token', PATH],
    deviceOf: () => undefined,
    answer: (call) => answer(call, authority()),
  }
}

async function answer({ method, headers }: Call, { books, now, perform }: Authority): Promise<Answered> {
  // A POST is answered with success and nothing in it: the trap that costs integrators most time.
  if (method !== 'GET') return told('', 200, 'nothing: a token is had by GET')
  // Wrong credentials are answered with an empty body.
  if (!areKnown(String(headers.authorization ?? ''), books.taxpayers.keys()))
    return told('', 400, 'wrong credentials')
  return told(JSON.stringify(await perform('token', { at: now.toISOString() })), 200, 'a token')
}

/** Neither credentials nor token come into the journal. */
function told(body: string, status: number, message: string): Answered {
  const nothing = { request: null, response: null, device: undefined }
  return { body, status, operation: 'token', ...nothing, code: String(status), message }
}
