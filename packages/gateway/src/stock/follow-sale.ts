import { hash } from 'node:crypto'
import type { ComputedMovement } from '@risiti/core'
import { type StockBooks, stockBooksOf } from '../authorities/stock-books.js'
import { acceptDocument } from '../documents/accept.js'
import { type DocumentRecord, readRecord, writeContent } from '../documents/record.js'
import type { Move } from '../documents/step.js'
import { laneOf } from '../store/lane-key.js'
import { findDevice } from '../store/statements/devices.js'
import { AT_ONCE } from '../store/statements/documents.js'
import type { Row, Tx } from '../store/store.js'
import { countMovement } from './levels.js'

/**
 * What stock does when a document has moved, in the same transaction: a sale or note that became fiscal moves its goods, and so does a purchase or an import that was recorded, where the
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
  if (!isManual) await reportGoods(tx, readRecord(row), String(authority), now)
}

async function reportGoods(tx: Tx, cause: DocumentRecord, authority: string, now: number): Promise<void> {
  const moved = movedBy(cause, stockBooksOf(authority))
  if (!moved) return
  const { facts, document, calculation } = moved
  const { purchase, imported } = cause
  const subject = purchase?.id ?? imported?.id ?? cause.id
  const of = purchase ? { purchase: subject } : imported ? { import: subject } : { document: subject }
  const id = movementIdOf(subject)
  await acceptDocument(tx, {
    id,
    account: cause.account,
    device: cause.device,
    lane: 'stock',
    idempotencyKey: keyOfSubject(subject),
    reference: cause.reference,
    token: id,
    body: JSON.stringify(of),
    content: writeContent(document, calculation, { movement: { ...facts, ...of } }),
    number: document.number,
    type: facts.kind,
    original: null,
    dueAt: AT_ONCE,
    now,
  })
}

function movedBy(cause: DocumentRecord, books: StockBooks | undefined): ComputedMovement | undefined {
  const { purchase, imported, ...subject } = cause
  if (imported) return books?.movedByImport({ ...subject, facts: imported })
  return purchase ? books?.movedByPurchase({ ...subject, facts: purchase }) : books?.movedBy(subject)
}

/** The movement of a sale, of a purchase or of an import has one id and one key, so that there cannot be two. */
export function movementIdOf(subject: string): string {
  return `mov_${hash('sha256', subject).slice(0, 32)}`
}

/** No caller can send a key that begins with a blank. */
function keyOfSubject(subject: string): string {
  return ` ${subject}`
}
