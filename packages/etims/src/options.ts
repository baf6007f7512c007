import { type Clock, ConfigurationError } from '@risiti/core'
import { channels } from './channels/index.js'
import type { Channel, ChannelProfile, Environment } from './channels/profile.js'
import { BRANCH_PATTERN, PIN_PATTERN } from './fields.js'

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
  readonly channel: Channel
  /** The taxpayer's PIN. */
  readonly tin: string
  /** Branch id, two digits. */
  readonly bhfId: string
  /** The key that initialisation handed out. Only initialisation works without it. */
  readonly cmcKey?: string | undefined
  /** `local` (our sandbox), `test`, `production`, or the origin of a URL such as `http://127.0.0.1:9000`. */
  readonly environment: Environment | (string & {})
  /** Limit in ms from the call to the last byte of the answer, for calls that change something. Default 30,000. */
  readonly timeoutMs?: number
  /** The same for calls that only read. Default 30,000. */
  readonly readTimeoutMs?: number
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
export function profileOf(channel: string): ChannelProfile {
  if (Object.hasOwn(channels, channel)) return channels[channel as Channel]
  const names = Object.keys(channels).map((name) => `"${name}"`)
  throw wrongSetting('channel', 'is not a channel of KRA', `Use ${names.join(' or ')}.`)
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
    fix: `Leave the path out: ${profile.pathPrefix} is added to it.`,
  })
}

/** Checks what identifies the taxpayer. @throws ConfigurationError */
export function checkIdentity(tin: string, bhfId: string): void {
  if (!PIN_PATTERN.test(tin))
    throw wrongSetting('tin', 'is not a PIN', 'Write a letter, nine digits and a letter: "P000000001X".')
  if (!BRANCH_PATTERN.test(bhfId))
    throw wrongSetting('bhfId', 'is not a branch id', 'Write two digits; the head office is "00".')
}

/** Checks a key without ever quoting it. @throws ConfigurationError */
export function checkKey(key: string): string {
  if (/^[\x21-\x7e]{8,255}$/.test(key)) return key
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
