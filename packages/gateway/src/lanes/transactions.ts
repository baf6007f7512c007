import { canBecome, type Status } from '../documents/states.js'
import { endAttempt, endLostAttempts, insertAttempt } from '../store/statements/attempts.js'
import {
  changeDocument,
  countSending,
  doubtWhatWasSending,
  findDocument,
} from '../store/statements/documents.js'
import { freeLanes, keepLane, leaseLane, nextInSequence, setSequence } from '../store/statements/lanes.js'
import type { Row, Tx } from '../store/store.js'

/** Who holds a lane, and until when. */
export interface Lease {
  readonly account: string
  readonly device: string
  /** Rises with every holder; a write with an old one is refused. */
  readonly fence: number
  readonly until: number
}

/** `lost`: another holds the lane now. `moved`: the document is no longer where the caller saw it. */
export type Written = 'done' | 'lost' | 'moved'

export interface BeginInput {
  readonly lease: Lease
  readonly document: string
  readonly attempt: number
  /** Sealed text of the request. */
  readonly request: Uint8Array
  /** The sequence number the text carries, when it is a new one. */
  readonly sequence: { readonly name: string; readonly value: number } | null
  readonly now: number
}

/** Commits the intent to send: the attempt, its text, its number in the sequence. Only after this may a byte leave. */
export async function beginAttempt(tx: Tx, input: BeginInput): Promise<Written> {
  const { lease, now } = input
  if (!(await keepLane(tx, lease))) return 'lost'
  const row = await findDocument(tx, lease.account, input.document)
  if (row?.status !== 'queued') return 'moved'
  if (input.sequence && !(await takeNumber(tx, lease, input.sequence))) return 'moved'
  await change(tx, row, {
    status: 'sending',
    dueAt: null,
    tries: input.attempt,
    sequence: input.sequence?.value ?? asNumber(row.sequence),
    now,
  })
  await insertAttempt(tx, { ...input, number: input.attempt, account: lease.account, fence: lease.fence })
  return 'done'
}

export interface EndInput {
  readonly lease: Lease
  readonly document: string
  readonly from: Status
  readonly status: Status
  /** When the document wants attention next; null when it does not. */
  readonly dueAt: number | null
  readonly fiscal: string | null
  readonly problem: string | null
  /** How the attempt ended; null when there was none. */
  readonly outcome: string | null
  /** Gives this sequence's number back: it was certainly not used. */
  readonly returns: string | null
  readonly now: number
}

/** Records what became of an attempt or a look-up. */
export async function settleDocument(tx: Tx, input: EndInput): Promise<Written> {
  const { lease, now } = input
  if (!(await keepLane(tx, lease))) return 'lost'
  const row = await findDocument(tx, lease.account, input.document)
  if (row?.status !== input.from) return 'moved'
  const sequence =
    input.returns === null ? asNumber(row.sequence) : await returnNumber(tx, lease, input.returns, row)
  await change(tx, row, { ...input, tries: Number(row.tries), sequence })
  if (input.outcome !== null) await endAttempt(tx, input.document, Number(row.tries), input.outcome, now)
  return 'done'
}

/** After a crash of the only process: no lease is held. @returns how many documents were being sent. */
export async function recoverLanes(tx: Tx): Promise<number> {
  await freeLanes(tx)
  return countSending(tx)
}

/**
 * Takes a lane. Whatever was being sent in it is in doubt from now on: with the new token, nobody can record any more
 * what became of it.
 * @returns the token; undefined while another holds the lane.
 */
export async function takeLane(
  tx: Tx,
  input: { account: string; device: string; held: number | null; now: number; until: number },
): Promise<number | undefined> {
  const fence = await leaseLane(tx, input)
  if (fence === undefined) return undefined
  await endLostAttempts(tx, input)
  await doubtWhatWasSending(tx, input)
  return fence
}

async function takeNumber(tx: Tx, lease: Lease, sequence: { name: string; value: number }): Promise<boolean> {
  const { account, device } = lease
  if ((await nextInSequence(tx, account, device, sequence.name)) !== sequence.value) return false
  await setSequence(tx, { account, device, name: sequence.name, next: sequence.value + 1 })
  return true
}

/** A number goes back only while it is the last one taken; otherwise the document keeps it for its next attempt. */
async function returnNumber(tx: Tx, lease: Lease, name: string, row: Row): Promise<number | null> {
  const { account, device } = lease
  const number = asNumber(row.sequence)
  if (number === null) return null
  if ((await nextInSequence(tx, account, device, name)) !== number + 1) return number
  await setSequence(tx, { account, device, name, next: number })
  return null
}

async function change(
  tx: Tx,
  row: Row,
  to: {
    readonly status: Status
    readonly dueAt: number | null
    readonly tries: number
    readonly sequence: number | null
    readonly fiscal?: string | null
    readonly problem?: string | null
    readonly now: number
  },
): Promise<void> {
  const from = String(row.status) as Status
  if (from !== to.status && !canBecome(from, to.status))
    throw new Error(`a document cannot go from ${from} to ${to.status}`)
  await changeDocument(tx, { fiscal: null, problem: null, ...to, id: String(row.id), from })
}

function asNumber(value: Row[string] | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}
