import type { Row, Tx } from '../store.js'
import type { AttemptRow } from '../webhook-texts.js'

/** Where a delivery stands. */
export function deliveryStanding(tx: Tx, number: number): Promise<Row | undefined> {
  return tx.get('SELECT status, tries, attempts FROM webhook_deliveries WHERE number = ?', number)
}

/** Of what was handed over as JSON, the attempts that are the next of their deliveries still. */
const NEXT = 'number = given.value ->> 0 AND attempts = given.value ->> 1 - 1'

/**
 * They were taken. What is not the next attempt of its delivery any more, is there twice, or is of one that is gone, is left out. All at once: one by one takes
 * half as long again.
 * @param taken from `textOfAttempts`.
 */
export async function noteTaken(tx: Tx, taken: string, now: number): Promise<void> {
  await tx.run(
    `INSERT INTO webhook_attempts (delivery, attempt, at, ms, status)
     SELECT number, given.value ->> 1, given.value ->> 2, given.value ->> 3, given.value ->> 4
     FROM json_each(?) AS given CROSS JOIN webhook_deliveries WHERE ${NEXT} ON CONFLICT DO NOTHING`,
    taken,
  )
  await tx.run(
    `UPDATE webhook_deliveries SET status = 'delivered', due_at = NULL, tries = tries + 1, attempts = attempts + 1, updated_at = ?2
     FROM json_each(?1) AS given WHERE ${NEXT}`,
    taken,
    now,
  )
}

/** It was not taken. @param change.dueAt when it is tried again, by the steady clock. */
export async function noteFailed(
  tx: Tx,
  change: {
    number: number
    status: 'pending' | 'exhausted'
    dueAt: number | null
    tries: number
    attempt: number
    now: number
  },
): Promise<void> {
  await tx.run(
    'UPDATE webhook_deliveries SET status = ?, due_at = ?, tries = ?, attempts = ?, updated_at = ? WHERE number = ?',
    change.status,
    change.dueAt,
    change.tries,
    change.attempt,
    change.now,
    change.number,
  )
}

/** Keeps an attempt that came to nothing. */
export async function insertFailure(
  tx: Tx,
  failed: AttemptRow & { message: string; answer: string | null },
): Promise<void> {
  await tx.run(
    'INSERT INTO webhook_attempts (delivery, attempt, at, ms, status, message, answer) VALUES (?, ?, ?, ?, ?, ?, ?)',
    failed.number,
    failed.attempt,
    failed.at,
    failed.ms,
    failed.status,
    failed.message,
    failed.answer,
  )
}

/** Oldest first. */
export function webhookAttemptsOf(tx: Tx, delivery: number): Promise<Row[]> {
  return tx.all('SELECT * FROM webhook_attempts WHERE delivery = ? ORDER BY attempt', delivery)
}
