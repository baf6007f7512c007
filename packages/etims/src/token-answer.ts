import type { HttpAnswer } from '@risiti/core'

/** A token and how long it is good, counted from before it was asked for. */
export interface Token {
  readonly text: string
  readonly lifeMs: number
}

/** Why there is no token. `refused`: a person must change the credentials. `unavailable`: later it may work. */
export interface NoToken {
  readonly reason: 'refused' | 'unavailable'
  readonly cause: string
  readonly fix: string
}

/** The life, in seconds, of a token that tells none: as it is renewed a minute early, it serves for one minute. */
const ASSUMED_LIFE_SECONDS = 120

/** What may stand in a header: printable ASCII without blanks. */
const TOKEN_PATTERN = /^[\x21-\x7e]+$/

/** How Apigee and KRA's own answers name wrong credentials, whatever the status. */
const WRONG_CREDENTIALS = /invalid_?client|"responseCode"\s*:\s*"?401\b/i

/** Reads what KRA answered to a request for a token. Of its text, only the token gets into the result. */
export function readToken({ status, body }: HttpAnswer): Token | NoToken {
  if (isRefusal(status, body)) {
    return {
      reason: 'refused',
      cause: `It answered HTTP ${status} to the consumer key and secret.`,
      fix: 'Compare consumerKey and consumerSecret with the application on the GavaConnect portal, and check that they are of this environment.',
    }
  }
  if (status < 200 || status > 299) return unavailable(`It answered HTTP ${status}.`)
  const { access_token: text, expires_in: life } = membersOf(body)
  if (typeof text !== 'string' || text === '') {
    return unavailable(
      `It answered HTTP ${status} without a token, as it does to a POST.`,
      'Make sure that no proxy changes the method, which must be GET, or answers in the place of KRA.',
    )
  }
  return TOKEN_PATTERN.test(text)
    ? { text, lifeMs: secondsOf(life) * 1000 }
    : unavailable(`It answered HTTP ${status} with a token that cannot stand in a header.`)
}

/** A try that a person cannot mend by other credentials. */
export function unavailable(
  cause: string,
  fix = 'Send it again after a pause. If it stays so, check the network and ask KRA whether GavaConnect is up.',
): NoToken {
  return { reason: 'unavailable', cause, fix }
}

/** Wrong credentials get an empty 400 from KRA, or a fault from the Apigee in front of it. */
function isRefusal(status: number, body: string): boolean {
  if (status === 401 || status === 403) return true
  return status >= 400 && (WRONG_CREDENTIALS.test(body) || (status === 400 && body.trim() === ''))
}

function membersOf(body: string): { readonly access_token?: unknown; readonly expires_in?: unknown } {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** KRA sends the life as text, `"3599"`; a number is as good. */
function secondsOf(life: unknown): number {
  const seconds = typeof life === 'string' && life.trim() !== '' ? Number(life) : life
  const isSensible = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0
  return isSensible ? seconds : ASSUMED_LIFE_SECONDS
}
