import { readBacklogs } from '../../webhooks/backlog.js'
import type { GatewayContext } from '../context.js'
import type { RouteTable } from '../route-table.js'

/** Metrics, as Prometheus reads them. */
export function metricsRoute(table: RouteTable, gateway: GatewayContext): void {
  table
    .route({
      method: 'get',
      path: '/metrics',
      id: 'readMetrics',
      scope: 'metrics:read',
      tag: 'Service',
      summary: 'Measure the gateway with Prometheus',
      answers: { 200: { description: 'Its metrics.', types: ['text/plain'] } },
      examples: { metrics: { summary: 'All metrics', status: 200, shown: false } },
    })
    .handle(async () => {
      const now = gateway.clock.now().getTime()
      const formerKeys = gateway.formerKeys().length
      const backlogs = await readBacklogs(gateway.store.read, now)
      const { text, type } = await gateway.meter.read(gateway.watch.sights(), now, formerKeys, backlogs)
      return { status: 200, text, headers: { 'content-type': type } }
    })
}
