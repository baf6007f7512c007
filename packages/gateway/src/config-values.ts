import { readdirSync } from 'node:fs'
import { ConfigurationError } from '@risiti/core/errors'
import { isNetwork } from './webhooks/post/networks.js'

/*
 * The values of settings. Each is read from the text of a variable, whose name an error tells with the cause and the fix.
 */

export function masterKey(name: string, text: string | undefined): Uint8Array {
  const fix =
    'Make one with "openssl rand -base64 32" and keep it safe: without it the device keys cannot be read.'
  if (text === undefined) throw wrong(name, 'it is not set', fix)
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32) throw wrong(name, `it is ${key.length} bytes in base64, not 32`, fix)
  return key
}

/** Several are separated by commas or spaces. */
export function formerMasterKeys(name: string, text: string | undefined): readonly Uint8Array[] {
  const keys = (text ?? '').split(/[\s,]+/).filter((part) => part !== '')
  return keys.map((key) => masterKey(name, key))
}

/** Several are separated by commas or spaces. */
export function networks(name: string, text: string | undefined): readonly string[] {
  const all = (text ?? '').split(/[\s,]+/).filter((part) => part !== '')
  const unusable = all.find((network) => !isNetwork(network))
  if (unusable === undefined) return all
  throw wrong(
    name,
    `"${unusable.slice(0, 50)}" is not a network`,
    'Write networks like 10.1.0.0/16 or fd00::/8, with commas between them.',
  )
}

export function port(name: string, text: string | undefined): number {
  if (text === undefined) return 8787
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw wrong(name, `"${text.slice(0, 20)}" is not a port`, 'Give a number from 0 (any free port) to 65535.')
}

/** Looked into at once: what is wrong with it would otherwise be told to whoever names a file in it, long after. */
export function folder(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    readdirSync(text)
    return text
  } catch {
    throw wrong(name, `"${text.slice(0, 200)}" is no folder that can be read`, 'Name one, or leave it out.')
  }
}

export function days(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text)
  throw wrong(
    name,
    `"${text.slice(0, 20)}" is not a number of days`,
    'Give a whole number from 1 to 99999, or leave it out.',
  )
}

export function oneOf<Word extends string>(
  name: string,
  words: readonly Word[],
  text: string | undefined,
): Word | undefined {
  if (text === undefined || words.includes(text as Word)) return text as Word | undefined
  throw wrong(name, `"${text.slice(0, 20)}" is none of its words`, `Give one of ${words.join(', ')}.`)
}

/** So long that a QR code which leads there can still be read from roll paper. */
const LONGEST_URL = 200

/** Something is put behind it, and whoever reads a receipt sees it. */
export function publicUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const fix = 'Write it like https://receipts.example.com.'
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw wrong(name, 'it is not an address', fix)
  const { origin, pathname, search, hash, username, password } = new URL(text)
  if (search + hash + username + password !== '')
    throw wrong(name, 'it has more than a host, a port and a path', fix)
  const url = (origin + pathname).replace(/\/+$/, '')
  if (url.length <= LONGEST_URL) return url
  throw wrong(name, `it is longer than ${LONGEST_URL} characters`, fix)
}

/** What the header of a request can carry. */
const SENDABLE = /^[!-~]([ -~]*[!-~])?$/

export function adminKey(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const fix = 'Make another one, for example with "openssl rand -base64 24".'
  if (text.length < 16) throw wrong(name, 'it is shorter than 16 characters', fix)
  if (text.length > 1000) throw wrong(name, 'it is longer than 1000 characters', fix)
  if (SENDABLE.test(text)) return text
  throw wrong(
    name,
    'no request can carry it: it begins or ends with white space, or has other characters than ASCII has',
    fix,
  )
}

/** SQLite takes some names for other things than a file of that name. */
export function databaseFile(name: string, text: string): string {
  if (/^(file|sqlite):|^:memory:$/i.test(text))
    throw wrong(
      name,
      'it is not the path of a file',
      'Give the path alone, such as /var/lib/risiti/risiti.db.',
    )
  if (!text.includes('://')) return text
  throw wrong(name, 'this version keeps its documents in SQLite', 'Give the path of a file.')
}

function wrong(name: string, cause: string, fix: string): ConfigurationError {
  return new ConfigurationError({
    code: 'configuration-invalid',
    message: `${name} is not usable: ${cause}.`,
    cause,
    fix,
  })
}
