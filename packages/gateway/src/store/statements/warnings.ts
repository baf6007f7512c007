import type { Row, Tx } from '../store.js'

/** The conditions of a device that have begun and not ended. */
export function listWarnings(tx: Tx, account: string, device: string): Promise<Row[]> {
  return tx.all(
    'SELECT condition, since FROM warnings WHERE account = ? AND device = ? ORDER BY condition',
    account,
    device,
  )
}

export async function insertWarning(
  tx: Tx,
  warning: { account: string; device: string; condition: string; since: number },
): Promise<void> {
  await tx.run(
    'INSERT INTO warnings (account, device, condition, since) VALUES (?, ?, ?, ?)',
    warning.account,
    warning.device,
    warning.condition,
    warning.since,
  )
}

export async function deleteWarning(
  tx: Tx,
  warning: { account: string; device: string; condition: string },
): Promise<void> {
  await tx.run(
    'DELETE FROM warnings WHERE account = ? AND device = ? AND condition = ?',
    warning.account,
    warning.device,
    warning.condition,
  )
}
