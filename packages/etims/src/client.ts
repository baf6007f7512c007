import { inspect } from 'node:util'
import {
  buildMethods,
  ConfigurationError,
  type Identity,
  InvalidInputError,
  type Issue,
  issuesOf,
} from '@risiti/core'
import {
  CATALOGUE,
  type EtimsMethods,
  type InputOf,
  type OperationName,
  operationOf,
  type ReplyOf,
} from './catalogue.js'
import type { ChannelProfile } from './channels/profile.js'
import { type Connection, openConnection } from './connection.js'
import { checkIdentity, checkKey, type EtimsClientOptions, originOf, profileOf } from './options.js'
import { redactText } from './redact.js'
import { readReply } from './reply.js'
import { schemasOf, type Unknown } from './schemas.js'
import { writeJson } from './wire-json.js'

/** The methods are made in the constructor by one loop; this tells the compiler of them. */
const Methods = class {} as new () => EtimsMethods

const TIMEOUT_MS = 30_000

/**
 * A client for one device at KRA. Every operation is a method of its name and resolves to the flat reply; `000` and
 * `001` are success. Amounts are decimal texts in KES. Nothing is ever sent twice.
 *
 * Methods throw `InvalidInputError` (nothing was sent), `ConfigurationError`, `TransportError` (its `sent` says whether
 * KRA can have received it), `UnreadableAnswerError` and `EtimsRejection`.
 */
export class EtimsClient extends Methods {
  readonly #profile: ChannelProfile
  readonly #identity: { readonly tin: string; readonly bhfId: string }
  readonly #origin: string
  readonly #connection: Connection
  readonly #timeouts: { readonly write: number; readonly read: number }
  #cmcKey: string | undefined

  /** @throws ConfigurationError when a setting cannot be right. */
  constructor(options: EtimsClientOptions) {
    super()
    checkIdentity(options.tin, options.bhfId)
    this.#profile = profileOf(options.channel)
    this.#identity = { tin: options.tin, bhfId: options.bhfId }
    this.#origin = originOf(options.environment, this.#profile)
    this.#cmcKey = options.cmcKey === undefined ? undefined : checkKey(options.cmcKey)
    this.#timeouts = { write: options.timeoutMs ?? TIMEOUT_MS, read: options.readTimeoutMs ?? TIMEOUT_MS }
    this.#connection = openConnection(this.#origin, options)
    Object.assign(
      this,
      buildMethods(CATALOGUE, (_operation, name, input) => this.call(name as OperationName, input)),
    )
  }

  /** Uses this key from now on: `data.info.cmcKey` of the initialisation. */
  setCmcKey(key: string): void {
    this.#cmcKey = checkKey(key)
  }

  /**
   * Calls an operation by name, with input that is checked at run time.
   * @param options.unknown `pass` lets members that KRA's tables do not have through, both ways. Default `refuse`.
   */
  async call<Name extends OperationName>(
    operation: Name,
    input: unknown,
    options: { readonly unknown?: Unknown } = {},
  ): Promise<ReplyOf<Name>> {
    const unknown = options.unknown ?? 'refuse'
    return this.#send(operation, this.#write(operation, input, unknown), unknown)
  }

  /**
   * The exact text that a call would send, so that it can be stored before `sendPrepared` sends it.
   * @throws InvalidInputError naming every member that is wrong.
   */
  prepare<Name extends OperationName>(operation: Name, input: InputOf<Name>): string {
    return this.#write(operation, input, 'refuse')
  }

  /** Sends a text that `prepare` made, byte for byte. */
  async sendPrepared<Name extends OperationName>(operation: Name, text: string): Promise<ReplyOf<Name>> {
    return this.#send(operation, text, 'refuse')
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    await this.#connection.close()
  }

  [inspect.custom](): string {
    const { tin, bhfId } = this.#identity
    const key = this.#cmcKey === undefined ? 'not set' : 'set'
    return `EtimsClient { channel: '${this.#profile.name}', origin: '${this.#origin}', tin: '${tin}', bhfId: '${bhfId}', cmcKey: ${key} }`
  }

  #write(name: OperationName, input: unknown, unknown: Unknown): string {
    const { request } = schemasOf(operationOf(name), unknown)
    const result = request.safeParse(input)
    if (!result.success) throw invalidInput(name, issuesOf(result.error, input))
    const { tin, bhfId, ...members } = result.data as Record<string, unknown>
    const foreign = foreignIdentity({ tin, bhfId }, this.#identity)
    if (foreign.length > 0) throw invalidInput(name, foreign)
    return writeJson({ ...this.#own(name, this.#route(name).identity.body), ...members }, request)
  }

  async #send<Name extends OperationName>(
    name: Name,
    body: string,
    unknown: Unknown,
  ): Promise<ReplyOf<Name>> {
    const operation = operationOf(name)
    const reads = operation.resend === 'safe'
    const { path, identity } = this.#route(name)
    const cmcKey = this.#cmcKey
    const answer = await this.#connection.post({
      operation: name,
      path,
      headers: { 'content-type': 'application/json', ...this.#headers(name, identity.headers) },
      body,
      timeoutMs: reads ? this.#timeouts.read : this.#timeouts.write,
      cmcKey,
    })
    return readReply(answer, {
      operation: name,
      reads,
      response: schemasOf(operation, unknown).response,
      envelope: this.#profile.envelope,
      redact: (text) => redactText(text, cmcKey),
    }) as ReplyOf<Name>
  }

  /** Where an operation goes and where it carries the identity, on this channel. */
  #route(name: OperationName): { readonly path: string; readonly identity: Identity } {
    const operation = operationOf(name)
    const path = operation.paths?.[this.#profile.name]
    const identity = operation.identity?.[this.#profile.name]
    if (path && identity) return { path: this.#profile.pathPrefix + path, identity }
    throw new ConfigurationError({
      code: 'not-on-channel',
      message: `${name} is not offered on the channel ${this.#profile.title}.`,
      cause: 'KRA serves it on other channels only.',
      fix: 'Use another channel for it.',
      operation: name,
    })
  }

  #headers(name: OperationName, members: readonly string[]): Record<string, string> {
    const own = Object.entries(this.#own(name, members))
    return Object.fromEntries(own.map(([member, value]) => [this.#profile.headers[member as 'tin'], value]))
  }

  /** The client's own values of these identity members. */
  #own(name: OperationName, members: readonly string[]): Record<string, string> {
    const facts: Readonly<Record<string, string | undefined>> = { ...this.#identity, cmcKey: this.#cmcKey }
    return Object.fromEntries(members.map((member) => [member, facts[member] ?? noKey(name)]))
  }
}

function noKey(operation: string): never {
  throw new ConfigurationError({
    code: 'cmckey-missing',
    message: `${operation} needs the device's cmcKey, and the client has none.`,
    cause: 'Every call but initialisation carries the key that initialisation handed out.',
    fix: 'Give the stored key as the option cmcKey or to setCmcKey. If the device was never initialised, call selectInitOsdcInfo once and store data.info.cmcKey.',
    operation,
  })
}

/** A repeated `tin` or `bhfId` that is another's: the caller has the wrong client in hand. */
function foreignIdentity(
  given: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, string>>,
): Issue[] {
  return Object.keys(given)
    .filter((member) => given[member] !== undefined && given[member] !== own[member])
    .map((member) => ({
      path: `/${member}`,
      message: `is not the ${member} of this client`,
      fix: `Leave ${member} out, or use the client of that device.`,
    }))
}

function invalidInput(operation: string, issues: readonly Issue[]): InvalidInputError {
  const [first] = issues
  const more = issues.length > 1 ? ` and ${issues.length - 1} more` : ''
  return new InvalidInputError({
    code: 'request-invalid',
    message: `The request of ${operation} cannot be sent: ${first?.path || 'it'} ${first?.message}${more}.`,
    operation,
    issues,
  })
}
