import { listDevices } from '../store/statements/devices.js'
import type { LaneDeps } from './deps.js'
import { Lane } from './lane.js'

/** The lanes of this process: one per device. */
export class Scheduler {
  readonly #deps: LaneDeps
  readonly #lanes = new Map<string, Lane>()
  #stopped = false

  constructor(deps: LaneDeps) {
    this.#deps = deps
  }

  /** Starts a lane for every device there is. */
  async start(): Promise<void> {
    for (const row of await listDevices(this.#deps.store.read)) this.wake(String(row.account), String(row.id))
  }

  /** Says that a device has something to do. */
  wake(account: string, device: string): void {
    if (this.#stopped) return
    const key = `${account}/${device}`
    const lane = this.#lanes.get(key)
    if (lane) lane.wake()
    else this.#lanes.set(key, new Lane(account, device, this.#deps))
  }

  /** Lets every lane finish the document under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all([...this.#lanes.values()].map((lane) => lane.stop()))
  }
}
