import { textsAfter } from '../store/statements/retention.js'
import type { Store } from '../store/store.js'
import type { GatewayTransactions } from '../transactions.js'
import { DAY_MS, type Kept } from './retention.js'

/** Texts of attempts, some time after their documents were settled: one in doubt, or that waits for a person, needs its texts. */
export function keptTexts(store: Store<GatewayTransactions>, days: number): Kept {
  return {
    said: 'texts of documents that were settled long ago were deleted',
    async look(after, now, limit) {
      const before = now - days * DAY_MS
      const page = await textsAfter(store.read, after, before, limit)
      const last = page.at(-1)
      return {
        over: page.filter((row) => row.is_settled === 1).map((row) => Number(row.place)),
        next: last && Number(last.started_at) < before ? Number(last.place) : undefined,
      }
    },
    delete: (places) => store.write('deleteTexts', places),
  }
}
