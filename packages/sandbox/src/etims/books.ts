import type { Leniency } from '../leniency.js'
import { Link } from '../link.js'
import { Seeded } from '../seeded.js'
import type { Device } from './device.js'
import type { Conduct } from './doors.js'
import {
  GATEWAY_ITEM_CLASSES,
  ITEM_CLASS_TREE,
  type ItemClassList,
  itemClassList,
} from './reference/item-classes.js'
import { seedDevices, seedTaxpayers } from './seeds.js'
import { ETIMS_SWITCHES, type EtimsSwitches } from './switches.js'
import type { Taxpayer } from './taxpayer.js'
import { Tokens } from './tokens.js'

/** What the Kenyan side of a sandbox can be started with. */
export interface EtimsOptions {
  /** Kinds of tolerance that are off from the start: a client that leans on them is refused. */
  readonly strict?: readonly Leniency[] | undefined
  /** How many item classes the tree has: made-up ones follow those of the table. */
  readonly itemClasses?: number | undefined
}

/** What a unit is known by. */
export interface UnitId {
  readonly tin: string
  readonly bhfId: string
}

/** Everything the authority knows. Made anew by a reset. */
export class EtimsBooks {
  readonly seeded: Seeded
  readonly taxpayers: ReadonlyMap<string, Taxpayer>
  readonly devices: readonly Device[]
  readonly tokens: Tokens
  /** Between local units and KRA. */
  readonly link = new Link()
  /** Where the sandbox can behave in more than one way. */
  readonly switches: EtimsSwitches = { ...ETIMS_SWITCHES }
  readonly itemClasses: Readonly<Record<Conduct['itemClasses'], ItemClassList>>

  /** @throws RangeError when there are not so many item classes. */
  constructor(seed: string, options: EtimsOptions = {}) {
    this.seeded = new Seeded(seed)
    this.switches.strict = options.strict ?? []
    this.taxpayers = new Map(seedTaxpayers(this.seeded).map((taxpayer) => [taxpayer.tin, taxpayer]))
    this.devices = seedDevices(this.seeded, this.taxpayers)
    this.tokens = new Tokens(this.seeded)
    this.itemClasses = {
      short: itemClassList(GATEWAY_ITEM_CLASSES),
      whole: itemClassList(ITEM_CLASS_TREE, options.itemClasses),
    }
  }

  /** The units of a PIN, by branch. */
  ofTaxpayer(tin: string): readonly Device[] {
    return this.devices.filter(({ info }) => info.tin === tin)
  }

  /** The unit of a PIN and branch. */
  find(tin: string, bhfId: string): Device | undefined {
    return this.devices.find(({ info }) => info.tin === tin && info.bhfId === bhfId)
  }

  /** Units that have their key. */
  initialisedUnits(): UnitId[] {
    return this.devices
      .filter(({ isInitialised }) => isInitialised)
      .map(({ info: { tin, bhfId } }) => ({ tin, bhfId }))
  }

  /** The id that the gateway gives to its reply to a call: the same call at the same time gets the same. */
  replyId(call: string): string {
    const hex = this.seeded.bytes(`reply:${call}`).toString('hex').slice(0, 32)
    return hex.replace(/^(.{8})(.{4})(.)(.{3})(.)(.{3})(.{12})$/, '$1-$2-4$4-8$6-$7')
  }
}
