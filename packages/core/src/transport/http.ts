import { Pool } from 'undici'
import { TransportError } from '../errors/fiscal-error.js'

export interface HttpAnswer {
  readonly status: number
  readonly body: string
}

/** Posts text to one origin. One call is one request: nothing is repeated here. */
export interface HttpTransport {
  /**
   * @param timeoutMs hard limit from the call to the last byte of the answer.
   * @throws TransportError with `sent: 'no'` when the connection could not be made, `'maybe'` after that.
   */
  post(
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    timeoutMs: number,
  ): Promise<HttpAnswer>
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

/** Error codes that say the connection was never made, so that no byte of the request left. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Opens a transport whose connections are kept alive. */
export function createHttpTransport(options: HttpTransportOptions): HttpTransport {
  return options.fetch ? fetchTransport(options.origin, options.fetch) : poolTransport(options)
}

function poolTransport(options: HttpTransportOptions): HttpTransport {
  const pool = new Pool(options.origin, {
    connections: options.connections ?? 8,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    connect: { timeout: 10_000, ...tlsOptions(options) },
    maxResponseSize: MAX_ANSWER_BYTES,
  })
  return {
    post: (path, body, headers, timeoutMs) =>
      orTransportError(options.origin, timeoutMs, async (signal) => {
        const answer = await pool.request({ method: 'POST', path, body, headers, signal })
        return { status: answer.statusCode, body: await answer.body.text() }
      }),
    close: () => pool.close(),
  }
}

function fetchTransport(origin: string, fetch: typeof globalThis.fetch): HttpTransport {
  return {
    post: (path, body, headers, timeoutMs) =>
      orTransportError(origin, timeoutMs, async (signal) => {
        const answer = await fetch(origin + path, { method: 'POST', body, headers, signal })
        return { status: answer.status, body: await answer.text() }
      }),
    close: async () => {},
  }
}

function tlsOptions(options: HttpTransportOptions): { ca?: string; rejectUnauthorized?: false } {
  const host = new URL(options.origin).hostname
  if (options.unverifiedTlsHost === host) {
    process.emitWarning(`TLS certificates of ${host} are NOT verified, because the configuration says so.`)
    return { rejectUnauthorized: false }
  }
  return options.ca === undefined ? {} : { ca: options.ca }
}

async function orTransportError(
  origin: string,
  timeoutMs: number,
  request: (signal: AbortSignal) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    return await request(signal)
  } catch (error) {
    throw transportError(origin, timeoutMs, error, signal.aborted)
  }
}

function transportError(
  origin: string,
  timeoutMs: number,
  error: unknown,
  timedOut: boolean,
): TransportError {
  const cause = error instanceof Error ? error : new Error(String(error))
  if (timedOut) {
    return new TransportError({
      code: 'no-answer',
      message: `${origin} did not answer within ${timeoutMs} ms.`,
      cause,
      fix: 'Ask the authority whether the document arrived before sending anything again.',
      sent: 'maybe',
    })
  }
  if (NOT_CONNECTED.has(errorCode(error))) {
    return new TransportError({
      code: 'not-connected',
      message: `${origin} could not be reached; nothing was sent.`,
      cause,
      fix: 'Check the address, the network and the certificate; sending again is safe.',
      sent: 'no',
    })
  }
  return new TransportError({
    code: 'connection-lost',
    message: `The connection to ${origin} broke before the answer was complete.`,
    cause,
    fix: 'Ask the authority whether the document arrived before sending anything again.',
    sent: 'maybe',
  })
}

function errorCode(error: unknown): string {
  const facts = error as { code?: unknown; cause?: { code?: unknown } } | undefined
  return String(facts?.code ?? facts?.cause?.code ?? '')
}
