import { NOTE_REASON_CODES, type NoteKind } from '../code-map.js'
import { namesOriginal, noteKindOf } from '../kind.js'
import { aboutNotes } from './about-notes.js'
import type { UgandaRule } from './facts.js'

/* What notes of all kinds need. */

const WORDS: Readonly<Record<NoteKind, string>> = {
  credit: 'credit note',
  debit: 'debit note',
  memo: 'credit memo',
}

const DAY_MS = 24 * 60 * 60 * 1000

export const NOTE_RULES: readonly UgandaRule[] = [
  aboutNotes(
    ['credit', 'debit', 'memo'],
    {
      id: 'ug-note-reason',
      title: 'A note has a reason of its kind.',
      source: '1404, 1314; reason codes of T109 and T110',
      example: '"reason": "returned"',
    },
    ({ document }) => {
      const kind = noteKindOf(document)!
      const { reason } = document.preceding!
      const allowed = Object.keys(NOTE_REASON_CODES[kind])
      if (allowed.includes(reason)) return []
      return [
        {
          path: '/preceding/reason',
          message: `is "${reason}", for which Uganda has no ${WORDS[kind]} (1404)`,
          fix: `Use one of ${allowed.join(', ')}.`,
        },
      ]
    },
  ),
  aboutNotes(
    ['credit', 'debit', 'memo'],
    {
      id: 'ug-note-explanation',
      title: 'Another reason is explained.',
      source: '1405',
      example: '"reason": "other", "explanation": "Wrong branch"',
    },
    ({ document: { preceding } }) =>
      preceding?.reason !== 'other' || preceding.explanation
        ? []
        : [
            {
              path: '/preceding/explanation',
              message: 'is missing: the reason "other" needs one (1405)',
              fix: 'Say in a few words why there is a note.',
            },
          ],
  ),
  aboutNotes(
    ['debit'],
    {
      id: 'ug-debit-original',
      title: 'A debit note names its original.',
      source: '1136',
      example: '"preceding": { "fiscalNumber": "325100000010", "reason": "amount_increased" }',
    },
    ({ document }) =>
      namesOriginal(document)
        ? []
        : [
            {
              path: '/preceding',
              message: 'names no document, and a debit note adds to one (1136)',
              fix: 'Add the id or the fiscal number of the original.',
            },
          ],
  ),
  aboutNotes(
    ['credit', 'debit'],
    {
      id: 'ug-note-days',
      title: 'A note comes within the days that URA allows.',
      source: '312; T115 creditNoteMaximumInvoicingDays',
      example: '"preceding": { "issuedAt": "2026-11-20T09:00:00+03:00", "reason": "returned" }',
    },
    ({ document: { preceding } }, { now, noteDays }) => {
      if (!now || !preceding?.issuedAt || noteDays === undefined) return []
      if (now.getTime() - new Date(preceding.issuedAt).getTime() <= noteDays * DAY_MS) return []
      return [
        {
          path: '/preceding',
          message: `is about a document that is older than ${noteDays} days (312)`,
          fix: 'Ask URA: no note is taken after these days.',
        },
      ]
    },
  ),
  aboutNotes(
    ['credit', 'debit'],
    {
      id: 'ug-fiscal-number',
      title: 'A fiscal document number has 12 digits, or 20 when it was given offline.',
      source:
        'business rules 14; that it leaves 1 when divided by 9 holds for all known ones, and is not asked for',
      example: '"fiscalNumber": "325100000010"',
    },
    ({ document: { preceding } }) => {
      const number = preceding?.fiscalNumber
      if (number === undefined || /^(\d{12}|\d{20})$/.test(number)) return []
      return [
        {
          path: '/preceding/fiscalNumber',
          message: 'is no fiscal document number of Uganda: that has 12 digits, or 20',
          fix: 'Copy it from the receipt ("Fiscal Document Number").',
        },
      ]
    },
  ),
]
