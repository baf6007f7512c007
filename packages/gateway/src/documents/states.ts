/** Every place where a document can stand. */
export const STATUSES = [
  'queued',
  'sending',
  'awaiting_approval',
  'fiscalised',
  'rejected',
  'in_doubt',
  'needs_attention',
  'cancelled',
] as const

export type Status = (typeof STATUSES)[number]

/** Who takes a step: the gateway by itself, or a caller who corrects, cancels or decides. */
export type Mover = 'gateway' | 'caller'

const [GATEWAY, CALLER, BOTH] = [['gateway'], ['caller'], ['gateway', 'caller']] as const

/**
 * The whole machine: from, to, and by whom. `in_doubt` leaves only by evidence: found at the authority, or proved absent.
 * `fiscalised` to itself: the authority was asked whether it has what an enabler numbered.
 * What differs from what was sent, and what cannot be written, waits for a person. `awaiting_approval` is an application that
 * the authority has: it decides, and the caller may withdraw it before. A step to the same status postpones
 * (the gateway) or revises what was never sent (a caller).
 */
const STEPS: Readonly<Record<Status, Readonly<Partial<Record<Status, readonly Mover[]>>>>> = {
  queued: {
    queued: BOTH,
    sending: GATEWAY,
    rejected: GATEWAY,
    needs_attention: GATEWAY,
    cancelled: CALLER,
  },
  sending: {
    fiscalised: GATEWAY,
    awaiting_approval: GATEWAY,
    rejected: GATEWAY,
    queued: GATEWAY,
    in_doubt: GATEWAY,
  },
  awaiting_approval: {
    awaiting_approval: GATEWAY,
    fiscalised: GATEWAY,
    rejected: GATEWAY,
    cancelled: BOTH,
  },
  in_doubt: {
    in_doubt: GATEWAY,
    fiscalised: GATEWAY,
    awaiting_approval: GATEWAY,
    queued: GATEWAY,
    needs_attention: GATEWAY,
  },
  fiscalised: { fiscalised: GATEWAY },
  rejected: { queued: CALLER, cancelled: CALLER },
  needs_attention: { queued: CALLER, fiscalised: CALLER, awaiting_approval: CALLER, cancelled: CALLER },
  cancelled: {},
}

/** True when the machine allows the step. */
export function canBecome(from: Status, to: Status, by: Mover): boolean {
  return STEPS[from][to]?.includes(by) ?? false
}

/** True when nothing more happens by itself that moves it elsewhere. */
export function isSettled(status: Status): boolean {
  return !Object.entries(STEPS[status]).some(([to, movers]) => to !== status && movers.includes('gateway'))
}
