import { type Clock, ConfigurationError, type HttpTransport, TransportError } from '@risiti/core'
import { type NoToken, readToken, type Token, unavailable } from './token-answer.js'

export interface TokenOptions {
  /** Open to the host that gives tokens. */
  readonly transport: HttpTransport
  /** Path and query, such as `/v1/token/generate?grant_type=client_credentials`. */
  readonly path: string
  readonly consumerKey: string
  readonly consumerSecret: string
  readonly clock: Clock
  /** Limit in ms for one request. */
  readonly timeoutMs: number
}

/** Gives the bearer token of GavaConnect: kept while it is good, and fetched once however many ask. */
export interface TokenSource {
  /**
   * A token that is good now.
   * @param operation the operation it is for, by our method name; errors carry it.
   * @throws ConfigurationError `credentials-refused` when KRA does not know the key and secret.
   * @throws TransportError `token-unavailable`, `sent: 'no'`: the operation itself was not sent.
   */
  obtain(operation: string): Promise<string>
  /** Forgets this token, which KRA no longer takes, unless a newer one took its place. */
  drop(token: string): void
}

/** So long before its end a token is renewed. One whose whole life is shorter serves those who waited for it. */
const RENEWED_EARLY_MS = 60_000

/**
 * Opens a source of tokens. Nothing is sent before the first `obtain`.
 * @throws ConfigurationError when key or secret cannot be right.
 */
export function openTokenSource(options: TokenOptions): TokenSource {
  const { clock } = options
  const request = requestOf(options)
  let kept: { readonly text: string; readonly renewAt: number } | undefined
  let running: Promise<Token | NoToken> | undefined

  const fetch = async (): Promise<Token | NoToken> => {
    const startedAt = clock.now().getTime()
    const token = await request()
    if ('text' in token) {
      kept = { text: token.text, renewAt: startedAt + token.lifeMs - RENEWED_EARLY_MS }
    }
    return token
  }

  return {
    async obtain(operation) {
      if (kept && clock.now().getTime() < kept.renewAt) return kept.text
      running ??= fetch().finally(() => {
        running = undefined
      })
      const token = await running
      if ('text' in token) return token.text
      throw errorOf(operation, token)
    },
    drop(token) {
      if (kept?.text === token) kept = undefined
    },
  }
}

/** One request for a token. Only what is said here of a failure gets out: no text of the network's own. */
function requestOf(options: TokenOptions): () => Promise<Token | NoToken> {
  const { transport, path, timeoutMs } = options
  const consumerKey = checked('consumerKey', options.consumerKey, /^[\x21-\x39\x3b-\x7e]+$/)
  const consumerSecret = checked('consumerSecret', options.consumerSecret, /^[\x21-\x7e]+$/)
  const basic = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')
  const headers = { accept: 'application/json', authorization: `Basic ${basic}` }
  return async () => {
    try {
      return readToken(await transport.get(path, headers, timeoutMs))
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      return unavailable(causeOf(error, [basic, consumerSecret, consumerKey]))
    }
  }
}

function errorOf(operation: string, { reason, cause, fix }: NoToken): ConfigurationError | TransportError {
  return reason === 'refused'
    ? new ConfigurationError({
        code: 'credentials-refused',
        message: `GavaConnect refused the credentials, so ${operation} was not sent.`,
        cause,
        fix,
        operation,
      })
    : new TransportError({
        code: 'token-unavailable',
        message: `GavaConnect gave no token, so ${operation} was not sent.`,
        cause,
        fix,
        operation,
        sent: 'no',
      })
}

/** What went wrong, in words: a replaced `fetch` may throw errors that carry the request's headers. */
function causeOf(error: TransportError, secrets: readonly string[]): string {
  const { cause } = error
  const text = cause instanceof Error && cause.message ? `${error.message} (${cause.message})` : error.message
  return secrets.reduce((told, secret) => told.replaceAll(secret, '[redacted]'), text)
}

/** A colon would end the key early; a blank or line break comes from copying. */
function checked(name: 'consumerKey' | 'consumerSecret', value: string, pattern: RegExp): string {
  if (pattern.test(value)) return value
  throw new ConfigurationError({
    code: `${name.toLowerCase()}-invalid`,
    message: `${name} cannot be one of GavaConnect's.`,
    cause: 'It is empty, or has a character that GavaConnect does not use.',
    fix: `Copy ${name} from the application on the GavaConnect portal, without blanks or line breaks.`,
  })
}
