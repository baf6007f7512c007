import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  countOf,
  DerError,
  type Element,
  membersOf,
  octetsOf,
  oidOf,
  readElement,
  TAGS,
} from '../crypto/der.js'
import { derivePkcs12, HASH_BYTES, type HashName, PURPOSES } from '../crypto/kdf.js'
import { type PasswordCipher, passwordCipher, UnknownCipherError, utf16 } from '../crypto/password-cipher.js'
import { brokenFile, requireAffordable, wrongPassword } from './key-errors.js'

/** One thing that a PKCS#12 file holds. */
export interface Bag {
  readonly kind: 'key' | 'certificate'
  /** PKCS#8 or X.509, in DER. */
  readonly bytes: Buffer
  /** Its friendly name, which Java calls alias. */
  readonly name: string | undefined
}

/** Bytes that may be locked. */
interface Part {
  readonly cipher: PasswordCipher | undefined
  readonly bytes: Buffer
}

interface LockedBag extends Part, Pick<Bag, 'kind' | 'name'> {}

interface Seal {
  readonly work: number
  readonly fits: (password: string) => boolean
}

const OIDS = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
} as const

const HASHES: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** A member with a number of its own: `[0]`. */
const CONTEXT_0 = 0xa0

/**
 * Opens a PKCS#12 file (RFC 7292). What it costs is counted before anything is derived, and once more for what only
 * shows when it is open.
 * @throws ConfigurationError, UnknownCipherError or DerError
 */
export function openPkcs12(file: Buffer, password: string): Bag[] {
  const [, outer, mac] = membersOf(readElement(file), TAGS.sequence)
  const safe = dataIn(outer)
  const seal = mac && sealOf(mac, safe)
  const parts = membersOf(readElement(safe), TAGS.sequence).map(partOf)
  const open = parts.filter(({ cipher }) => !cipher).flatMap(({ bytes }) => bagsIn(bytes))
  const locked = parts.filter(({ cipher }) => cipher)
  const visible = workOf([...open, ...locked]) + (seal?.work ?? 0)
  requireAffordable(visible)
  if (seal && !seal.fits(password))
    throw wrongPassword('The check of the whole file fails with this password.')
  const unlock = (part: Part) => unlockPart(part, password, seal !== undefined)
  const inner = locked.flatMap((part) => bagsIn(unlock(part)))
  requireAffordable(visible + workOf(inner))
  return [...open, ...inner].map((bag) => ({ kind: bag.kind, name: bag.name, bytes: unlock(bag) }))
}

function workOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { cipher }) => sum + (cipher?.work ?? 0), 0)
}

/** Without a check of the whole file, only a part that does not open tells of a wrong password. */
function unlockPart({ cipher, bytes }: Part, password: string, isChecked: boolean): Buffer {
  if (!cipher) return bytes
  try {
    return readElement(cipher.open(bytes, password)).whole
  } catch {
    if (isChecked) throw new DerError('a part does not open')
    throw wrongPassword('What is inside does not open with this password.')
  }
}

/** How the file proves that it is whole, which also proves the password. */
function sealOf(mac: Element, safe: Buffer): Seal {
  const [digestInfo, salt, count] = membersOf(mac, TAGS.sequence)
  const [algorithm, digest] = membersOf(digestInfo, TAGS.sequence)
  const name = oidOf(membersOf(algorithm)[0])
  const hash = HASHES[name]
  if (!hash) throw new UnknownCipherError(name)
  const iterations = count ? countOf(count) : 1
  const size = HASH_BYTES[hash][0]
  return {
    work: iterations,
    fits(password) {
      const given = { hash, password: utf16(password), salt: octetsOf(salt), iterations, size }
      const expected = createHmac(hash, derivePkcs12({ ...given, purpose: PURPOSES.mac }))
        .update(safe)
        .digest()
      const stated = octetsOf(digest)
      return stated.length === size && timingSafeEqual(expected, stated)
    },
  }
}

function dataIn(contentInfo: Element | undefined): Buffer {
  const [kind, content] = membersOf(contentInfo, TAGS.sequence)
  if (oidOf(kind) === OIDS.data) return octetsOf(membersOf(content, CONTEXT_0)[0])
  throw brokenFile('It is locked with a public key, not with a password.')
}

function partOf(contentInfo: Element): Part {
  const [kind, content] = membersOf(contentInfo, TAGS.sequence)
  if (oidOf(kind) !== OIDS.encryptedData) return { cipher: undefined, bytes: dataIn(contentInfo) }
  const [, inner] = membersOf(membersOf(content, CONTEXT_0)[0], TAGS.sequence)
  const [, algorithm, sealed] = membersOf(inner, TAGS.sequence)
  return { cipher: passwordCipher(algorithm), bytes: octetsOf(sealed, 0x80) }
}

/** Keys and certificates of one part; what else may be there is passed over. */
function bagsIn(bytes: Buffer): LockedBag[] {
  return membersOf(readElement(bytes), TAGS.sequence).flatMap((bag) => {
    const [kind, wrapped, attributes] = membersOf(bag, TAGS.sequence)
    const [value] = membersOf(wrapped, CONTEXT_0)
    const content = contentOf(oidOf(kind), value)
    return content ? [{ ...content, name: attributes && friendlyName(attributes) }] : []
  })
}

function contentOf(kind: string, value: Element | undefined): Omit<LockedBag, 'name'> | undefined {
  if (kind === OIDS.keyBag) return { kind: 'key', cipher: undefined, bytes: value!.whole }
  if (kind === OIDS.shroudedKeyBag) {
    const [algorithm, sealed] = membersOf(value, TAGS.sequence)
    return { kind: 'key', cipher: passwordCipher(algorithm), bytes: octetsOf(sealed) }
  }
  if (kind !== OIDS.certificateBag) return undefined
  const [type, certificate] = membersOf(value, TAGS.sequence)
  if (oidOf(type) !== OIDS.x509Certificate) return undefined
  const bytes = octetsOf(membersOf(certificate, CONTEXT_0)[0])
  return { kind: 'certificate', cipher: undefined, bytes }
}

function friendlyName(attributes: Element): string | undefined {
  for (const attribute of membersOf(attributes, TAGS.set)) {
    const [kind, values] = membersOf(attribute, TAGS.sequence)
    if (oidOf(kind) !== OIDS.friendlyName) continue
    const text = Buffer.from(membersOf(values, TAGS.set)[0]?.content ?? [])
    return text.length % 2 === 0 ? text.swap16().toString('utf16le').slice(0, 100) : undefined
  }
  return undefined
}
