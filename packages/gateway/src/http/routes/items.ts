import type { HttpBindings } from '@hono/node-server'
import { InvalidInputError, issuesOf, TAX_CATEGORIES } from '@risiti/core'
import { Hono } from 'hono'
import { z } from 'zod'
import { findDevice, listItems } from '../../store/statements/devices.js'
import { readJson } from '../body.js'
import { DEFAULT_ACCOUNT, type GatewayContext } from '../context.js'
import { Problem } from '../problem.js'
import { deviceUnknown } from './devices.js'

/** What a line may leave out because the table knows it. */
const itemSchema = z.strictObject({
  /** What lines call it. */
  item: z.string().min(1).max(50),
  name: z.string().min(1).max(200),
  unit: z.string().min(1).max(5),
  tax: z.enum(TAX_CATEGORIES),
  classification: z.strictObject({
    scheme: z.enum(['ug-commodity', 'ke-item-class']),
    code: z.string().min(1).max(20),
  }),
  /** Packaging unit (Kenya). */
  packaging: z.string().min(1).max(5).optional(),
})

const itemsSchema = z.strictObject({ device: z.string(), items: z.array(itemSchema).min(1).max(1000) })

/** The item table of a device: names, units, taxes and classes, so that tills send codes only. */
export function itemRoutes(gateway: GatewayContext) {
  const account = DEFAULT_ACCOUNT
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.put('/', async (c) => {
    const { value: input } = await readJson(c.env.incoming, gateway.load)
    const result = itemsSchema.safeParse(input)
    if (!result.success) throw invalidItems(issuesOf(result.error, input))
    const { device, items } = result.data
    if (!(await findDevice(gateway.store.read, account, device))) throw deviceUnknown(device)
    const rows = items.map(({ item, ...facts }) => ({
      account,
      device,
      code: item,
      facts: JSON.stringify(facts),
    }))
    // Also when nobody knows whether it was committed.
    await gateway.store.write('saveItems', rows).finally(() => gateway.items.forget(account, device))
    return c.json({ device, saved: rows.length })
  })

  app.get('/', async (c) => {
    const device = c.req.query('device')
    if (device === undefined) throw deviceMissing()
    if (!(await findDevice(gateway.store.read, account, device))) throw deviceUnknown(device)
    const rows = await listItems(gateway.store.read, account, device)
    return c.json({
      device,
      items: rows.map((row) => ({ item: row.code, ...JSON.parse(String(row.facts)) })),
    })
  })

  return app
}

function invalidItems(issues: InvalidInputError['issues']): InvalidInputError {
  const first = issues[0]
  return new InvalidInputError({
    code: 'items-invalid',
    message: `The items cannot be saved: ${first?.path || 'the body'} ${first?.message ?? ''}.`,
    issues,
  })
}

function deviceMissing(): Problem {
  return new Problem({
    status: 400,
    code: 'query-invalid',
    title: 'The parameter "device" is missing.',
    detail: 'Items belong to a device.',
    fix: 'Ask for /v1/items?device=<id>.',
  })
}
