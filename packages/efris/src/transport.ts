import {
  ConfigurationError,
  createHttpTransport,
  type HttpAnswer,
  type HttpTransport,
  type HttpTransportOptions,
  type OnAnswer,
  type Operation,
  type RawAnswer,
  TransportError,
  UnreadableAnswerError,
} from '@risiti/core'
import type { Suite } from './crypto/suites.js'
import { type Environment, endpointOf, type Mode } from './endpoints.js'
import { readInner } from './envelope/inner.js'
import { isAuthentic, OpenError, type OpenOptions, readEnvelope } from './envelope/open.js'
import { readContent } from './envelope/read-content.js'
import { seal, writeEnvelope } from './envelope/seal.js'
import type { Envelope } from './envelope/shape.js'
import { globalInfoOf, type SpokenInfo } from './global-info.js'
import type { KeyClient } from './keys/key-client.js'
import { redact } from './redact.js'
import { tell } from './tell.js'

/** One call as it happened. Secret members are blanked. */
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
  readonly globalInfo?: SpokenInfo | undefined
  readonly onAnswer?: OnAnswer | undefined
}

export interface WireAnswer {
  readonly returnCode: string
  readonly returnMessage: string
  readonly content: unknown
  /** Text of the inner answer. */
  readonly text: string | undefined
  /** What the authority tells in the outer message besides, such as the reference of a stock movement. */
  readonly extendField: Readonly<Record<string, unknown>>
}

/**
 * Whether the authority's signature on content is checked. `when-possible`: once its public key is known, from T102 or from
 * `keyClient.setServerPublicKey`. `required`: nothing but T101 and T102 is sent before it is known. Return codes are not
 * signed by anybody, so this proves content only.
 */
export type VerifyResponses = 'off' | 'when-possible' | 'required'

export interface EfrisTransportOptions
  extends Pick<HttpTransportOptions, 'ca' | 'fetch' | 'unverifiedTlsHost'> {
  readonly environment: Environment
  readonly mode: Mode
  readonly tin: string
  readonly deviceNo: string
  readonly appId: string
  readonly keyClient: KeyClient | undefined
  readonly suite: Suite
  readonly verifyResponses: VerifyResponses
  readonly randomId: () => string
  readonly globalInfo?: SpokenInfo | undefined
  readonly onExchange?: ((exchange: Exchange) => void) | undefined
}

/** Seals, posts and opens one message. Knows keys and the wire; knows nothing of sessions or schemas. */
export class EfrisTransport {
  readonly #options: EfrisTransportOptions
  readonly #http: HttpTransport
  readonly #path: string

  constructor(options: EfrisTransportOptions) {
    const { origin, path } = endpointOf(options.environment, options.mode)
    this.#options = options
    this.#path = path
    this.#http = createHttpTransport({ origin, ...networkOptions(options) })
  }

  /** @throws TransportError when the network failed, UnreadableAnswerError when what came cannot be opened. */
  async call(call: WireCall): Promise<WireAnswer> {
    const sealed = await this.#seal(call)
    const started = performance.now()
    const answer = await this.#post(call, writeEnvelope(sealed, this.#globalInfo(call)))
    const opened = await this.#open(call, answer)
    this.#observe(call, opened, performance.now() - started)
    return opened
  }

  close(): Promise<void> {
    return this.#http.close()
  }

  /**
   * Without the authority's key nothing is sent that must be verified, and nothing that must be sealed goes in the clear.
   * @throws ConfigurationError
   */
  requireServerKey({ operation, name }: Pick<WireCall, 'operation' | 'name'>): void {
    const { verifyResponses, suite, keyClient } = this.#options
    const isVerified = verifyResponses === 'required' && !BEFORE_THE_KEY.includes(operation.code ?? '')
    const isSealed = suite.cipher === 'rsa' && operation.encrypted?.request === true
    if (keyClient?.serverPublicKey || (!isVerified && !isSealed)) return
    throw new ConfigurationError({
      code: 'server-key-missing',
      message: 'The public key of the authority is not known, so nothing was sent.',
      cause: isSealed
        ? 'The suite seals content with that key.'
        : 'verifyResponses is "required", and answers are verified with that key.',
      fix: 'Call clientInit({}) first, or give the key with keyClient.setServerPublicKey().',
      operation: name,
    })
  }

  #seal({ operation, json, aesKey }: WireCall) {
    const { suite, keyClient } = this.#options
    const isSealed = operation.encrypted?.request === true
    return seal(json, {
      suite,
      // A device that gets its key from T102 has none to sign that call with.
      signingKey: json && keyClient?.hasPrivateKey ? keyClient.signingKey : undefined,
      aesKey: isSealed ? aesKey : undefined,
      publicKey: isSealed ? keyClient?.serverPublicKey : undefined,
    })
  }

  async #post(call: WireCall, body: string): Promise<HttpAnswer> {
    const headers = { 'content-type': 'application/json' }
    try {
      return await this.#http.post(this.#path, body, headers, call.timeoutMs)
    } catch (error) {
      if (!(error instanceof TransportError)) throw error
      const { code, message, fix, sent, retryAfterMs } = error
      throw new TransportError({
        code,
        message,
        fix,
        sent,
        retryAfterMs,
        cause: error.cause as Error,
        operation: call.name,
      })
    }
  }

  #globalInfo({ operation, requestTime, globalInfo }: WireCall) {
    const { appId, tin, deviceNo, randomId } = this.#options
    const sender = {
      appId,
      tin,
      deviceNo,
      dataExchangeId: randomId(),
      interfaceCode: operation.code ?? '',
      requestTime,
    }
    return globalInfoOf(sender, this.#options.globalInfo, globalInfo)
  }

  async #open(call: WireCall, answer: HttpAnswer): Promise<WireAnswer> {
    const { body } = answer
    try {
      const envelope = withReturnCode(readEnvelope(body))
      this.#authenticate(envelope)
      const text = await readContent(envelope.data, this.#openOptions(call))
      hear(call, { body, content: text })
      return {
        returnCode: envelope.returnStateInfo.returnCode,
        returnMessage: envelope.returnStateInfo.returnMessage ?? '',
        content: text === undefined ? undefined : readInner(text),
        text,
        extendField: extendFieldOf(envelope),
      }
    } catch (error) {
      hear(call, { body })
      throw unreadable(call, answer, error)
    }
  }

  #openOptions({ aesKey }: WireCall): OpenOptions {
    const { suite, keyClient } = this.#options
    return { suite, aesKey, privateKey: suite.cipher === 'rsa' ? keyClient?.signingKey : undefined }
  }

  #authenticate({ data }: Envelope): void {
    const { verifyResponses, suite, keyClient } = this.#options
    const serverKey = verifyResponses === 'off' ? undefined : keyClient?.serverPublicKey
    if (serverKey && !isAuthentic(data, suite, serverKey)) {
      throw new OpenError('signature', "the content does not bear the authority's signature")
    }
  }

  #observe(call: WireCall, answer: WireAnswer, milliseconds: number): void {
    const { onExchange } = this.#options
    if (!onExchange) return
    const exchange = {
      operation: call.name,
      interfaceCode: call.operation.code ?? '',
      request: call.json === undefined ? undefined : redact(call.json),
      response: answer.text === undefined ? undefined : redact(answer.text),
      returnCode: answer.returnCode,
      returnMessage: answer.returnMessage,
      milliseconds,
    }
    tell('onExchange', onExchange, exchange)
  }
}

function hear({ onAnswer }: WireCall, answer: RawAnswer): void {
  if (onAnswer) tell('onAnswer', onAnswer, answer)
}

function extendFieldOf({ globalInfo: { extendField } }: Envelope): Readonly<Record<string, unknown>> {
  return typeof extendField === 'object' && extendField !== null ? { ...extendField } : {}
}

function networkOptions(options: EfrisTransportOptions) {
  const { ca, fetch, unverifiedTlsHost } = options
  return {
    ...(ca ? { ca } : {}),
    ...(fetch ? { fetch } : {}),
    ...(unverifiedTlsHost ? { unverifiedTlsHost } : {}),
  }
}

/**
 * Refuses an answer without a return code, such as our own message sent back by something on the way: it says neither that
 * the document was stored nor that it was refused.
 */
function withReturnCode(envelope: Envelope): Envelope {
  if (/^\d+$/.test(envelope.returnStateInfo.returnCode)) return envelope
  throw new OpenError('shape', 'the outer message has no return code')
}

/** How the key is got: T102 brings it, and T101 tells the time that T102 is sent with. */
const BEFORE_THE_KEY: readonly string[] = ['T101', 'T102']

const CARRIES_KEYS: readonly string[] = ['T102', 'T104']

/** What a wrong key looks like: mostly a bad padding, by chance well padded nonsense. */
const MAY_BE_THE_KEY: readonly string[] = ['cipher', 'gzip', 'inner-json']

function unreadable(call: WireCall, answer: HttpAnswer, error: unknown): UnreadableAnswerError {
  const cause = error instanceof Error ? error : new Error(String(error))
  return new UnreadableAnswerError({
    code: codeOf(call, cause),
    message: `The authority's answer to ${call.operation.code} cannot be read (HTTP ${answer.status}).`,
    cause,
    fix: 'Ask the authority whether the document arrived before sending anything again.',
    operation: call.name,
    // Plain base64 hides nothing: what carries keys is not shown at all.
    raw: CARRIES_KEYS.includes(call.operation.code ?? '') ? '' : answer.body,
  })
}

function codeOf(call: WireCall, cause: Error): string {
  const layer = cause instanceof OpenError ? cause.layer : undefined
  if (layer === 'signature') return 'answer-not-authentic'
  const isSealed = call.operation.encrypted?.response === true
  return layer === 'cipher' || (isSealed && layer && MAY_BE_THE_KEY.includes(layer))
    ? 'answer-not-decipherable'
    : 'answer-unreadable'
}
