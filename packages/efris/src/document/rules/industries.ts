import type { Issue } from '@risiti/core'
import type { Industry } from '../code-map.js'
import { industryOf, noteKindOf } from '../kind.js'
import { type UgandaRule, ugOf } from './facts.js'

/* What documents of a trade need: exports, imported services, airlines, fuel. */

/** Parts that go with one industry, and whether it can do without. */
const PARTS: readonly (readonly [
  part: 'importedService' | 'airline' | 'fuel' | 'deliveryTerms',
  industry: Industry,
  codes: string,
])[] = [
  ['importedService', 'imported_service', '2101, 2108'],
  ['airline', 'airline', '2808'],
  ['fuel', 'fuel', '2902, 2904, 2906'],
  ['deliveryTerms', 'export', '3156'],
]

const ATTACHMENTS = ['png', 'doc', 'pdf', 'jpg', 'txt', 'docx', 'xlsx', 'cer', 'crt', 'der']

/** A rule about each line of an export. */
function aboutExports(
  rule: Omit<UgandaRule, 'find'>,
  find: (...args: Parameters<UgandaRule['find']>) => Issue[],
): UgandaRule {
  return {
    ...rule,
    find: (subject, facts) => (industryOf(subject.document) === 'export' ? find(subject, facts) : []),
  }
}

export const INDUSTRY_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-industry-parts',
    title: 'Imported services, airlines, fuel and exports say what they are about, and nothing else does.',
    source: '2101, 2808, 2902, 3156',
    example: '"ext": { "ug": { "industry": "export", "deliveryTerms": "FOB" } }',
    find: ({ document }) => {
      const ug = ugOf(document)
      return PARTS.flatMap(([part, industry, codes]): Issue[] => {
        const isOf = industryOf(document) === industry
        if (isOf === (ug[part] !== undefined)) return []
        return isOf
          ? [
              {
                path: `/ext/ug/${part}`,
                message: `is missing: a document of the industry "${industry}" needs it (${codes})`,
                fix: 'Add it, or leave the industry out.',
              },
            ]
          : [
              {
                path: `/ext/ug/${part}`,
                message: `goes with documents of the industry "${industry}" only`,
                fix: `Add "industry": "${industry}", or leave it out.`,
              },
            ]
      })
    },
  },
  {
    id: 'ug-import-attachment',
    title: "The supplier's invoice is a file of a kind that URA opens.",
    source: '2121',
    example: '"attachment": { "name": "invoice.pdf", "content": "UERG" }',
    find: ({ document }) => {
      const { name } = ugOf(document).importedService?.attachment ?? {}
      if (name === undefined || ATTACHMENTS.some((ending) => name.toLowerCase().endsWith(`.${ending}`)))
        return []
      return [
        {
          path: '/ext/ug/importedService/attachment/name',
          message: `does not end with one of .${ATTACHMENTS.join(', .')} (2121)`,
          fix: 'Send the file in one of these forms.',
        },
      ]
    },
  },
  aboutExports(
    {
      id: 'ug-export-buyer',
      title: 'An export names its buyer.',
      source: '2834, 2247',
      example: '"buyer": { "kind": "foreigner", "name": "Nairobi Drinks Ltd" }',
    },
    ({ document: { buyer } }) =>
      buyer?.name
        ? []
        : [
            {
              path: '/buyer/name',
              message: 'is missing: an export names who buys (2834)',
              fix: "Add the buyer's legal name.",
            },
          ],
  ),
  aboutExports(
    {
      id: 'ug-export-weight',
      title: 'An exported line has its net weight in kilograms.',
      source: '3158',
      example: '"ext": { "ug": { "netWeight": "600" } }',
    },
    ({ document }) =>
      document.lines.flatMap(({ ext }, index) =>
        ext?.ug?.netWeight
          ? []
          : [
              {
                path: `/lines/${index}/ext/ug/netWeight`,
                message: 'is missing: an exported line has its net weight (3158)',
                fix: 'Add the kilograms, such as "12.5".',
              },
            ],
      ),
  ),
  aboutExports(
    {
      id: 'ug-export-excise',
      title: 'Exports bear no excise duty.',
      source: '2852',
      example: 'no "excise"',
    },
    ({ document }) =>
      document.lines.flatMap(({ excise }, index) =>
        excise
          ? [
              {
                path: `/lines/${index}/excise`,
                message: 'does not go on an export (2852)',
                fix: 'Leave it out.',
              },
            ]
          : [],
      ),
  ),
  aboutExports(
    {
      id: 'ug-export-unit',
      title: 'An exported line is counted in a unit of customs.',
      source: '2872; T115 exportRateUnit',
      example: '"customs": { "quantity": "600", "unit": "KGM" }',
    },
    ({ document }, { customsUnits }) =>
      document.lines.flatMap(({ unit, ext }, index) => {
        const counted = ext?.ug?.customs?.unit ?? unit
        if (!customsUnits || customsUnits.has(counted)) return []
        return [
          {
            path: ext?.ug?.customs ? `/lines/${index}/ext/ug/customs/unit` : `/lines/${index}/unit`,
            message: `is "${counted}", in which customs do not count (2872)`,
            fix: 'Add "customs" with the quantity in a unit of customs, such as "KGM".',
          },
        ]
      }),
  ),
  {
    id: 'ug-goods-or-service',
    title: 'Goods are exported as goods, services as services; imports and agents deal in services.',
    source: '3196, 2820, 3097',
    example: '"industry": "service_export"',
    find: ({ document }, { goods }) => {
      const industry = industryOf(document)
      const wantsService =
        industry === 'service_export' ||
        industry === 'imported_service' ||
        ugOf(document).principal !== undefined
      if (!goods || (!wantsService && industry !== 'export')) return []
      return document.lines.flatMap(({ item }, index) => {
        const isService = goods.get(item)?.isService
        if (isService === undefined || isService === wantsService) return []
        return [
          {
            path: `/lines/${index}/item`,
            message: isService
              ? 'is a service, and goods are exported so (3196)'
              : 'is no service, and only services are sold so (2820, 3097)',
            fix: isService
              ? 'Use the industry "service_export".'
              : 'Sell goods in a document of their own, without this industry or principal.',
          },
        ]
      })
    },
  },
  {
    id: 'ug-debit-industry',
    title: 'Nothing is added to an export or to fuel.',
    source: '2049, 3029',
    example: 'no "industry" on a debit note',
    find: ({ document }) => {
      const industry = industryOf(document)
      if (noteKindOf(document) !== 'debit' || (industry !== 'export' && industry !== 'fuel')) return []
      return [
        {
          path: '/ext/ug/industry',
          message: `is "${industry}", for which there are no debit notes (2049, 3029)`,
          fix: 'Write another sale.',
        },
      ]
    },
  },
]
