import { letListedFollow, listedLane } from '../listed/follow.js'
import { letStockFollow } from '../stock/follow-sale.js'
import type { Row, Tx } from '../store/store.js'
import { letNotesFollow } from './followers.js'
import { type Move, takeStep } from './step.js'
import { tallyMove } from './tally.js'

/**
 * The only way to move a document on: it takes a step of the machine, and notes that wait for it, the day's counts, and stock, follow in
 * the same transaction.
 * @throws Error when the machine has no such step.
 */
export async function moveDocument(tx: Tx, row: Row, move: Move): Promise<void> {
  await takeStep(tx, row, move)
  if (row.lane === 'sales') {
    await tallyMove(tx, row, move)
    await letNotesFollow(tx, row, move)
  }
  const listed = listedLane(row)
  if (listed) await letListedFollow(tx, listed, row, move)
  await letStockFollow(tx, row, move)
}
