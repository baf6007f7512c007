import { ConfigurationError } from '@risiti/core'
import { SUITES } from './crypto/suites.js'
import { VERIFY_STRINGS } from './crypto/verify-string.js'
import type { Mode } from './endpoints.js'
import { KeyClient } from './keys/key-client.js'
import type { VerifyResponses } from './transport.js'

/** Options as a program without types may give them. */
interface Given {
  readonly tin?: unknown
  readonly deviceNo?: unknown
  readonly keyClient?: unknown
  readonly mode?: unknown
  readonly suite?: unknown
  readonly verifyString?: unknown
  readonly verifyResponses?: unknown
  readonly timeoutMs?: unknown
}

/**
 * Refuses what would only show at the first call, as a failure of the network or of the authority.
 * @throws ConfigurationError naming the option; no value that may be a secret is in it.
 */
export function checkOptions(options: Given): void {
  checkChoices(options)
  checkText('tin', options.tin, 'Give the TIN of the taxpayer in quotes, such as "1000029771".')
  checkText('deviceNo', options.deviceNo, 'Give the device number in quotes, such as "1000029771_02".')
  checkTimeout(options.timeoutMs)
  if (options.mode !== 'offline-enabler') checkKeys(options.keyClient)
}

const CHOICES = {
  mode: ['online', 'offline-enabler'] satisfies readonly Mode[],
  suite: Object.keys(SUITES),
  verifyString: Object.keys(VERIFY_STRINGS),
  verifyResponses: ['off', 'when-possible', 'required'] satisfies readonly VerifyResponses[],
} as const

/** A choice that is misspelt would be taken for another: for messages without a signature, or answers that nobody looks at. */
function checkChoices(options: Given): void {
  for (const name of Object.keys(CHOICES) as (keyof typeof CHOICES)[]) {
    const given = options[name]
    const known: readonly unknown[] = CHOICES[name]
    if (given === undefined || known.includes(given)) continue
    throw new ConfigurationError({
      code: 'option-unknown',
      message: `${name} is not one that there is.`,
      cause: `It is "${String(given).slice(0, 60)}".`,
      fix: `Use ${known.map((each) => `"${each}"`).join(' or ')}.`,
    })
  }
}

function checkText(name: 'tin' | 'deviceNo', value: unknown, fix: string): void {
  if (typeof value === 'string' && value.trim() !== '') return
  const cause = typeof value === 'string' ? 'It is empty.' : `It is ${typeof value}, not text.`
  throw wrongOption(`${name} is missing, or no text.`, cause, fix)
}

function checkTimeout(value: unknown): void {
  // Longer than this a timer fires at once.
  if (value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) < 2 ** 31))
    return
  throw wrongOption(
    'timeoutMs is no limit in milliseconds.',
    `It is ${String(value).slice(0, 60)}.`,
    'Leave it out, or give a whole number from 1 up, such as 30000.',
  )
}

function checkKeys(keyClient: unknown): void {
  if (keyClient instanceof KeyClient) return
  const isMissing = keyClient === undefined || keyClient === null
  throw new ConfigurationError({
    code: 'key-missing',
    message: isMissing ? 'The client has no keys.' : 'keyClient is not a KeyClient.',
    cause: isMissing
      ? 'Online, every message is signed with the private key of the device.'
      : 'A key itself, or what another copy of this package made, does not do.',
    fix: 'Give keyClient, such as KeyClient.fromPkcs12(bytes, password), or set mode: "offline-enabler".',
  })
}

function wrongOption(message: string, cause: string, fix: string): ConfigurationError {
  return new ConfigurationError({ code: 'option-invalid', message, cause, fix })
}
