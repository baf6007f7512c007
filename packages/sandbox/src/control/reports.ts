import type { Books } from '../books.js'
import type { EtimsBooks } from '../etims/books.js'
import type { Dated } from '../etims/changed.js'
import type { Device } from '../etims/device.js'

/**
 * What EFRIS devices reported and no interface shows again, where each device stands, and the messages that the authority
 * would have sent: one-time passwords among them. Under `etims`, what units registered that no list of KRA's shows again.
 */
export function listReports({ efris, etims }: Books) {
  const { reports, devices, stations, accounts } = efris
  return {
    ...reports,
    devices: devices.list().map(({ positions, ...device }) => ({
      ...device,
      positions: Object.fromEntries(positions),
    })),
    nozzles: stations.flatMap(({ tin, nozzles }) =>
      nozzles.map(({ id, nozzleNo, status }) => ({ tin, id, nozzleNo, status })),
    ),
    ussdAccounts: Array.from(accounts.ussd, ([mobileNumber, tin]) => ({ mobileNumber, tin })),
    messages: [...accounts.messages],
    etims: registeredIn(etims),
  }
}

function registeredIn({ devices, taxpayers }: EtimsBooks) {
  const ofBranches = <Value>(entriesOf: (device: Device) => ReadonlyMap<string, Dated<Value>>) =>
    devices.flatMap((device) =>
      [...entriesOf(device).values()].map(({ value }) => ({
        tin: device.info.tin,
        bhfId: device.info.bhfId,
        ...value,
      })),
    )
  return {
    users: ofBranches(({ users }) => users),
    insurers: ofBranches(({ insurers }) => insurers),
    components: [...taxpayers.values()].flatMap(({ tin, components }) =>
      [...components.values()].map(({ value }) => ({ tin, ...value })),
    ),
  }
}

export type ReportList = ReturnType<typeof listReports>
