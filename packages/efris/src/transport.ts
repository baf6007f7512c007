import {
  ConfigurationError,
  createHttpTransport,
  formatEat,
  type HttpAnswer,
  type HttpTransport,
  type HttpTransportOptions,
  type Operation,
  TransportError,
  UnreadableAnswerError,
} from '@risiti/core'
import type { Suite } from './crypto/suites.js'
import { readInner } from './envelope/inner.js'
import { OpenError, openContent, readEnvelope } from './envelope/open.js'
import { seal, writeEnvelope } from './envelope/seal.js'
import type { GlobalInfo } from './envelope/shape.js'
import type { KeyClient } from './keys/key-client.js'

/** Where a client sends its messages: a name, or an origin such as `http://127.0.0.1:8788`. */
export type Environment = 'local' | 'test' | 'production' | (string & {})

const ENDPOINTS: Readonly<Record<string, { origin: string; path: string }>> = {
  local: { origin: 'http://127.0.0.1:8788', path: '/efrisws/ws/taapp/getInformation' },
  test: { origin: 'https://efristest.ura.go.ug', path: '/efrisws/ws/taapp/getInformation' },
  production: { origin: 'https://efrisws.ura.go.ug', path: '/ws/taapp/getInformation' },
}

/**
 * The address behind an environment. An origin gets the authority's own path there, or that of the test system; an
 * address with a path is taken as it is.
 * @throws ConfigurationError when it is neither a known name nor an address.
 */
export function endpointOf(environment: Environment): { origin: string; path: string } {
  if (Object.hasOwn(ENDPOINTS, environment)) return ENDPOINTS[environment]!
  const { origin, pathname } = addressOf(environment)
  const known = Object.values(ENDPOINTS).find((endpoint) => endpoint.origin === origin)
  return { origin, path: pathname === '/' ? (known ?? ENDPOINTS.test!).path : pathname }
}

function addressOf(environment: string): URL {
  const url = URL.canParse(environment) ? new URL(environment) : undefined
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url
  throw new ConfigurationError({
    code: 'environment-unknown',
    message: `"${environment.slice(0, 60)}" is not an environment.`,
    cause: 'It is neither a known name nor an http(s) address.',
    fix: 'Use "local", "test", "production", or an address such as http://127.0.0.1:8788.',
  })
}

/** One call as it happened. Session keys are blanked. */
export interface Exchange {
  readonly operation: string
  readonly interfaceCode: string
  /** The inner request, as sent. */
  readonly request: string | undefined
  /** The inner answer, as opened. */
  readonly response: string | undefined
  readonly returnCode: string
  readonly returnMessage: string
  readonly milliseconds: number
}

export interface WireCall {
  readonly operation: Operation
  readonly name: string
  readonly json: string | undefined
  readonly aesKey?: Buffer | undefined
  readonly requestTime: Date
  readonly timeoutMs: number
}

export interface WireAnswer {
  readonly returnCode: string
  readonly returnMessage: string
  readonly content: unknown
  /** Text of the inner answer. */
  readonly text: string | undefined
}

export interface EfrisTransportOptions
  extends Pick<HttpTransportOptions, 'ca' | 'fetch' | 'unverifiedTlsHost'> {
  readonly environment: Environment
  readonly tin: string
  readonly deviceNo: string
  readonly appId: string
  readonly keyClient: KeyClient
  readonly suite: Suite
  readonly randomId: () => string
  readonly onExchange?: ((exchange: Exchange) => void) | undefined
}

/** Seals, posts and opens one message. Knows keys and the wire; knows nothing of sessions or schemas. */
export class EfrisTransport {
  readonly #options: EfrisTransportOptions
  readonly #http: HttpTransport
  readonly #path: string

  constructor(options: EfrisTransportOptions) {
    const { origin, path } = endpointOf(options.environment)
    this.#options = options
    this.#path = path
    this.#http = createHttpTransport({ origin, ...networkOptions(options) })
  }

  /** @throws TransportError when the network failed, UnreadableAnswerError when what came cannot be opened. */
  async call(call: WireCall): Promise<WireAnswer> {
    const { suite, keyClient } = this.#options
    const sealed = await seal(call.json, {
      suite,
      signingKey: keyClient.signingKey,
      aesKey: call.operation.encrypted?.request ? call.aesKey : undefined,
    })
    const started = performance.now()
    const answer = await this.#post(call, writeEnvelope(sealed, this.#globalInfo(call)))
    const opened = this.#open(call, answer)
    this.#observe(call, opened, performance.now() - started)
    return opened
  }

  close(): Promise<void> {
    return this.#http.close()
  }

  async #post(call: WireCall, body: string): Promise<HttpAnswer> {
    const headers = { 'content-type': 'application/json' }
    try {
      return await this.#http.post(this.#path, body, headers, call.timeoutMs)
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      const { code, message, fix, sent } = error
      throw new TransportError({
        code,
        message,
        fix,
        sent,
        cause: error.cause as Error,
        operation: call.name,
      })
    }
  }

  #globalInfo(call: WireCall): GlobalInfo {
    return {
      appId: this.#options.appId,
      version: '1.1.20191201',
      dataExchangeId: this.#options.randomId(),
      interfaceCode: call.operation.code ?? '',
      requestCode: 'TP',
      requestTime: formatEat(call.requestTime, 'yyyy-MM-dd HH:mm:ss'),
      responseCode: 'TA',
      userName: 'admin',
      deviceMAC: 'FFFFFFFFFFFF',
      deviceNo: this.#options.deviceNo,
      tin: this.#options.tin,
      brn: '',
      taxpayerID: '1',
      longitude: '32.5825',
      latitude: '0.3476',
      agentType: '0',
      extendField: { responseDateFormat: 'dd/MM/yyyy', responseTimeFormat: 'dd/MM/yyyy HH:mm:ss' },
    }
  }

  #open(call: WireCall, answer: HttpAnswer): WireAnswer {
    try {
      const envelope = readEnvelope(answer.body)
      const text = openContent(envelope.data, { suite: this.#options.suite, aesKey: call.aesKey })
      return {
        returnCode: envelope.returnStateInfo.returnCode,
        returnMessage: envelope.returnStateInfo.returnMessage ?? '',
        content: text === undefined ? undefined : readInner(text),
        text,
      }
    } catch (error) {
      throw unreadable(call, answer, error)
    }
  }

  #observe(call: WireCall, answer: WireAnswer, milliseconds: number): void {
    const { code = '' } = call.operation
    const response = code === 'T104' && answer.text ? '(session key, not shown)' : answer.text
    const { returnCode, returnMessage } = answer
    const { name: operation, json: request } = call
    const exchange = {
      operation,
      interfaceCode: code,
      request,
      response,
      returnCode,
      returnMessage,
      milliseconds,
    }
    try {
      this.#options.onExchange?.(exchange)
    } catch (error) {
      // An observer's mistake must not turn a stored document into a failed call.
      process.emitWarning(`onExchange failed: ${error}`)
    }
  }
}

function networkOptions(options: EfrisTransportOptions) {
  const { ca, fetch, unverifiedTlsHost } = options
  return {
    ...(ca ? { ca } : {}),
    ...(fetch ? { fetch } : {}),
    ...(unverifiedTlsHost ? { unverifiedTlsHost } : {}),
  }
}

function unreadable(call: WireCall, answer: HttpAnswer, error: unknown): UnreadableAnswerError {
  const cause = error instanceof Error ? error : new Error(String(error))
  return new UnreadableAnswerError({
    code:
      cause instanceof OpenError && cause.layer === 'cipher'
        ? 'answer-not-decipherable'
        : 'answer-unreadable',
    message: `The authority's answer to ${call.operation.code} cannot be read (HTTP ${answer.status}).`,
    cause,
    fix: 'Ask the authority whether the document arrived before sending anything again.',
    operation: call.name,
    raw: answer.body,
  })
}
