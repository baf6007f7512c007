import type { Answered, Call, Mount } from '../mount.js'
import type { Office } from './admit.js'
import { outage } from './gateway-faults.js'
import { areKnown } from './tokens.js'

const PATH = '/v1/token/generate'

/** Gives tokens for the gateway, by GET and HTTP Basic. */
export function mountTokens(authority: (now: Date) => Office): Mount {
  return {
    authority: 'etims',
    door: 'gavaconnect',
    serves: (path) => path === PATH,
    namesOf: () => ['token', PATH],
    deviceOf: () => undefined,
    answer: (call, now) => answer(call, authority(now)),
    says: (code) => Object.hasOwn(EMPTY, code),
    say: async (_call, _now, code) => told('', Number(code), EMPTY[code]!),
    outage,
  }
}

async function answer({ method, headers }: Call, { books, now, perform }: Office): Promise<Answered> {
  // A POST is answered with success and nothing in it: the trap that costs integrators most time.
  if (method !== 'GET') return told('', 200, EMPTY[200]!)
  // Wrong credentials are answered with an empty body.
  if (!areKnown(String(headers.authorization ?? ''), books.taxpayers.keys()))
    return told('', 400, EMPTY[400]!)
  const token = await perform('token', { at: now.toISOString() })
  return { ...told(JSON.stringify(token), 200, 'a token'), isAccepted: true }
}

/** What an answer with nothing in it means. */
const EMPTY: Readonly<Record<string, string>> = {
  200: 'nothing: a token is had by GET',
  400: 'wrong credentials',
}

/** Neither credentials nor token come into the journal. */
function told(body: string, status: number, message: string): Answered {
  const nothing = { request: null, response: undefined, device: undefined }
  return { body, status, operation: 'token', ...nothing, code: String(status), message, isAccepted: false }
}
