/**
 * What came of a document, on its way to disk. It is written when somebody wants it there, and otherwise in a moment: whoever wants it
 * together with a write of his own has both share a commit.
 */
export class Recording {
  /** Let go of once it has begun: it holds what it was told of the document before, and so on. */
  #write: (() => Promise<void>) | undefined
  readonly #soon: NodeJS.Immediate
  #written: Promise<void> | undefined

  constructor(write: () => Promise<void>) {
    this.#write = write
    this.#soon = setImmediate(() => this.written())
  }

  /** Begins to write it, if nobody has. Resolves when it is on disk, rejects when it could not be written. */
  written(): Promise<void> {
    this.#written ??= this.#begin()
    return this.#written
  }

  #begin(): Promise<void> {
    clearImmediate(this.#soon)
    const written = this.#write!()
    this.#write = undefined
    // Whoever waits for it hears of it.
    written.catch(() => {})
    return written
  }
}
