import type { Row, Tx } from '../store.js'

/** What an authority lists for us to decide on has a table and a lane of one name: what suppliers sold to us, and what customs let in. */
export type ListedLane = 'purchases' | 'imports'

/** Where it stands: nobody has decided on it, somebody has, or the authority lists it no longer. */
export const LISTED_STATES = ['open', 'decided', 'gone'] as const

export type ListedState = (typeof LISTED_STATES)[number]

/** One of a list, as it is kept. */
export interface ListedEntry {
  readonly id: string
  readonly account: string
  /** The device that it was listed to first. */
  readonly device: string
  /** What the authority told of it, as JSON. */
  readonly told: string
  /** The pull that lists it. */
  readonly seen: string
  readonly now: number
}

/** Keeps what is listed. What is decided stays as it was decided. @returns true when it is listed for the first time. */
export async function keepListed(tx: Tx, lane: ListedLane, entry: ListedEntry): Promise<boolean> {
  const { id, account, device, told, seen, now } = entry
  const known = await tx.get(`SELECT state FROM ${lane} WHERE id = ?`, id)
  if (known) {
    await tx.run(
      `UPDATE ${lane} SET seen = ?, told = CASE state WHEN 'decided' THEN told ELSE ? END,
         state = CASE state WHEN 'gone' THEN 'open' ELSE state END WHERE id = ?`,
      seen,
      told,
      id,
    )
    return false
  }
  await tx.run(
    `INSERT INTO ${lane} (id, account, device, state, seen, listed_at, told) VALUES (?, ?, ?, 'open', ?, ?, ?)`,
    id,
    account,
    device,
    seen,
    now,
    told,
  )
  return true
}

/** What a pull of a device did not list any more is gone. @returns how many. */
export function endListing(
  tx: Tx,
  lane: ListedLane,
  { account, device, seen }: { account: string; device: string; seen: string },
): Promise<number> {
  return tx.run(
    `UPDATE ${lane} SET state = 'gone' WHERE account = ? AND device = ? AND state = 'open' AND seen <> ?`,
    account,
    device,
    seen,
  )
}

export function findListed(tx: Tx, lane: ListedLane, account: string, id: string): Promise<Row | undefined> {
  return tx.get(`SELECT * FROM ${lane} WHERE id = ? AND account = ?`, id, account)
}

/** Says where it stands. @param change.decision the last document that decided on it. */
export async function setListedState(
  tx: Tx,
  lane: ListedLane,
  change: { id: string; state: ListedState; decision: string },
): Promise<void> {
  await tx.run(
    `UPDATE ${lane} SET state = ?, decision = ? WHERE id = ?`,
    change.state,
    change.decision,
    change.id,
  )
}

export interface ListedFilter {
  readonly account: string
  readonly device?: string | undefined
  readonly state?: ListedState | undefined
  /** Only what was listed before the one at this position. */
  readonly before: number
  readonly limit: number
}

/** The newest first. */
export function listListed(
  tx: Tx,
  lane: ListedLane,
  { account, device, state, before, limit }: ListedFilter,
): Promise<Row[]> {
  const states = state === undefined ? LISTED_STATES : [state]
  if (device === undefined)
    return tx.all(
      `SELECT * FROM ${lane} WHERE account = ? ${state === undefined ? '' : 'AND state = ?'} AND position < ?
       ORDER BY position DESC LIMIT ?`,
      account,
      ...(state === undefined ? [] : [state]),
      before,
      limit,
    )
  const page = `SELECT * FROM (SELECT * FROM ${lane} WHERE account = ? AND device = ? AND state = ? AND position < ?
     ORDER BY position DESC LIMIT ?)`
  return tx.all(
    `SELECT * FROM (${states.map(() => page).join(' UNION ALL ')}) AS page ORDER BY position DESC LIMIT ?`,
    ...states.flatMap((each) => [account, device, each, before, limit]),
    limit,
  )
}
