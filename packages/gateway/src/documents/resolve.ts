import type { ReadReceipt } from '../authorities/recorder.js'
import { laneOf } from '../store/lane-key.js'
import { AT_ONCE, findDocument, findOtherByFiscalNumber } from '../store/statements/documents.js'
import { lastEventOf } from '../store/statements/events.js'
import type { Row, Tx } from '../store/store.js'
import { moveDocument } from './move.js'

export type Decision = 'adopt' | 'resend' | 'cancel'

/** What a person decided, and why. */
export interface Resolution {
  readonly decision: Decision
  /** What the person named, when it is to be adopted. */
  readonly number?: string | undefined
  /** What the person read of it, where the authority cannot be asked. */
  readonly receipt?: ReadReceipt | undefined
  readonly reason: string
  readonly by?: string | undefined
}

export interface ResolveInput {
  readonly account: string
  readonly document: string
  readonly revision: number
  /** How often it had been sent when it was looked at. */
  readonly tries: number
  readonly resolution: Resolution
  /** What is adopted, as JSON. */
  readonly fiscal: string | null
  /** The application that is adopted, as JSON. */
  readonly application?: string | null
  /** What was sent and what is held, where they differ, as JSON. */
  readonly conflict: string | null
  /** True when the authority has to be asked later whether it has what is adopted. */
  readonly awaitsUpload?: boolean
  /** True when another document has its number: it takes a new one. */
  readonly takesNewNumber: boolean
  readonly now: number
}

/** `moved`: it does not wait for this decision any more. `taken`: another document has that fiscal number. */
export type Resolved = 'done' | 'moved' | { readonly taken: string }

const BECOMES = { adopt: 'fiscalised', resend: 'queued', cancel: 'cancelled' } as const

/** Records a person's decision about a document that waits for one. */
export async function resolveDocument(tx: Tx, input: ResolveInput): Promise<Resolved> {
  const { account, document, resolution, fiscal, application = null, conflict, now } = input
  const row = await findDocument(tx, account, document)
  if (row?.status !== 'needs_attention' || row.revision !== input.revision || row.tries !== input.tries)
    return 'moved'
  if (fiscal !== null) {
    const other = await findOtherByFiscalNumber(tx, laneOf(row), JSON.parse(fiscal).number, document)
    if (other) return { taken: String(other.id) }
  }
  await moveDocument(tx, row, {
    by: 'caller',
    status: application === null ? BECOMES[resolution.decision] : 'awaiting_approval',
    dueAt: resolution.decision === 'resend' || application !== null || input.awaitsUpload ? AT_ONCE : null,
    ...(application === null ? {} : { application }),
    ...(input.takesNewNumber ? { sequence: null } : {}),
    fiscal,
    conflict,
    now,
    kind: 'resolved',
    data: { ...resolution, ...(conflict ? { differences: JSON.parse(conflict).differences } : {}) },
  })
  return 'done'
}

/** True when the last decision about a document was this one: then it was made, and its answer lost. */
export async function isDecidedSo(read: Tx, document: string, resolution: Resolution): Promise<boolean> {
  const last: Row | undefined = await lastEventOf(read, document, 'resolved')
  if (!last) return false
  const made = JSON.parse(String(last.data)) as Resolution
  return made.decision === resolution.decision && made.number === resolution.number
}
