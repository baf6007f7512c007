import { gunzipSync, gzipSync, constants as zlib } from 'node:zlib'

/** Stands where something secret stood. */
const MASK = '[redacted]'

/** Members whose values are keys, passwords or tokens, in either country: whoever has these can act as a device. */
export const SECRET_NAMES = [
  'password',
  'changedPassword',
  'pwd',
  'otp',
  'passowrdDes',
  'clientPriKey',
  'keyTable',
  'privateKey',
  'privateKeyPem',
  'pkcs12',
  'pkcs12Password',
  'aesKey',
  'cmcKey',
  'intrlKey',
  'signKey',
  'consumerKey',
  'consumerSecret',
  'access_token',
]

const NAME = `(${SECRET_NAMES.join('|')})`
const NUMBER = '-?\\d[\\d.eE+-]*'

/** A secret member in a JSON text, whole or cut short. What was JSON is JSON afterwards. */
const MEMBER = new RegExp(`(?<!\\\\)"${NAME}"(\\s*:\\s*)(?:"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"?|${NUMBER})`, 'gi')

/** The same in JSON that stands as text in another JSON. */
const NESTED_MEMBER = new RegExp(`\\\\"${NAME}\\\\"(\\s*:\\s*)(?:\\\\"[^"\\\\]*(?:\\\\")?|${NUMBER})`, 'gi')

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[^"\\]*(?:\\[^"][^"\\]*)*/g

/** The inner message of an envelope, sealed or not. */
const CONTENT = /("content"\s*:\s*")([^"\\]*(?:\\.[^"\\]*)*)/g

/** More than this is not decompressed to look for secrets. */
const MOST_INNER_BYTES = 4 * 1024 * 1024

/** Blanks secrets in a text that is JSON or was meant to be, cut short or not. */
export function redactText(text: string): string {
  return text
    .replace(MEMBER, `"$1"$2"${MASK}"`)
    .replace(NESTED_MEMBER, `\\"$1\\"$2\\"${MASK}\\"`)
    .replace(PRIVATE_KEY, MASK)
}

/** The same for a body as it went over the wire, where an inner message may lie in base64 that anybody can open. */
export function redactBody(body: string): string {
  return redactText(
    body.replace(CONTENT, (_all, name: string, content: string) => name + redactContent(content)),
  )
}

/** Blanks what gives access to an account. */
export function redactHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  const shown = Object.entries(headers).map(([name, value]) => [
    name,
    redactHeader(name, String(value ?? '')),
  ])
  return Object.fromEntries(shown)
}

function redactHeader(name: string, value: string): string {
  if (/^(?:proxy-)?authorization$/i.test(name)) return value.replace(/^(\S+)\s[\s\S]*$/, `$1 ${MASK}`)
  return /^(?:cmckey|cookie)$/i.test(name) ? MASK : value
}

/** What is sealed is left as it is: the journal has no key to it either. */
function redactContent(literal: string): string {
  const packed = Buffer.from(plain(literal), 'base64')
  const isZipped = packed[0] === 0x1f && packed[1] === 0x8b
  const clear = isZipped ? unzip(packed) : packed
  if (!clear) return MASK
  // One character is one byte, so that what is not touched stays as it was.
  const text = clear.toString('latin1')
  const shown = redactText(text)
  if (shown === text) return literal
  const bytes = Buffer.from(shown, 'latin1')
  return (isZipped ? gzipSync(bytes) : bytes).toString('base64')
}

/** Base64 may be escaped as JSON allows: `\/`, `\u002b`. */
function plain(literal: string): string {
  return literal
    .replace(/\\u([0-9a-f]{4})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\\', '')
}

/** What can be had of a stream, be it cut short; `undefined` when it cannot be opened or is a bomb, or is no stream at all. */
function unzip(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: MOST_INNER_BYTES })
  } catch {
    return undefined
  }
}
