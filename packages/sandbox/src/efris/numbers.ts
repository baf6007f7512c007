import { formatEat } from '@risiti/core'
import type { Seeded } from '../seeded.js'

/** Gives documents their numbers: they follow from the seed and from how many were given before. */
export class DocumentNumbers {
  readonly #seeded: Seeded
  #documents = 0n
  #lines = 0n

  constructor(seeded: Seeded) {
    this.#seeded = seeded
  }

  /**
   * The next fiscal document number: 3, the year in which the financial year began, and a running number. Dividing it by
   * nine leaves one, as it does with every live number, so the next is nine higher.
   */
  nextInvoiceNo(at: Date): string {
    const first = BigInt(`3${financialYear(at)}000000000`) + this.#seeded.number('invoiceNo', 8)
    const raw = first + 9n * this.#documents
    this.#documents += 1n
    return (raw + ((10n - (raw % 9n)) % 9n)).toString()
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
    const id = this.#seeded.number('invoiceItemId', 17) * 10n + this.#lines
    this.#lines += 1n
    return id.toString()
  }
}

/** Two digits of the year in which the financial year began: it runs from July to June. */
export function financialYear(at: Date): string {
  const [year, month] = [Number(formatEat(at, 'yyyy')), Number(formatEat(at, 'MM'))]
  return String((month >= 7 ? year : year - 1) % 100).padStart(2, '0')
}
