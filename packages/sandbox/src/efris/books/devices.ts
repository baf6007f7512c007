import { formatEat } from '@risiti/core'
import type { Branch, Taxpayer } from '../taxpayer.js'

export interface Position {
  readonly longitude: string
  readonly latitude: string
}

/** A device that a taxpayer registered. */
export interface Device {
  readonly deviceNo: string
  readonly tin: string
  readonly deviceType: string
  branchId: string
  /** What it said last that it was doing (T176). */
  issuingStatus?: string
  /** Where it was last on each day, by the day: yyyy-MM-dd. */
  readonly positions: Map<string, Position>
}

/** Every device by its number. Each seeded taxpayer has one; T143 adds more. */
export class Devices {
  readonly #devices = new Map<string, Device>()

  constructor(taxpayers: Iterable<Taxpayer>) {
    for (const { tin, deviceNo, branch } of taxpayers) {
      this.add({ tin, deviceNo, deviceType: '1', branchId: branch.id })
    }
  }

  add(device: Omit<Device, 'positions'>): void {
    this.#devices.set(device.deviceNo, { ...device, positions: new Map() })
  }

  find(deviceNo: string | undefined): Device | undefined {
    return this.#devices.get(deviceNo ?? '')
  }

  list(): Device[] {
    return [...this.#devices.values()]
  }

  /** The branch of its taxpayer that a device stands in. */
  branchOf(deviceNo: string | undefined, { branch, branches }: Taxpayer): Branch {
    const branchId = this.find(deviceNo)?.branchId
    return branches.find(({ id }) => id === branchId) ?? branch
  }

  /** True when a device is not where it was last on that day. */
  isElsewhere(
    { deviceNo, longitude, latitude }: Position & { readonly deviceNo: string },
    now: Date,
  ): boolean {
    const device = this.find(deviceNo)
    const last = device?.positions.get(formatEat(now, 'yyyy-MM-dd'))
    return device !== undefined && !(last?.longitude === longitude && last.latitude === latitude)
  }

  /** Notes where a device is: every call says so. */
  locate({ deviceNo, longitude, latitude }: Position & { readonly deviceNo: string }, now: Date): void {
    this.find(deviceNo)?.positions.set(formatEat(now, 'yyyy-MM-dd'), { longitude, latitude })
  }
}
