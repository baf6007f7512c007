/** Most posts to one endpoint at once. */
export const MOST_AT_ONCE = 16

/** Whoever takes longer to answer gets one post at a time, milliseconds. */
const SLOW_MS = 1000

/**
 * How many posts an endpoint gets at once: one, until it is seen to answer well and fast. So a receiver that is slow or dead holds one
 * connection, and none of those that others could use.
 */
export class Window {
  #size = 1

  get size(): number {
    return this.#size
  }

  /** True while it answers well and fast. */
  get isOpen(): boolean {
    return this.#size > 1
  }

  /** @param ms how long the answer took. */
  note(taken: boolean, ms: number): void {
    this.#size = taken && ms < SLOW_MS ? Math.min(this.#size * 2, MOST_AT_ONCE) : 1
  }
}
