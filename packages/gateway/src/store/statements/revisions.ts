import type { Row, Tx } from '../store.js'

/** Keeps what a document said until now. */
export async function insertRevision(tx: Tx, document: Row, now: number): Promise<void> {
  await tx.run(
    `INSERT INTO revisions (document, revision, body, content, status, problem, replaced_at)
     SELECT id, revision, body, content, status, problem, ? FROM documents WHERE id = ?`,
    now,
    document.id!,
  )
}

/** The earlier bodies of a document, oldest first. */
export async function earlierBodies(tx: Tx, document: string): Promise<string[]> {
  const rows = await tx.all('SELECT body FROM revisions WHERE document = ? ORDER BY revision', document)
  return rows.map(({ body }) => String(body))
}
