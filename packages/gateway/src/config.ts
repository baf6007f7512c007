import { ConfigurationError } from '@risiti/core/errors'
import { LOG_FORMATS, LOG_LEVELS, type LogFormat, type LogLevel } from './logging/words.js'
import { isNetwork } from './webhooks/networks.js'

/** How a gateway runs. Parsed once, then passed down. */
export interface Config {
  /** Path of the SQLite file. */
  readonly databaseFile: string
  /** 32 bytes that seal secrets. */
  readonly masterKey: Uint8Array
  /** Those that sealed before it, as long as something may be sealed with them. */
  readonly formerMasterKeys?: readonly Uint8Array[]
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** Where people reach the gateway, when it is not the host itself; without a slash at the end. */
  readonly publicUrl: string | undefined
  /** Networks that webhooks may go to, also without TLS, besides public addresses: in the notation of CIDR. */
  readonly webhookNetworks?: readonly string[]
  /** Networks of proxies that are believed when they say for whom they ask. */
  readonly trustedProxies?: readonly string[]
  /** Where the fonts are that devices may name. Without it they may name none. */
  readonly fontsFolder?: string | undefined
  /** An admin key besides those in the database. Without it the first start makes one. */
  readonly adminKey: string | undefined
  /** What is logged: this and what is more urgent; `info` without it. */
  readonly logLevel?: LogLevel | undefined
  /** How many days what was sent and answered is kept after its document was settled; for ever without it. */
  readonly keepTextsDays?: number | undefined
  /** How many days deliveries of webhooks are kept after they were taken; 30 without it. */
  readonly keepWebhooksDays?: number | undefined
  /** Whether sends are traced with OpenTelemetry. */
  readonly tracing?: boolean | undefined
  /** For people on a terminal and JSON elsewhere, without it. */
  readonly logFormat?: LogFormat | undefined
}

/** Variables of an environment. One that is empty counts as left out, as where a container's settings name it and give it nothing. */
type Environment = Readonly<Record<string, string | undefined>>

/** Reads the configuration of the environment. @throws ConfigurationError naming the variable, the cause and the fix. */
export function readConfig(environment: Environment): Config {
  const env: Environment = Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== ''))
  const databaseFile = readDatabaseFile(env)
  const host = env.RISITI_HOST ?? '127.0.0.1'
  const adminKey = env.RISITI_ADMIN_KEY
  if (adminKey !== undefined && adminKey.length < 16) {
    throw wrong(
      'RISITI_ADMIN_KEY',
      'it is shorter than 16 characters',
      'Make a longer one, for example with "openssl rand -base64 24".',
    )
  }
  return Object.freeze({
    databaseFile,
    masterKey: masterKey('RISITI_MASTER_KEY', env.RISITI_MASTER_KEY),
    formerMasterKeys: formerMasterKeys(env.RISITI_MASTER_KEY_PREVIOUS),
    port: port(env.RISITI_PORT),
    host,
    publicUrl: publicUrl(env.RISITI_PUBLIC_URL),
    webhookNetworks: networks('RISITI_WEBHOOK_NETWORKS', env.RISITI_WEBHOOK_NETWORKS),
    trustedProxies: networks('RISITI_TRUSTED_PROXIES', env.RISITI_TRUSTED_PROXIES),
    fontsFolder: env.RISITI_FONTS,
    adminKey,
    keepTextsDays: days('RISITI_KEEP_TEXTS_DAYS', env.RISITI_KEEP_TEXTS_DAYS),
    keepWebhooksDays: days('RISITI_KEEP_WEBHOOKS_DAYS', env.RISITI_KEEP_WEBHOOKS_DAYS),
    tracing: oneOf('RISITI_TRACING', ['on', 'off'], env.RISITI_TRACING) === 'on',
    logLevel: oneOf('RISITI_LOG_LEVEL', LOG_LEVELS, env.RISITI_LOG_LEVEL),
    logFormat: oneOf('RISITI_LOG_FORMAT', LOG_FORMATS, env.RISITI_LOG_FORMAT),
  })
}

/** Which database the environment means. @throws ConfigurationError as `readConfig` does. */
export function readDatabaseFile(env: Environment): string {
  const databaseFile = env.RISITI_DATABASE_URL || 'risiti.db'
  if (!databaseFile.includes('://')) return databaseFile
  throw wrong('RISITI_DATABASE_URL', 'this version keeps its documents in SQLite', 'Give the path of a file.')
}

/** Addresses that only this machine reaches. */
export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1'])

function masterKey(name: string, text: string | undefined): Uint8Array {
  const fix =
    'Make one with "openssl rand -base64 32" and keep it safe: without it the device keys cannot be read.'
  if (text === undefined) throw wrong(name, 'it is not set', fix)
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32) throw wrong(name, `it is ${key.length} bytes in base64, not 32`, fix)
  return key
}

/** Several are separated by commas or spaces. */
function formerMasterKeys(text: string | undefined): readonly Uint8Array[] {
  const keys = (text ?? '').split(/[\s,]+/).filter((part) => part !== '')
  return keys.map((key) => masterKey('RISITI_MASTER_KEY_PREVIOUS', key))
}

/** Several are separated by commas or spaces. */
function networks(name: string, text: string | undefined): readonly string[] {
  const all = (text ?? '').split(/[\s,]+/).filter((part) => part !== '')
  const unusable = all.find((network) => !isNetwork(network))
  if (unusable === undefined) return all
  throw wrong(
    name,
    `"${unusable.slice(0, 50)}" is not a network`,
    'Write networks like 10.1.0.0/16 or fd00::/8, with commas between them.',
  )
}

function port(text: string | undefined): number {
  if (text === undefined) return 8787
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw wrong(
    'RISITI_PORT',
    `"${text.slice(0, 20)}" is not a port`,
    'Give a number from 0 (any free port) to 65535.',
  )
}

function days(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text)
  throw wrong(
    name,
    `"${text.slice(0, 20)}" is not a number of days`,
    'Give a whole number from 1 to 99999, or leave it out.',
  )
}

function oneOf<Word extends string>(
  name: string,
  words: readonly Word[],
  text: string | undefined,
): Word | undefined {
  if (text === undefined || words.includes(text as Word)) return text as Word | undefined
  throw wrong(name, `"${text.slice(0, 20)}" is none of its words`, `Give one of ${words.join(', ')}.`)
}

function publicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '')
  throw wrong('RISITI_PUBLIC_URL', 'it is not an address', 'Write it like https://receipts.example.com.')
}

function wrong(name: string, cause: string, fix: string): ConfigurationError {
  return new ConfigurationError({
    code: 'configuration-invalid',
    message: `${name} is not usable: ${cause}.`,
    cause,
    fix,
  })
}
