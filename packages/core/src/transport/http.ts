import * as tls from 'node:tls'
import type { Dispatcher, Pool } from 'undici'
import { TransportError } from '../errors/fiscal-error.js'

export interface HttpAnswer {
  readonly status: number
  readonly body: string
}

/** Asks one origin, in text. One call is one request: nothing is repeated here, a `get` neither. */
export interface HttpTransport {
  /** Like `post`, for what is only fetched. */
  get(path: string, headers: Readonly<Record<string, string>>, timeoutMs: number): Promise<HttpAnswer>
  /**
   * @param timeoutMs hard limit from the call to the last byte of the answer.
   * @throws TransportError with `sent: 'no'` when the connection could not be made, and when the other side takes no more
   *   calls for now (HTTP 429, RFC 6585: it was not processed); `'maybe'` after that.
   */
  post(
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    timeoutMs: number,
  ): Promise<HttpAnswer>
  /** Closes the connections when what is under way is answered. A second call does nothing. */
  close(): Promise<void>
}

export interface HttpTransportOptions {
  /** Scheme, host and port, such as `https://efrisws.ura.go.ug`. */
  readonly origin: string
  /** Connections kept open at most. */
  readonly connections?: number
  /** Certificates to trust besides the system's own (PEM). */
  readonly ca?: string
  /** Turns certificate checks off for this origin's host, with a warning. The host must be repeated here. */
  readonly unverifiedTlsHost?: string
  /** Replaces the network, for tests and unusual runtimes. */
  readonly fetch?: typeof globalThis.fetch
}

/** Larger answers are refused: the longest documented list is far below it. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024

/** System calls that come before the first byte of a request: whatever fails in them, nothing was sent. */
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo'])

/** Failures before the first byte that name no system call: undici's own timer, and the checks of a certificate. */
const NOT_CONNECTED = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Opens a transport whose connections are kept alive. */
export function createHttpTransport(options: HttpTransportOptions): HttpTransport {
  return options.fetch ? fetchTransport(options.origin, options.fetch) : poolTransport(options)
}

/** One request, before anything is known of how it travels. */
interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body: string | null
  readonly headers: Readonly<Record<string, string>>
}

/** An answer with the headers that say when to come back. */
interface DatedAnswer extends HttpAnswer {
  readonly retryAfter: string | null | undefined
  readonly date: string | null | undefined
}

/** The methods of a transport, over whatever sends a request. */
function methodsOver(
  origin: string,
  dispatch: (request: HttpRequest, timeoutMs: number) => Promise<DatedAnswer>,
): Pick<HttpTransport, 'get' | 'post'> {
  const send = async (request: HttpRequest, timeoutMs: number): Promise<HttpAnswer> => {
    const answer = await dispatch(request, timeoutMs)
    if (answer.status === 429) throw tooMany(origin, answer)
    return { status: answer.status, body: answer.body }
  }
  return {
    get: (path, headers, timeoutMs) => send({ method: 'GET', path, body: null, headers }, timeoutMs),
    post: (path, body, headers, timeoutMs) => send({ method: 'POST', path, body, headers }, timeoutMs),
  }
}

function tooMany(origin: string, answer: DatedAnswer): TransportError {
  return new TransportError({
    code: 'rate-limited',
    message: `${origin} takes no more calls for now (HTTP 429); nothing was processed.`,
    cause: new Error(answer.retryAfter ? `Retry-After: ${answer.retryAfter}` : 'It does not say until when.'),
    fix: 'Send it again after a pause, and call less often.',
    sent: 'no',
    retryAfterMs: pauseIn(answer),
  })
}

/** Seconds, or a date, which is counted from the other side's own (RFC 9110, 10.2.3). */
function pauseIn({ retryAfter, date }: DatedAnswer): number | undefined {
  if (!retryAfter) return undefined
  const pause = /^\d{1,9}$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - Date.parse(date ?? '')
  return pause >= 0 ? pause : undefined
}

type Undici = typeof import('undici')

/** undici is loaded at the first request: it takes as long to load as all the rest, and most programs make clients they never use. */
function poolTransport(options: HttpTransportOptions): HttpTransport {
  const tls = tlsOptions(options)
  let opening: Promise<{ readonly undici: Undici; readonly pool: Pool }> | undefined
  const open = async () => {
    const undici = await import('undici')
    return { undici, pool: openPool(undici, options, tls) }
  }
  return {
    ...methodsOver(options.origin, async (request, timeoutMs) => {
      opening ??= open()
      // Loading comes before the clock starts: it is no part of what the other side takes.
      const { undici, pool } = await opening
      return orTransportError(options.origin, timeoutMs, async (signal, progress) => {
        progress.sent = 'no'
        const answer = await pool
          .compose(
            (dispatch) => (options, handler) => dispatch(options, observeStart(undici, handler, progress)),
          )
          .request({ ...request, signal })
        const { 'retry-after': retryAfter, date } = answer.headers
        return {
          status: answer.statusCode,
          body: await answer.body.text(),
          retryAfter: retryAfter?.toString(),
          date: date?.toString(),
        }
      })
    }),
    close: async () => {
      const pool = (await opening)?.pool
      if (pool?.closed === false) await pool.close()
    },
  }
}

function openPool(undici: Undici, options: HttpTransportOptions, tls: ReturnType<typeof tlsOptions>): Pool {
  return new undici.Pool(options.origin, {
    connections: options.connections ?? 8,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    connect: { timeout: 10_000, ...tls },
    maxResponseSize: MAX_ANSWER_BYTES,
  })
}

/** What is known of a request's bytes; `unknown` leaves it to the error. */
interface Progress {
  sent: 'no' | 'maybe' | 'unknown'
}

/** Notes in `progress` the moment at which a request is handed to an open connection. */
function observeStart(
  { DecoratorHandler }: Undici,
  handler: Dispatcher.DispatchHandler,
  progress: Progress,
): Dispatcher.DispatchHandler {
  const observed: Dispatcher.DispatchHandler = new DecoratorHandler(handler)
  const forward = observed.onRequestStart?.bind(observed)
  observed.onRequestStart = (controller, context) => {
    progress.sent = 'maybe'
    forward?.(controller, context)
  }
  return observed
}

function fetchTransport(origin: string, fetch: typeof globalThis.fetch): HttpTransport {
  return {
    ...methodsOver(origin, ({ path, ...request }, timeoutMs) =>
      orTransportError(origin, timeoutMs, async (signal) => {
        const answer = await fetch(origin + path, { ...request, signal, redirect: 'manual' })
        const { headers } = answer
        return {
          status: answer.status,
          body: await answer.text(),
          retryAfter: headers.get('retry-after'),
          date: headers.get('date'),
        }
      }),
    ),
    close: async () => {},
  }
}

function tlsOptions(options: HttpTransportOptions): { ca?: string[]; rejectUnauthorized?: false } {
  const host = new URL(options.origin).hostname
  if (options.unverifiedTlsHost === host) {
    process.emitWarning(`TLS certificates of ${host} are NOT verified, because the configuration says so.`)
    return { rejectUnauthorized: false }
  }
  return options.ca === undefined ? {} : { ca: [...trustedAlready(), options.ca] }
}

/** What Node trusts when it is given no list: a list replaces it. Older releases tell only what they ship with. */
function trustedAlready(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default') => string[] }
  return getCACertificates?.('default') ?? tls.rootCertificates
}

/** Holds a request to its time limit. One that still waits for a connection ignores its signal, so the limit is raced. */
async function orTransportError<Answer>(
  origin: string,
  timeoutMs: number,
  request: (signal: AbortSignal, progress: Progress) => Promise<Answer>,
): Promise<Answer> {
  const limit = new AbortController()
  const progress: Progress = { sent: 'unknown' }
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const reason = new Error(`time limit of ${timeoutMs} ms`)
      limit.abort(reason)
      reject(reason)
    }, timeoutMs)
  })
  try {
    return await Promise.race([request(limit.signal, progress), timeUp])
  } catch (error) {
    throw transportError(origin, timeoutMs, error, limit.signal.aborted, progress)
  } finally {
    clearTimeout(timer)
  }
}

function transportError(
  origin: string,
  timeoutMs: number,
  error: unknown,
  timedOut: boolean,
  progress: Progress,
): TransportError {
  const cause = error instanceof Error ? error : new Error(String(error))
  if (progress.sent === 'no' || (progress.sent === 'unknown' && !timedOut && neverConnected(error))) {
    return new TransportError({
      code: 'not-connected',
      message: `${origin} could not be reached${timedOut ? ` within ${timeoutMs} ms` : ''}; nothing was sent.`,
      cause,
      fix: 'Check the address, the network and the certificate; sending again is safe.',
      sent: 'no',
    })
  }
  return new TransportError({
    code: timedOut ? 'no-answer' : 'connection-lost',
    message: timedOut
      ? `${origin} did not answer within ${timeoutMs} ms.`
      : `The connection to ${origin} broke before the answer was complete.`,
    cause,
    fix: 'Ask the authority whether the document arrived before sending anything again.',
    sent: 'maybe',
  })
}

/** `EHOSTUNREACH` and its like also come from a connection that was open for long, so the system call decides. */
function neverConnected(error: unknown): boolean {
  const { code, syscall, errors, cause } = (error ?? {}) as {
    code?: string
    syscall?: string
    errors?: unknown[]
    cause?: unknown
  }
  if (errors !== undefined && errors.length > 0) return errors.every(neverConnected)
  if (BEFORE_SENDING.has(syscall ?? '') || NOT_CONNECTED.has(code ?? '')) return true
  return cause !== undefined && neverConnected(cause)
}
