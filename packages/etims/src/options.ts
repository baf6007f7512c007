import { type Clock, ConfigurationError } from '@risiti/core'
import { type OperationName, operationOf } from './catalogue.js'
import { channels } from './channels/index.js'
import type { Channel, ChannelProfile, Environment, IdForm, Paths } from './channels/profile.js'
import type { KeyStore } from './key-store.js'

/** One call as it went over the wire. The key is blanked in it. */
export interface Exchange {
  /** Our method name. */
  readonly operation: string
  readonly request: {
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
  /** The answer's text; null when none came. */
  readonly response: string | null
  /** The HTTP status; null when no answer came. */
  readonly status: number | null
  readonly startedAt: Date
  readonly endedAt: Date
}

export interface EtimsClientOptions {
  /** One of KRA's channels, or a profile of your own: data for another host of the same family. */
  readonly channel: Channel | ChannelProfile
  /** The taxpayer's PIN. */
  readonly tin: string
  /** Branch id, two digits. */
  readonly bhfId: string
  /** The key that initialisation handed out. Without it the key store is asked; only initialisation works without any. */
  readonly cmcKey?: string | undefined
  /** Keeps what initialisation hands out. Default: memory, so that another process must be given the key. */
  readonly keyStore?: KeyStore | undefined
  /** GavaConnect: the consumer key of the program on KRA's developer portal. */
  readonly consumerKey?: string | undefined
  /** GavaConnect: the consumer secret that belongs to it. */
  readonly consumerSecret?: string | undefined
  /** GavaConnect: the application's UUID on the portal, which is not the consumer key. */
  readonly apigeeAppId?: string | undefined
  /** Which family of path names to use, for all operations or one by one. GavaConnect: `integrator` or `standard`. */
  readonly pathFamily?: string | Readonly<Partial<Record<OperationName, string>>> | undefined
  /** `local` (our sandbox), `test`, `production`, or the origin of a URL such as `http://127.0.0.1:9000`. */
  readonly environment: Environment | (string & {})
  /** Limit in ms from the call to the last byte of the answer, for calls that change something. Default 30,000. */
  readonly timeoutMs?: number
  /** The same for calls that only read. Default 30,000. */
  readonly readTimeoutMs?: number
  /** Connections kept open at most. Default 8. */
  readonly connections?: number
  /** Certificates to trust besides the system's own (PEM). */
  readonly ca?: string
  /** The host whose certificate is not checked. For test systems only. */
  readonly unverifiedTlsHost?: string
  /** Replaces the network. */
  readonly fetch?: typeof globalThis.fetch
  readonly clock?: Clock
  /** Sees every call. What it throws becomes a process warning: it cannot undo a sale. */
  readonly onExchange?: (exchange: Exchange) => void
}

/** The profile of a channel. @throws ConfigurationError when there is no such channel. */
export function profileOf(channel: string | ChannelProfile): ChannelProfile {
  if (typeof channel === 'object' && channel?.paths && channel.country) return channel
  if (typeof channel === 'string' && Object.hasOwn(channels, channel)) return channels[channel as Channel]
  const names = Object.keys(channels).map((name) => `"${name}"`)
  throw wrongSetting('channel', 'is not a channel of KRA', `Use ${names.join(' or ')}, or a whole profile.`)
}

/** The origin an environment or URL stands for. @throws ConfigurationError when it is neither. */
export function originOf(environment: string, profile: ChannelProfile): string {
  if (Object.hasOwn(profile.origins, environment)) return profile.origins[environment as Environment]
  const url = URL.canParse(environment) ? new URL(environment) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.username && !url.search)
    return url.origin
  throw new ConfigurationError({
    code: 'environment-unknown',
    message: 'The environment is neither "local", "test", "production" nor the origin of a URL.',
    cause: 'An origin is scheme, host and port, such as "http://127.0.0.1:8788", without a path.',
    fix: `Leave the path out: ${profile.pathPrefix || 'that of the operation'} is added to it.`,
  })
}

/** Checks what identifies the taxpayer. @throws ConfigurationError */
export function checkIdentity(tin: string, bhfId: string, { country }: ChannelProfile): void {
  checkForm('tin', tin, country.taxId)
  checkForm('bhfId', bhfId, country.branchId)
}

function checkForm(name: string, value: string, { pattern, name: called, advice }: IdForm): void {
  // A pattern takes the number 10 for its text, and null for the word.
  if (typeof value !== 'string' || !pattern.test(value))
    throw wrongSetting(name, `is not a ${called}`, advice)
}

/** Checks limits that are counted. @throws ConfigurationError */
export function checkLimits(options: EtimsClientOptions): void {
  for (const name of ['timeoutMs', 'readTimeoutMs', 'connections'] as const) {
    const value = options[name]
    // Longer than this a timer fires at once.
    if (value === undefined || (Number.isInteger(value) && value >= 1 && value < 2 ** 31)) continue
    throw wrongSetting(
      name,
      'is not a whole number above zero',
      'Leave it out, or give a whole number from 1 up.',
    )
  }
}

/** The path of every operation, with the families that were chosen. @throws ConfigurationError */
export function pathsOf(
  { paths, families = {} }: ChannelProfile,
  family: EtimsClientOptions['pathFamily'] = {},
): Paths {
  const named = (name: string): Paths => {
    if (Object.hasOwn(families, name)) return families[name] as Paths
    const names = Object.keys(families).map((each) => `"${each}"`)
    throw wrongSetting(
      'pathFamily',
      'is not a family of this channel',
      names.length === 0 ? 'Leave it out: this channel has one set of paths.' : `Use ${names.join(' or ')}.`,
    )
  }
  if (typeof family === 'string') return { ...paths, ...named(family) }
  const chosen = Object.entries(family).map(([name, each]) => [
    operationOf(name) && name,
    named(each as string)[name as OperationName] ?? paths[name as OperationName],
  ])
  return { ...paths, ...Object.fromEntries(chosen) }
}

/** What an OAuth token is fetched with. @throws ConfigurationError naming the first one that is missing. */
export function credentialsOf(options: EtimsClientOptions) {
  const needed = (name: 'consumerKey' | 'consumerSecret' | 'apigeeAppId') => {
    const value = options[name]
    if (typeof value === 'string' && /^[\x21-\x7e]{1,255}$/.test(value)) return value
    throw wrongSetting(
      name,
      typeof value === 'string' ? 'is empty or has a blank in it' : 'is missing, or no text',
      'Copy it from the application on KRA’s developer portal.',
    )
  }
  return {
    consumerKey: needed('consumerKey'),
    consumerSecret: needed('consumerSecret'),
    appId: needed('apigeeAppId'),
  }
}

/** Checks a key without ever quoting it. @throws ConfigurationError */
export function checkKey(key: string): string {
  if (typeof key === 'string' && /^[\x21-\x7e]{8,255}$/.test(key)) return key
  throw wrongSetting('cmcKey', 'cannot be a key', 'Use data.info.cmcKey of the initialisation, unchanged.')
}

function wrongSetting(name: string, cause: string, fix: string): ConfigurationError {
  return new ConfigurationError({
    code: `${name.toLowerCase()}-invalid`,
    message: `${name} ${cause}.`,
    cause,
    fix,
  })
}
