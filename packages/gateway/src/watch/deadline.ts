import type { ContactLimit } from '../authorities/authority.js'
import type { OfflineLimits } from '../authorities/enabler.js'

/** Until when something has to happen, and who says so. */
export interface Deadline {
  /** ISO 8601, UTC. */
  readonly at: string
  /** From when on it is near: when a sixth of the time is left. ISO 8601, UTC. */
  readonly nearAt: string
  /** Stable name of the rule. */
  readonly rule: string
  readonly message: string
  /** Where the rule comes from, and how sure it is. */
  readonly source: string
}

/**
 * The deadline that a limit sets after a contact; undefined where there is no limit, or no contact is known yet. Nothing
 * has a deadline unless a source gives one.
 * @param contactAt milliseconds.
 */
export function deadlineOf(
  limit: ContactLimit | undefined,
  contactAt: number | null | undefined,
): Deadline | undefined {
  if (!limit || contactAt == null) return undefined
  const { rule, message, source, afterMs } = limit
  const at = contactAt + afterMs
  return { at: iso(at), nearAt: iso(at - afterMs / 6), rule, message, source }
}

/** Until when an enabler has to upload what it holds; undefined while it holds nothing, or its limits are not known. */
export function uploadDeadline(
  limits: OfflineLimits | undefined,
  since: number | null,
): Deadline | undefined {
  if (!limits || since === null) return undefined
  const { days, source } = limits
  const message = `The enabler may hold documents for ${days} ${days === 1 ? 'day' : 'days'} before it uploads them.`
  const limit = { rule: 'efris-offline-days', afterMs: days * DAY_MS, message, source }
  return deadlineOf(limit, since)
}

const DAY_MS = 24 * 60 * 60_000

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
