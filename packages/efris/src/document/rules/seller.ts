import { compare, decimal, multiply } from '@risiti/core'
import { type UgandaRule, ugOf } from './facts.js'

/* The seller's branch, in which currency it sells, and how much at once. */

export const SELLER_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-branch-name',
    title: 'A branch has its name beside its id.',
    source: '2186',
    example: '"branch": { "id": "206637525568955296", "name": "KAMPALA" }',
    find: ({ document }) => {
      const { branch } = ugOf(document)
      if (!branch || branch.name) return []
      return [
        {
          path: '/ext/ug/branch/name',
          message: 'is missing: the authority wants the name of a branch beside its id (2186)',
          fix: 'Add the name as T138 lists it, or leave the branch out.',
        },
      ]
    },
  },
  {
    id: 'ug-currency-listed',
    title: 'A document is in a currency that URA lists.',
    source: '2180; T115 currencyType',
    example: '"currency": "USD"',
    find: ({ document: { currency } }, { currencies }) =>
      !currencies || currencies.has(currency)
        ? []
        : [
            {
              path: '/currency',
              message: `is ${currency}, which URA does not list (2180)`,
              fix: `Use one of ${[...currencies].join(', ')}.`,
            },
          ],
  },
  {
    id: 'ug-gross-limit',
    title: 'A document comes to no more than URA allows the seller, in UGX.',
    source: '2075; T103 maxGrossAmount',
    example: '"exchangeRate": "3840.65" with a total of 1000 USD is 3840650 UGX',
    find: ({ document, calculation }, { registration }) => {
      const limit = registration?.maxGrossAmount
      const rate = document.currency === 'UGX' ? '1' : document.exchangeRate
      if (!limit || !rate) return []
      const shillings = multiply(decimal(calculation.totals.gross), decimal(rate))
      if (compare(shillings, decimal(limit)) <= 0) return []
      return [
        {
          path: '/lines',
          message: `come to more than the ${limit} UGX that a document of this seller may (2075)`,
          fix: 'Split the sale, or ask URA to raise the limit.',
        },
      ]
    },
  },
]
