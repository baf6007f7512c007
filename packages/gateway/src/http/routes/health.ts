import { Hono } from 'hono'
import type { GatewayContext } from '../context.js'
import { factsOf } from '../problem.js'

/** Whoever asks more often hears the same again: each answer costs a flush to disk. */
const PROBE_MS = 1_000

/** Probes, without a key. Not ready means: it cannot accept sales. That something is wrong with a device is a warning. */
export function healthRoutes(gateway: GatewayContext) {
  const app = new Hono()
  let probe: Promise<void> | undefined
  let probedAt = Number.NEGATIVE_INFINITY

  app.get('/live', (c) => c.json({ status: 'ok' }))

  app.get('/ready', async (c) => {
    try {
      await canAccept()
    } catch (error) {
      const { code, title, fix } = factsOf(error as Error)
      return c.json({ status: 'unavailable', code, title, fix }, 503)
    }
    return c.json({ status: 'ok', warnings: warnings() })
  })

  return app

  /** @throws Error when nothing can be written: then no sale can be accepted either. */
  function canAccept(): Promise<void> {
    const at = performance.now()
    if (!probe || at - probedAt > PROBE_MS) {
      probedAt = at
      probe = gateway.store.write('probe', { now: gateway.clock.now().getTime() })
    }
    return probe
  }

  function warnings() {
    return gateway.watch
      .sights()
      .flatMap(({ watched: { device }, warnings }) => warnings.map((warning) => ({ device, ...warning })))
  }
}
