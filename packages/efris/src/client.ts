import { inspect } from 'node:util'
import {
  buildMethods,
  ConfigurationError,
  InvalidInputError,
  type Issue,
  issuesOf,
  type MethodsOf,
  type OnAnswer,
  type Operation,
  type RequestOf,
  type ResponseOf,
  systemClock,
  UnreadableAnswerError,
} from '@risiti/core'
import { z } from 'zod'
import { complete } from './completions.js'
import { endpointOf } from './endpoints.js'
import type { SpokenInfo } from './global-info.js'
import type { EfrisMethods } from './method-docs.js'
import * as operations from './operations/index.js'
import { type Answer, type CallOptions, type EfrisClientOptions, transportOptions } from './options.js'
import { type PageOptions, walk } from './pages.js'
import { redact } from './redact.js'
import { type Registration, Session } from './session.js'
import { MemorySessionStore } from './session-store.js'
import { tell } from './tell.js'
import { EfrisTransport, type EfrisTransportOptions, type WireAnswer } from './transport.js'

type Operations = typeof operations

/** An operation by its method name. */
export type OperationName = keyof Operations

/** The operations whose answer is a page of a list. */
export type PagedName = {
  [Name in OperationName]: ResponseOf<Operations[Name]> extends { page: object; records: object[] }
    ? Name
    : never
}[OperationName]

type RowOf<Name extends PagedName> =
  ResponseOf<Operations[Name]> extends { records: (infer Row)[] } ? Row : never

const CATALOGUE: ReadonlyMap<string, Operation> = new Map(Object.entries(operations))

/** The methods are made in the constructor by one loop; this tells the compiler of them, and the editor what they do. */
const Methods = class {} as new () => MethodsOf<Operations> & EfrisMethods

/** How a prepared text is sent. */
export interface PreparedOptions {
  readonly globalInfo?: SpokenInfo | undefined
  /** Told exactly what came, keys and all where the operation hands some out. */
  readonly onAnswer?: OnAnswer | undefined
}

/**
 * A client of URA's EFRIS. It fetches clock and key by itself. No call that could store something is ever repeated by
 * it: errors say what was learnt, and `retry` says what may be done.
 *
 * Methods throw InvalidInputError (nothing was sent), TransportError (`sent` says whether it can have arrived),
 * UnreadableAnswerError, EfrisRejection (the authority refused) and ConfigurationError.
 */
export class EfrisClient extends Methods {
  readonly #options: EfrisClientOptions
  /** What of the options is settled: keys, suite, mode. */
  readonly #settled: EfrisTransportOptions
  readonly #transport: EfrisTransport
  readonly #session: Session

  /** @throws ConfigurationError when an option is missing or cannot be right. */
  constructor(options: EfrisClientOptions) {
    super()
    this.#settled = transportOptions(options ?? {})
    this.#options = options
    const { environment, mode, keyClient, suite } = this.#settled
    this.#transport = new EfrisTransport(this.#settled)
    this.#session = new Session({
      transport: this.#transport,
      keyClient,
      store: options.sessionStore ?? new MemorySessionStore(),
      device: `${options.deviceNo}@${endpointOf(environment, mode).origin}`,
      clock: options.clock ?? systemClock,
      timeoutMs: options.timeoutMs ?? 30_000,
      needsKey: suite.cipher === 'aes',
    })
    Object.assign(
      this,
      buildMethods(operations, (_operation, name, request) => this.call(name as OperationName, request, {})),
    )
  }

  /** Calls an operation by name. `unknown: 'pass'` lets members through that its schema does not know. */
  call<Name extends OperationName>(
    name: Name,
    request?: RequestOf<Operations[Name]>,
    options?: CallOptions & { readonly unknown?: 'refuse' },
  ): Promise<ResponseOf<Operations[Name]>>
  call<Name extends OperationName>(
    name: Name,
    request: unknown,
    options: CallOptions,
  ): Promise<ResponseOf<Operations[Name]>>
  async call<Name extends OperationName>(
    name: Name,
    request?: unknown,
    options: CallOptions = {},
  ): Promise<ResponseOf<Operations[Name]>> {
    return (await this.exchange(name, request, options)).content
  }

  /** Calls an operation and answers with everything that came, not the content only. */
  async exchange<Name extends OperationName>(
    name: Name,
    request: unknown,
    options: CallOptions = {},
  ): Promise<Answer<ResponseOf<Operations[Name]>>> {
    const { tin, suite, keyClient } = this.#settled
    const whole = await complete(name, request, {
      tin,
      suite,
      signingKey: () => keyClient?.signingKey,
      verifyString: this.#options.verifyString ?? 'aes',
      now: () => this.now(),
    })
    const { globalInfo } = options
    return this.exchangePrepared(name, this.prepare(name, whole, options), { globalInfo })
  }

  /**
   * Walks through all records of a paged list, holding one page at a time.
   * @example for await (const row of client.each('queryCommodityCategories', {})) ...
   */
  each<Name extends PagedName>(
    name: Name,
    request: Omit<RequestOf<Operations[Name]>, 'pageNo' | 'pageSize'>,
    options: PageOptions = {},
  ): AsyncGenerator<RowOf<Name>, void, undefined> {
    return walk<RowOf<Name>>(
      async (place) => (await this.call(name, { ...request, ...place }, {})) as never,
      options,
    )
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
    options: PreparedOptions = {},
  ): Promise<ResponseOf<Operations[Name]>> {
    return (await this.exchangePrepared(name, json, options)).content
  }

  /** The same, with what the authority put beside the answer: the number of a booking, for one. */
  async exchangePrepared<Name extends OperationName>(
    name: Name,
    json: string | undefined,
    options: PreparedOptions = {},
  ): Promise<Answer<ResponseOf<Operations[Name]>>> {
    const operation = operationOf(name)
    const answer = await this.#session.exchange({ operation, name, json, ...options })
    const { text, extendField } = answer
    return { content: this.#read(name, operation, answer) as ResponseOf<Operations[Name]>, extendField, text }
  }

  #read(name: OperationName, operation: Operation, answer: WireAnswer): unknown {
    const result = operation.response().safeParse(answer.content)
    if (result.success) return result.data
    if (!this.#options.lenient) throw unexpectedAnswer(name, answer, result.error)
    const { content } = answer
    const issues = issuesOf(result.error, content)
    tell('lenient', this.#options.lenient, { operation: name, issues, content })
    return content
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
    return `EfrisClient { tin: ${this.#options.tin}, deviceNo: ${this.#options.deviceNo} }`
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
    raw: redact(answer.text ?? ''),
    content: answer.content,
  })
}
