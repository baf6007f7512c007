import { add, decimal, format, subtract } from '@risiti/core/decimal'
import { talliesByDay, talliesOn } from '../store/statements/tallies.js'
import type { Row, Tx } from '../store/store.js'
import { COUNTED, type Counted, dayOf } from './tally.js'

const DAY_MS = 86_400_000

/** What became fiscal on one device in one currency. */
export interface Takings {
  readonly device: string
  readonly currency: string
  readonly documents: number
  readonly notes: number
  readonly gross: string
  readonly tax: string
}

/** What became fiscal on a day, device by device: sales and debit notes, less credit notes. */
export async function takingsOn(tx: Tx, account: string, day: string): Promise<Takings[]> {
  const taken = new Map<string, Takings>()
  for (const row of await talliesOn(tx, account, day)) {
    if (row.kind !== 'fiscalised') continue
    const key = `${row.device} ${row.currency}`
    taken.set(key, addTo(taken.get(key), row))
  }
  return [...taken.values()]
}

function addTo(sums: Takings | undefined, row: Row): Takings {
  const type = String(row.type)
  const isNote = type.endsWith('_note')
  const sign = type === 'credit_note' ? subtract : add
  const sum = (so: string | undefined, more: unknown) =>
    format(sign(decimal(so ?? '0'), decimal(String(more))))
  const documents = Number(row.documents)
  return {
    device: String(row.device),
    currency: String(row.currency),
    documents: (sums?.documents ?? 0) + (isNote ? 0 : documents),
    notes: (sums?.notes ?? 0) + (isNote ? documents : 0),
    gross: sum(sums?.gross, row.gross),
    tax: sum(sums?.tax, row.tax),
  }
}

export interface DayCounts {
  readonly day: string
  readonly counts: Readonly<Record<Counted, number>>
}

/** What happened on each of the last days, oldest first; days without anything are there too. @param now milliseconds. */
export async function countDays(tx: Tx, account: string, days: number, now: number): Promise<DayCounts[]> {
  const names = Array.from({ length: days }, (_, back) => dayOf(now - (days - 1 - back) * DAY_MS))
  const rows = await talliesByDay(tx, account, names[0]!, names.at(-1)!)
  return names.map((day) => {
    const counted = rows.filter((row) => row.day === day).map((row) => [row.kind, Number(row.documents)])
    const none = COUNTED.map((kind) => [kind, 0])
    return { day, counts: Object.fromEntries([...none, ...counted]) }
  })
}
