import { createHash } from 'node:crypto'
import { formatEat } from '@risiti/core'
import { encryptAes } from './aes.js'

/** What the check text of T136 is made of. */
export interface VerifyStringInput {
  readonly tin: string
  readonly fileName: string
  /** The day it is for is that of East Africa. */
  readonly now: Date
}

/** One reading of how `verifyString` is made. */
export interface VerifyString {
  readonly name: string
  /** Why we believe it. */
  readonly evidence: string
  readonly make: (input: VerifyStringInput) => string
}

/** The key that both readings share: ten characters of the TIN and the day as yyMMdd, 16 in all. */
export function verifyKey({ tin, now }: Pick<VerifyStringInput, 'tin' | 'now'>): string {
  return tin.slice(0, 10) + formatEat(now, 'yyyyMMdd').slice(2)
}

/** The readings we know, one row each. Nobody is known to have used T136. See docs/evidence/efris.md. */
export const VERIFY_STRINGS = {
  aes: {
    name: 'aes',
    evidence:
      'The interface document calls it the file name encrypted with AES; the key has the 16 bytes of AES-128, and code 2097 speaks of decrypting. Mode and padding are those of all other content.',
    make: (input) =>
      encryptAes(Buffer.from(verifyKey(input)), Buffer.from(input.fileName)).toString('base64'),
  },
  md5: {
    name: 'md5',
    evidence:
      "A summary of the authority's papers hashes key and file name with MD5, against its own description and against code 2097.",
    make: (input) =>
      createHash('md5')
        .update(verifyKey(input) + input.fileName)
        .digest('hex'),
  },
} as const satisfies Record<string, VerifyString>
