import { isPin } from '../../formats.js'
import type { KenyaRule } from './facts.js'

/** A buyer is known to KRA by a PIN, or by none. */
export const BUYER_RULES: readonly KenyaRule[] = [
  {
    id: 'ke-buyer-scheme',
    title: 'A buyer is identified by a KRA PIN only.',
    source: 'OSCU specification 2.0: custTin is a PIN, and there is no other id',
    example: '"taxId": { "scheme": "ke-pin", "value": "P000000001X" }',
    find: ({ document: { buyer } }) =>
      buyer?.taxId && buyer.taxId.scheme !== 'ke-pin'
        ? [
            {
              path: '/buyer/taxId/scheme',
              message: `is ${buyer.taxId.scheme}, but KRA takes a KRA PIN only`,
              fix: 'Use "ke-pin", or leave taxId out for a buyer without a PIN.',
            },
          ]
        : [],
  },
  {
    // The last letter is taken for a check letter by some, but no rule for it is published: only the form can be told.
    id: 'ke-buyer-pin',
    title: 'A PIN is a letter, nine digits and a letter.',
    source: 'eTIMS business rules, section 12; result code 910',
    example: '"value": "P000000001X"',
    find: ({ document: { buyer } }) =>
      buyer?.taxId?.scheme === 'ke-pin' && !isPin(buyer.taxId.value)
        ? [
            {
              path: '/buyer/taxId/value',
              message: 'is not a KRA PIN',
              fix: 'Write a letter, nine digits and a letter: "P000000001X".',
            },
          ]
        : [],
  },
]
