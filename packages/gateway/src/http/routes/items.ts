import { TAX_CATEGORIES } from '@risiti/core'
import { z } from 'zod'
import { findDevice, listItems } from '../../store/statements/devices.js'
import type { GatewayContext } from '../context.js'
import { deviceUnknown } from '../devices/device-problems.js'
import { LIST_ITEMS, SAVE_ITEMS } from '../examples/devices.js'
import type { RouteTable } from '../route-table.js'

/** What a line may leave out because the table knows it. */
const item = z
  .strictObject({
    item: z.string().min(1).max(50).meta({ description: 'What lines call it.' }),
    name: z.string().min(1).max(200),
    unit: z.string().min(1).max(5).meta({ description: 'Unit of measure code of the authority.' }),
    tax: z.enum(TAX_CATEGORIES),
    classification: z.strictObject({
      scheme: z.enum(['ug-commodity', 'ke-item-class']),
      code: z.string().min(1).max(20),
    }),
    packaging: z.string().min(1).max(5).meta({ description: 'Packaging unit (Kenya).' }).optional(),
  })
  .meta({ id: 'Item', description: 'What a line may leave out because the table knows it.' })

const newItems = z.strictObject({ device: z.string(), items: z.array(item).min(1).max(1000) })

/** The item table of a device: names, units, taxes and classes, so that tills send codes only. */
export function itemRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store

  table
    .route({
      method: 'put',
      path: '/v1/items',
      id: 'saveItems',
      scope: 'goods:write',
      tag: 'Items',
      summary: 'Add or change items of a device',
      description: 'Items that are not named stay as they are.',
      body: { schema: newItems, refusal: { code: 'items-invalid', message: 'The items cannot be saved' } },
      answers: {
        200: {
          description: 'They are kept.',
          schema: z.strictObject({ device: z.string(), saved: z.int() }),
        },
      },
      problems: { 404: ['device-unknown'] },
      examples: SAVE_ITEMS,
    })
    .handle(async ({ caller: { account }, body: { device, items } }) => {
      if (!(await findDevice(read, account, device))) throw deviceUnknown(device)
      const rows = items.map(({ item, ...facts }) => ({ code: item, facts: JSON.stringify(facts) }))
      const input = { account, device, items: rows, now: gateway.clock.now().getTime() }
      // Also when nobody knows whether it was committed.
      await gateway.store.write('saveItems', input).finally(() => gateway.items.forget(account, device))
      return { status: 200, body: { device, saved: rows.length } }
    })

  table
    .route({
      method: 'get',
      path: '/v1/items',
      id: 'listItems',
      scope: 'goods:read',
      tag: 'Items',
      summary: 'List the items of a device',
      query: z.object({
        device: z
          .string({ error: 'Ask for /v1/items?device=<id>.' })
          .meta({ description: 'The device.', examples: ['ug-shop-1'] }),
      }),
      answers: {
        200: {
          description: 'All of them.',
          schema: z.strictObject({ device: z.string(), items: z.array(z.strictObject(item.shape)) }),
        },
      },
      problems: { 404: ['device-unknown'] },
      examples: LIST_ITEMS,
    })
    .handle(async ({ caller: { account }, query: { device } }) => {
      if (!(await findDevice(read, account, device))) throw deviceUnknown(device)
      const rows = await listItems(read, account, device)
      const items = rows.map((row) => ({ item: String(row.code), ...JSON.parse(String(row.facts)) }))
      return { status: 200, body: { device, items } }
    })
}
