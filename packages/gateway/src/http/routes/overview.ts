import { countDays, takingsOn } from '../../documents/takings.js'
import { dayOf } from '../../documents/tally.js'
import { listDevices } from '../../store/statements/devices.js'
import type { Row } from '../../store/store.js'
import type { GatewayContext } from '../context.js'
import { viewDeviceHealth } from '../devices/device-view.js'
import { OVERVIEW } from '../examples/overview.js'
import { overviewQuery, overviewView } from '../overview-schemas.js'
import type { RouteTable } from '../route-table.js'

/** How business goes, in one answer: what a page shows first. */
export function overviewRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store

  table
    .route({
      method: 'get',
      path: '/v1/overview',
      id: 'readOverview',
      tag: 'Documents',
      scope: 'documents:read',
      summary: 'See how business goes: today, the days before, and every device',
      description:
        'Days are those of East Africa. It takes as long with a million documents as with a few: what happens is counted as it happens.',
      query: overviewQuery,
      answers: { 200: { description: 'How it goes.', schema: overviewView } },
      examples: OVERVIEW,
    })
    .handle(async ({ caller: { account }, query: { days } }) => {
      const now = gateway.clock.now().getTime()
      const day = dayOf(now)
      const rows = await listDevices(read, account)
      const authorities = new Map(rows.map((row) => [String(row.id), String(row.authority)]))
      const taken = await takingsOn(read, account, day)
      return {
        status: 200,
        body: {
          day,
          at: new Date(now).toISOString(),
          today: taken.map((takings) => ({ ...takings, authority: authorities.get(takings.device)! })),
          days: await countDays(read, account, days, now),
          devices: await Promise.all(rows.map((row) => seen(account, row))),
        },
      }
    })

  /** A device as the last round saw it; one that is newer than that is looked at now. */
  async function seen(account: string, row: Row) {
    const id = String(row.id)
    const last = gateway.watch
      .sights()
      .find(({ watched }) => watched.account === account && watched.device === id)
    const { watched, warnings } = last ?? (await gateway.watch.look(account, id))!
    return viewDeviceHealth(row, watched, warnings)
  }
}
