import type { UgandaRule } from './facts.js'

/* Lines whose VAT is deemed paid, or that are exempt, for a project of the buyer (T137). */

export const RELIEF_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-deemed-project',
    title: 'A deemed line names the project of the buyer.',
    source: '3038, 3041, 3044',
    example: '"ext": { "ug": { "project": { "id": "1040", "name": "Jinja Bridge" } } }',
    find: ({ document }) =>
      document.lines.flatMap(({ tax, ext }, index) =>
        tax !== 'deemed' || ext?.ug?.project
          ? []
          : [
              {
                path: `/lines/${index}/ext/ug/project`,
                message: 'is missing: VAT is deemed paid for a project of the buyer (3041)',
                fix: 'Add its id and name as T137 lists them.',
              },
            ],
      ),
  },
  {
    id: 'ug-project-tax',
    title: 'A line for a project is deemed or exempt.',
    source: '3048, 3049, 3079',
    example: '"tax": "deemed"',
    find: ({ document }) =>
      document.lines.flatMap(({ tax, ext }, index) =>
        !ext?.ug?.project || tax === 'deemed' || tax === 'exempt'
          ? []
          : [
              {
                path: `/lines/${index}/tax`,
                message: `is "${tax}", but a line for a project is deemed or exempt (3048, 3079)`,
                fix: 'Use "deemed" or "exempt", or leave the project out.',
              },
            ],
      ),
  },
  {
    id: 'ug-deemed-buyer',
    title: 'Who buys deemed has a Ugandan TIN and is no foreigner.',
    source: '2809, 2823',
    example: '"taxId": { "scheme": "ug-tin", "value": "1000029781" }',
    find: ({ document: { lines, buyer } }) => {
      if (!lines.some(({ tax }) => tax === 'deemed')) return []
      if (buyer?.kind === 'foreigner')
        return [
          {
            path: '/buyer/kind',
            message: 'is "foreigner", and no foreigner buys deemed (2809)',
            fix: 'Use "standard" for the lines, or name the Ugandan buyer.',
          },
        ]
      if (buyer?.taxId?.scheme === 'ug-tin') return []
      return [
        {
          path: '/buyer/taxId',
          message: "is no Ugandan TIN: VAT is deemed paid for a buyer on URA's list (2823)",
          fix: 'Add { "scheme": "ug-tin", "value": "1000029781" }, or use "standard".',
        },
      ]
    },
  },
  {
    id: 'ug-relief-mix',
    title: 'One document has deemed lines or lines of exempt projects, not both.',
    source: '2796',
    example: 'two documents',
    find: ({ document: { lines } }) => {
      if (!lines.some(({ tax }) => tax === 'deemed')) return []
      return lines.flatMap(({ tax, ext }, index) =>
        tax === 'exempt' && ext?.ug?.project
          ? [
              {
                path: `/lines/${index}/ext/ug/project`,
                message: 'is an exempt one beside a deemed line (2796)',
                fix: 'Write two documents.',
              },
            ]
          : [],
      )
    },
  },
  {
    id: 'ug-exempt-project-excise',
    title: 'What is exempt for a project bears no excise duty.',
    source: '3080',
    example: '"excise": { "code": "LED130200", "name": "Diesel for thermal power stations" }',
    find: ({ document: { lines } }) =>
      lines.flatMap(({ tax, excise, ext }, index) =>
        tax === 'exempt' && ext?.ug?.project && excise && ('percent' in excise || 'perUnit' in excise)
          ? [
              {
                path: `/lines/${index}/excise`,
                message: 'has a rate, but what is exempt for a project has none (3080)',
                fix: 'Leave the rate out: the duty is then nil.',
              },
            ]
          : [],
      ),
  },
]
