import { Seeded } from '../seeded.js'
import type { Device } from './device.js'
import { seedDevices, seedTaxpayers } from './seeds.js'
import type { Taxpayer } from './taxpayer.js'
import { Tokens } from './tokens.js'

/** Everything the authority knows. Made anew by a reset. */
export class EtimsBooks {
  readonly seeded: Seeded
  readonly taxpayers: ReadonlyMap<string, Taxpayer>
  readonly devices: readonly Device[]
  readonly tokens: Tokens
  #replies = 0

  constructor(seed: string) {
    this.seeded = new Seeded(seed)
    this.taxpayers = new Map(seedTaxpayers(this.seeded).map((taxpayer) => [taxpayer.tin, taxpayer]))
    this.devices = seedDevices(this.seeded, this.taxpayers)
    this.tokens = new Tokens(this.seeded)
  }

  /** The unit of a PIN and branch. */
  find(tin: string, bhfId: string): Device | undefined {
    return this.devices.find(({ info }) => info.tin === tin && info.bhfId === bhfId)
  }

  /** The id that the gateway gives to its next reply. */
  replyId(): string {
    this.#replies += 1
    const hex = this.seeded.bytes(`reply:${this.#replies}`).toString('hex').slice(0, 32)
    return hex.replace(/^(.{8})(.{4})(.)(.{3})(.)(.{3})(.{12})$/, '$1-$2-4$4-8$6-$7')
  }
}
