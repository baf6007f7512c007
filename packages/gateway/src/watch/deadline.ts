import type { ContactLimit } from '../authorities/authority.js'

/** Until when something has to happen, and who says so. */
export interface Deadline {
  /** ISO 8601, UTC. */
  readonly at: string
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
  const { rule, message, source } = limit
  return { at: new Date(contactAt + limit.afterMs).toISOString(), rule, message, source }
}
