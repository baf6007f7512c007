/** A bounded number of places. Whoever waits longest is next, so that no lane can keep another out. */
export class Slots {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = count
  }

  /** Takes a place. @returns true when it had to wait for one. */
  async take(): Promise<boolean> {
    if (this.#free > 0) {
      this.#free--
      return false
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return true
  }

  /** Gives the place to who waits longest. */
  give(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }
}
