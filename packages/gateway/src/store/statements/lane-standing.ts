import type { LaneKey } from '../lane-key.js'
import type { Row, Tx } from '../store.js'

const OLDEST_NUMBERED = {
  in_doubt: `SELECT * FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'in_doubt' AND due_at IS NOT NULL
     AND sequence IS NOT NULL ORDER BY position LIMIT 1`,
  needs_attention: `SELECT * FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = 'needs_attention'
     AND sequence IS NOT NULL AND conflict IS NULL ORDER BY position LIMIT 1`,
} as const

/**
 * The oldest document of a lane that stands so and has a number of the device's sequence which may be used, or not. With
 * a conflict it certainly is used.
 */
export function oldestNumbered(
  tx: Tx,
  { account, device, lane }: LaneKey,
  status: keyof typeof OLDEST_NUMBERED,
): Promise<Row | undefined> {
  return tx.get(OLDEST_NUMBERED[status], account, device, lane)
}

/** True when another document of the device has, or may have, this number or one above. */
export async function isNumberHeld(
  tx: Tx,
  number: LaneKey & { from: number; except: string },
): Promise<boolean> {
  const row = await tx.get(
    `SELECT 1 FROM documents WHERE account = ? AND device = ? AND lane = ? AND sequence IS NOT NULL AND sequence >= ?
       AND status IN ('queued', 'sending', 'in_doubt', 'needs_attention', 'awaiting_approval', 'fiscalised') AND id <> ? LIMIT 1`,
    number.account,
    number.device,
    number.lane,
    number.from,
    number.except,
  )
  return row !== undefined
}

/** How many documents of a lane stand so. */
export async function countInLane(
  tx: Tx,
  { account, device, lane }: LaneKey,
  status: 'queued' | 'in_doubt' | 'needs_attention',
): Promise<number> {
  const isDue = status === 'needs_attention' ? '' : 'AND due_at IS NOT NULL'
  const row = await tx.get(
    `SELECT count(*) AS count FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = '${status}' ${isDue}`,
    account,
    device,
    lane,
  )
  return Number(row?.count)
}

/** Documents of a lane that stand there and are not settled, with `id` and `number`. */
export function unsettledInLane(
  tx: Tx,
  { account, device, lane }: LaneKey,
  status: 'queued' | 'sending' | 'in_doubt' | 'awaiting_approval',
  limit: number,
): Promise<Row[]> {
  const isDue = status === 'sending' ? '' : 'AND due_at IS NOT NULL'
  return tx.all(
    `SELECT id, number FROM documents WHERE account = ? AND device = ? AND lane = ? AND status = '${status}' ${isDue}
     ORDER BY position LIMIT ?`,
    account,
    device,
    lane,
    limit,
  )
}
