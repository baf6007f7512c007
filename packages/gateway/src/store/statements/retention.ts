import type { Row, Tx } from '../store.js'

/** A document that nothing is asked or sent about any more. */
const SETTLED = "status IN ('fiscalised', 'cancelled') AND due_at IS NULL"

/**
 * The next texts of attempts in the order in which they were kept: `place` of each, when its attempt began, and whether its document has
 * been settled since before a time.
 */
export function textsAfter(tx: Tx, place: number, settledBefore: number, limit: number): Promise<Row[]> {
  return tx.all(
    `SELECT page.rowid AS place, a.started_at, d.status IN ('fiscalised', 'cancelled') AND d.due_at IS NULL AND d.updated_at < ? AS is_settled
     FROM exchanges AS page
     JOIN attempts AS a ON a.document = page.document AND a.number = page.attempt
     JOIN documents AS d ON d.id = page.document
     WHERE page.rowid > ? ORDER BY page.rowid LIMIT ?`,
    settledBefore,
    place,
    limit,
  )
}

/** Deletes a text, unless its document is not settled. */
export async function deleteText(tx: Tx, place: number): Promise<void> {
  await tx.run(
    `DELETE FROM exchanges WHERE rowid = ? AND EXISTS
       (SELECT 1 FROM documents WHERE id = exchanges.document AND ${SETTLED})`,
    place,
  )
}
