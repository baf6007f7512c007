import { z } from 'zod'
import type { Severity } from '../../watch/conditions.js'
import { countBehind } from '../../webhooks/backlog.js'
import type { GatewayContext } from '../context.js'
import { warningView } from '../devices/device-schemas.js'
import { factsOf } from '../problem.js'
import type { RouteTable } from '../route-table.js'

/** Whoever asks more often hears the same again: each answer costs a flush to disk. */
const PROBE_MS = 1_000

const ready = z.strictObject({
  status: z.literal('ok'),
  warnings: z
    .array(
      warningView.pick({ id: true, severity: true }).extend({
        devices: z.int().meta({ description: 'How many devices it is about, over all accounts.' }),
      }),
    )
    .meta({ description: 'Which devices, and what to do, is told with a key by GET /v1/warnings.' }),
  webhooksBehind: z
    .int()
    .meta({
      description:
        'How many webhook endpoints, over all accounts, have a message that has waited for an hour: GET /v1/webhook-endpoints and /metrics say which.',
    })
    .optional(),
})

const unavailable = z.strictObject({
  status: z.literal('unavailable'),
  code: z.string(),
  title: z.string(),
  fix: z.string(),
})

/**
 * Probes, without a key. Not ready means: it cannot accept sales. That something is wrong with a device is a warning; whose device it is
 * is nobody's business who has no key.
 */
export function healthRoutes(table: RouteTable, gateway: GatewayContext): void {
  let probe: Promise<number> | undefined
  let probedAt = Number.NEGATIVE_INFINITY

  table
    .route({
      method: 'get',
      path: '/health/live',
      id: 'isAlive',
      scope: 'none',
      tag: 'Service',
      summary: 'See whether the process runs',
      answers: { 200: { description: 'It runs.', schema: z.strictObject({ status: z.literal('ok') }) } },
      examples: { alive: { summary: 'A process that runs', status: 200 } },
    })
    .handle(async () => ({ status: 200, body: { status: 'ok' } }))

  table
    .route({
      method: 'get',
      path: '/health/ready',
      id: 'isReady',
      scope: 'none',
      tag: 'Service',
      summary: 'See whether sales can be accepted',
      answers: {
        200: { description: 'They can, with what is not as it should be.', schema: ready },
        503: { description: 'They cannot, and why.', schema: unavailable },
      },
      examples: { ready: { summary: 'A gateway that accepts sales', status: 200 } },
    })
    .handle(async () => {
      let behind: number
      try {
        behind = await probed()
      } catch (error) {
        const { code, title, fix } = factsOf(error as Error)
        return { status: 503, body: { status: 'unavailable', code, title, fix } }
      }
      return {
        status: 200,
        body: { status: 'ok', warnings: warnings(), ...(behind > 0 ? { webhooksBehind: behind } : {}) },
      }
    })

  /**
   * @returns how many webhook endpoints are behind.
   * @throws Error when nothing can be written: then no sale can be accepted either.
   */
  function probed(): Promise<number> {
    const at = performance.now()
    if (!probe || at - probedAt > PROBE_MS) {
      probedAt = at
      probe = look(gateway.clock.now().getTime())
    }
    return probe
  }

  async function look(now: number): Promise<number> {
    await gateway.store.write('probe', { now })
    return countBehind(gateway.store.read, now)
  }

  function warnings() {
    const counted = new Map<string, { id: string; severity: Severity; devices: number }>()
    for (const { id, severity } of gateway.watch.sights().flatMap((sight) => sight.warnings))
      counted.set(id, { id, severity, devices: (counted.get(id)?.devices ?? 0) + 1 })
    return [...counted.values()]
  }
}
