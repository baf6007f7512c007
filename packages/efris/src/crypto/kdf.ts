import { hash } from 'node:crypto'

export type HashName = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'

/** Bytes of each hash: what it gives, and the block it works in. */
export const HASH_BYTES: Readonly<Record<HashName, readonly [output: number, block: number]>> = {
  md5: [16, 64],
  sha1: [20, 64],
  sha224: [28, 64],
  sha256: [32, 64],
  sha384: [48, 128],
  sha512: [64, 128],
}

/** What derived bytes are for. */
export const PURPOSES = { key: 1, iv: 2, mac: 3 } as const

/** How PKCS#12 turns a password into bytes (RFC 7292, appendix B). The password is UTF-16 with two zero bytes at its end. */
export function derivePkcs12(options: {
  readonly hash: HashName
  readonly password: Buffer
  readonly salt: Buffer
  readonly purpose: number
  readonly iterations: number
  readonly size: number
}): Buffer {
  const block = HASH_BYTES[options.hash][1]
  const diversifier = Buffer.alloc(block, options.purpose)
  const input = Buffer.concat([fill(options.salt, block), fill(options.password, block)])
  const pieces: Buffer[] = []
  for (let have = 0; have < options.size; have += pieces.at(-1)!.length) {
    const piece = hashOften(options.hash, Buffer.concat([diversifier, input]), options.iterations)
    pieces.push(piece)
    addToBlocks(input, Buffer.alloc(block, piece))
  }
  return Buffer.concat(pieces).subarray(0, options.size)
}

/** The first scheme of PKCS#5 (RFC 8018, PBKDF1): hash after hash. */
export function derivePbkdf1(
  name: HashName,
  password: Buffer,
  salt: Buffer,
  iterations: number,
  size: number,
): Buffer {
  return hashOften(name, Buffer.concat([password, salt]), iterations).subarray(0, size)
}

/** How OpenSSL made keys of passwords for PEM files with a `DEK-Info` line: MD5, once. */
export function deriveOpenssl(password: Buffer, salt: Buffer, size: number): Buffer {
  let [key, last] = [Buffer.alloc(0), Buffer.alloc(0)]
  while (key.length < size) {
    last = hash('md5', Buffer.concat([last, password, salt]), 'buffer')
    key = Buffer.concat([key, last])
  }
  return key.subarray(0, size)
}

function hashOften(name: HashName, bytes: Buffer, times: number): Buffer {
  let digest = hash(name, bytes, 'buffer')
  for (let count = 1; count < times; count++) digest = hash(name, digest, 'buffer')
  return digest
}

/** Repeats bytes until they fill whole blocks; nothing stays nothing. */
function fill(bytes: Buffer, block: number): Buffer {
  return bytes.length === 0 ? bytes : Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes)
}

/** Adds a number and one to every block of the input, as large numbers that overflow. */
function addToBlocks(input: Buffer, number: Buffer): void {
  for (let start = 0; start < input.length; start += number.length) {
    let carry = 1
    for (let at = number.length - 1; at >= 0; at--) {
      carry += input[start + at]! + number[at]!
      input[start + at] = carry & 0xff
      carry >>= 8
    }
  }
}
