import type { Row, Tx } from '../store.js'

/** Keeps a text of an attempt, sealed. */
export async function insertExchange(
  tx: Tx,
  exchange: {
    readonly document: string
    readonly attempt: number
    readonly part: string
    readonly sealed: Uint8Array
  },
): Promise<void> {
  await tx.run(
    'INSERT INTO exchanges (document, attempt, part, text) VALUES (?, ?, ?, ?)',
    exchange.document,
    exchange.attempt,
    exchange.part,
    exchange.sealed,
  )
}

/** What is kept of one attempt, in the order of its parts' names. */
export function exchangesOf(tx: Tx, document: string, attempt: number): Promise<Row[]> {
  return tx.all(
    'SELECT part, text FROM exchanges WHERE document = ? AND attempt = ? ORDER BY part',
    document,
    attempt,
  )
}
