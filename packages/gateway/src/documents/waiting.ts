/** Lets requests wait until a document has moved, without asking the database again and again. */
export class Waiters {
  readonly #waiting = new Map<string, Set<() => void>>()
  #closed = false

  /** Says that a document may have changed. */
  notify(document: string): void {
    for (const wake of this.#waiting.get(document) ?? []) wake()
  }

  /** Lets everyone go. */
  close(): void {
    this.#closed = true
    for (const document of this.#waiting.keys()) this.notify(document)
  }

  /**
   * Waits until `settled` says so, at most `milliseconds`. The question is asked at once, and after every change.
   */
  async until(document: string, milliseconds: number, settled: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + milliseconds
    let remaining = milliseconds
    while (remaining > 0 && !this.#closed) {
      const changed = this.#nextChange(document, remaining)
      if (await settled()) {
        changed.cancel()
        return
      }
      await changed.promise
      remaining = end - performance.now()
    }
    // A note can move with its original, and then nobody says so.
    if (!this.#closed) await settled()
  }

  #nextChange(document: string, milliseconds: number): { promise: Promise<void>; cancel: () => void } {
    const waiting = this.#waiting.get(document) ?? new Set()
    this.#waiting.set(document, waiting)
    let wake = () => {}
    const promise = new Promise<void>((resolve) => {
      const timer = setTimeout(() => wake(), milliseconds)
      wake = () => {
        clearTimeout(timer)
        waiting.delete(wake)
        if (waiting.size === 0) this.#waiting.delete(document)
        resolve()
      }
    })
    waiting.add(wake)
    return { promise, cancel: wake }
  }
}
