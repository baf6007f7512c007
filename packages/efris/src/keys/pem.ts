import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type Element, membersOf, octetsOf, readElement, TAGS } from '../crypto/der.js'
import { type PasswordCipher, passwordCipher, pemCipher } from '../crypto/password-cipher.js'
import {
  brokenFile,
  missingPassword,
  readingKeyFile,
  refuseJavaKeyStore,
  requireAffordable,
  requireKeyBytes,
  requireKeyText,
  wrongPassword,
} from './key-errors.js'

/** A private key between BEGIN and END lines. */
interface Block {
  readonly label: string
  readonly dekInfo: string | undefined
  readonly bytes: Buffer
}

const ARMOUR = '-----'

const FIX = 'Give the text between and including the BEGIN and END lines, and the password if it has one.'

/**
 * Reads an RSA private key from text: PEM as PKCS#8 or PKCS#1, encrypted or not, or the base64 of one without its lines.
 * Text around the key, such as certificates, is passed over.
 * @throws ConfigurationError
 */
export function readPem(text: string, password?: string): KeyObject {
  requireKeyText(text)
  return readingKeyFile(() => {
    if (!text.includes(ARMOUR)) return readBytes(fromBase64(text), password)
    const { label, dekInfo, bytes } = blockIn(text)
    if (dekInfo === undefined)
      return label === 'EC PRIVATE KEY' ? readSec1(bytes) : readBytes(bytes, password)
    return readBytes(unlock(pemCipher(dekInfo), bytes, password), undefined)
  })
}

/**
 * Reads an RSA private key from bytes: PKCS#8 or PKCS#1, and PKCS#8 that is encrypted.
 * @throws ConfigurationError
 */
export function readDer(bytes: Uint8Array, password?: string): KeyObject {
  requireKeyBytes(bytes)
  refuseJavaKeyStore(bytes)
  return readingKeyFile(() => readBytes(Buffer.from(bytes), password))
}

/** PKCS#8 begins with a number and an algorithm, PKCS#1 with two numbers, encrypted PKCS#8 with an algorithm. */
function readBytes(bytes: Buffer, password: string | undefined): KeyObject {
  const whole = readElement(bytes)
  const [first, second] = membersOf(whole, TAGS.sequence)
  if (first?.tag === TAGS.integer) return readPlain(whole, second)
  return readPlain(readElement(unlock(passwordCipher(first), octetsOf(second), password)))
}

function readPlain({ whole }: Element, second = membersOf(readElement(whole))[1]): KeyObject {
  const type = second?.tag === TAGS.integer ? 'pkcs1' : 'pkcs8'
  return createPrivateKey({ key: whole, format: 'der', type })
}

/** A key of a curve, which will not do, but may be called by its name. */
function readSec1(key: Buffer): KeyObject {
  return createPrivateKey({ key, format: 'der', type: 'sec1' })
}

function unlock(cipher: PasswordCipher, sealed: Buffer, password: string | undefined): Buffer {
  if (password === undefined) throw missingPassword()
  requireAffordable(cipher.work)
  try {
    const plain = cipher.open(sealed, password)
    membersOf(readElement(plain), TAGS.sequence)
    return plain
  } catch {
    throw wrongPassword('It does not open: the password is wrong, or the file is damaged, which looks alike.')
  }
}

/** The first private key of a text. */
function blockIn(text: string): Block {
  for (let at = text.indexOf(`${ARMOUR}BEGIN `); at >= 0; at = text.indexOf(`${ARMOUR}BEGIN `, at + 1)) {
    const label = /^-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text.slice(at, at + 60))?.[1]
    if (!label?.endsWith('PRIVATE KEY')) continue
    const start = at + `${ARMOUR}BEGIN ${label}${ARMOUR}`.length
    const end = text.indexOf(`${ARMOUR}END ${label}${ARMOUR}`, start)
    if (end < 0) throw brokenFile('Its END line is missing.', FIX)
    return { label, ...bodyOf(text.slice(start, end)) }
  }
  throw brokenFile('It is not a PEM private key.', FIX)
}

/** Headers, an empty line, base64; or base64 alone. */
function bodyOf(text: string): Omit<Block, 'label'> {
  const [, dekInfo] = /^DEK-Info:(.{1,100})$/m.exec(text.replaceAll('\r', '')) ?? []
  const base64 = text.split(/\r?\n/).filter((line) => !line.includes(':'))
  return { dekInfo, bytes: fromBase64(base64.join('')) }
}

function fromBase64(text: string): Buffer {
  const compact = text.replace(/\s+/g, '')
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return Buffer.from(compact, 'base64')
  throw brokenFile('It is not a PEM private key, nor the base64 of one.', FIX)
}
