import type { Issue } from '@risiti/core'
import { isSomething } from '../amounts.js'
import type { UgandaRule } from './facts.js'

/* What a line is classified as, and which amounts it may hold. */

/** Digits before and decimals after the point of a rate in the tax details (1438). */
const RATE_FORM = /^\d{1,12}(\.\d{1,8})?$/
const PERCENT_FORM = /^\d{1,14}(\.\d{1,6})?$/

export const LINE_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-classification',
    title: 'Goods are classified by commodity category.',
    source: '1227, 1318; T123',
    example: '"classification": { "scheme": "ug-commodity", "code": "50202306" }',
    find: ({ document }) =>
      document.lines.flatMap(({ classification }, index) =>
        classification.scheme === 'ug-commodity'
          ? []
          : [
              {
                path: `/lines/${index}/classification/scheme`,
                message: 'is not the classification that Uganda uses',
                fix: 'Use "ug-commodity" with the commodity category code.',
              },
            ],
      ),
  },
  {
    id: 'ug-zero-line',
    title: 'A line has a price, and comes to something before its discount.',
    source: '1185, 1191, 1197',
    example: '"unitPrice": "2500", "discount": { "percent": "100" }',
    find: ({ calculation }) =>
      calculation.lines.flatMap(({ index, unitPrice, gross }) =>
        isSomething(unitPrice) && isSomething(gross)
          ? []
          : [
              {
                path: `/lines/${index}/unitPrice`,
                message: `makes a line of ${gross}, and no line may come to nothing (1191, 1197)`,
                fix: 'A gift has its price, and a discount of 100 percent.',
              },
            ],
      ),
  },
  {
    id: 'ug-line-digits',
    title: 'Quantity, price and total of a line have at most 12 digits before the point.',
    source: '1183, 1189, 1195',
    example: '"quantity": "999999999999"',
    find: ({ calculation }) => calculation.lines.flatMap(sizeIssues),
  },
  {
    id: 'ug-rate-digits',
    title:
      'A rate of excise duty or of a levy has at most 12 digits before and 8 after the point; a percentage 6 after it.',
    source: '1234, 1438',
    example: '"percent": "12.5"',
    find: ({ document }) => [
      ...document.lines.flatMap(({ excise }, index) => rateIssues(`/lines/${index}/excise`, excise)),
      ...(document.levies ?? []).flatMap((levy, index) => rateIssues(`/levies/${index}`, levy)),
    ],
  },
  {
    id: 'ug-levy-name',
    title: 'A levy of another kind has a name.',
    source: '2831',
    example: '{ "kind": "other", "name": "Airport fee", "perUnit": "8000" }',
    find: ({ document }) =>
      (document.levies ?? []).flatMap(({ kind, name }, index) =>
        kind !== 'other' || name
          ? []
          : [
              {
                path: `/levies/${index}/name`,
                message: 'is missing: a levy of another kind needs one (2831)',
                fix: 'Add the name that is printed.',
              },
            ],
      ),
  },
]

function sizeIssues({
  index,
  ...line
}: {
  readonly index: number
  readonly quantity: string
  readonly unitPrice: string
  readonly gross: string
}): Issue[] {
  const names = ['quantity', 'unitPrice', 'gross'] as const
  const large = names.find((name) => line[name].length > 12 && line[name].split('.')[0]!.length > 12)
  if (!large) return []
  const path = `/lines/${index}/${large === 'quantity' ? 'quantity' : 'unitPrice'}`
  const message = `makes ${line[large]}: more than 12 digits before the point (1195)`
  return [{ path, message, fix: 'Split the line, or sell in a larger unit.' }]
}

function rateIssues(path: string, rate: object | undefined): Issue[] {
  const { percent, perUnit } = (rate ?? {}) as { percent?: string; perUnit?: string }
  const fix = 'Round it as the law states it.'
  if (percent !== undefined && !PERCENT_FORM.test(percent))
    return [{ path: `${path}/percent`, message: 'has more than 6 decimals (1438)', fix }]
  if (perUnit !== undefined && !RATE_FORM.test(perUnit))
    return [
      { path: `${path}/perUnit`, message: 'has more than 12 digits before or 8 after the point (1438)', fix },
    ]
  return []
}
