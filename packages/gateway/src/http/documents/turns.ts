/** Does what has the same name one after another. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Runs an action once all earlier ones of its name are over, however they ended. */
  async of<Result>(name: string, action: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name) ?? Promise.resolve()
    const mine = before.then(action, action)
    this.#last.set(name, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name)
    }
  }
}
