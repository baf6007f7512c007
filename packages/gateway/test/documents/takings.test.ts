import { DatabaseSync } from '@photostructure/sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import { countDays, takingsOn } from '#src/documents/takings.js'
import { tallyAccepted, tallyMove } from '#src/documents/tally.js'
import { migration0001 } from '#src/store/migrations/0001-documents.js'
import type { Row, SqlValue, Tx } from '#src/store/store.js'

const NOON = Date.parse('2026-11-24T12:00:00+03:00')
const HOUR_MS = 3_600_000

let tx: Tx

beforeEach(() => {
  const database = new DatabaseSync(':memory:')
  database.exec(migration0001)
  tx = {
    get: async (sql: string, ...values: SqlValue[]) =>
      database.prepare(sql).get(...values) as Row | undefined,
    all: async (sql: string, ...values: SqlValue[]) => database.prepare(sql).all(...values) as Row[],
    run: async (sql: string, ...values: SqlValue[]) => Number(database.prepare(sql).run(...values).changes),
  }
})

/** A document of the shop as it stands before it moves. */
const row = (type: string, gross: string, tax: string, currency = 'UGX'): Row => ({
  account: 'a',
  device: 'shop',
  type,
  status: 'sending',
  content: JSON.stringify({ calculation: { currency, totals: { gross, tax } } }),
})

const become = (status: 'fiscalised' | 'rejected' | 'sending', document: Row, now = NOON) =>
  tallyMove(tx, document, { status, now })

describe('what became fiscal on a day', () => {
  it('is the sum of sales and debit notes less credit notes, digit for digit, by currency', async () => {
    await become('fiscalised', row('receipt', '9007199254740993.10', '0.20'))
    await become('fiscalised', row('debit_note', '0.1', '0.1'))
    await become('fiscalised', row('credit_note', '3.05', '0.30'))
    await become('fiscalised', row('invoice', '7', '1', 'USD'))
    expect(await takingsOn(tx, 'a', '2026-11-24')).toEqual([
      { device: 'shop', currency: 'UGX', documents: 1, notes: 2, gross: '9007199254740990.15', tax: '0.00' },
      { device: 'shop', currency: 'USD', documents: 1, notes: 0, gross: '7', tax: '1' },
    ])
    expect(await takingsOn(tx, 'another', '2026-11-24')).toEqual([])
  })

  it('ends at midnight in East Africa, and nothing else is in it', async () => {
    await become('fiscalised', row('receipt', '5', '1'), NOON + 12 * HOUR_MS - 1)
    await become('fiscalised', row('receipt', '8', '1'), NOON + 12 * HOUR_MS)
    await become('rejected', row('receipt', '100', '10'))
    await become('fiscalised', { ...row('receipt', '100', '10'), status: 'fiscalised' })
    expect(await takingsOn(tx, 'a', '2026-11-24')).toMatchObject([{ documents: 1, gross: '5' }])
    expect(await takingsOn(tx, 'a', '2026-11-25')).toMatchObject([{ documents: 1, gross: '8' }])
  })
})

it('counts each place that was reached, day by day, and days without anything', async () => {
  const now = NOON + 48 * HOUR_MS
  await tallyAccepted(tx, { account: 'a', device: 'shop', type: 'receipt', now: NOON })
  await become('sending', { ...row('receipt', '5', '1'), status: 'queued' })
  await become('rejected', row('receipt', '5', '1'))
  await become('fiscalised', row('receipt', '5', '1'), now)
  const days = await countDays(tx, 'a', 3, now)
  expect(days.map(({ day, counts }) => [day, counts.accepted, counts.rejected, counts.fiscalised])).toEqual([
    ['2026-11-24', 1, 1, 0],
    ['2026-11-25', 0, 0, 0],
    ['2026-11-26', 0, 0, 1],
  ])
})
