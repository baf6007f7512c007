import { compare, decimal } from '@risiti/core'
import { percentOf } from '../bands.js'
import { BAND_OF, LISTED_RATE } from '../regime.js'
import type { KenyaRule } from './facts.js'

/** `itemSeq` has three digits. */
const MOST_LINES = 999

/** What a document as a whole must be, and what Kenya has no form for. */
export const DOCUMENT_RULES: readonly KenyaRule[] = [
  {
    id: 'ke-currency',
    title: 'Amounts go to KRA in shillings; a document in another currency says at which rate.',
    source: 'eTIMS business rules, section 12: foreign-currency documents are converted first',
    example: '"currency": "USD", "exchangeRate": "129.50"',
    find: ({ document: { currency, exchangeRate }, calculation }) => {
      if (calculation.currency !== 'KES')
        return [
          {
            path: '/currency',
            message: `is ${currency}, and the amounts were not brought to KES`,
            fix: 'Calculate the document with the Kenyan regime.',
          },
        ]
      if (currency === 'KES' || exchangeRate !== undefined) return []
      return [
        {
          path: '/exchangeRate',
          message: `is missing: KRA takes KES only, and the document is in ${currency}`,
          fix: `Say how many KES one ${currency} costs, such as "129.50".`,
        },
      ]
    },
  },
  {
    id: 'ke-rate',
    title:
      'A sale is of a day on which its taxes had the rates of KRA’s list, which has those of today only.',
    source: 'Code class 04, userDfnCd1; eTIMS business rules, section 3.1: B is 16 %, E is 8 %',
    example: '"issuedAt": "2026-11-23T10:15:00+03:00"',
    find: ({ calculation: { bands } }) =>
      bands.flatMap(({ category, rate }) => {
        const letter = BAND_OF[category]
        const listed = letter && LISTED_RATE[letter]
        if (listed === undefined || compare(decimal(rate), decimal(listed)) === 0) return []
        return [
          {
            path: '/issuedAt',
            message: `is a day on which "${category}" was ${percentOf(rate)} %, and KRA takes ${percentOf(listed)} % only`,
            fix: 'Correct the day. A sale of that time cannot be sent to eTIMS: settle it with KRA.',
          },
        ]
      }),
  },
  {
    id: 'ke-line-count',
    title: 'A document has at most 999 items; a line whose discount does not divide is two.',
    source: 'OSCU specification 2.0: itemSeq is NUMBER(3)',
    example: '"lines": [ … ] with 999 entries',
    find: ({ calculation: { lines } }) => {
      if (lines.length <= MOST_LINES) return []
      const fix = `Split the sale: KRA numbers lines up to ${MOST_LINES}.`
      return [{ path: '/lines', message: `come to ${lines.length} items`, fix }]
    },
  },
  {
    id: 'ke-debit-note',
    title: 'Kenya has no debit notes.',
    source: 'OSCU specification 2.0, code class 37: rcptTyCd is S or R',
    example: '"type": "invoice" with what is charged in addition',
    find: ({ document: { type } }) =>
      type === 'debit_note'
        ? [
            {
              path: '/type',
              message: 'is debit_note, which KRA has no form for',
              fix: 'Sell what is charged in addition with a further invoice, and name the first one in its note.',
            },
          ]
        : [],
  },
  {
    id: 'ke-levies',
    title: 'A sale has no levies beside its lines.',
    source: 'OSCU specification 2.0: the header of a sale has no member for them',
    example: 'a line with the levy, "tax": "out_of_scope"',
    find: ({ document: { levies = [] } }) =>
      levies.length > 0
        ? [
            {
              path: '/levies',
              message: 'have no place in a sale to KRA',
              fix: 'Sell the levy as a line of its own, under the tax that it bears.',
            },
          ]
        : [],
  },
  {
    id: 'ke-totals-positive',
    title: 'No amount of a document is negative, also on a credit note.',
    source: 'eTIMS business rules, section 4: live credit notes are positive',
    example: '"quantity": "1", "unitPrice": "100"',
    find: ({ document: { lines } }) =>
      lines.flatMap(({ quantity, unitPrice }, index) => [
        ...(compare(decimal(quantity), decimal('0')) <= 0
          ? [{ path: `/lines/${index}/quantity`, message: 'is not more than zero', fix: POSITIVE }]
          : []),
        ...(decimal(unitPrice).units < 0n
          ? [{ path: `/lines/${index}/unitPrice`, message: 'is negative', fix: POSITIVE }]
          : []),
      ]),
  },
]

const POSITIVE = 'Write it without a sign; what is taken back goes into a credit note, with positive amounts.'
