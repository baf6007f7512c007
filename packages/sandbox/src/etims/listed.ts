import type { EtimsBooks } from './books.js'
import type { Dated, Listed } from './changed.js'
import { SEEDED_AT } from './seeded-at.js'
import type { Taxpayer } from './taxpayer.js'

interface View {
  readonly books: EtimsBooks
  readonly taxpayer: Taxpayer
  readonly now: Date
}

const MINUTE_MS = 60_000

/** When KRA fills a new PIN's lists of purchases and imports: so many minutes after its first unit was initialised. */
function filledAt({ books, taxpayer }: View): Date {
  const { fillAfterMinutes } = books.switches
  if (fillAfterMinutes === 0) return SEEDED_AT
  const times = books.ofTaxpayer(taxpayer.tin).flatMap(({ initialisedAt }) => initialisedAt?.getTime() ?? [])
  return new Date(Math.min(...times) + fillAfterMinutes * MINUTE_MS)
}

/** Whether an entry is there and not done with. What was there from the start comes when the list is filled. */
export function isOpen(entry: Listed<unknown> | undefined, view: View): boolean {
  if (entry === undefined || entry.goneAt !== undefined) return false
  return entry.changedAt > SEEDED_AT || filledAt(view) <= view.now
}

/** What a list tells: it may lag behind what was done. */
export function listed<Value>(entries: Iterable<Listed<Value>>, view: View): Dated<Value>[] {
  const filled = filledAt(view)
  const lagMs = view.books.switches.listLagMinutes * MINUTE_MS
  const isFresh = (time: Date) => view.now.getTime() - time.getTime() < lagMs
  return [...entries].flatMap(({ value, changedAt, before, goneAt }) => {
    if (goneAt && !isFresh(goneAt)) return []
    if (before && isFresh(changedAt)) return listed([before], view)
    const told = before ? new Date(changedAt.getTime() + lagMs) : changedAt
    if (changedAt > SEEDED_AT) return [{ value, changedAt: told }]
    return filled <= view.now ? [{ value, changedAt: filled }] : []
  })
}
