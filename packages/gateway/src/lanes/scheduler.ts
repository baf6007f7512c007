import { Trouble } from '../logging/trouble.js'
import { LANES, type LaneKey, type LaneName } from '../store/lane-key.js'
import { headOfLane, lanesWithWork } from '../store/statements/lane-work.js'
import { Circuits, type CircuitView } from './circuit.js'
import type { LaneDeps } from './deps.js'
import { Lane, type Shared } from './lane.js'
import { Slots } from './slots.js'

/** How many calls a process has under way at once, over all devices. */
const IN_FLIGHT = 64

/** So many calls in a row must fail before an authority counts as down. */
const FAILURES = 5

/** How often lanes are looked for that have due work and were not woken. */
const SWEEP_MS = 60_000

/**
 * The lanes of this process: one for each kind of thing that a device has to do. They are woken by whoever gives them work; one
 * query a minute, over all of them, finds what nobody told.
 */
export class Scheduler {
  readonly #deps: LaneDeps
  readonly #shared: Shared
  readonly #lanes = new Map<string, Lane>()
  readonly #trouble: Trouble
  #sweeper: NodeJS.Timeout | undefined
  #stopped = false

  constructor(deps: LaneDeps) {
    this.#deps = deps
    this.#trouble = new Trouble(deps.log, {
      begins: 'due lanes cannot be looked for, and it is tried again',
      ends: 'due lanes are looked for again',
    })
    const { clock, random, timing } = deps
    const pauses = { firstPauseMs: 2 * timing.retryMs, longestPauseMs: 64 * timing.retryMs }
    this.#shared = {
      circuits: new Circuits({ clock, random, failures: FAILURES, ...pauses }),
      slots: new Slots(IN_FLIGHT),
      moved: (lane) => this.#wakeStock(lane),
    }
  }

  /** Takes up what an earlier process left, due or not. */
  async start(): Promise<void> {
    await this.#wakeLanes(Number.MAX_SAFE_INTEGER)
    this.#sweeper = setInterval(() => {
      this.#wakeLanes(this.#deps.steady()).then(
        () => this.#trouble.over(),
        (error: unknown) => this.#trouble.met(error),
      )
    }, SWEEP_MS)
  }

  /** Says that a device has something to do in a lane. */
  wake(account: string, device: string, lane: LaneName = 'sales'): void {
    if (this.#stopped) return
    const key = `${account}/${device}/${lane}`
    const known = this.#lanes.get(key)
    if (known) known.wake()
    else this.#lanes.set(key, new Lane({ account, device, lane }, this.#deps, this.#shared))
  }

  /** Says that a device may send again, or must not, in whatever lane it has something to do. */
  wakeAll(account: string, device: string): void {
    for (const lane of LANES)
      if (lane === 'sales' || this.#lanes.has(`${account}/${device}/${lane}`))
        this.wake(account, device, lane)
  }

  /** Resolves when what a device had under way at the call has ended. */
  async settled(account: string, device: string): Promise<void> {
    await Promise.all(LANES.map((lane) => this.#lanes.get(`${account}/${device}/${lane}`)?.settled()))
  }

  /** How the circuit of a destination stands. */
  circuit(destination: string): CircuitView {
    return this.#shared.circuits.of(destination).view()
  }

  /** Lets every lane finish the document under way, and hands all of them back, so that the next process goes on at once. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#sweeper)
    const stopping = [...this.#lanes.values()].map((lane) => lane.stop())
    this.#shared.circuits.close()
    const leases = (await Promise.all(stopping)).filter((lease) => lease !== undefined)
    const { store, steady, log } = this.#deps
    await store.write('handBackLanes', { leases, at: steady() }).catch((error: unknown) =>
      // Then they are taken when their leases have run out.
      log('warn', 'lanes could not be handed back', { error: String(error) }),
    )
  }

  /** Only where there is something to report: a lane that has nothing to do is not begun. */
  #wakeStock({ account, device }: LaneKey): void {
    headOfLane(this.#deps.store.read, { account, device, lane: 'stock' }).then(
      (row) => row && this.wake(account, device, 'stock'),
      // The round over all lanes finds it.
      () => {},
    )
  }

  async #wakeLanes(by: number): Promise<void> {
    for (const row of await lanesWithWork(this.#deps.store.read, by))
      this.wake(String(row.account), String(row.device), row.lane as LaneName)
  }
}
