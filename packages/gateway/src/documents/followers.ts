import { findDocument } from '../store/statements/documents.js'
import { letGo, notesOf } from '../store/statements/notes.js'
import type { Row, Tx } from '../store/store.js'
import type { Problem } from './record.js'
import { type Move, takeStep } from './step.js'
import { tallyMove } from './tally.js'

/**
 * What notes do when a document has moved: those on it are let go once it is fiscal, and refused when it will never be, or is not
 * what they were written for any more. A note that has moved lets the next one on the same original go.
 */
export async function letNotesFollow(
  tx: Tx,
  row: Row,
  { status, kind, now }: Pick<Move, 'status' | 'kind' | 'now'>,
): Promise<void> {
  if (row.original !== null) return letNextNoteGo(tx, String(row.account), String(row.original))
  if (status === 'fiscalised') return letNextNoteGo(tx, String(row.account), String(row.id))
  if (status === 'rejected' || status === 'cancelled') return refuseNotes(tx, row, status, now)
  if (kind === 'revised') return refuseNotes(tx, row, 'revised', now)
}

/** Lets the oldest note that waits go, once the authority has its original and no other note on it is on its way: one after another. */
export async function letNextNoteGo(tx: Tx, account: string, original: string): Promise<void> {
  const row = await findDocument(tx, account, original)
  // What an enabler numbered is not at the authority before it is uploaded; then it wants nothing more.
  if (row?.status !== 'fiscalised' || row.due_at !== null) return
  const notes = await notesOf(tx, original)
  if (notes.some(isOnItsWay)) return
  const next = notes.find(({ status }) => status === 'queued')
  if (next) await letGo(tx, String(next.id))
}

/** Until it is known what a note took, the next one on the same original is not sent. */
function isOnItsWay({ status, due_at }: Row): boolean {
  if (status === 'queued') return due_at !== null
  return status === 'sending' || status === 'in_doubt' || status === 'needs_attention'
}

/** Notes that were never sent, for their original was not fiscal. */
async function refuseNotes(tx: Tx, original: Row, why: keyof typeof FIX, now: number): Promise<void> {
  const waiting = (await notesOf(tx, String(original.id))).filter(({ status }) => status === 'queued')
  const problem = JSON.stringify(withoutOriginal(String(original.id), why))
  for (const note of waiting) {
    await takeStep(tx, note, { by: 'gateway', status: 'rejected', dueAt: null, problem, now })
    await tallyMove(tx, note, { status: 'rejected', now })
  }
}

const FIX = {
  rejected: 'Correct the original with /revisions; once it is accepted, issue the note anew.',
  cancelled: 'Nothing is left to do: nothing was sold.',
  revised: 'Issue the note anew, for what the original says now.',
} as const

function withoutOriginal(original: string, why: keyof typeof FIX): Problem {
  return {
    code: `original-${why}`,
    message: `The document that the note is about, ${original}, was ${why} before it was fiscal.`,
    cause: 'A note waits for its original, and takes back what that said when the note was accepted.',
    fix: FIX[why],
    retry: 'never',
  }
}
