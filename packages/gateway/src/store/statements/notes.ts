import type { Row, Tx } from '../store.js'
import { AT_ONCE } from './documents.js'

/** Every note on a document, in the order in which they were accepted. */
export function notesOf(tx: Tx, original: string): Promise<Row[]> {
  return tx.all('SELECT * FROM documents WHERE original = ? ORDER BY position', original)
}

/** Lets a note that waits be sent from now on. */
export async function letGo(tx: Tx, note: string): Promise<void> {
  await tx.run('UPDATE documents SET due_at = ? WHERE id = ?', AT_ONCE, note)
}
