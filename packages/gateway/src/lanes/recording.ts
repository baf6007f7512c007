/**
 * What came of a document, on its way to disk. It is written when somebody wants it there, and otherwise in a moment: whoever wants it
 * together with a write of his own has both share a commit.
 */
export class Recording {
  readonly #write: () => Promise<void>
  readonly #soon: NodeJS.Immediate
  #written: Promise<void> | undefined

  constructor(write: () => Promise<void>) {
    this.#write = write
    this.#soon = setImmediate(() => this.written())
  }

  /** Begins to write it, if nobody has. Resolves when it is on disk, rejects when it could not be written. */
  written(): Promise<void> {
    clearImmediate(this.#soon)
    if (!this.#written) {
      this.#written = this.#write()
      // Whoever waits for it hears of it.
      this.#written.catch(() => {})
    }
    return this.#written
  }
}
