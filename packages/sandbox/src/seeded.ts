import { hash } from 'node:crypto'

/** Numbers that look random and follow from a seed and a label: the same label gives the same number. */
export class Seeded {
  readonly #seed: string

  constructor(seed: string) {
    this.#seed = seed
  }

  bytes(label: string): Buffer {
    return Buffer.from(this.#hex(label), 'hex')
  }

  /** Exactly `count` digits, leading zeros allowed. */
  digits(label: string, count: number): string {
    return (this.#integer(label) % 10n ** BigInt(count)).toString().padStart(count, '0')
  }

  /** A number of exactly `count` digits, the first of them not zero. */
  number(label: string, count: number): bigint {
    const lowest = 10n ** BigInt(count - 1)
    return lowest + (this.#integer(label) % (9n * lowest))
  }

  /** A number from 0 up to, not including, 1. */
  fraction(label: string): number {
    return this.bytes(label).readUInt32BE() / 2 ** 32
  }

  #integer(label: string): bigint {
    return BigInt(`0x${this.#hex(label)}`)
  }

  #hex(label: string): string {
    return hash('sha256', `${this.#seed}\n${label}`)
  }
}
