import { Seeded } from '../seeded.js'
import type { Device } from './device.js'
import { devices } from './seeds.js'

/** Everything the authority knows. Made anew by a reset. */
export class EtimsBooks {
  readonly seeded: Seeded
  readonly devices: readonly Device[]

  constructor(seed: string) {
    this.seeded = new Seeded(seed)
    this.devices = devices(this.seeded)
  }

  /** The unit of a PIN and branch. */
  find(tin: string, bhfId: string): Device | undefined {
    return this.devices.find(({ info }) => info.tin === tin && info.bhfId === bhfId)
  }
}
