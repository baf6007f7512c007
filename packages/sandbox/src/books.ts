import { type ActOf, type Kind, type OutcomeOf, PERFORMERS, type Performer } from './acts.js'
import type { SandboxClock } from './clock.js'
import type { Addresses } from './control/doors.js'
import { EfrisBooks, type EfrisOptions } from './efris/books.js'
import { Keyring } from './efris/keys.js'
import { EtimsBooks, type EtimsOptions } from './etims/books.js'
import { Faults } from './faults.js'
import { Journal } from './journal.js'

/** What both authorities can be started with. */
export interface BooksOptions extends EfrisOptions, EtimsOptions {}

/** Where a sandbox is unless it is told otherwise. */
export const LOCAL = 'http://127.0.0.1:8788'

/** All that a sandbox knows. A reset makes it new; clock and seeded keys stay, so that clients survive it. */
export class Books {
  readonly keys: Keyring
  readonly clock: SandboxClock
  readonly journal = new Journal()
  readonly faults = new Faults(() => this.#seed)
  /** Told when somebody listens. */
  addresses: Addresses = { url: LOCAL, publicUrl: LOCAL }
  efris: EfrisBooks
  etims: EtimsBooks
  #seed: string
  readonly #options: BooksOptions

  private constructor(keys: Keyring, clock: SandboxClock, seed: string, options: BooksOptions) {
    this.keys = keys
    this.clock = clock
    this.#seed = seed
    this.#options = options
    this.efris = new EfrisBooks(seed, options)
    this.etims = new EtimsBooks(seed, options)
  }

  /** Opens books with a key pair for every seeded device. */
  static async open(clock: SandboxClock, seed: string, options: BooksOptions = {}): Promise<Books> {
    const devices = [...new EfrisBooks(seed).taxpayers.values()].map(({ deviceNo }) => deviceNo)
    return new Books(new Keyring(devices), clock, seed, options)
  }

  /** Performs an act. Nothing else changes the books but a reset. */
  async perform<K extends Kind>(kind: K, act: ActOf<K>): Promise<OutcomeOf<K>> {
    const performer = PERFORMERS[kind] as Performer<ActOf<K>, OutcomeOf<K>>
    await performer.load?.(act)
    return performer.perform(act, this)
  }

  /** Forgets every document, exchange and fault, and starts again from the seed. */
  reset(seed: string = this.#seed): void {
    this.#seed = seed
    this.efris = new EfrisBooks(seed, this.#options)
    this.etims = new EtimsBooks(seed, this.#options)
    this.keys.reset()
    this.journal.clear()
    this.faults.clear()
  }
}
