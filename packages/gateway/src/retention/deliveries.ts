import { deliveriesAfter, type OverBefore } from '../store/statements/webhook-retention.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import { DAY_MS, type Kept } from './retention.js'

/** How long deliveries of webhooks are kept where nothing is said. */
export const KEEP_DELIVERIES_DAYS = 30

/** What nobody took is kept so many times as long: somebody may yet want it. */
const EXHAUSTED_TIMES = 3

/** Deliveries of webhooks with their attempts. What is still to be delivered stays, unless its endpoint was deleted. */
export function keptDeliveries(store: Store<GatewayTransactions>, days: number): Kept {
  const overBefore = (now: number): OverBefore => ({
    delivered: now - days * DAY_MS,
    exhausted: now - EXHAUSTED_TIMES * days * DAY_MS,
  })
  return {
    said: 'deliveries of webhooks that were settled long ago were deleted',
    async look(after, now, limit) {
      const before = overBefore(now)
      const page = await deliveriesAfter(store.read, after, before, limit)
      const last = page.at(-1)
      return {
        over: page.filter((row) => row.is_over === 1).map((row) => Number(row.number)),
        next: last && Number(last.created_at) < before.delivered ? Number(last.number) : undefined,
      }
    },
    delete: (numbers, now) => store.write('deleteDeliveries', { numbers, before: overBefore(now) }),
  }
}
