import { setImmediate as letOthersGo } from 'node:timers/promises'
import { busy } from '../problem.js'
import { Shares } from './shares.js'

/** The streams that clients follow: so many at once, and each piece in its turn. */
export class Streams {
  readonly #shares: Shares
  #lastTurn = Promise.resolve()

  constructor(most: number) {
    this.#shares = new Shares(most)
  }

  /** Counts a stream of an account. @returns what to call when it has ended. @throws Problem when too many are followed. */
  open(account: string): () => void {
    if (!this.#shares.take(account)) throw busy('Too many clients follow the events.')
    return () => this.#shares.giveBack(account)
  }

  /** Waits until a stream may make its next piece: one of them does between two rounds in which everything else is served. */
  turn(): Promise<void> {
    this.#lastTurn = this.#lastTurn.then(() => letOthersGo())
    return this.#lastTurn
  }
}
