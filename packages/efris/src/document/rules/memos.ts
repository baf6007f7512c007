import { industryOf, namesOriginal } from '../kind.js'
import { aboutNotes } from './about-notes.js'
import type { UgandaRule } from './facts.js'

/* Credit memos: discounts after the sale, by T109. */

export const MEMO_RULES: readonly UgandaRule[] = [
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
]
