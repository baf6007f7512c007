import { hashPassword, isPassword } from '../../access/password.js'
import { busy } from '../problem.js'

/** So many may wait for their turn. */
const MOST_WAITING = 20

/** Hashes passwords one after another: each takes much memory, and a processor that sales need too. */
export class PasswordDesk {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** Whether a password is the one that was hashed. @throws Problem when too many wait. */
  is(password: string, hash: string): Promise<boolean> {
    return this.#inTurn(() => isPassword(password, hash))
  }

  /** Hashes a password. @throws Problem when too many wait. */
  hash(password: string): Promise<string> {
    return this.#inTurn(() => hashPassword(password))
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#waiting >= MOST_WAITING) throw busy('Too many passwords are being checked.')
    this.#waiting++
    const mine = this.#last.then(work, work)
    this.#last = mine
    try {
      return await mine
    } finally {
      this.#waiting--
    }
  }
}
