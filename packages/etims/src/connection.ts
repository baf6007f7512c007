import {
  createHttpTransport,
  type HttpAnswer,
  type HttpTransport,
  systemClock,
  TransportError,
} from '@risiti/core'
import type { EtimsClientOptions, Exchange } from './options.js'
import { redactHeaders, redactText } from './redact.js'
import { tell } from './tell.js'

/** One request, ready to go. */
export interface Dispatch {
  readonly operation: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMs: number
  /** What to blank in what the observer sees: the device's key, the token. */
  readonly secrets: readonly string[]
}

/** Posts one request, once, and shows the exchange to the observer. */
export interface Connection {
  readonly transport: HttpTransport
  /** @throws TransportError that names the operation. */
  post(dispatch: Dispatch): Promise<HttpAnswer>
  close(): Promise<void>
}

/** Opens a connection that is kept alive. */
export function openConnection(origin: string, options: EtimsClientOptions): Connection {
  const { ca, unverifiedTlsHost, fetch, connections, clock = systemClock, onExchange } = options
  const transport = createHttpTransport({
    origin,
    ...(ca === undefined ? {} : { ca }),
    ...(unverifiedTlsHost === undefined ? {} : { unverifiedTlsHost }),
    ...(fetch === undefined ? {} : { fetch }),
    ...(connections === undefined ? {} : { connections }),
  })
  return {
    transport,
    async post(dispatch) {
      const startedAt = clock.now()
      const show = (answer: HttpAnswer | null) =>
        onExchange &&
        tell('onExchange', onExchange, exchangeOf(dispatch, answer, origin, startedAt, clock.now()))
      const { path, body, headers, timeoutMs } = dispatch
      const answer = await transport.post(path, body, headers, timeoutMs).catch((error: unknown) => {
        show(null)
        throw named(error, dispatch.operation)
      })
      show(answer)
      return answer
    },
    close: () => transport.close(),
  }
}

function exchangeOf(
  dispatch: Dispatch,
  answer: HttpAnswer | null,
  origin: string,
  startedAt: Date,
  endedAt: Date,
): Exchange {
  const { operation, secrets } = dispatch
  return {
    operation,
    request: {
      url: origin + dispatch.path,
      headers: redactHeaders(dispatch.headers, secrets),
      body: redactText(dispatch.body, secrets),
    },
    response: answer && redactText(answer.body, secrets),
    status: answer?.status ?? null,
    startedAt,
    endedAt,
  }
}

function named(error: unknown, operation: string): unknown {
  if (!(error instanceof TransportError)) return error
  const { code, message, fix, sent, retryAfterMs } = error
  return new TransportError({
    code,
    message,
    fix,
    sent,
    retryAfterMs,
    operation,
    cause: error.cause as Error,
  })
}
