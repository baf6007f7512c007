/** Where a document stands. */
export type Status = 'queued' | 'sending' | 'fiscalised' | 'rejected' | 'in_doubt' | 'needs_attention'

/**
 * The whole machine. `in_doubt` leaves only by evidence: found at the authority, or proved absent. What differs from what
 * was sent, and what cannot be written, waits for a person.
 */
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  queued: ['sending', 'rejected', 'needs_attention'],
  sending: ['fiscalised', 'rejected', 'queued', 'in_doubt'],
  in_doubt: ['fiscalised', 'queued', 'needs_attention', 'in_doubt'],
  fiscalised: [],
  rejected: [],
  needs_attention: [],
}

/** True when the machine allows the step. */
export function canBecome(from: Status, to: Status): boolean {
  return NEXT[from].includes(to)
}

/** True when nothing more happens by itself. */
export function isSettled(status: Status): boolean {
  return NEXT[status].length === 0
}
