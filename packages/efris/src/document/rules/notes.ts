import { compare, decimal, type Issue, type ResolvedDocument } from '@risiti/core'
import { isSomething } from '../amounts.js'
import { NOTE_REASON_CODES, type NoteKind } from '../code-map.js'
import { industryOf, namesOriginal, noteKindOf } from '../kind.js'
import type { UgandaRule } from './facts.js'

/* Credit notes (T110), debit notes and credit memos (T109). */

const WORDS: Readonly<Record<NoteKind, string>> = {
  credit: 'credit note',
  debit: 'debit note',
  memo: 'credit memo',
}

/** A rule about some kinds of notes. */
function aboutNotes(
  kinds: readonly NoteKind[],
  rule: Omit<UgandaRule, 'find'>,
  find: (...args: Parameters<UgandaRule['find']>) => readonly Issue[],
): UgandaRule {
  return {
    ...rule,
    find: (subject, facts) => {
      const kind = noteKindOf(subject.document)
      return kind && kinds.includes(kind) ? find(subject, facts) : []
    },
  }
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
  {
    id: 'ug-memo-type',
    title: 'A credit memo is a credit note.',
    source: 'business rules 1: a memo is T109 with invoiceType 5',
    example: '"type": "credit_note", "ext": { "ug": { "creditMemo": true } }',
    find: ({ document: { type, ext } }) =>
      ext?.ug?.creditMemo && type !== 'credit_note'
        ? [
            {
              path: '/ext/ug/creditMemo',
              message: `goes with credit notes only, and this is of the type "${type}"`,
              fix: 'Leave it out, or set "type" to "credit_note".',
            },
          ]
        : [],
  },
  aboutNotes(
    ['memo'],
    {
      id: 'ug-memo-original',
      title: 'A credit memo names no original.',
      source: 'business rules 1: a memo is a discount after the sale, without original',
      example: '"preceding": { "reason": "rebate" }',
    },
    ({ document }) =>
      namesOriginal(document)
        ? [
            {
              path: '/preceding',
              message: 'names a document, and a credit memo is about none',
              fix: 'Leave id and number out; to take a document back, leave "creditMemo" out.',
            },
          ]
        : [],
  ),
  aboutNotes(
    ['memo'],
    {
      id: 'ug-memo-right',
      title: 'Credit memos are issued by whom URA allows it, and by no duty-free shop.',
      source: '2804, 2822; T103 isAllowIssueRebate, isDutyFreeTaxpayer',
      example: '"preceding": { "fiscalNumber": "325100000010", "reason": "returned" }',
    },
    (_subject, { registration }) =>
      !registration || (registration.isAllowIssueRebate === '1' && registration.isDutyFreeTaxpayer !== '1')
        ? []
        : [
            {
              path: '/ext/ug/creditMemo',
              message: 'is not open to this seller (2804, 2822)',
              fix: 'Ask URA for it, or take documents back by credit notes.',
            },
          ],
  ),
  aboutNotes(
    ['memo'],
    {
      id: 'ug-memo-excise',
      title: 'A credit memo has no goods with excise duty.',
      source: '2827',
      example: 'no "excise"',
    },
    ({ document: { lines } }) =>
      lines.flatMap(({ excise }, index) =>
        excise
          ? [
              {
                path: `/lines/${index}/excise`,
                message: 'does not go on a credit memo (2827)',
                fix: 'Leave it out, or take the document back by a credit note.',
              },
            ]
          : [],
      ),
  ),
  aboutNotes(
    ['memo'],
    {
      id: 'ug-memo-import',
      title: 'Imported services have no credit memo.',
      source: '2807',
      example: 'no "industry"',
    },
    ({ document }) =>
      industryOf(document) === 'imported_service'
        ? [
            {
              path: '/ext/ug/industry',
              message: 'is "imported_service", which has no credit memo (2807)',
              fix: 'Take the document back by a credit note.',
            },
          ]
        : [],
  ),
  aboutNotes(
    ['credit'],
    {
      id: 'ug-credit-without-original',
      title: 'Only sellers whom URA allows it take back without naming a document.',
      source: '2825; T103 isAllowIssueCreditWithoutFDN',
      example: '"preceding": { "fiscalNumber": "325100000010", "reason": "returned" }',
    },
    ({ document }, { registration }) =>
      namesOriginal(document) || !registration || registration.isAllowIssueCreditWithoutFDN === '1'
        ? []
        : [
            {
              path: '/preceding',
              message: 'names no document, which this seller must (2825)',
              fix: 'Add the id or the fiscal number of the original.',
            },
          ],
  ),
  aboutNotes(
    ['credit'],
    {
      id: 'ug-credit-lines',
      title:
        'Each line says which line of the original it takes back: each once, in the order of the original.',
      source: '1423, 1426',
      example: '"precedingLine": 1',
    },
    ({ document }) => (namesOriginal(document) ? orderIssues(document) : []),
  ),
  aboutNotes(
    ['credit'],
    {
      id: 'ug-credit-worth',
      title: 'What is taken back came to something.',
      source: '1453',
      example: 'no line that was free of charge',
    },
    ({ calculation }) =>
      calculation.lines.flatMap(({ index, total }) =>
        isSomething(total)
          ? []
          : [
              {
                path: `/lines/${index}`,
                message: 'comes to nothing, and nothing cannot be taken back (1453)',
                fix: 'Leave the line out.',
              },
            ],
      ),
  ),
  aboutNotes(
    ['credit'],
    {
      id: 'ug-credit-levies',
      title: 'A credit note takes back lines, and no levies.',
      source: '1265: a row of the tax details has a net amount',
      example: 'no "levies"',
    },
    ({ document }) =>
      document.levies?.length
        ? [
            {
              path: '/levies',
              message: 'do not go on a credit note: their rows have no net amount (1265)',
              fix: 'Leave them out.',
            },
          ]
        : [],
  ),
  aboutNotes(
    ['credit'],
    {
      id: 'ug-credit-export',
      title: 'Exports are not taken back.',
      source: '2050, 3162',
      example: 'no credit note',
    },
    ({ document }) =>
      industryOf(document) === 'export'
        ? [
            {
              path: '/ext/ug/industry',
              message: 'is "export", which cannot be credited (2050)',
              fix: 'Have customs cancel the export.',
            },
          ]
        : [],
  ),
  aboutNotes(
    ['credit'],
    {
      id: 'ug-credit-balance',
      title: 'A credit note takes back no more than is left of each line.',
      source: '1434, 1460',
      example: '"quantity": "1" where two are left',
    },
    ({ document, calculation }, { left }) =>
      calculation.lines.flatMap(({ index, quantity, total }) => {
        const balance = left?.get(document.lines[index]!.precedingLine ?? 0)
        if (!balance) return []
        if (compare(decimal(quantity), decimal(balance.quantity)) > 0)
          return [
            {
              path: `/lines/${index}/quantity`,
              message: `is ${quantity}, but only ${balance.quantity} are left of the line (1434)`,
              fix: 'Take back what is left, or less.',
            },
          ]
        if (compare(decimal(total), decimal(balance.amount)) <= 0) return []
        return [
          {
            path: `/lines/${index}/unitPrice`,
            message: `makes ${total}, but only ${balance.amount} is left of the line (1460)`,
            fix: 'Take back at the price after the discount, or less.',
          },
        ]
      }),
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

function orderIssues({ lines }: ResolvedDocument): Issue[] {
  return lines.flatMap(({ precedingLine }, index): Issue[] => {
    const path = `/lines/${index}/precedingLine`
    if (precedingLine === undefined)
      return [
        {
          path,
          message: 'is missing: the authority wants to know which line is taken back (1426)',
          fix: 'Add the place of the line on the original; the first is 1.',
        },
      ]
    const before = lines[index - 1]?.precedingLine
    if (before === undefined || precedingLine > before) return []
    return [
      {
        path,
        message: `comes after line ${before}: lines are taken back in order, each once (1423)`,
        fix: 'Put the lines in the order of the original, and take each back in one line.',
      },
    ]
  })
}
