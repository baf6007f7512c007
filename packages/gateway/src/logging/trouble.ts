import type { Log } from './log.js'

/** What the log says of it. */
export interface TroubleWords {
  readonly begins: string
  readonly ends: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/**
 * Something that fails, and is tried again until it works: that may last for days. The log has a line when it begins, when the error is
 * another, and when it is over, and none for what is tried in between.
 */
export class Trouble {
  readonly #log: Log
  readonly #words: TroubleWords
  #error: string | undefined

  constructor(log: Log, words: TroubleWords) {
    this.#log = log
    this.#words = words
  }

  /** Says that it failed. */
  met(error: unknown): void {
    const text = String(error)
    if (text === this.#error) return
    this.#error = text
    this.#log('error', this.#words.begins, { ...this.#words.facts, error: text })
  }

  /** Says that it worked. */
  over(): void {
    if (this.#error === undefined) return
    this.#error = undefined
    this.#log('info', this.#words.ends, this.#words.facts)
  }
}
