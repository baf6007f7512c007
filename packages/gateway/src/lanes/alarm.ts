/** The longest time that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1

/** A sleep that can be cut short. A ring that comes while nobody sleeps is kept for the next sleep. */
export class Alarm {
  #rung = false
  #wake: () => void = () => {}

  /** Bound, so that it can be handed out and compared. */
  readonly ring = (): void => {
    this.#rung = true
    this.#wake()
  }

  /** @param milliseconds without end when it is infinite: then there is no timer either. */
  async sleep(milliseconds: number): Promise<void> {
    if (!this.#rung && milliseconds > 0) {
      await new Promise<void>((resolve) => {
        const isEndless = milliseconds === Number.POSITIVE_INFINITY
        const timer = isEndless ? undefined : setTimeout(resolve, Math.min(milliseconds, LONGEST_MS))
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.#wake = () => {}
    this.#rung = false
  }
}
