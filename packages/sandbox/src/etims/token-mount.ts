import type { Answered, Call, Mount } from '../mount.js'
import type { Authority } from './contract.js'

const PATH = '/v1/token/generate'

/** Gives tokens for the gateway, by GET and HTTP Basic. */
export function mountTokens(authority: () => Authority): Mount {
  return {
    authority: 'etims',
    serves: (path) => path === PATH,
    namesOf: () => ['token', PATH],
    answer: async (call) => answer(call, authority()),
  }
}

function answer({ method, headers }: Call, { books, now }: Authority): Answered {
  // A POST is answered with success and nothing in it: the trap that costs integrators most time.
  if (method !== 'GET') return told('', 200, 'nothing: a token is had by GET')
  const given = books.tokens.give(String(headers.authorization ?? ''), books.taxpayers.keys(), now)
  // Wrong credentials are answered with an empty body.
  return given ? told(JSON.stringify(given), 200, 'a token') : told('', 400, 'wrong credentials')
}

/** Neither credentials nor token come into the journal. */
function told(body: string, status: number, message: string): Answered {
  const nothing = { request: null, response: null, device: undefined }
  return { body, status, operation: 'token', ...nothing, code: String(status), message }
}
