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
import { complete } from './completions.js'
import { SUITES } from './crypto/suites.js'
import type { VERIFY_STRINGS } from './crypto/verify-string.js'
import { endpointOf, type Mode } from './endpoints.js'
import type { SpokenInfo } from './global-info.js'
import type { KeyClient } from './keys/key-client.js'
import type { EfrisMethods } from './method-docs.js'
import * as operations from './operations/index.js'
import { type PageOptions, walk } from './pages.js'
import { redact } from './redact.js'
import { type Registration, Session } from './session.js'
import { MemorySessionStore, type SessionStore } from './session-store.js'
import {
  EfrisTransport,
  type EfrisTransportOptions,
  type VerifyResponses,
  type WireAnswer,
} from './transport.js'

type Operations = typeof operations

export interface EfrisClientOptions
  extends Pick<
    EfrisTransportOptions,
    'ca' | 'environment' | 'fetch' | 'globalInfo' | 'onExchange' | 'unverifiedTlsHost'
  > {
  /** The taxpayer's TIN, 10 digits. */
  readonly tin: string
  /** The device number, such as `1000029771_02`; an enabler has one of its own. */
  readonly deviceNo: string
  /** The device's keys. Needed in every mode but `offline-enabler`. */
  readonly keyClient?: KeyClient
  /** `online` unless said otherwise. */
  readonly mode?: Mode
  /** AP04 (system to system) unless you know better; AP01 for devices that get their key by T102. */
  readonly appId?: string
  /** How messages are sealed and signed; a row of SUITES. */
  readonly suite?: keyof typeof SUITES
  /** How T136 proves that its sender knows the device; a row of VERIFY_STRINGS. */
  readonly verifyString?: keyof typeof VERIFY_STRINGS
  /** `when-possible` unless said otherwise. */
  readonly verifyResponses?: VerifyResponses
  /** Share it between all clients of a device, or each makes the key of the other stale. */
  readonly sessionStore?: SessionStore
  readonly clock?: Clock
  /** Makes the id of each message: 32 hexadecimal characters. */
  readonly randomId?: () => string
  /** Hard limit of one call in milliseconds. */
  readonly timeoutMs?: number
  /**
   * Takes an answer that lacks what is needed as a warning: the call then resolves to the answer as it came, unchecked.
   * Without it such an answer is an UnreadableAnswerError.
   */
  readonly lenient?: (warning: AnswerWarning) => void
}

/** An answer that does not fit the schema. */
export interface AnswerWarning {
  readonly operation: string
  readonly issues: readonly Issue[]
  /** The inner answer as it came. */
  readonly content: unknown
}

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

export interface CallOptions {
  /** `pass` lets members through that the schema does not know. */
  readonly unknown?: 'refuse' | 'pass'
  /** What this one message says of its sender, besides what the client says always. */
  readonly globalInfo?: SpokenInfo
}

/** Everything that an accepted answer brought. */
export interface Answer<Content> {
  readonly content: Content
  /** Facts of the outer message, such as the reference of a stock movement (T131) as `referenceNo`. */
  readonly extendField: Readonly<Record<string, unknown>>
  /** The inner answer as it came, members included that no schema knows. */
  readonly text: string | undefined
}

const CATALOGUE: ReadonlyMap<string, Operation> = new Map(Object.entries(operations))

/** The methods are made in the constructor by one loop; this tells the compiler of them, and the editor what they do. */
const Methods = class {} as new () => MethodsOf<Operations> & EfrisMethods

/**
 * A client of URA's EFRIS. It fetches clock and key by itself. No call that could store something is ever repeated by
 * it: errors say what was learnt, and `retry` says what may be done.
 *
 * Methods throw InvalidInputError (nothing was sent), TransportError (`sent` says whether it can have arrived),
 * UnreadableAnswerError, EfrisRejection (the authority refused) and ConfigurationError.
 */
export class EfrisClient extends Methods {
  readonly #options: EfrisClientOptions
  readonly #transport: EfrisTransport
  readonly #session: Session

  /** @throws ConfigurationError when the address is none, or keys are missing. */
  constructor(options: EfrisClientOptions) {
    super()
    this.#options = options
    this.#transport = new EfrisTransport(transportOptions(options))
    this.#session = new Session({
      transport: this.#transport,
      keyClient: requireKeys(options),
      store: options.sessionStore ?? new MemorySessionStore(),
      device: `${options.deviceNo}@${endpointOf(options.environment, options.mode).origin}`,
      clock: options.clock ?? systemClock,
      timeoutMs: options.timeoutMs ?? 30_000,
      needsKey: suiteOf(options).cipher === 'aes',
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
    const whole = await complete(name, request, {
      tin: this.#options.tin,
      suite: suiteOf(this.#options),
      signingKey: () => this.#options.keyClient?.signingKey,
      verifyString: this.#options.verifyString ?? 'aes',
      now: () => this.now(),
    })
    return this.#exchangePrepared(name, this.prepare(name, whole, options), options.globalInfo)
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
  ): Promise<ResponseOf<Operations[Name]>> {
    return (await this.#exchangePrepared(name, json)).content
  }

  async #exchangePrepared<Name extends OperationName>(
    name: Name,
    json: string | undefined,
    globalInfo?: SpokenInfo,
  ): Promise<Answer<ResponseOf<Operations[Name]>>> {
    const operation = operationOf(name)
    const answer = await this.#session.exchange({ operation, name, json, globalInfo })
    const { text, extendField } = answer
    return { content: this.#read(name, operation, answer) as ResponseOf<Operations[Name]>, extendField, text }
  }

  #read(name: OperationName, operation: Operation, answer: WireAnswer): unknown {
    const result = operation.response().safeParse(answer.content)
    if (result.success) return result.data
    if (!this.#options.lenient) throw unexpectedAnswer(name, answer, result.error)
    const { content } = answer
    this.#options.lenient({ operation: name, issues: issuesOf(result.error, content), content })
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

function suiteOf({ mode, suite = 'practice' }: EfrisClientOptions) {
  return mode === 'offline-enabler' ? SUITES.plain : SUITES[suite]
}

function transportOptions(options: EfrisClientOptions): EfrisTransportOptions {
  return {
    mode: 'online',
    appId: 'AP04',
    verifyResponses: 'when-possible',
    randomId: () => randomBytes(16).toString('hex'),
    ...options,
    keyClient: requireKeys(options),
    suite: suiteOf(options),
  }
}

/** @throws ConfigurationError when the mode signs and there is nothing to sign with. */
function requireKeys({ mode, keyClient }: EfrisClientOptions): KeyClient | undefined {
  if (mode === 'offline-enabler') return undefined
  if (keyClient) return keyClient
  throw new ConfigurationError({
    code: 'key-missing',
    message: 'The client has no keys.',
    cause: 'Online, every message is signed with the private key of the device.',
    fix: 'Give keyClient, such as KeyClient.fromPkcs12(bytes, password), or set mode: "offline-enabler".',
  })
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
