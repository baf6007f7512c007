import { createDecipheriv, pbkdf2Sync, scryptSync } from 'node:crypto'
import { createRequire } from 'node:module'
import { countOf, DerError, type Element, membersOf, octetsOf, oidOf, TAGS } from './der.js'
import { deriveOpenssl, derivePbkdf1, derivePkcs12, HASH_BYTES, type HashName, PURPOSES } from './kdf.js'

/** How a part of a key file is locked with a password. */
export interface PasswordCipher {
  /** Hashes that opening it takes. */
  readonly work: number
  /** @throws Error when the password is another one, or the bytes were changed. */
  open(sealed: Buffer, password: string): Buffer
}

/** A cipher, or a way to make a key of a password, that is not known here. */
export class UnknownCipherError extends Error {
  override readonly name = 'UnknownCipherError'
}

/**
 * The most hashes that opening one file may take, all its parts together: a hostile file must not hold the process. A million
 * take a third of a second (PBKDF2 with SHA-256) to about a second (PKCS#12's own way); programs write some thousand to a
 * hundred thousand.
 */
export const MOST_WORK = 1_000_000

type Decrypt = (key: Buffer, iv: Buffer, sealed: Buffer) => Buffer

interface Cipher {
  readonly keyBytes: number
  readonly ivBytes: number
  readonly decrypt: Decrypt
}

const viaNode =
  (name: string): Decrypt =>
  (key, iv, sealed) => {
    const decipher = createDecipheriv(name, key, iv)
    return Buffer.concat([decipher.update(sealed), decipher.final()])
  }

/** DES and RC2 are switched off in OpenSSL 3. node-forge still has them, and is loaded for them only. */
function forge(): typeof import('node-forge') {
  return createRequire(import.meta.url)('node-forge')
}

const viaForgeDes: Decrypt = (key, iv, sealed) => {
  const decipher = forge().cipher.createDecipher('DES-CBC', binary(key))
  decipher.start({ iv: binary(iv) })
  decipher.update(forge().util.createBuffer(binary(sealed)))
  return finished(decipher.finish(), decipher.output)
}

const viaForgeRc2: Decrypt = (key, iv, sealed) => {
  const decipher = forge().rc2.createDecryptionCipher(binary(key), key.length * 8)
  decipher.start(binary(iv))
  decipher.update(forge().util.createBuffer(binary(sealed)))
  return finished(decipher.finish(), decipher.output)
}

function binary(bytes: Buffer): string {
  return bytes.toString('latin1')
}

function finished(isWhole: boolean, output: { getBytes(): string }): Buffer {
  const plain = Buffer.from(output.getBytes(), 'latin1')
  if (!isWhole) throw new Error('wrong padding')
  return plain
}

const cipher = (keyBytes: number, ivBytes: number, decrypt: Decrypt): Cipher => ({
  keyBytes,
  ivBytes,
  decrypt,
})

const CIPHERS = {
  aes128: cipher(16, 16, viaNode('aes-128-cbc')),
  aes192: cipher(24, 16, viaNode('aes-192-cbc')),
  aes256: cipher(32, 16, viaNode('aes-256-cbc')),
  tripleDes: cipher(24, 8, viaNode('des-ede3-cbc')),
  doubleDes: cipher(16, 8, viaNode('des-ede-cbc')),
  des: cipher(8, 8, viaForgeDes),
  rc2Of128: cipher(16, 8, viaForgeRc2),
  rc2Of64: cipher(8, 8, viaForgeRc2),
  rc2Of40: cipher(5, 8, viaForgeRc2),
} as const

/** Ciphers of PBES2. */
const PBES2_CIPHERS: Readonly<Record<string, Cipher>> = {
  '2.16.840.1.101.3.4.1.2': CIPHERS.aes128,
  '2.16.840.1.101.3.4.1.22': CIPHERS.aes192,
  '2.16.840.1.101.3.4.1.42': CIPHERS.aes256,
  '1.2.840.113549.3.7': CIPHERS.tripleDes,
  '1.3.14.3.2.7': CIPHERS.des,
}

/** Ciphers of `DEK-Info` lines. */
const PEM_CIPHERS: Readonly<Record<string, Cipher>> = {
  'AES-128-CBC': CIPHERS.aes128,
  'AES-192-CBC': CIPHERS.aes192,
  'AES-256-CBC': CIPHERS.aes256,
  'DES-EDE3-CBC': CIPHERS.tripleDes,
  'DES-CBC': CIPHERS.des,
  'RC2-CBC': CIPHERS.rc2Of128,
  'RC2-64-CBC': CIPHERS.rc2Of64,
  'RC2-40-CBC': CIPHERS.rc2Of40,
}

const PRFS: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

/** PKCS#12's own schemes, all with SHA-1. */
const PKCS12_SCHEMES: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.1.12.1.3': CIPHERS.tripleDes,
  '1.2.840.113549.1.12.1.4': CIPHERS.doubleDes,
  '1.2.840.113549.1.12.1.5': CIPHERS.rc2Of128,
  '1.2.840.113549.1.12.1.6': CIPHERS.rc2Of40,
}

/** The first schemes of PKCS#5. */
const PBES1_SCHEMES: Readonly<Record<string, readonly [HashName, Cipher]>> = {
  '1.2.840.113549.1.5.3': ['md5', CIPHERS.des],
  '1.2.840.113549.1.5.6': ['md5', CIPHERS.rc2Of64],
  '1.2.840.113549.1.5.10': ['sha1', CIPHERS.des],
  '1.2.840.113549.1.5.11': ['sha1', CIPHERS.rc2Of64],
}

const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'
const SCRYPT = '1.3.6.1.4.1.11591.4.11'

/** Reads an AlgorithmIdentifier. Nothing is derived yet. @throws UnknownCipherError, DerError */
export function passwordCipher(algorithm: Element | undefined): PasswordCipher {
  const [kind, parameters] = membersOf(algorithm, TAGS.sequence)
  const name = oidOf(kind)
  if (name === PBES2) return pbes2(parameters)
  const [salt, count] = membersOf(parameters, TAGS.sequence)
  const given = { salt: octetsOf(salt), iterations: countOf(count) }
  const own = PKCS12_SCHEMES[name]
  if (own) return pkcs12Cipher(own, given.salt, given.iterations)
  const [hash, old] = known(PBES1_SCHEMES, name)
  return {
    work: given.iterations,
    open(sealed, password) {
      const key = derivePbkdf1(hash, Buffer.from(password), given.salt, given.iterations, 16)
      return old.decrypt(key.subarray(0, 8), key.subarray(8), sealed)
    },
  }
}

function pkcs12Cipher(own: Cipher, salt: Buffer, iterations: number): PasswordCipher {
  const pieces = Math.ceil(own.keyBytes / HASH_BYTES.sha1[0]) + 1
  return {
    work: iterations * pieces,
    open(sealed, password) {
      const given = { hash: 'sha1', password: utf16(password), salt, iterations } as const
      const key = derivePkcs12({ ...given, purpose: PURPOSES.key, size: own.keyBytes })
      const iv = derivePkcs12({ ...given, purpose: PURPOSES.iv, size: own.ivBytes })
      return own.decrypt(key, iv, sealed)
    },
  }
}

function pbes2(parameters: Element | undefined): PasswordCipher {
  const [kdf, scheme] = membersOf(parameters, TAGS.sequence)
  const [cipherName, iv] = membersOf(scheme, TAGS.sequence)
  const { keyBytes, decrypt } = known(PBES2_CIPHERS, oidOf(cipherName))
  const { work, derive } = keyDerivation(kdf, keyBytes)
  return { work, open: (sealed, password) => decrypt(derive(Buffer.from(password)), octetsOf(iv), sealed) }
}

interface KeyDerivation {
  readonly work: number
  readonly derive: (password: Buffer) => Buffer
}

function keyDerivation(kdf: Element | undefined, size: number): KeyDerivation {
  const [kind, parameters] = membersOf(kdf, TAGS.sequence)
  const [salt, ...rest] = membersOf(parameters, TAGS.sequence)
  if (oidOf(kind) === SCRYPT) return scrypt(octetsOf(salt), rest.slice(0, 3).map(countOf), size)
  if (oidOf(kind) !== PBKDF2) throw new UnknownCipherError(oidOf(kind))
  const iterations = countOf(rest[0])
  const prf = rest.find(({ tag }) => tag === TAGS.sequence)
  const hash = prf ? known(PRFS, oidOf(membersOf(prf)[0])) : 'sha1'
  return {
    work: iterations * Math.ceil(size / HASH_BYTES[hash][0]),
    derive: (password) => pbkdf2Sync(password, octetsOf(salt), iterations, size, hash),
  }
}

/** Its cost is memory: 64 MB at the most, which is twice what OpenSSL takes by itself. */
function scrypt(salt: Buffer, [cost = 0, blocks = 0, parallel = 0]: number[], size: number): KeyDerivation {
  return {
    work: cost * blocks * parallel,
    derive: (password) =>
      scryptSync(password, salt, size, {
        N: cost,
        r: blocks,
        p: parallel,
        maxmem: 64 * 1024 * 1024,
      }),
  }
}

/** Reads a `DEK-Info` line: `AES-128-CBC,8E2F...`. @throws UnknownCipherError, DerError */
export function pemCipher(line: string): PasswordCipher {
  const [, name = '', iv = ''] = /^\s*([\w-]+)\s*,\s*([0-9A-Fa-f]+)\s*$/.exec(line) ?? []
  const { keyBytes, ivBytes, decrypt } = known(PEM_CIPHERS, name)
  const start = Buffer.from(iv, 'hex')
  if (start.length !== ivBytes) throw new DerError('another structure')
  return {
    work: 3,
    open: (sealed, password) =>
      decrypt(deriveOpenssl(Buffer.from(password), start.subarray(0, 8), keyBytes), start, sealed),
  }
}

/** A password as PKCS#12 takes it: UTF-16, high byte first, two zero bytes at the end. */
export function utf16(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16()
}

function known<Value>(rows: Readonly<Record<string, Value>>, name: string): Value {
  const row = Object.hasOwn(rows, name) ? rows[name] : undefined
  if (row === undefined) throw new UnknownCipherError(name)
  return row
}
