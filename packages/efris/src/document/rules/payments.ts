import { PAYMENT_CODES } from '../code-map.js'
import type { UgandaRule } from './facts.js'

/* How a document was paid. */

export const PAYMENT_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-payment-method',
    title: 'A payment is of a kind that EFRIS has a code for.',
    source: '2264; T115 payWay',
    example: '"method": "mobile_money"',
    find: ({ document }) =>
      (document.payments ?? []).flatMap(({ method }, index) =>
        PAYMENT_CODES[method]
          ? []
          : [
              {
                path: `/payments/${index}/method`,
                message: `"${method}" is not a way to pay that EFRIS knows`,
                fix: 'Use cash, mobile_money, card, credit, cheque, bank_transfer or voucher.',
              },
            ],
      ),
  },
  {
    id: 'ug-payment-digits',
    title: 'A payment has at most 12 digits before and 2 after the point.',
    source: '2266',
    example: '"amount": "5000.50"',
    find: ({ document }) =>
      (document.payments ?? []).flatMap(({ amount }, index) =>
        /^\d{1,12}(\.\d{1,2})?$/.test(amount)
          ? []
          : [
              {
                path: `/payments/${index}/amount`,
                message: 'has more than 12 digits before or 2 after the point (2266)',
                fix: 'Round it to two decimals.',
              },
            ],
      ),
  },
]
