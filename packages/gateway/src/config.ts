import {
  adminKey,
  databaseFile,
  days,
  folder,
  formerMasterKeys,
  masterKey,
  networks,
  oneOf,
  port,
  publicUrl,
} from './config-values.js'
import { LOG_FORMATS, LOG_LEVELS, type LogFormat, type LogLevel } from './logging/words.js'

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
  return Object.freeze({
    databaseFile: readDatabaseFile(env),
    masterKey: masterKey('RISITI_MASTER_KEY', env.RISITI_MASTER_KEY),
    formerMasterKeys: formerMasterKeys('RISITI_MASTER_KEY_PREVIOUS', env.RISITI_MASTER_KEY_PREVIOUS),
    port: port('RISITI_PORT', env.RISITI_PORT),
    host: env.RISITI_HOST ?? '127.0.0.1',
    publicUrl: publicUrl('RISITI_PUBLIC_URL', env.RISITI_PUBLIC_URL),
    webhookNetworks: networks('RISITI_WEBHOOK_NETWORKS', env.RISITI_WEBHOOK_NETWORKS),
    trustedProxies: networks('RISITI_TRUSTED_PROXIES', env.RISITI_TRUSTED_PROXIES),
    fontsFolder: folder('RISITI_FONTS', env.RISITI_FONTS),
    adminKey: adminKey('RISITI_ADMIN_KEY', env.RISITI_ADMIN_KEY),
    keepTextsDays: days('RISITI_KEEP_TEXTS_DAYS', env.RISITI_KEEP_TEXTS_DAYS),
    keepWebhooksDays: days('RISITI_KEEP_WEBHOOKS_DAYS', env.RISITI_KEEP_WEBHOOKS_DAYS),
    tracing: oneOf('RISITI_TRACING', ['on', 'off'], env.RISITI_TRACING) === 'on',
    logLevel: oneOf('RISITI_LOG_LEVEL', LOG_LEVELS, env.RISITI_LOG_LEVEL),
    logFormat: oneOf('RISITI_LOG_FORMAT', LOG_FORMATS, env.RISITI_LOG_FORMAT),
  })
}

/** Which database the environment means. @throws ConfigurationError as `readConfig` does. */
export function readDatabaseFile(env: Environment): string {
  return databaseFile('RISITI_DATABASE_URL', env.RISITI_DATABASE_URL || 'risiti.db')
}

/** Addresses that only this machine reaches. */
export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1'])
