import { findDocument } from '../store/statements/documents.js'
import { notesOf } from '../store/statements/notes.js'
import type { Row, Tx } from '../store/store.js'
import { type DocumentRecord, readRecord } from './record.js'
import type { Status } from './states.js'

/** A note that takes nothing, for it will never be fiscal. */
const GONE: ReadonlySet<Status> = new Set(['rejected', 'cancelled'])

/** True when nothing has changed since a note was checked against its original. Runs in the writer. */
export async function isStill(
  tx: Tx,
  account: string,
  { original, stamp }: { readonly original: string; readonly stamp: string },
  except?: string,
): Promise<boolean> {
  const row = await findDocument(tx, account, original)
  return row !== undefined && stampOf(readRecord(row), await notesOf(tx, original), except) === stamp
}

/** Why there can be no note on a document as it stands: it will never be fiscal. */
export function isGone({ status }: DocumentRecord): boolean {
  return GONE.has(status)
}

/**
 * The notes on an original that take from it.
 * @param except one that is written anew.
 */
export function countingOf(rows: readonly Row[], except: string | undefined): Row[] {
  return rows.filter(({ id, status }) => id !== except && !GONE.has(String(status) as Status))
}

/** Changes with everything that changes what is left of an original. */
export function stampOf(original: DocumentRecord, notes: readonly Row[], except: string | undefined): string {
  const counting = countingOf(notes, except).map(({ id, revision }) => `${id}/${revision}`)
  return [isGone(original) ? 'gone' : original.revision, ...counting].join(' ')
}
