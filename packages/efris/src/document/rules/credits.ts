import { compare, decimal, type Issue, type ResolvedDocument } from '@risiti/core'
import { isSomething } from '../amounts.js'
import { industryOf, namesOriginal } from '../kind.js'
import { aboutNotes } from './about-notes.js'
import type { UgandaRule } from './facts.js'

/* Credit notes, which take back lines of an earlier document, by T110. */

export const CREDIT_RULES: readonly UgandaRule[] = [
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
      id: 'ug-credit-duty',
      title: 'The goods of each excise duty that are taken back cost more than the duty.',
      source: '1265; 1344: the row of the duty cannot be left out, as the tax is the sum of the rows',
      example: '"unitPrice": "24000" where the duty is 3000',
    },
    ({ calculation: { lines, duties } }) =>
      duties
        .filter(({ net }) => !isSomething(net))
        .map(({ excise: { code } }) => {
          const index = lines.findIndex(
            ({ source, net, excise }) => source.excise?.code === code && isSame(net, excise),
          )
          return {
            path: `/lines/${index}/excise`,
            message: `is all that is paid before VAT for the goods of ${code}, and a row without a net amount is refused (1265)`,
            fix: 'Take them back in one note with goods of the same duty that cost more.',
          }
        }),
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
]

function isSame(a: string, b: string): boolean {
  return compare(decimal(a), decimal(b)) === 0
}

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
