import type { Row, Tx } from '../store.js'

export interface NewDevice {
  readonly account: string
  readonly id: string
  readonly authority: string
  readonly environment: string
  /** JSON without secrets. */
  readonly settings: string
  /** Sealed. */
  readonly secrets: Uint8Array
  /** Least time between two documents of it, milliseconds. */
  readonly spacingMs: number
  readonly now: number
}

/**
 * Adds a device, or replaces one of that name that was never registered with its authority.
 * @returns false when the account has a registered device of that name.
 */
export async function insertDevice(tx: Tx, device: NewDevice): Promise<boolean> {
  const changed = await tx.run(
    `INSERT INTO devices (account, id, authority, environment, settings, secrets, spacing_ms, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account, id) DO UPDATE SET authority = excluded.authority, environment = excluded.environment,
       settings = excluded.settings, secrets = excluded.secrets, spacing_ms = excluded.spacing_ms,
       created_at = excluded.created_at
     WHERE devices.registration IS NULL`,
    device.account,
    device.id,
    device.authority,
    device.environment,
    device.settings,
    device.secrets,
    device.spacingMs,
    device.now,
  )
  return changed === 1
}

/** Keeps what the authority said of a device, and its secrets when it handed out new ones. */
export async function saveRegistration(
  tx: Tx,
  change: { account: string; id: string; registration: string; secrets: Uint8Array | null },
): Promise<void> {
  await tx.run(
    'UPDATE devices SET registration = ?, secrets = coalesce(?, secrets) WHERE account = ? AND id = ?',
    change.registration,
    change.secrets,
    change.account,
    change.id,
  )
}

/** Changes the settings of a device. @returns false when they are not any more what the caller saw. */
export async function changeSettings(
  tx: Tx,
  change: { account: string; id: string; settings: string; was: string },
): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE devices SET settings = ? WHERE account = ? AND id = ? AND settings = ?',
    change.settings,
    change.account,
    change.id,
    change.was,
  )
  return changed === 1
}

/** Keeps a device from sending, or lets it go on. @returns false when the account has no such device. */
export async function setPaused(
  tx: Tx,
  device: { account: string; id: string; paused: boolean },
): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE devices SET paused = ? WHERE account = ? AND id = ?',
    Number(device.paused),
    device.account,
    device.id,
  )
  return changed === 1
}

/** When a device sends. */
export interface LaneSettings {
  readonly paused: boolean
  /** At least so long from one document to the next, in milliseconds. */
  readonly spacingMs: number
}

/** What of a device's settings decides when its lane sends. */
export async function laneSettings(tx: Tx, account: string, id: string): Promise<LaneSettings | undefined> {
  const row = await tx.get('SELECT paused, spacing_ms FROM devices WHERE account = ? AND id = ?', account, id)
  return row && { paused: row.paused === 1, spacingMs: Number(row.spacing_ms) }
}

export function findDevice(tx: Tx, account: string, id: string): Promise<Row | undefined> {
  return tx.get('SELECT * FROM devices WHERE account = ? AND id = ?', account, id)
}

/** Of one account, or of all when none is given. */
export function listDevices(tx: Tx, account?: string): Promise<Row[]> {
  return account === undefined
    ? tx.all('SELECT * FROM devices ORDER BY account, id')
    : tx.all('SELECT * FROM devices WHERE account = ? ORDER BY id', account)
}

/** Adds an item, or changes it. @returns false when it was as it is. */
export async function saveItem(
  tx: Tx,
  item: { account: string; device: string; code: string; facts: string },
): Promise<boolean> {
  const changed = await tx.run(
    `INSERT INTO items (account, device, code, facts) VALUES (?, ?, ?, ?)
     ON CONFLICT (account, device, code) DO UPDATE SET facts = excluded.facts WHERE items.facts <> excluded.facts`,
    item.account,
    item.device,
    item.code,
    item.facts,
  )
  return changed === 1
}

/** How many codes a statement asks for; shorter lists are padded, so that few statements are prepared. */
const PLACES = [8, 64, 1000]

/** The items with these codes; at most a thousand codes. */
export function findItems(tx: Tx, account: string, device: string, codes: readonly string[]): Promise<Row[]> {
  const places = PLACES.find((count) => codes.length <= count) ?? codes.length
  const padded = [...codes, ...Array<null>(places - codes.length).fill(null)]
  return tx.all(
    `SELECT code, facts FROM items WHERE account = ? AND device = ? AND code IN (${padded.map(() => '?').join()})`,
    account,
    device,
    ...padded,
  )
}

export function listItems(tx: Tx, account: string, device: string): Promise<Row[]> {
  return tx.all(
    'SELECT code, facts FROM items WHERE account = ? AND device = ? ORDER BY code',
    account,
    device,
  )
}
