import {
  type Balance,
  balanceOf,
  type Finding,
  type FiscalDocument,
  invalidDocument,
  type Subject,
} from '@risiti/core'
import type { NotedFacts } from '../authorities/authority.js'
import { findByFiscalNumber, findDocument } from '../store/statements/documents.js'
import { notesOf } from '../store/statements/notes.js'
import type { Tx } from '../store/store.js'
import { type DocumentRecord, readRecord } from './record.js'
import { countingOf, isGone, stampOf } from './stamp.js'
import type { Status } from './states.js'

/** A note's original and what else takes from it, as they were read. */
export interface Noted extends NotedFacts {
  /** Changes with everything that changes what is left: a note is accepted only while it is the same. */
  readonly stamp: string
}

/**
 * Finds the document that a note is about; undefined where this gateway does not hold it.
 * @throws InvalidInputError where it is named by an id that does not exist.
 */
export async function findOriginal(
  read: Tx,
  account: string,
  { preceding }: FiscalDocument,
): Promise<DocumentRecord | undefined> {
  if (preceding?.id !== undefined) {
    const row = await findDocument(read, account, preceding.id)
    if (row?.lane === 'sales') return readRecord(row)
    throw invalidDocument([unknownOriginal(preceding.id)])
  }
  if (preceding?.fiscalNumber === undefined) return undefined
  const row = await findByFiscalNumber(read, account, preceding.fiscalNumber)
  return row && readRecord(row)
}

/**
 * Reads what counts on an original: every note that is not refused or withdrawn, sent or not, has its part reserved.
 * @param except the note that is asked for, when it is written anew.
 */
export async function readNoted(read: Tx, original: DocumentRecord, except?: string): Promise<Noted> {
  const rows = await notesOf(read, original.id)
  return {
    original,
    earlier: countingOf(rows, except).map(readRecord),
    stamp: stampOf(original, rows, except),
  }
}

/** Completes a note from its original, and says what cannot be a note on it. */
export function aboutOriginal(
  note: FiscalDocument,
  original: DocumentRecord,
): { readonly document: FiscalDocument; readonly findings: readonly Finding[] } {
  const { issuedAt } = original.document
  const preceding = { issuedAt, ...note.preceding!, id: original.id }
  return { document: { ...note, preceding }, findings: objections(note, original) }
}

/** The notes on a document that are not refused or withdrawn, with what they come to, and what is left for further ones. */
export async function viewNotes(
  read: Tx,
  original: DocumentRecord,
): Promise<{ readonly notes?: readonly NoteView[]; readonly left?: Balance }> {
  const rows = await notesOf(read, original.id)
  if (rows.length === 0) return {}
  const notes = rows.map(readRecord)
  return {
    notes: notes.map(({ id, status, document, calculation }) => ({
      id,
      type: document.type,
      status,
      gross: calculation.totals.gross,
    })),
    left: leftOf(
      original,
      notes.filter((note) => !isGone(note)),
    ),
  }
}

/** A note as its original shows it. */
export interface NoteView {
  readonly id: string
  readonly type: string
  readonly status: Status
  /** In the currency that the authority takes. */
  readonly gross: string
}

/** What is left of a document for credit notes to take back. */
export function leftOf(original: Subject, earlier: readonly Subject[]): Balance {
  return balanceOf(original, earlier)
}

function objections(note: FiscalDocument, original: DocumentRecord): Finding[] {
  const { id, status, document, fiscal } = original
  const given = note.preceding?.fiscalNumber
  const rows: readonly (Finding | false)[] = [
    document.type.endsWith('_note') && {
      rule: 'note-on-sale',
      example: '"preceding": { "id": "<id of a sale>", "reason": "returned" }',
      path: '/preceding',
      message: `names ${id}, which is a note itself`,
      fix: 'Name the sale. A note that is not decided on can be withdrawn with POST /v1/documents/{id}/cancel.',
    },
    isGone(original) && {
      rule: 'note-on-fiscal-document',
      example: '"preceding": { "id": "<id of a fiscal document>", "reason": "returned" }',
      path: '/preceding',
      message: `names ${id}, which is ${status}: the authority has nothing of it`,
      fix: 'Nothing was sold, so nothing is to be taken back.',
    },
    note.device !== document.device && {
      rule: 'note-same-device',
      example: `"device": "${document.device}"`,
      path: '/device',
      message: `is not "${document.device}", which its original was accepted for`,
      fix: 'Issue the note on the device of its original.',
    },
    note.currency !== document.currency && {
      rule: 'note-same-currency',
      example: `"currency": "${document.currency}"`,
      path: '/currency',
      message: `is not ${document.currency}, the currency of its original`,
      fix: 'Write the note in the currency of its original.',
    },
    given !== undefined &&
      fiscal !== undefined &&
      fiscal.number !== given && {
        rule: 'note-original-agrees',
        example: `"fiscalNumber": "${fiscal.number}"`,
        path: '/preceding/fiscalNumber',
        message: `is not that of ${id}, which is ${fiscal.number}`,
        fix: 'Name the original by one of both.',
      },
    ...lineObjections(note),
  ]
  return rows.filter((row): row is Finding => row !== false)
}

/** What is left is counted by lines, so a credit note says which it takes back. */
function lineObjections({ type, lines }: FiscalDocument): Finding[] {
  if (type !== 'credit_note') return []
  return lines.flatMap(({ precedingLine }, index) =>
    precedingLine === undefined
      ? [
          {
            rule: 'note-names-lines',
            example: '"precedingLine": 1',
            path: `/lines/${index}/precedingLine`,
            message: 'is missing: a credit note says which line of its original each of its own takes back',
            fix: 'Add the number of the line; the first is 1. Or use POST /v1/documents/{id}/credit-notes.',
          },
        ]
      : [],
  )
}

function unknownOriginal(id: string): Finding {
  return {
    rule: 'note-original-known',
    example: '"preceding": { "id": "doc_...", "reason": "returned" }',
    path: '/preceding/id',
    message: `"${id}" is not one of your documents`,
    fix: 'Use the id that POST /v1/documents answered with, or "fiscalNumber" for a document of another system.',
  }
}
