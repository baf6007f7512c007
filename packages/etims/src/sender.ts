import { ConfigurationError, type HttpAnswer, systemClock } from '@risiti/core'
import { isRepeatable, type OperationName } from './catalogue.js'
import type { ChannelProfile, IdentityFact, IdentityPlaces, Paths } from './channels/profile.js'
import { type Connection, openConnection } from './connection.js'
import { DeviceKey } from './device.js'
import { type Unwrapped, unwrap } from './envelope.js'
import { MemoryKeyStore } from './key-store.js'
import { checkKey, credentialsOf, type EtimsClientOptions, originOf, pathsOf } from './options.js'
import { openTokenSource, type TokenSource } from './token.js'

const TIMEOUT_MS = 30_000

/** What came for a call, and what must be blanked in anything that is shown of it. */
export interface Sent {
  readonly answer: HttpAnswer
  readonly found: Unwrapped
  readonly secrets: readonly string[]
}

/** Knows where a channel's operations are and how it is told who asks, and sends a body there. */
export class Sender {
  readonly origin: string
  readonly key: DeviceKey
  readonly #profile: ChannelProfile
  readonly #paths: Paths
  readonly #identity: { readonly tin: string; readonly bhfId: string; readonly appId: string | undefined }
  readonly #connection: Connection
  readonly #timeouts: { readonly write: number; readonly read: number }
  readonly #tokens: TokenSource | undefined

  /** @throws ConfigurationError when a setting cannot be right. */
  constructor(profile: ChannelProfile, options: EtimsClientOptions) {
    const { tin, bhfId, keyStore = new MemoryKeyStore(), clock = systemClock } = options
    this.#profile = profile
    this.#paths = pathsOf(profile, options.pathFamily)
    this.origin = originOf(options.environment, profile)
    const cmcKey = options.cmcKey === undefined ? undefined : checkKey(options.cmcKey)
    this.key = new DeviceKey(keyStore, { origin: this.origin, tin, bhfId }, profile, cmcKey)
    this.#timeouts = { write: options.timeoutMs ?? TIMEOUT_MS, read: options.readTimeoutMs ?? TIMEOUT_MS }
    const { tokenPath: path } = profile
    const credentials = path === undefined ? undefined : credentialsOf(options)
    this.#identity = { tin, bhfId, appId: credentials?.appId }
    this.#connection = openConnection(this.origin, options)
    const { transport } = this.#connection
    this.#tokens =
      path !== undefined && credentials
        ? openTokenSource({ transport, path, ...credentials, clock, timeoutMs: this.#timeouts.read })
        : undefined
  }

  /** The members of the body that say who asks. */
  identityIn(name: OperationName): Record<string, string> {
    return spell(this.#places(name).body, this.#identity)
  }

  /**
   * Sends a body, and once more with a new token where the gateway stopped it because of the old one.
   * @throws ConfigurationError, TransportError
   */
  async send(name: OperationName, body: string): Promise<Sent> {
    const path = this.#path(name)
    const { headers: places } = this.#places(name)
    const cmcKey = places.cmcKey === undefined ? this.key.held : ((await this.key.find()) ?? noKey(name))
    const attempt = async () => {
      const token = places.authorization === undefined ? undefined : await this.#tokens?.obtain(name)
      const secrets = [cmcKey, token].filter((secret) => secret !== undefined)
      const authorization = token === undefined ? undefined : `Bearer ${token}`
      const identity = spell(places, { ...this.#identity, cmcKey, authorization })
      const headers = { 'content-type': 'application/json', ...identity }
      const timeoutMs = isRepeatable(name) ? this.#timeouts.read : this.#timeouts.write
      const answer = await this.#connection.post({
        operation: name,
        path,
        headers,
        body,
        timeoutMs,
        secrets,
      })
      return { answer, found: unwrap(answer.body), token, secrets }
    }
    const first = await attempt()
    // Nothing was passed on.
    if (first.token === undefined || first.found.kind !== 'token-refused') return first
    this.#tokens?.drop(first.token)
    return attempt()
  }

  close(): Promise<void> {
    return this.#connection.close()
  }

  #places(name: OperationName): IdentityPlaces {
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
}

/** What is known, each fact under the name that its place has for it. */
function spell(
  places: Readonly<Partial<Record<IdentityFact, string>>>,
  facts: Readonly<Partial<Record<IdentityFact, string | undefined>>>,
): Record<string, string> {
  const known = Object.entries(places).filter(([fact]) => facts[fact as IdentityFact] !== undefined)
  return Object.fromEntries(known.map(([fact, name]) => [name, facts[fact as IdentityFact] as string]))
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
