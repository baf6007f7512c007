/** No account takes more than this part of what there is for all of them. */
const MOST_OF_ONE = 3 / 4

/** What accounts take of something that there is for all of them. */
export class Shares {
  readonly #all: number
  readonly #taken = new Map<string, number>()
  #sum = 0

  constructor(all: number) {
    this.#all = all
  }

  /** @returns false when so much is not left, or not for this account; then nothing is taken. */
  take(account: string, size = 1): boolean {
    const taken = (this.#taken.get(account) ?? 0) + size
    if (this.#sum + size > this.#all || taken > Math.ceil(this.#all * MOST_OF_ONE)) return false
    this.#sum += size
    this.#taken.set(account, taken)
    return true
  }

  /** Gives back what was taken. */
  giveBack(account: string, size = 1): void {
    const left = (this.#taken.get(account) ?? 0) - size
    this.#sum -= size
    if (left === 0) this.#taken.delete(account)
    else this.#taken.set(account, left)
  }
}
