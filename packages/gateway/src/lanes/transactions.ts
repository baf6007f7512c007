import { digestsOf, type KeptText } from '../audit/exchange.js'
import { moveDocument } from '../documents/move.js'
import { type Given, passedBy } from '../documents/offline.js'
import type { Status } from '../documents/states.js'
import type { Move } from '../documents/step.js'
import type { LaneKey } from '../store/lane-key.js'
import {
  type AttemptEnd,
  type Door,
  endAttempt,
  endLostAttempts,
  insertAttempt,
  waitAnew,
  waitLonger,
} from '../store/statements/attempts.js'
import { AT_ONCE, findDocument } from '../store/statements/documents.js'
import { insertExchange } from '../store/statements/exchanges.js'
import { countSending, documentsBeingSent } from '../store/statements/lane-work.js'
import {
  freeLane,
  freeLanes,
  keepLane,
  leaseLane,
  longestLease,
  nextInSequence,
  noteOutcome,
  setSequence,
} from '../store/statements/lanes.js'
import { mayBeOnline } from '../store/statements/offline.js'
import { keepTime, readTime } from '../store/statements/settings.js'
import type { Row, Tx } from '../store/store.js'
import type { Lease, Written } from './lease.js'
import { type Renumbering, renumber } from './sequence.js'

export interface BeginInput {
  readonly lease: Lease
  readonly document: string
  /** What the text was written from: a document that was revised since is not sent with it. */
  readonly revision: number
  readonly attempt: number
  readonly door: Door
  /** What an enabler is given; null at the authority. */
  readonly given: Given | null
  readonly request: KeptText
  /** When nothing of it can arrive any more, by the steady clock, if it does not end before. */
  readonly quietAt: number
  /** The sequence number the text carries, when it is a new one. */
  readonly sequence: { readonly name: string; readonly value: number } | null
  readonly now: number
}

/** Commits the intent to send: the attempt, its text, its number in the sequence. Only after this may a byte leave. */
export async function beginAttempt(tx: Tx, input: BeginInput): Promise<Written> {
  const { lease, now } = input
  if (!(await keepLane(tx, lease))) return 'lost'
  const row = await findDocument(tx, lease.account, input.document)
  if (row?.status !== 'queued' || row.revision !== input.revision) return 'moved'
  // Whatever was chosen before: what may be at the authority never goes to an enabler.
  if (input.door === 'enabler' && (await mayBeOnline(tx, input.document))) return 'moved'
  if (input.given && (await passedBy(tx, lease.account, input.given, now))) return 'moved'
  if (input.sequence && !(await takeNumber(tx, lease, input.sequence))) return 'moved'
  await moveDocument(tx, row, {
    by: 'gateway',
    status: 'sending',
    dueAt: null,
    tries: input.attempt,
    sequence: input.sequence?.value ?? asNumber(row.sequence),
    now,
    data: { ...(input.door === 'enabler' ? { door: input.door } : {}), ...digestsOf([input.request]) },
  })
  const { account, fence } = lease
  const worth = input.given?.worth ?? null
  await insertAttempt(tx, { ...input, number: input.attempt, account, fence, worth })
  await insertExchange(tx, { ...input, ...input.request })
  return 'done'
}

export interface EndInput {
  readonly lease: Lease
  readonly document: string
  readonly revision: number
  readonly from: Status
  readonly status: Status
  /** When the document wants attention next, by the steady clock; null when it does not. */
  readonly dueAt: number | null
  readonly fiscal: string | null
  readonly problem: string | null
  /** The document sent and the one held, as JSON, where they differ. */
  readonly conflict?: string
  /** What was applied for, and how far it has come, as JSON. */
  readonly application?: string
  /** How the attempt ended; null when there was none. */
  readonly ended: AttemptEnd | null
  /** When nothing can arrive any more, by the steady clock, where a look-up sent the last attempt once more and a person decides. */
  readonly quietAt?: number | undefined
  /** What came for the attempt. */
  readonly answer?: readonly KeptText[]
  /** Gives this sequence's number back: it was certainly not used. */
  readonly returns: string | null
  readonly renumbering?: Renumbering | undefined
  readonly now: number
}

/** Records what became of an attempt or a look-up. */
export async function settleDocument(tx: Tx, input: EndInput): Promise<Written> {
  const { lease, now } = input
  if (!(await keepLane(tx, lease))) return 'lost'
  const row = await findDocument(tx, lease.account, input.document)
  if (row?.status !== input.from || row.revision !== input.revision) return 'moved'
  const sequence = await numberAfter(tx, input, row)
  const { kind, data } = eventOf(input, row, sequence)
  const { document, answer = [] } = input
  const said = { data: { ...data, ...digestsOf(answer) }, ...(kind ? { kind } : {}) }
  await moveDocument(tx, row, { ...input, by: 'gateway', sequence, ...said })
  const attempt = Number(row.tries)
  if (input.ended) await endAttempt(tx, document, attempt, input.ended, now)
  if (input.quietAt !== undefined) await waitLonger(tx, document, attempt, input.quietAt)
  for (const text of answer) await insertExchange(tx, { document, attempt, ...text })
  if (input.fiscal !== null || input.problem !== null) await noteOutcome(tx, { ...lease, ...input })
  return 'done'
}

async function numberAfter(
  tx: Tx,
  { lease, returns, renumbering }: EndInput,
  row: Row,
): Promise<number | null> {
  if (renumbering) return renumber(tx, lease, renumbering, row)
  return returns === null ? asNumber(row.sequence) : returnNumber(tx, lease, returns, row)
}

/** What the event is called when the new status does not say it. */
function eventOf(
  { from, status, renumbering }: EndInput,
  row: Row,
  sequence: number | null,
): Pick<Move, 'kind' | 'data'> {
  if (from === 'in_doubt' && status === 'fiscalised') return { kind: 'adopted' }
  if (!renumbering?.letsGo || sequence !== null) return {}
  return { kind: 'renumbered', data: { given: asNumber(row.sequence) } }
}

export interface UploadInput {
  readonly lease: Lease
  readonly document: string
  readonly revision: number
  /** As JSON: with `uploaded` true once the authority has it. */
  readonly fiscal: string
  /** When the authority is asked again; null when it has it. */
  readonly dueAt: number | null
  /** What the authority has is not this, as JSON. */
  readonly problem: string | null
  readonly conflict: string | null
  /** True when the event is new: it differs, and that was not known. */
  readonly isNews: boolean
  readonly now: number
}

/** Records what the authority says of a document that an enabler numbered. */
export async function recordUpload(tx: Tx, input: UploadInput): Promise<Written> {
  const { lease, dueAt, isNews } = input
  if (!(await keepLane(tx, lease))) return 'lost'
  const row = await findDocument(tx, lease.account, input.document)
  if (row?.status !== 'fiscalised' || row.due_at === null || row.revision !== input.revision) return 'moved'
  const kind = dueAt === null ? 'uploaded' : isNews ? 'upload_differs' : undefined
  await moveDocument(tx, row, { ...input, by: 'gateway', status: 'fiscalised', ...(kind ? { kind } : {}) })
  return 'done'
}

/**
 * At the start of the only process: no lease is held, and what a request that left may take to arrive counts from now, for a clock that
 * was set ahead looks like time that has passed.
 * @param input.leaseMs how long leases are.
 * @returns how many documents were being sent, and where the steady clock begins: where it stood when a lane last wrote or was
 *   handed back, should the
 *   time of day be earlier, so that nothing waits for a time of a clock that was set back.
 */
export async function recoverLanes(
  tx: Tx,
  { now, leaseMs }: { now: number; leaseMs: number },
): Promise<{ readonly sending: number; readonly steadyFrom: number }> {
  const handedBackAt = (await readTime(tx, HANDED_BACK)) ?? 0
  const last = Math.max((await longestLease(tx)) - leaseMs, handedBackAt)
  const steadyFrom = Math.max(now, last)
  await freeLanes(tx, steadyFrom)
  await waitAnew(tx, { last, from: steadyFrom })
  // The next start counts from here, also when no lane is taken before.
  await keepTime(tx, HANDED_BACK, steadyFrom)
  return { sending: await countSending(tx), steadyFrom }
}

/** When lanes were last handed back, by the steady clock. */
const HANDED_BACK = 'lanes-handed-back'

/** A process that stops gives its lanes to whoever comes next. @param input.at where the steady clock stands, and may not be behind later. */
export async function handBackLanes(
  tx: Tx,
  { leases, at }: { readonly leases: readonly Lease[]; readonly at: number },
): Promise<void> {
  for (const lease of leases) await freeLane(tx, { ...lease, at })
  await keepTime(tx, HANDED_BACK, at)
}

/**
 * Takes a lane. Whatever was being sent in it is in doubt from now on: with the new token, nobody can record any more
 * what became of it.
 * @returns the token; undefined while another holds the lane.
 */
export async function takeLane(
  tx: Tx,
  input: LaneKey & {
    held: number | null
    /** Where the steady clock stands; by it are `until`, and `quietAt` of what was being sent. */
    from: number
    until: number
    quietAt: number
    now: number
  },
): Promise<number | undefined> {
  const fence = await leaseLane(tx, input)
  if (fence === undefined) return undefined
  await endLostAttempts(tx, input)
  for (const row of await documentsBeingSent(tx, input))
    await moveDocument(tx, row, { by: 'gateway', status: 'in_doubt', dueAt: AT_ONCE, now: input.now })
  return fence
}

async function takeNumber(tx: Tx, lease: Lease, sequence: { name: string; value: number }): Promise<boolean> {
  const { account, device } = lease
  if ((await nextInSequence(tx, account, device, sequence.name)) !== sequence.value) return false
  await setSequence(tx, { account, device, name: sequence.name, next: sequence.value + 1, given: true })
  return true
}

/** A number goes back only while it is the last one taken; otherwise the document keeps it for its next attempt. */
export async function returnNumber(
  tx: Tx,
  lease: Pick<Lease, 'account' | 'device'>,
  name: string,
  row: Row,
): Promise<number | null> {
  const { account, device } = lease
  const number = asNumber(row.sequence)
  if (number === null) return null
  if ((await nextInSequence(tx, account, device, name)) !== number + 1) return number
  await setSequence(tx, { account, device, name, next: number })
  return null
}

function asNumber(value: Row[string] | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}
