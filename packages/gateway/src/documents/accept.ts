import { hash } from 'node:crypto'
import { appendEvent } from '../events/append.js'
import type { LaneName } from '../store/lane-key.js'
import { findDocumentByKey, insertDocument, type NewDocument } from '../store/statements/documents.js'
import type { Row, Tx } from '../store/store.js'
import { letNextNoteGo } from './followers.js'
import { isStill } from './stamp.js'
import { tallyAccepted } from './tally.js'

/**
 * A stable, short reference for the authority: the same for the same key, also after a restore from backup. Twenty
 * characters, 76 bits of a hash: EFRIS takes fifty, its extendField twenty.
 */
export function referenceOf(account: string, key: string, lane: LaneName = 'sales'): string {
  return `R${hash('sha256', lane === 'sales' ? `${account}\0${key}` : `${account}\0${key}\0${lane}`)
    .slice(0, 19)
    .toUpperCase()}`
}

/** A document to be stored, with what a note was checked against. */
export type Acceptance = NewDocument & { readonly stamp?: string }

/**
 * Stores a new document, or finds the one that has its key. A note is stored only while its original and the other notes on it
 * are as they were when it was checked (`moved` otherwise), so that notes together never take more than there is. Runs in the
 * writer.
 */
export async function acceptDocument(tx: Tx, row: Acceptance): Promise<'created' | 'moved' | Row> {
  const { original, stamp = '' } = row
  if (original !== null) {
    const first = await findDocumentByKey(tx, row, row.idempotencyKey)
    if (first) return first
    if (!(await isStill(tx, row.account, { original, stamp }))) return 'moved'
  }
  if (!(await insertDocument(tx, row))) return (await findDocumentByKey(tx, row, row.idempotencyKey))!
  const { id: document, account, device, now: at } = row
  const data = { status: 'queued', revision: 1 }
  await appendEvent(tx, { account, device, document, kind: 'accepted', at, data })
  if (row.lane === 'sales') await tallyAccepted(tx, row)
  if (original !== null) await letNextNoteGo(tx, account, original)
  return 'created'
}
