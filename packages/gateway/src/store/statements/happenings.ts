import type { Row, Tx } from '../store.js'

/** Events of an account after a position, oldest first, with what is said of the document that each is about. */
export function happeningsAfter(tx: Tx, account: string, after: number, limit: number): Promise<Row[]> {
  return tx.all(
    `SELECT page.*, document.lane, document.idempotency_key FROM (SELECT position, kind, device, document, at, data FROM events
         WHERE account = ? AND position > ? ORDER BY position LIMIT ?) AS page
       LEFT JOIN documents AS document ON document.id = page.document ORDER BY page.position`,
    account,
    after,
    limit,
  )
}
