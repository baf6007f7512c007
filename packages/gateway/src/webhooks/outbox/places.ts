/**
 * Places for posts under way. Every endpoint has one of its own, so that no other can keep it waiting; what more one wants it takes
 * from here.
 */
export class Places {
  #free: number

  constructor(count: number) {
    this.#free = count
  }

  /** @returns false when all are taken. */
  take(): boolean {
    if (this.#free === 0) return false
    this.#free--
    return true
  }

  give(): void {
    this.#free++
  }
}
