import type { Row, Tx } from '../store.js'

const LAST_POSITION = '(SELECT coalesce(max(position), 0) FROM events)'

/** Of what happens from now on, an endpoint is told nothing. Silences that it has passed go. */
export async function beginSilence(tx: Tx, endpoint: string): Promise<void> {
  await tx.run(
    `DELETE FROM webhook_silences WHERE endpoint = ?1 AND up_to <= (SELECT position FROM webhook_endpoints WHERE id = ?1)`,
    endpoint,
  )
  await tx.run(`INSERT INTO webhook_silences (endpoint, after) VALUES (?, ${LAST_POSITION})`, endpoint)
}

/** From now on it is told what happens. */
export async function endSilence(tx: Tx, endpoint: string): Promise<void> {
  await tx.run(
    `UPDATE webhook_silences SET up_to = ${LAST_POSITION} WHERE endpoint = ? AND up_to IS NULL`,
    endpoint,
  )
}

/** Those of an endpoint that are over, and not behind a position. */
export function silencesOf(tx: Tx, endpoint: string, position: number): Promise<Row[]> {
  return tx.all(
    'SELECT after, up_to FROM webhook_silences WHERE endpoint = ? AND up_to > ? ORDER BY after',
    endpoint,
    position,
  )
}

/** It is told nothing any more anyway. */
export async function deleteSilences(tx: Tx, endpoint: string): Promise<void> {
  await tx.run('DELETE FROM webhook_silences WHERE endpoint = ?', endpoint)
}
