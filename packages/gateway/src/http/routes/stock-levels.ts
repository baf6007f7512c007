import { isDecimal } from '@risiti/core'
import { z } from 'zod'
import type { Shown } from '../../documents/shown.js'
import { levelView } from '../../stock/view.js'
import { findDevice } from '../../store/statements/devices.js'
import { listLevels } from '../../store/statements/stock-levels.js'
import type { Row } from '../../store/store.js'
import type { GatewayContext } from '../context.js'
import { deviceUnknown } from '../devices/device-problems.js'
import { levelQuery } from '../document-query.js'
import { COUNT, LEVELS } from '../examples/stock.js'
import { pageOf } from '../fields.js'
import type { RouteTable } from '../route-table.js'

const counted = z
  .strictObject({
    device: z.string().min(1).max(64),
    levels: z
      .array(
        z.strictObject({
          item: z.string().min(1).max(50),
          quantity: z
            .string()
            .max(20)
            .refine(isDecimal, { error: 'must be a decimal number in quotes' })
            .meta({ format: 'decimal', examples: ['118'] }),
        }),
      )
      .min(1)
      .max(1000),
  })
  .meta({ id: 'StockCount', description: 'What somebody has counted.' })

/** What recorded movements leave of each item, where the authority wants to be told, and what it was told. */
export function stockLevelRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store

  table
    .route({
      method: 'get',
      path: '/v1/stock-levels',
      id: 'listStockLevels',
      scope: 'goods:read',
      tag: 'Stock',
      summary: 'See what is left of each item, and whether the authority knows',
      description: 'Empty where the authority keeps count itself, as URA does.',
      query: levelQuery,
      answers: {
        200: {
          description: 'A page of them.',
          schema: pageOf('levels', levelView).extend({ device: z.string() }),
        },
      },
      problems: { 404: ['device-unknown'] },
      examples: LEVELS,
    })
    .handle(async ({ caller: { account }, query: { device, after, limit } }) => {
      if (!(await findDevice(read, account, device))) throw deviceUnknown(device)
      const rows = await listLevels(read, account, device, after, limit + 1)
      const levels = rows.slice(0, limit).map(viewLevel)
      const next = rows.length > limit ? { next: levels.at(-1)!.item } : {}
      return { status: 200, body: { device, levels, ...next } }
    })

  table
    .route({
      method: 'put',
      path: '/v1/stock-levels',
      id: 'countStock',
      scope: 'goods:write',
      tag: 'Stock',
      summary: 'Say how much there is, as somebody has counted it',
      description:
        'It moves no goods: it is where the count goes on from, and what the authority is told. Goods that are missing or too many are reported as a movement.',
      body: { schema: counted, refusal: { code: 'levels-invalid', message: 'The count cannot be used' } },
      answers: {
        200: { description: 'It is kept.', schema: z.strictObject({ device: z.string(), saved: z.int() }) },
      },
      problems: { 404: ['device-unknown'] },
      examples: COUNT,
    })
    .handle(async ({ caller: { account }, body: { device, levels } }) => {
      if (!(await findDevice(read, account, device))) throw deviceUnknown(device)
      await gateway.store.write('setLevels', { account, device, levels, now: gateway.clock.now().getTime() })
      gateway.wake(account, device, 'stock')
      return { status: 200, body: { device, saved: levels.length } }
    })
}

function viewLevel(row: Row): Shown<typeof levelView> {
  const { due_at, stated, stated_at, problem } = row
  return {
    item: String(row.item),
    quantity: String(row.quantity),
    told: due_at === null && problem === null,
    ...(stated === null
      ? {}
      : { stated: String(stated), statedAt: new Date(Number(stated_at)).toISOString() }),
    ...(problem === null ? {} : { problem: JSON.parse(String(problem)) }),
  }
}
