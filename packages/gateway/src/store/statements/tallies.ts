import type { Row, SqlValue, Tx } from '../store.js'

/** What is counted apart. */
export interface TallyKey {
  readonly account: string
  /** `yyyy-MM-dd` in East Africa. */
  readonly day: string
  readonly device: string
  readonly kind: string
  readonly type: string
  /** Empty where no money is counted. */
  readonly currency: string
}

const BY_KEY = 'account = ? AND day = ? AND device = ? AND kind = ? AND type = ? AND currency = ?'

/** Counts one more document. */
export async function countOne(tx: Tx, key: TallyKey): Promise<void> {
  await tx.run(
    `INSERT INTO tallies (account, day, device, kind, type, currency, documents, gross, tax)
     VALUES (?, ?, ?, ?, ?, ?, 1, '0', '0')
     ON CONFLICT (account, day, device, kind, type, currency) DO UPDATE SET documents = documents + 1`,
    ...valuesOf(key),
  )
}

/** The sums so far; undefined where nothing was counted yet. */
export function findTally(tx: Tx, key: TallyKey): Promise<Row | undefined> {
  return tx.get(`SELECT gross, tax FROM tallies WHERE ${BY_KEY}`, ...valuesOf(key))
}

/** Sets the sums. */
export async function setSums(tx: Tx, key: TallyKey, gross: string, tax: string): Promise<void> {
  await tx.run(`UPDATE tallies SET gross = ?, tax = ? WHERE ${BY_KEY}`, gross, tax, ...valuesOf(key))
}

/** Everything that was counted on a day. As many rows as there are devices and kinds, however many documents. */
export function talliesOn(tx: Tx, account: string, day: string): Promise<Row[]> {
  return tx.all(
    'SELECT device, kind, type, currency, documents, gross, tax FROM tallies WHERE account = ? AND day = ? ORDER BY device',
    account,
    day,
  )
}

/** How many documents of each kind there were, day by day. */
export function talliesByDay(tx: Tx, account: string, from: string, to: string): Promise<Row[]> {
  return tx.all(
    `SELECT day, kind, sum(documents) AS documents FROM tallies WHERE account = ? AND day >= ? AND day <= ?
     GROUP BY day, kind ORDER BY day`,
    account,
    from,
    to,
  )
}

function valuesOf({ account, day, device, kind, type, currency }: TallyKey): SqlValue[] {
  return [account, day, device, kind, type, currency]
}
