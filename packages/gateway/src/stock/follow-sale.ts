import { hash } from 'node:crypto'
import { stockBooksOf } from '../authorities/stock-books.js'
import { acceptDocument } from '../documents/accept.js'
import { readRecord, writeContent } from '../documents/record.js'
import type { Move } from '../documents/step.js'
import { laneOf } from '../store/lane-key.js'
import { findDevice } from '../store/statements/devices.js'
import { AT_ONCE } from '../store/statements/documents.js'
import type { Row, Tx } from '../store/store.js'
import { countMovement } from './levels.js'

/**
 * What stock does when a document has moved, in the same transaction: a sale or note that became fiscal moves its goods, where the
 * authority's books want to be told and the device leaves that to the gateway; a movement that was recorded is counted.
 */
export async function letStockFollow(
  tx: Tx,
  row: Row,
  { status, now }: Pick<Move, 'status' | 'now'>,
): Promise<void> {
  if (status !== 'fiscalised') return
  const { account, device, lane } = laneOf(row)
  const { authority, settings } = (await findDevice(tx, account, device))!
  if (lane === 'stock') return countMovement(tx, String(authority), readRecord(row))
  const isManual = JSON.parse(String(settings)).stock === 'manual'
  if (!isManual) await reportSale(tx, row, String(authority), now)
}

async function reportSale(tx: Tx, row: Row, authority: string, now: number): Promise<void> {
  const sale = readRecord(row)
  const moved = stockBooksOf(authority)?.movedBy(sale)
  if (!moved) return
  const { facts, document, calculation } = moved
  const id = movementIdOf(sale.id)
  await acceptDocument(tx, {
    id,
    account: sale.account,
    device: sale.device,
    lane: 'stock',
    idempotencyKey: keyOfSale(sale.id),
    reference: sale.reference,
    token: id,
    body: JSON.stringify({ document: sale.id }),
    content: writeContent(document, calculation, { ...facts, document: sale.id }),
    number: document.number,
    type: facts.kind,
    original: null,
    dueAt: AT_ONCE,
    now,
  })
}

/** The movement of a sale has one id and one key, so that there cannot be two. */
export function movementIdOf(sale: string): string {
  return `mov_${hash('sha256', sale).slice(0, 32)}`
}

/** No caller can send a key that begins with a blank. */
function keyOfSale(sale: string): string {
  return ` ${sale}`
}
