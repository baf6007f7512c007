import type { ComputedMovement } from '@risiti/core'
import { add, decimal, formatShort, subtract } from '@risiti/core/decimal'
import { stockBooksOf } from '../authorities/stock-books.js'
import type { DocumentRecord } from '../documents/record.js'
import { appendEvent } from '../events/append.js'
import type { Lease, Written } from '../lanes/lease.js'
import { keepLane } from '../store/statements/lanes.js'
import { changeLevel, findLevel, setLevel } from '../store/statements/stock-levels.js'
import type { Tx } from '../store/store.js'
import { isIncoming } from './direction.js'

/** Counts a movement that the authority has recorded, where it wants to hear what is left. Runs in the writer. */
export async function countMovement(tx: Tx, authority: string, record: DocumentRecord): Promise<void> {
  if (!stockBooksOf(authority)) return
  const change = isIncoming(record.movement!.kind) ? add : subtract
  for (const [item, quantity] of quantitiesOf(record)) {
    const key = { account: record.account, device: record.device, item }
    const row = await findLevel(tx, key)
    const held = decimal(String(row?.quantity ?? '0'))
    const isKnown = record.movement!.kind === 'opening' || row?.is_known === 1
    await setLevel(tx, key, formatShort(change(held, decimal(quantity))), isKnown)
  }
}

/** How much of each item moved: an item may be on several lines. */
function quantitiesOf({ calculation }: Pick<ComputedMovement, 'calculation'>): ReadonlyMap<string, string> {
  const quantities = new Map<string, string>()
  for (const { source, quantity } of calculation.lines) {
    const before = quantities.get(source.item)
    const all = before === undefined ? quantity : formatShort(add(decimal(before), decimal(quantity)))
    quantities.set(source.item, all)
  }
  return quantities
}

/** How many items the event of a count names. */
const NAMED = 100

/** Takes down what somebody has counted, in place of what was counted here. */
export async function setLevels(
  tx: Tx,
  input: {
    readonly account: string
    readonly device: string
    readonly levels: readonly { readonly item: string; readonly quantity: string }[]
    readonly now: number
  },
): Promise<void> {
  const { account, device, levels, now: at } = input
  for (const { item, quantity } of levels) await setLevel(tx, { account, device, item }, quantity, true)
  const data = { count: levels.length, levels: levels.slice(0, NAMED) }
  await appendEvent(tx, { account, device, kind: 'stock_counted', at, data })
}

export interface LevelInput {
  readonly lease: Lease
  readonly item: string
  /** What the authority was told. */
  readonly told: string
  /** What it holds, when that is another quantity. */
  readonly held: string | null
  readonly problem: string | null
  /** When to tell it again, by the steady clock; null when it knows, or will not hear of it. */
  readonly again: number | null
  readonly now: number
}

/**
 * Records what came of telling the authority what is left. What its own books say goes: they are the ones it judges by. A level that a
 * movement has changed meanwhile is told anew.
 */
export async function settleLevel(tx: Tx, input: LevelInput): Promise<Written> {
  const { lease, item, told, held, problem, again, now } = input
  if (!(await keepLane(tx, lease))) return 'lost'
  const key = { account: lease.account, device: lease.device, item }
  const row = await findLevel(tx, key)
  if (row?.quantity !== told) return 'moved'
  const isTold = held === null && problem === null
  await changeLevel(tx, key, {
    quantity: held ?? told,
    isKnown: held !== null || row.is_known === 1,
    dueAt: again,
    tries: isTold ? 0 : Number(row.tries) + 1,
    stated: isTold ? told : (row.stated as string | null),
    statedAt: isTold ? now : (row.stated_at as number | null),
    problem,
  })
  if (held === null) return 'done'
  const { account, device } = lease
  const data = { item, counted: told, held }
  await appendEvent(tx, { account, device, kind: 'stock_corrected', at: now, data })
  return 'done'
}
