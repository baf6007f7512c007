import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * How passwords are hashed: 32 MiB and three passes, one of the settings that OWASP's Password Storage Cheat Sheet holds equal to
 * its first choice. They stand with each hash, so that they can be raised later.
 */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const

const SALT_BYTES = 16
const HASH_BYTES = 32

/** Room for a cost twice as high. */
const MAX_MEMORY = 128 * 1024 * 1024

/** Hashes a password, with its parameters: `scrypt$N$r$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, COST)
  const { N, r, p } = COST
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Whether a password is the one that was hashed. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = kept.split('$')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const derived = await derive(password, Buffer.from(salt!, 'base64url'), cost)
  return timingSafeEqual(derived, Buffer.from(hash!, 'base64url'))
}

/** A hash that no password has: comparing with it takes as long as with that of a user. */
export const NOBODYS_HASH = [
  'scrypt',
  COST.N,
  COST.r,
  COST.p,
  Buffer.alloc(SALT_BYTES).toString('base64url'),
  Buffer.alloc(HASH_BYTES).toString('base64url'),
].join('$')

interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** What looks the same is the same: one keyboard composes letters that another one has whole. */
function derive(password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...cost, maxmem: MAX_MEMORY }
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })
}
