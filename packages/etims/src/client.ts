import { inspect } from 'node:util'
import {
  buildMethods,
  ConfigurationError,
  InvalidInputError,
  type Issue,
  issuesOf,
  systemClock,
} from '@risiti/core'
import {
  CATALOGUE,
  type EtimsMethods,
  type InputOf,
  type ListName,
  type OperationName,
  operationOf,
  type ReplyOf,
  type RowOf,
} from './catalogue.js'
import { type Changes, listChanges } from './changes.js'
import type { ChannelProfile, IdentityFact, Paths } from './channels/profile.js'
import { type Connection, openConnection } from './connection.js'
import { DeviceKey } from './device.js'
import { MemoryKeyStore } from './key-store.js'
import type { EtimsMethodDocs } from './method-docs.js'
import {
  checkIdentity,
  checkKey,
  credentialsOf,
  type EtimsClientOptions,
  originOf,
  pathsOf,
  profileOf,
} from './options.js'
import { redactText } from './redact.js'
import { isTokenRefused, readReply } from './reply.js'
import { schemasOf, type Unknown } from './schemas.js'
import { openTokenSource, type TokenSource } from './token.js'
import { writeJson } from './wire-json.js'

/** The methods are made in the constructor by one loop; this tells the compiler of them, and the editor what they do. */
const Methods = class {} as new () => EtimsMethods & EtimsMethodDocs

const TIMEOUT_MS = 30_000

/**
 * A client for one device at KRA, on any of its channels. Every operation is a method of its name and resolves to the flat
 * reply; `000` and `001` are success. Amounts are decimal texts in KES. Nothing is ever sent twice, except once more with a
 * new token when the gateway let a call go no further because of the old one.
 *
 * Methods throw `InvalidInputError` (nothing was sent), `ConfigurationError`, `TransportError` (its `sent` says whether
 * KRA can have received it), `UnreadableAnswerError` and `EtimsRejection`.
 */
export class EtimsClient extends Methods {
  readonly #profile: ChannelProfile
  readonly #paths: Paths
  readonly #identity: { readonly tin: string; readonly bhfId: string; readonly appId: string | undefined }
  readonly #origin: string
  readonly #connection: Connection
  readonly #timeouts: { readonly write: number; readonly read: number }
  readonly #key: DeviceKey
  readonly #tokens: TokenSource | undefined

  /** @throws ConfigurationError when a setting cannot be right. */
  constructor(options: EtimsClientOptions) {
    super()
    const { tin, bhfId, keyStore = new MemoryKeyStore(), clock = systemClock } = options
    this.#profile = profileOf(options.channel)
    checkIdentity(tin, bhfId, this.#profile)
    this.#paths = pathsOf(this.#profile, options.pathFamily)
    this.#origin = originOf(options.environment, this.#profile)
    const cmcKey = options.cmcKey === undefined ? undefined : checkKey(options.cmcKey)
    this.#key = new DeviceKey(keyStore, { origin: this.#origin, tin, bhfId }, this.#profile, cmcKey)
    this.#timeouts = { write: options.timeoutMs ?? TIMEOUT_MS, read: options.readTimeoutMs ?? TIMEOUT_MS }
    const { tokenPath: path } = this.#profile
    const credentials = path === undefined ? undefined : credentialsOf(options)
    this.#identity = { tin, bhfId, appId: credentials?.appId }
    this.#connection = openConnection(this.#origin, options)
    const { transport } = this.#connection
    this.#tokens =
      path !== undefined && credentials
        ? openTokenSource({ transport, path, ...credentials, clock, timeoutMs: this.#timeouts.read })
        : undefined
    Object.assign(
      this,
      buildMethods(CATALOGUE, (_operation, name, input) => this.call(name as OperationName, input)),
    )
  }

  /** Uses this key from now on: `data.info.cmcKey` of the initialisation. */
  setCmcKey(key: string): void {
    this.#key.set(checkKey(key))
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
    const body = this.#write(operation, input, unknown)
    const send = () => this.#send(operation, body, unknown)
    if (operation !== 'selectInitOsdcInfo') return send()
    return this.#key.initialise(send as () => Promise<ReplyOf<'selectInitOsdcInfo'>>) as Promise<
      ReplyOf<Name>
    >
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

  /**
   * Walks through a list of what changed since a time, page by page where the list has pages.
   * @param options.since the watermark of the last walk, or a time. Default: everything.
   */
  changes<Name extends ListName>(
    operation: Name,
    { since }: { readonly since?: string | Date | undefined } = {},
  ): Changes<RowOf<Name>> {
    const { list } = operationOf(operation)
    const { rows, paged = false } = list as { readonly rows: string; readonly paged?: true }
    const fetch = (lastReqDt: string) => this.call(operation, { lastReqDt })
    return listChanges<Name>({ operation, rows, paged, since, fetch })
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    await this.#connection.close()
  }

  [inspect.custom](): string {
    const { tin, bhfId } = this.#identity
    const key = this.#key.held === undefined ? 'not set' : 'set'
    return `EtimsClient { channel: '${this.#profile.name}', origin: '${this.#origin}', tin: '${tin}', bhfId: '${bhfId}', cmcKey: ${key} }`
  }

  #write(name: OperationName, input: unknown, unknown: Unknown): string {
    const { request } = this.#schemas(name, unknown)
    const result = request.safeParse(input)
    if (!result.success) throw invalidInput(name, issuesOf(result.error, input))
    const { tin, bhfId, ...members } = result.data as Record<string, unknown>
    const foreign = foreignIdentity({ tin, bhfId }, this.#identity)
    if (foreign.length > 0) throw invalidInput(name, foreign)
    return writeJson({ ...this.#spell(this.#places(name).body, this.#identity), ...members }, request)
  }

  async #send<Name extends OperationName>(
    name: Name,
    body: string,
    unknown: Unknown,
  ): Promise<ReplyOf<Name>> {
    const reads = operationOf(name).resend === 'safe'
    const { response } = this.#schemas(name, unknown)
    const { answer, secrets } = await this.#post(name, body, reads)
    return readReply(answer, {
      operation: name,
      reads,
      response,
      profile: this.#profile,
      redact: (text) => redactText(text, secrets),
      ...(name === 'selectInitOsdcInfo' ? { onIncomplete: (data) => this.#key.salvage(data) } : {}),
    }) as ReplyOf<Name>
  }

  async #post(name: OperationName, body: string, reads: boolean) {
    const { headers: places } = this.#places(name)
    const cmcKey = places.cmcKey === undefined ? this.#key.held : ((await this.#key.find()) ?? noKey(name))
    const attempt = async () => {
      const token = places.authorization === undefined ? undefined : await this.#tokens?.obtain(name)
      const authorization = token === undefined ? undefined : `Bearer ${token}`
      const secrets = [cmcKey, token].filter((secret) => secret !== undefined)
      const identity = this.#spell(places, { ...this.#identity, cmcKey, authorization })
      const answer = await this.#connection.post({
        operation: name,
        path: this.#path(name),
        headers: { 'content-type': 'application/json', ...identity },
        body,
        timeoutMs: reads ? this.#timeouts.read : this.#timeouts.write,
        secrets,
      })
      return { answer, token, secrets }
    }
    const first = await attempt()
    if (first.token === undefined || !isTokenRefused(first.answer)) return first
    this.#tokens?.drop(first.token)
    return attempt()
  }

  #schemas(name: OperationName, unknown: Unknown) {
    return schemasOf(name, this.#profile, unknown === 'pass' ? 'open' : 'caller')
  }

  #places(name: OperationName) {
    return this.#profile.identityOf[name] ?? this.#profile.identity
  }

  #path(name: OperationName): string {
    const path = this.#paths[name]
    if (path) return this.#profile.pathPrefix + path
    throw new ConfigurationError({
      code: 'not-on-channel',
      message: `${name} is not offered on the channel ${this.#profile.title}.`,
      cause: `${this.#profile.country.authority} serves it on other channels only.`,
      fix: 'Use another channel for it.',
      operation: name,
    })
  }

  /** The client's own values, each under the name that its place has for it. */
  #spell(
    places: Readonly<Partial<Record<IdentityFact, string>>>,
    facts: Readonly<Partial<Record<IdentityFact, string | undefined>>>,
  ): Record<string, string> {
    const known = Object.entries(places).filter(([fact]) => facts[fact as IdentityFact] !== undefined)
    return Object.fromEntries(known.map(([fact, name]) => [name, facts[fact as IdentityFact] as string]))
  }
}

function noKey(operation: string): never {
  throw new ConfigurationError({
    code: 'cmckey-missing',
    message: `${operation} needs the device's cmcKey, and the client has none.`,
    cause: 'Every call but initialisation carries the key that initialisation handed out.',
    fix: 'Give the stored key as the option cmcKey or to setCmcKey, or a keyStore that has it. If the device was never initialised, call selectInitOsdcInfo once and store data.info.cmcKey.',
    operation,
  })
}

/** A repeated `tin` or `bhfId` that is another's: the caller has the wrong client in hand. */
function foreignIdentity(
  given: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, string | undefined>>,
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
