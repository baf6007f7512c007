import { formatEat } from '@risiti/core'
import type { Seeded } from '../seeded.js'

/** Gives documents their numbers: they follow from the seed and from how many were given before. */
export class DocumentNumbers {
  readonly #seeded: Seeded
  readonly #firstDocument: bigint
  readonly #firstLine: bigint
  #documents = 0n
  #lines = 0n
  readonly #offline = new Map<string, bigint>()

  constructor(seeded: Seeded) {
    this.#seeded = seeded
    this.#firstDocument = seeded.number('invoiceNo', 8)
    this.#firstLine = seeded.number('invoiceItemId', 17) * 10n
  }

  /**
   * The next fiscal document number: 3, the year in which the financial year began, and a running number. Dividing it by
   * nine leaves one, as it does with every live number, so the next is nine higher.
   */
  nextInvoiceNo(at: Date): string {
    const first = BigInt(`3${financialYear(at)}000000000`) + this.#firstDocument
    const raw = first + 9n * this.#documents
    this.#documents += 1n
    return withCheckDigit(raw)
  }

  /**
   * The next number that an enabler gives by itself: 20 digits that begin with 4 and the same two digits, and leave one when divided by
   * nine. Each enabler counts for itself.
   */
  nextOfflineNo(deviceNo: string, at: Date): string {
    const given = this.#offline.get(deviceNo) ?? 0n
    this.#offline.set(deviceNo, given + 1n)
    const first = BigInt(`4${financialYear(at)}00000000000000000`)
    return withCheckDigit(first + this.#seeded.number(`offline:${deviceNo}`, 16) + 9n * given)
  }

  /** The verification code of a document: 20 digits. */
  antifakeCode(invoiceNo: string): string {
    return this.#seeded.digits(`antifakeCode:${invoiceNo}`, 20)
  }

  /** The authority's own id of a document: 18 digits. */
  invoiceId(invoiceNo: string): string {
    return this.#seeded.number(`invoiceId:${invoiceNo}`, 18).toString()
  }

  /** The authority's own id of goods: 18 digits. */
  goodsId(tin: string, goodsCode: string): string {
    return this.#seeded.number(`goods:${tin}:${goodsCode}`, 18).toString()
  }

  /** The authority's own id of a line: 18 digits, rising by one. */
  nextItemId(): string {
    const id = this.#firstLine + this.#lines
    this.#lines += 1n
    return id.toString()
  }
}

/** The next number that leaves one when it is divided by nine, this one included. */
function withCheckDigit(raw: bigint): string {
  return (raw + ((10n - (raw % 9n)) % 9n)).toString()
}

/** Two digits of the year in which the financial year began: it runs from July to June. */
export function financialYear(at: Date): string {
  const [year, month] = [Number(formatEat(at, 'yyyy')), Number(formatEat(at, 'MM'))]
  return String((month >= 7 ? year : year - 1) % 100).padStart(2, '0')
}
