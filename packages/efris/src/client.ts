import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import {
  buildMethods,
  type Clock,
  ConfigurationError,
  InvalidInputError,
  type Issue,
  issuesOf,
  type MethodsOf,
  type Operation,
  type RequestOf,
  type ResponseOf,
  systemClock,
  UnreadableAnswerError,
} from '@risiti/core'
import { z } from 'zod'
import { SUITES } from './crypto/suites.js'
import type { KeyClient } from './keys/key-client.js'
import * as operations from './operations/index.js'
import { type Registration, Session } from './session.js'
import {
  EfrisTransport,
  type EfrisTransportOptions,
  type Environment,
  type Exchange,
  type WireAnswer,
} from './transport.js'

type Operations = typeof operations

export interface EfrisClientOptions
  extends Pick<EfrisTransportOptions, 'ca' | 'fetch' | 'unverifiedTlsHost'> {
  /** The taxpayer's TIN, 10 digits. */
  readonly tin: string
  /** The device number, such as `1000029771_02`. */
  readonly deviceNo: string
  readonly keyClient: KeyClient
  /** `local` is the sandbox on its default port; a URL is an origin. */
  readonly environment: Environment
  /** AP04 (system to system) unless you know better. */
  readonly appId?: string
  /** How messages are sealed and signed; a row of SUITES. */
  readonly suite?: keyof typeof SUITES
  readonly clock?: Clock
  /** Makes the id of each message: 32 hexadecimal characters. */
  readonly randomId?: () => string
  /** Hard limit of one call in milliseconds. */
  readonly timeoutMs?: number
  /** Sees every exchange, with session keys blanked. */
  readonly onExchange?: (exchange: Exchange) => void
}

/** An operation by its method name. */
export type OperationName = keyof Operations

const CATALOGUE: ReadonlyMap<string, Operation> = new Map(Object.entries(operations))

/** The methods are made in the constructor by one loop; this tells the compiler of them. */
const Methods = class {} as new () => MethodsOf<Operations>

/**
 * A client of URA's EFRIS. It fetches clock and key by itself. No call that could store something is ever repeated by
 * it: errors say what was learnt, and `retry` says what may be done.
 *
 * Methods throw InvalidInputError (nothing was sent), TransportError (`sent` says whether it can have arrived),
 * UnreadableAnswerError, EfrisRejection (the authority refused) and ConfigurationError.
 */
export class EfrisClient extends Methods {
  readonly #transport: EfrisTransport
  readonly #session: Session
  readonly #identity: string

  constructor(options: EfrisClientOptions) {
    super()
    const { clock = systemClock, timeoutMs = 30_000, suite = 'practice', appId = 'AP04' } = options
    const randomId = options.randomId ?? (() => randomBytes(16).toString('hex'))
    this.#transport = new EfrisTransport({ ...options, appId, randomId, suite: SUITES[suite] })
    this.#session = new Session({
      transport: this.#transport,
      keyClient: options.keyClient,
      clock,
      timeoutMs,
    })
    this.#identity = `EfrisClient { tin: ${options.tin}, deviceNo: ${options.deviceNo} }`
    Object.assign(
      this,
      buildMethods(operations, (_operation, name, request) => this.call(name as OperationName, request, {})),
    )
  }

  /** Calls an operation by name. `unknown: 'pass'` lets members through that its schema does not know. */
  call<Name extends OperationName>(
    name: Name,
    request?: RequestOf<Operations[Name]>,
    options?: { readonly unknown?: 'refuse' },
  ): Promise<ResponseOf<Operations[Name]>>
  call<Name extends OperationName>(
    name: Name,
    request: unknown,
    options: { readonly unknown?: 'refuse' | 'pass' },
  ): Promise<ResponseOf<Operations[Name]>>
  async call<Name extends OperationName>(
    name: Name,
    request?: unknown,
    options: { readonly unknown?: 'refuse' | 'pass' } = {},
  ): Promise<ResponseOf<Operations[Name]>> {
    return this.sendPrepared(name, this.prepare(name, request, options))
  }

  /**
   * Checks a request and writes the exact inner text that would be sent, to be kept before anything leaves. `undefined`
   * where the operation sends nothing.
   * @throws InvalidInputError naming each member that is wrong.
   */
  prepare(
    name: OperationName,
    request: unknown,
    options: { readonly unknown?: 'refuse' | 'pass' } = {},
  ): string | undefined {
    const result = operationOf(name).request().safeParse(request)
    const refused = (result.error?.issues ?? []).filter(
      (issue) => options.unknown !== 'pass' || issue.code !== 'unrecognized_keys',
    )
    if (refused.length === 0) return request === undefined ? undefined : JSON.stringify(request)
    throw invalidRequest(name, issuesOf(new z.ZodError(refused), request))
  }

  /** Sends a text that `prepare` made, byte for byte, and checks the answer. */
  async sendPrepared<Name extends OperationName>(
    name: Name,
    json: string | undefined,
  ): Promise<ResponseOf<Operations[Name]>> {
    const operation = operationOf(name)
    const answer = await this.#session.exchange(operation, name, json)
    const result = operation.response().safeParse(answer.content)
    if (result.success) return result.data as ResponseOf<Operations[Name]>
    throw unexpectedAnswer(name, answer, result.error)
  }

  /** Who the device belongs to and what it may do (T103), read at most once a day. */
  registration(): Promise<Registration> {
    return this.#session.registration()
  }

  /** The authority's time now: the machine's clock, corrected by T101. */
  now(): Promise<Date> {
    return this.#session.now()
  }

  /** Closes the connections. */
  close(): Promise<void> {
    return this.#transport.close()
  }

  [inspect.custom](): string {
    return this.#identity
  }
}

/** @throws ConfigurationError when the catalogue has no such operation. */
function operationOf(name: string): Operation {
  const operation = CATALOGUE.get(name)
  if (operation) return operation
  throw new ConfigurationError({
    code: 'operation-unknown',
    message: `EFRIS has no operation "${String(name).slice(0, 60)}" here.`,
    cause: 'Operations go by the name of their method, such as "fiscaliseInvoice".',
    fix: `Use one of ${[...CATALOGUE.keys()].join(', ')}.`,
  })
}

function invalidRequest(name: OperationName, issues: readonly Issue[]): InvalidInputError {
  const first = issues[0]!
  return new InvalidInputError({
    code: 'request-invalid',
    message: `${operationOf(name).code} cannot be sent: ${first.path || 'the request'} ${first.message}.`,
    operation: name,
    issues,
  })
}

function unexpectedAnswer(name: OperationName, answer: WireAnswer, error: z.ZodError): UnreadableAnswerError {
  const first = issuesOf(error, answer.content)[0]
  const what = `${first?.path || 'it'} ${first?.message}`
  return new UnreadableAnswerError({
    code: 'answer-unexpected',
    message: `The authority's answer to ${operationOf(name).code} lacks what is needed: ${what}.`,
    cause: error,
    fix: 'Ask the authority whether the document arrived before sending anything again.',
    operation: name,
    raw: answer.text ?? '',
  })
}
