import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { der, membersOf, oid, readElement, sequence, TAGS } from './der.js'

export interface SelfSignedOptions {
  /** The private key of the pair that is certified. */
  readonly key: KeyObject
  readonly commonName: string
  /** Random bytes; up to 20 of them make the serial number. */
  readonly serialNumber: Uint8Array
  readonly from: Date
  readonly to: Date
}

const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const SUBJECT_KEY_IDENTIFIER = '2.5.29.14'

const SHA256_WITH_RSA = sequence(oid('1.2.840.113549.1.1.11'), der(TAGS.null))

/** Writes a self-signed X.509 certificate of an RSA key, in DER: what `keytool -genkeypair` makes, in as few members. */
export function selfSignedCertificate({
  key,
  commonName,
  serialNumber,
  from,
  to,
}: SelfSignedOptions): Buffer {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const owner = nameOf(commonName)
  const body = sequence(
    der(0xa0, der(TAGS.integer, Buffer.of(2))),
    der(TAGS.integer, positive(serialNumber)),
    SHA256_WITH_RSA,
    owner,
    sequence(timeOf(from), timeOf(to)),
    owner,
    publicKey,
    der(0xa3, sequence(keyIdentifier(publicKey))),
  )
  return sequence(body, SHA256_WITH_RSA, der(TAGS.bits, Buffer.of(0), sign('sha256', body, key)))
}

/** The text form of a certificate. */
export function certificatePem(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function nameOf(commonName: string): Buffer {
  return sequence(der(TAGS.set, sequence(oid('2.5.4.3'), der(TAGS.utf8, Buffer.from(commonName)))))
}

/** The first bit says the sign and must be clear; a second one that is set keeps the number from beginning with zeros. */
function positive(bytes: Uint8Array): Buffer {
  const number = Buffer.from(bytes).subarray(0, 20)
  number[0] = (number[0]! & 0x7f) | 0x40
  return number
}

/** Years from 2050 on need the longer form. */
function timeOf(instant: Date): Buffer {
  const digits = instant.toISOString().replace(/\.\d+|[-:T]/g, '')
  return instant.getUTCFullYear() < 2050
    ? der(UTC_TIME, Buffer.from(digits.slice(2)))
    : der(GENERALIZED_TIME, Buffer.from(digits))
}

function keyIdentifier(publicKey: Buffer): Buffer {
  const bits = membersOf(readElement(publicKey), TAGS.sequence)[1]!.content.subarray(1)
  const digest = createHash('sha1').update(bits).digest()
  return sequence(oid(SUBJECT_KEY_IDENTIFIER), der(TAGS.octets, der(TAGS.octets, digest)))
}
