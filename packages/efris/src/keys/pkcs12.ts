import { createPrivateKey, createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto'
import { ConfigurationError } from '@risiti/core'
import { readCertificate } from './facts.js'
import {
  brokenFile,
  missingPassword,
  readingKeyFile,
  refuseJavaKeyStore,
  requireKeyBytes,
} from './key-errors.js'
import { type Bag, openPkcs12 } from './pkcs12-file.js'

/** A private key with the certificate that belongs to it, when there is one. */
export interface KeyPair {
  readonly privateKey: KeyObject
  readonly certificate: X509Certificate | undefined
}

interface NamedPair extends KeyPair {
  /** Its friendly name; its place, such as `#2`, where it has none of its own. */
  readonly alias: string
}

/**
 * Reads a .p12 / .pfx file, modern (PBES2) or legacy (RC2, 3DES). Node gives no access to the keys of such a file, and
 * OpenSSL 3 refuses the legacy ciphers that keytool and old exports use.
 * @param alias which key, where there are several.
 * @throws ConfigurationError that tells a wrong password from a broken file.
 */
export function readPkcs12(bytes: Uint8Array, password: string, alias?: string): KeyPair {
  requireKeyBytes(bytes)
  refuseJavaKeyStore(bytes)
  if (typeof password !== 'string') throw missingPassword()
  return readingKeyFile(() => choose(pairsOf(openPkcs12(Buffer.from(bytes), password)), alias))
}

/** A file may hold whole chains: the certificate of a key is the one with its public key. */
function pairsOf(bags: readonly Bag[]): NamedPair[] {
  const certificates = new Map(bags.flatMap(certificateEntry))
  const keys = bags.filter(({ kind }) => kind === 'key')
  const isTaken = (name: string) => keys.filter((bag) => bag.name === name).length > 1
  return keys.map(({ bytes, name }, index) => {
    const privateKey = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
    return {
      privateKey,
      certificate: certificates.get(identityOf(createPublicKey(privateKey))),
      alias: name && !isTaken(name) ? name : `#${index + 1}`,
    }
  })
}

/** One that cannot be read is no use, and no harm. */
function certificateEntry({ kind, bytes }: Bag): [string, X509Certificate][] {
  const certificate = kind === 'certificate' ? readCertificate(bytes) : undefined
  return certificate ? [[identityOf(certificate.publicKey), certificate]] : []
}

function identityOf(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'der' }).toString('latin1')
}

/** The only key; of several, the only one that will do. */
function choose(pairs: readonly NamedPair[], alias: string | undefined): KeyPair {
  if (pairs.length === 0) throw brokenFile('The file holds no private key.')
  if (alias !== undefined) return named(pairs, alias)
  const [pair, ...others] = pairs.length === 1 ? pairs : pairs.filter(isComplete)
  if (pair && others.length === 0) return pair
  throw new ConfigurationError({
    code: 'key-alias-missing',
    message: `The file holds ${pairs.length} private keys.`,
    cause: `They are called ${list(pairs)}.`,
    fix: `Say which one: KeyClient.fromPkcs12(bytes, password, { alias: ${JSON.stringify(pairs[0]!.alias)} }).`,
  })
}

function isComplete({ privateKey, certificate }: NamedPair): boolean {
  const bits = privateKey.asymmetricKeyDetails?.modulusLength
  return privateKey.asymmetricKeyType === 'rsa' && bits === 2048 && certificate !== undefined
}

/** Java writes aliases in small letters and does not tell them apart by case. */
function named(pairs: readonly NamedPair[], alias: string): KeyPair {
  const pair =
    pairs.find((candidate) => candidate.alias === alias) ??
    pairs.find((candidate) => candidate.alias.toLowerCase() === alias.toLowerCase())
  if (pair) return pair
  throw new ConfigurationError({
    code: 'key-alias-unknown',
    message: `The file holds no private key called "${alias.slice(0, 100)}".`,
    cause: `Its keys are called ${list(pairs)}.`,
    fix: 'Give one of these names as alias, or none when there is one key only.',
  })
}

function list(pairs: readonly NamedPair[]): string {
  const names = pairs.slice(0, 20).map(({ alias }) => JSON.stringify(alias))
  return names.join(', ') + (pairs.length > 20 ? ' and others' : '')
}
