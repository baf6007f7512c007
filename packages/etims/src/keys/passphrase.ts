import { type ScryptOptions, scrypt } from 'node:crypto'
import { ConfigurationError } from '@risiti/core'

/** How a key is made from a passphrase (scrypt, RFC 7914). */
export interface Derivation {
  /** The exponent of N: 15 stands for 32,768. */
  readonly cost: number
  /** r */
  readonly blockSize: number
  /** p */
  readonly parallel: number
  readonly salt: Buffer
}

export const SALT_BYTES = 16

/** What new files are sealed with: 32 MB and about a quarter of a second. */
export const STRENGTH = { cost: 15, blockSize: 8, parallel: 3 } as const

/** What is accepted in a file: nothing weak, and nothing that would take all memory or minutes. */
const BOUNDS = { cost: [14, 17], blockSize: [8, 8], parallel: [1, 8] } as const

const KEY_BYTES = 32
const SHORTEST = 12

/** Whether a derivation that was read from a file may be run. */
export function isWithinBounds(derivation: Derivation): boolean {
  return (Object.keys(BOUNDS) as (keyof typeof BOUNDS)[]).every((name) => {
    const [least, most] = BOUNDS[name]
    return derivation[name] >= least && derivation[name] <= most
  })
}

/**
 * Makes keys from a passphrase, each once and off the main thread. Letters count alike however they are composed.
 * @throws ConfigurationError when the passphrase is too short.
 */
export function keysOf(passphrase: string): (derivation: Derivation) => Promise<Buffer> {
  if (typeof passphrase !== 'string' || passphrase.length < SHORTEST) {
    throw new ConfigurationError({
      code: 'passphrase-invalid',
      message: `The passphrase of the key store has fewer than ${SHORTEST} characters.`,
      cause: 'A short one is found by trying.',
      fix: `Give ${SHORTEST} characters or more, such as some words in a row, and keep it apart from the files.`,
    })
  }
  const password = passphrase.normalize('NFC')
  const keys = new Map<string, Promise<Buffer>>()
  return (derivation) => {
    const name = JSON.stringify(derivation)
    const known = keys.get(name)
    if (known) return known
    const key = derive(password, derivation)
    keys.set(name, key)
    key.catch(() => keys.delete(name))
    return key
  }
}

function derive(password: string, { cost, blockSize, parallel, salt }: Derivation): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** cost, r: blockSize, p: parallel, maxmem: 2 ** 28 }
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
