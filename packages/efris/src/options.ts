import { randomBytes } from 'node:crypto'
import type { Clock, Issue } from '@risiti/core'
import { SUITES } from './crypto/suites.js'
import type { VERIFY_STRINGS } from './crypto/verify-string.js'
import type { Mode } from './endpoints.js'
import type { SpokenInfo } from './global-info.js'
import type { KeyClient } from './keys/key-client.js'
import { checkOptions } from './option-checks.js'
import type { SessionStore } from './session-store.js'
import type { EfrisTransportOptions, VerifyResponses } from './transport.js'

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

/**
 * What the transport is told, with what is left out filled in.
 * @throws ConfigurationError when an option cannot be right.
 */
export function transportOptions(options: EfrisClientOptions): EfrisTransportOptions {
  checkOptions(options)
  const { mode = 'online', suite = 'practice', appId = 'AP04', verifyResponses = 'when-possible' } = options
  const isOnline = mode === 'online'
  return {
    ...options,
    mode,
    appId,
    verifyResponses,
    randomId: options.randomId ?? (() => randomBytes(16).toString('hex')),
    // An enabler keeps the keys: what it takes is plain, whatever else is said.
    keyClient: isOnline ? options.keyClient : undefined,
    suite: isOnline ? SUITES[suite] : SUITES.plain,
  }
}
