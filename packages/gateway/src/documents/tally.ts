import { add, decimal, format } from '@risiti/core/decimal'
import { formatEat } from '@risiti/core/zone'
import { countOne, findTally, setSums } from '../store/statements/tallies.js'
import type { Row, Tx } from '../store/store.js'
import type { Move } from './step.js'

/** What is counted of a document, besides that it was accepted: each place that says something of how business goes. */
export const COUNTED = [
  'accepted',
  'fiscalised',
  'awaiting_approval',
  'rejected',
  'in_doubt',
  'needs_attention',
  'cancelled',
] as const

export type Counted = (typeof COUNTED)[number]

/** The day of an instant in East Africa, where both authorities are: `yyyy-MM-dd`. @param at milliseconds. */
export function dayOf(at: number): string {
  return formatEat(new Date(at), 'yyyy-MM-dd')
}

/** Counts a document that was accepted. */
export function tallyAccepted(
  tx: Tx,
  document: {
    readonly account: string
    readonly device: string
    readonly type: string
    readonly now: number
  },
): Promise<void> {
  const { account, device, type, now } = document
  return countOne(tx, { account, day: dayOf(now), device, kind: 'accepted', type, currency: '' })
}

/** Counts a sale or note that has come to another place, and what it comes to once it is fiscal. Runs where it was moved. */
export async function tallyMove(
  tx: Tx,
  row: Row,
  { status, now }: Pick<Move, 'status' | 'now'>,
): Promise<void> {
  if (row.status === status || !COUNTED.some((kind) => kind === status)) return
  const { account, device, type } = row
  const day = dayOf(now)
  const key = { account: String(account), day, device: String(device), kind: status, type: String(type) }
  if (status !== 'fiscalised') return countOne(tx, { ...key, currency: '' })
  const { currency, totals } = JSON.parse(String(row.content)).calculation
  const counted = { ...key, currency: String(currency) }
  await countOne(tx, counted)
  const sums = (await findTally(tx, counted))!
  await setSums(tx, counted, added(sums.gross, totals.gross), added(sums.tax, totals.tax))
}

function added(one: unknown, other: unknown): string {
  return format(add(decimal(String(one)), decimal(String(other))))
}
