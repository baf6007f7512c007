import { appendEvent } from '../events/append.js'
import type { EventKind } from '../events/kinds.js'
import { changeDocument, type DocumentChange } from '../store/statements/documents.js'
import type { Row, Tx } from '../store/store.js'
import { canBecome, type Mover, type Status } from './states.js'

/** Where a document goes. A member that is left out is cleared; attempts and number stay. */
export interface Move {
  readonly by: Mover
  readonly status: Status
  /** When the document wants attention next, by the steady clock; null when it wants none. */
  readonly dueAt: number | null
  readonly tries?: number
  readonly sequence?: number | null
  readonly fiscal?: string | null
  readonly problem?: string | null
  /** The document sent and the one that the authority holds, where they differ. */
  readonly conflict?: string | null
  /** As JSON. Left out, it stays. */
  readonly application?: string | null
  readonly now: number
  /** What the event is called when it is not the new status, and what more it says. */
  readonly kind?: EventKind
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * Changes where a document stands: the step is one of the machine, and the event of it is appended in the same transaction. Waiting
 * longer in the same place is no event, unless it has a kind. Whoever moves a document uses `moveDocument`.
 * @throws Error when the machine has no such step.
 */
export async function takeStep(tx: Tx, row: Row, move: Move): Promise<void> {
  const from = String(row.status) as Status
  if (!canBecome(from, move.status, move.by))
    throw new Error(`the ${move.by} cannot take a document from ${from} to ${move.status}`)
  const { tries = Number(row.tries), sequence = row.sequence as number | null } = move
  const { fiscal = null, problem = null, conflict = null } = move
  const { application = row.application as string | null } = move
  const fiscalNumber: string | null = fiscal === null ? null : JSON.parse(fiscal).number
  const facts = { tries, sequence, fiscal, fiscalNumber, problem, conflict, application }
  const change = { ...move, id: String(row.id), ...facts }
  await changeDocument(tx, change)
  if (from === move.status && move.kind === undefined) return
  await appendEvent(tx, {
    account: String(row.account),
    device: String(row.device),
    document: String(row.id),
    kind: move.kind ?? move.status,
    at: move.now,
    data: { ...factsOf(row, change), ...move.data },
  })
}

/** What an event says of every step. */
function factsOf(row: Row, to: DocumentChange) {
  const problem = to.problem ? JSON.parse(to.problem) : undefined
  return {
    status: to.status,
    revision: Number(row.revision),
    ...(to.tries ? { attempt: to.tries } : {}),
    ...(to.sequence === null ? {} : { sequence: to.sequence }),
    ...(to.fiscalNumber === null ? {} : { fiscalNumber: to.fiscalNumber }),
    ...(problem ? { problem: { code: problem.code, message: problem.message } } : {}),
  }
}
