import type { Resolve } from './target.js'

/** Somebody who waits for the addresses of a name. */
interface Asked {
  readonly name: string
  readonly done: Parameters<Resolve>[1]
}

/** So many names are remembered that had no address. */
const MOST_DEAD = 1000

/**
 * Looks names up one at a time. The machine looks up two at once for the whole process, and holds a place for ten seconds and longer where
 * the server of a name is dead: the other place is left to who sends sales. A name that had no address the last time comes after all others.
 */
export class Lookups {
  readonly #resolve: Resolve
  readonly #dead = new Set<string>()
  #waiting: readonly Asked[] = []
  #isBusy = false

  constructor(resolve: Resolve) {
    this.#resolve = resolve
  }

  /** Bound, so that it can be handed out. */
  readonly resolve: Resolve = (name, done) => {
    this.#waiting = [...this.#waiting, { name, done }]
    this.#next()
  }

  /** Everybody who waits for a name is told at once. */
  #next(): void {
    const next = this.#waiting.find(({ name }) => !this.#dead.has(name)) ?? this.#waiting[0]
    if (this.#isBusy || !next) return
    this.#isBusy = true
    this.#resolve(next.name, (error, addresses) => {
      this.#isBusy = false
      this.#remember(next.name, error !== null)
      const told = this.#waiting.filter(({ name }) => name === next.name)
      this.#waiting = this.#waiting.filter(({ name }) => name !== next.name)
      for (const { done } of told) done(error, addresses)
      this.#next()
    })
  }

  #remember(name: string, isDead: boolean): void {
    this.#dead.delete(name)
    if (isDead) this.#dead.add(name)
    const [oldest] = this.#dead
    if (this.#dead.size > MOST_DEAD) this.#dead.delete(oldest!)
  }
}
