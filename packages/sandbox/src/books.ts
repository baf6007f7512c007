import { type ActOf, type Kind, type OutcomeOf, PERFORMERS } from './acts.js'
import type { SandboxClock } from './clock.js'
import { EfrisBooks, type EfrisOptions } from './efris/books.js'
import { Keyring } from './efris/keys.js'
import { EtimsBooks, type EtimsOptions } from './etims/books.js'
import { Faults } from './faults.js'
import { Journal } from './journal.js'
import type { Ground, Performer } from './performer.js'
import { History, type Played } from './state/history.js'
import { MemoryShelf } from './state/memory-shelf.js'
import { originOf } from './state/origin.js'
import type { Origin, Shelf, Snapshot } from './state/shelf.js'
import { MEMORY_VAULT, type Vault } from './state/vault.js'

/** What both authorities can be started with. */
export interface BooksOptions extends EfrisOptions, EtimsOptions {}

/** Where a sandbox can be reached. */
export interface Addresses {
  readonly url: string
  readonly tlsUrl?: string | undefined
  readonly vscuUrl?: string | undefined
  /** Where the QR codes of its documents lead: an address that the phones that scan them can reach. */
  readonly publicUrl: string
}

/** Where a sandbox is unless it is told otherwise. */
export const LOCAL = 'http://127.0.0.1:8788'

/** How a reset begins. */
export interface ResetOptions {
  /** What generated numbers follow from; the seed before without it. */
  readonly seed?: string | undefined
  /** Kenyan units that were initialised stay so, and need not be handed their keys again. */
  readonly keepDevices?: boolean | undefined
}

/** All that a sandbox knows. A reset makes it new; clock and seeded keys stay, so that clients survive it. */
export class Books implements Ground {
  readonly keys: Keyring
  readonly clock: SandboxClock
  readonly journal = new Journal()
  readonly faults = new Faults(() => this.#origin.seed)
  /** Told when somebody listens. */
  addresses: Addresses = { url: LOCAL, publicUrl: LOCAL }
  efris: EfrisBooks
  etims: EtimsBooks
  #origin: Origin
  readonly #history: History

  private constructor(clock: SandboxClock, origin: Origin, shelf: Shelf, vault: Vault) {
    this.clock = clock
    this.#origin = origin
    this.efris = new EfrisBooks(origin.seed, origin.options)
    this.etims = new EtimsBooks(origin.seed, origin.options)
    this.keys = new Keyring(
      Array.from(this.efris.taxpayers.values(), ({ deviceNo }) => deviceNo),
      vault,
    )
    const stage = { begin: (next: Origin) => this.#begin(next), play: (text: string) => this.#play(text) }
    this.#history = new History(shelf, stage, origin)
    clock.handOver((setting) => this.performNow('clock', setting))
  }

  /**
   * Opens books, with a key pair for every seeded device.
   * @param seed what generated numbers follow from; that of the shelf, where it holds something
   * @throws ConfigurationError when the shelf holds books of another seed, or of other options
   */
  static open(
    clock: SandboxClock,
    seed: string | undefined,
    options: BooksOptions = {},
    shelf: Shelf = new MemoryShelf(),
    vault: Vault = MEMORY_VAULT,
  ): Books {
    const origin = originOf(shelf.contents, { seed, clock: clock.setting, options })
    const books = new Books(clock, origin, shelf, vault)
    // How strict the authorities are is no part of what books begin with: it can be chosen at every start.
    if (shelf.contents && options.strict) books.performNow('switches', { strict: options.strict })
    return books
  }

  /** Performs an act, and keeps what changes the books before it does. Nothing changes them but acts, resets and restores. */
  async perform<K extends Kind>(kind: K, act: ActOf<K>): Promise<OutcomeOf<K>> {
    const performer = performerOf(kind)
    await performer.load?.(act)
    if (performer.isRead?.(act, this)) return performer.perform(act, this)
    return this.#history.perform(JSON.stringify([kind, act])) as Promise<OutcomeOf<K>>
  }

  /** The same for who cannot wait. */
  performNow<K extends Kind>(kind: K, act: ActOf<K>): OutcomeOf<K> {
    return this.#history.performNow(JSON.stringify([kind, act])) as OutcomeOf<K>
  }

  /** Forgets every document, exchange and fault, and starts again from a seed. */
  reset({ seed = this.#origin.seed, keepDevices = false }: ResetOptions = {}): void {
    const units = keepDevices ? this.etims.initialisedUnits() : []
    this.#history.reset({ ...this.#origin, seed, clock: this.clock.setting })
    this.#forgetCalls()
    if (units.length > 0) this.performNow('units', units)
  }

  /** Names the present state, so that it can be restored. */
  takeSnapshot(name: string): void {
    this.#history.takeSnapshot(name, this.clock.now().toISOString())
  }

  snapshots(): readonly Snapshot[] {
    return this.#history.snapshots()
  }

  /** Goes back to a named state, the clock's setting included. Exchanges and faults are forgotten. */
  restoreSnapshot(name: string): void {
    this.#history.restore(name)
    this.#forgetCalls()
  }

  dropSnapshot(name: string): void {
    this.#history.dropSnapshot(name)
  }

  close(): void {
    this.#history.close()
  }

  #begin(origin: Origin): void {
    this.#origin = origin
    this.efris = new EfrisBooks(origin.seed, origin.options)
    this.etims = new EtimsBooks(origin.seed, origin.options)
    this.keys.reset()
    this.clock.apply(origin.clock)
  }

  #play(text: string): Played {
    const [kind, act] = JSON.parse(text) as [Kind, ActOf<Kind>]
    const performer = performerOf(kind)
    const outcome = performer.perform(act, this)
    return { outcome, facts: performer.factsOf ? performer.factsOf(outcome, act) : '' }
  }

  #forgetCalls(): void {
    this.journal.clear()
    this.faults.clear()
  }
}

function performerOf<K extends Kind>(kind: K): Performer<ActOf<K>, OutcomeOf<K>> {
  return PERFORMERS[kind] as Performer<ActOf<K>, OutcomeOf<K>>
}
