import { z } from 'zod'
import type { GatewayContext } from '../context.js'
import { warningView } from '../devices/device-schemas.js'
import type { RouteTable } from '../route-table.js'

const view = z.strictObject({ warnings: z.array(warningView.extend({ device: z.string() })) })

/** What is not as it should be with the devices of an account. */
export function warningRoutes(table: RouteTable, gateway: GatewayContext): void {
  table
    .route({
      method: 'get',
      path: '/v1/warnings',
      id: 'listWarnings',
      tag: 'Devices',
      scope: 'devices:read',
      summary: 'See what is not as it should be with any device',
      description: 'As it was when the devices were last looked at, a few seconds ago at most.',
      answers: { 200: { description: 'All of it.', schema: view } },
      examples: { 'list-warnings': { summary: 'Nothing is wrong', status: 200 } },
    })
    .handle(async ({ caller: { account } }) => {
      const mine = gateway.watch.sights().filter(({ watched }) => watched.account === account)
      const warnings = mine.flatMap(({ watched: { device }, warnings }) =>
        warnings.map((warning) => ({ device, ...warning })),
      )
      return { status: 200, body: { warnings } }
    })
}
