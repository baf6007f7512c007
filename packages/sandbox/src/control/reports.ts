import type { Books } from '../books.js'

/**
 * What EFRIS devices reported and no interface shows again, where each device stands, and the messages that the authority
 * would have sent: one-time passwords among them.
 */
export function listReports({ efris }: Books) {
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
  }
}

export type ReportList = ReturnType<typeof listReports>
