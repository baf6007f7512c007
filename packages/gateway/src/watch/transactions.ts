import { appendEvent } from '../events/append.js'
import { deleteWarning, insertWarning, listWarnings } from '../store/statements/warnings.js'
import type { Tx } from '../store/store.js'
import type { Warning } from './conditions.js'

export interface WarningsInput {
  readonly account: string
  readonly device: string
  readonly warnings: readonly Warning[]
  readonly now: number
}

/** What changed. */
export interface WarningsChange {
  readonly began: readonly Warning[]
  /** Ids of conditions. */
  readonly ended: readonly string[]
}

/** Keeps what is wrong with a device. Each condition has one event when it begins and one when it ends, also over restarts. */
export async function recordWarnings(tx: Tx, input: WarningsInput): Promise<WarningsChange> {
  const { account, device, warnings, now } = input
  const known = new Set((await listWarnings(tx, account, device)).map((row) => String(row.condition)))
  const began = warnings.filter(({ id }) => !known.has(id))
  const ended = [...known].filter((id) => !warnings.some((warning) => warning.id === id))
  const event = { account, device, at: now }
  for (const { id, severity, message } of began) {
    await insertWarning(tx, { account, device, condition: id, since: now })
    await appendEvent(tx, { ...event, kind: 'warning_began', data: { condition: id, severity, message } })
  }
  for (const condition of ended) {
    await deleteWarning(tx, { account, device, condition })
    await appendEvent(tx, { ...event, kind: 'warning_ended', data: { condition } })
  }
  return { began, ended }
}
