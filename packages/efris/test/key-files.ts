import { der, type Element, membersOf, oid, readElement, sequence, TAGS } from '#src/crypto/der.js'
import { passwordCipher } from '#src/crypto/password-cipher.js'

/* Key files that no program at hand writes. */

const OIDS = {
  data: '1.2.840.113549.1.7.1',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  sha1: '1.3.14.3.2.26',
} as const

const octets = (bytes: Uint8Array) => der(TAGS.octets, bytes)
const context = (bytes: Uint8Array) => der(0xa0, bytes)
const integer = (value: number) => {
  const hex = value.toString(16)
  return der(TAGS.integer, Buffer.from(hex.length % 2 === 0 ? `00${hex}` : `000${hex}`, 'hex'))
}
const content = (bytes: Uint8Array) => sequence(oid(OIDS.data), context(octets(bytes)))

export interface OpenKey {
  readonly pkcs8: Buffer
  readonly certificate?: Buffer
  readonly name?: string
}

/** A PKCS#12 file without any lock. */
export function openPkcs12File(keys: readonly OpenKey[]): Buffer {
  const bags = keys.flatMap(({ pkcs8, certificate, name }) => [
    bag(OIDS.keyBag, pkcs8, name),
    ...(certificate
      ? [bag(OIDS.certificateBag, sequence(oid(OIDS.x509Certificate), context(octets(certificate))))]
      : []),
  ])
  return file(sequence(...bags))
}

/** A PKCS#12 file whose one key asks for so many iterations, or whose check of the whole does. */
export function slowPkcs12File(algorithm: Buffer, checkIterations?: number): Buffer {
  const sealed = sequence(algorithm, octets(Buffer.alloc(16)))
  return file(sequence(bag(OIDS.shroudedKeyBag, sealed)), checkIterations)
}

function file(safe: Buffer, checkIterations?: number): Buffer {
  const digest = sequence(sequence(oid(OIDS.sha1)), octets(Buffer.alloc(20)))
  const mac = checkIterations === undefined ? [] : [sequence(digest, octets(salt), integer(checkIterations))]
  return sequence(integer(3), content(sequence(content(safe))), ...mac)
}

function bag(kind: string, value: Uint8Array, name?: string): Buffer {
  const text = name === undefined ? undefined : der(0x1e, Buffer.from(name, 'utf16le').swap16())
  const attributes = text ? [der(TAGS.set, sequence(oid(OIDS.friendlyName), der(TAGS.set, text)))] : []
  return sequence(oid(kind), context(value), ...attributes)
}

const salt = Buffer.from('saltsalt')

/** AlgorithmIdentifiers that ask for so many iterations. */
export const slow = {
  pbkdf2: (iterations: number) =>
    pbes2(sequence(oid('1.2.840.113549.1.5.12'), sequence(octets(salt), integer(iterations)))),
  scrypt: (cost: number) =>
    pbes2(
      sequence(oid('1.3.6.1.4.1.11591.4.11'), sequence(octets(salt), integer(cost), integer(8), integer(1))),
    ),
  pkcs12: (iterations: number) =>
    sequence(oid('1.2.840.113549.1.12.1.3'), sequence(octets(salt), integer(iterations))),
  pbes1: (iterations: number) =>
    sequence(oid('1.2.840.113549.1.5.3'), sequence(octets(salt), integer(iterations))),
} as const

function pbes2(kdf: Buffer): Buffer {
  const cipher = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(Buffer.alloc(16)))
  return sequence(oid('1.2.840.113549.1.5.13'), sequence(kdf, cipher))
}

/** An encrypted PKCS#8 that asks for so much. */
export function slowPkcs8(algorithm: Buffer): Buffer {
  return sequence(algorithm, octets(Buffer.alloc(16)))
}

/** How much opening something locked like this would take. */
export function workOf(algorithm: Buffer): number {
  return passwordCipher(readElement(algorithm)).work
}

/** The same element as programs write that do not know lengths beforehand: indefinite, octet strings in pieces. */
export function withoutLengths({ tag, content: inside, whole }: Element): Buffer {
  const end = Buffer.alloc(2)
  if (tag === TAGS.octets && inside.length > 40) {
    const pieces = [inside.subarray(0, 20), inside.subarray(20)].map(octets)
    return Buffer.concat([Buffer.of(0x24, 0x80), ...pieces, end])
  }
  if ((tag & 0x20) === 0) return whole
  const members = membersOf(readElement(whole)).map(withoutLengths)
  return Buffer.concat([Buffer.of(tag, 0x80), ...members, end])
}
