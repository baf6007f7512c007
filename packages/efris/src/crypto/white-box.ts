import { formatEat } from '@risiti/core'
import { decryptAes } from './aes.js'
import { decryptByTables, TABLE_BYTES, tableFault } from './white-box-tables.js'

/** What T102 hands out, and what else a scheme may need. */
export interface WhiteBoxInput {
  readonly clientPriKey: string
  readonly keyTable: string
  /** As T103 gives it (`taxpayer.id`). */
  readonly taxpayerId?: string | undefined
  /** The day on which T102 was answered. */
  readonly date?: Date | undefined
}

/** One reading of how `clientPriKey` is protected. An object of your own will do as well as a row of `WHITE_BOXES`. */
export interface WhiteBox {
  readonly name: string
  /** Why we believe it. */
  readonly evidence: string
  /**
   * Opens the private key.
   * @returns PKCS#8 in DER.
   * @throws WhiteBoxError that says which part is wrong.
   */
  readonly open: (input: WhiteBoxInput) => Buffer
}

/** The private key does not come out. Says which part is to blame, as far as that shows; never holds key bytes. */
export class WhiteBoxError extends Error {
  override readonly name = 'WhiteBoxError'
  constructor(
    readonly part: 'clientPriKey' | 'keyTable' | 'taxpayerId' | 'date' | 'together',
    message: string,
  ) {
    super(message)
  }
}

const BLOCK_BYTES = 16

/** A private key has less than 2 kB. */
const LONGEST_KEY_TEXT = 64 * 1024

/**
 * The readings we know, one row each. What the authority does today, and the form of its `keyTable`, is unpublished, and
 * no public program opens one: against the real system, expect to bring a row of your own.
 */
export const WHITE_BOXES = {
  scheme2020: {
    name: 'scheme2020',
    evidence:
      "The authority's slides and console sample of 2020: AES-128-ECB under the first ten characters of the taxpayer id and the day as ddMMyy. keyTable has no part in it.",
    open: ({ clientPriKey, taxpayerId, date }) =>
      keyIn(() => decryptAes(dayKey(taxpayerId, date), sealedKey(clientPriKey))),
  },
  tables: {
    name: 'tables',
    evidence:
      'The interface document calls the key white-box encrypted and keyTable its table. The method is that of Chow et al. (2002); the format of the table is ours, and only the sandbox writes it.',
    open: ({ clientPriKey, keyTable }) => {
      const tables = tablesIn(keyTable)
      const sealed = sealedKey(clientPriKey)
      return keyIn(() => unpadded(decryptByTables(tables, sealed)))
    },
  },
} as const satisfies Record<string, WhiteBox>

function dayKey(taxpayerId: string | undefined, date: Date | undefined): Buffer {
  const id = (taxpayerId ?? '').slice(0, 10)
  if (!/^[\x20-\x7e]{10}$/.test(id)) {
    throw new WhiteBoxError(
      'taxpayerId',
      'the taxpayer id (T103) must be given and have ten characters or more',
    )
  }
  if (!date) throw new WhiteBoxError('date', 'the day on which T102 was answered must be given')
  return Buffer.from(id + formatEat(date, 'ddMM') + formatEat(date, 'yyyy').slice(2))
}

function tablesIn(keyTable: string): Buffer {
  // Looked at before it is decoded: a text of any size must not cost more than that.
  const longest = Math.ceil(TABLE_BYTES * 1.5)
  const tables = keyTable.length > longest ? undefined : fromBase64(keyTable)
  const fault = tables ? tableFault(tables) : 'is not base64, or too long'
  if (!tables || fault) throw new WhiteBoxError('keyTable', `the table ${fault}`)
  return tables
}

function sealedKey(clientPriKey: string): Buffer {
  const sealed = clientPriKey.length > LONGEST_KEY_TEXT ? undefined : fromBase64(clientPriKey)
  if (sealed && sealed.length > 0 && sealed.length % BLOCK_BYTES === 0) return sealed
  throw new WhiteBoxError('clientPriKey', 'it is not the base64 of whole cipher blocks')
}

/** What is sealed is base64 of PKCS#8, as in 2020. Anything else means that the parts do not belong together. */
function keyIn(decrypt: () => Buffer): Buffer {
  const plain = openOrNothing(decrypt)
  const key = plain && fromBase64(plain.toString('latin1'))
  if (key?.[0] === 0x30) return key
  throw new WhiteBoxError('together', 'it opens to no private key, so the parts do not belong together')
}

function openOrNothing(decrypt: () => Buffer): Buffer | undefined {
  try {
    return decrypt()
  } catch (error) {
    if (error instanceof WhiteBoxError) throw error
    return undefined
  }
}

/** Takes PKCS#7 padding off. @throws RangeError when there is none. */
function unpadded(plain: Buffer): Buffer {
  const size = plain.at(-1) ?? 0
  const padding = plain.subarray(plain.length - size)
  if (size < 1 || size > BLOCK_BYTES || padding.some((byte) => byte !== size))
    throw new RangeError('no padding')
  return plain.subarray(0, plain.length - size)
}

function fromBase64(text: string): Buffer | undefined {
  const compact = text.replace(/\s+/g, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(compact) ? Buffer.from(compact, 'base64') : undefined
}
