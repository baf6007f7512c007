import { industryOf, isTaxInvoice } from '../kind.js'
import type { UgandaRule } from './facts.js'

/* Which tax a line may name, by who sells and what is sold. */

export const TAX_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-tax-registration',
    title: 'A seller who is not registered for VAT names no tax.',
    source: '3087, 1326',
    example: '"tax": "out_of_scope"',
    find: ({ document }, { registration }) =>
      isTaxInvoice(document, registration)
        ? []
        : document.lines.flatMap(({ tax }, index) =>
            tax === 'out_of_scope'
              ? []
              : [
                  {
                    path: `/lines/${index}/tax`,
                    message:
                      'names a tax, but the seller is not registered for VAT and may not charge or state it (3087)',
                    fix: 'Use "out_of_scope".',
                  },
                ],
          ),
  },
  {
    id: 'ug-receipt-taxes',
    title: 'A receipt of a seller without VAT states neither excise duty nor levies.',
    source: '3087; no form of it is published',
    example: 'no "excise", no "levies"',
    find: ({ document }, { registration }) => {
      if (isTaxInvoice(document, registration)) return []
      const message =
        'does not go on a receipt: its seller is not registered for VAT and states no tax (3087)'
      const fix = 'Leave it out.'
      return [
        ...(document.levies?.length ? [{ path: '/levies', message, fix }] : []),
        ...document.lines.flatMap(({ excise }, index) =>
          excise ? [{ path: `/lines/${index}/excise`, message, fix }] : [],
        ),
      ]
    },
  },
  {
    id: 'ug-out-of-scope',
    title: 'Only sellers whom URA allows it sell outside VAT on a tax invoice.',
    source: '2840, 2856; T103 isAllowOutOfScopeVAT',
    example: '"tax": "standard"',
    find: ({ document }, { registration }) =>
      !registration || registration.isAllowOutOfScopeVAT === '1' || !isTaxInvoice(document, registration)
        ? []
        : document.lines.flatMap(({ tax }, index) =>
            tax === 'out_of_scope'
              ? [
                  {
                    path: `/lines/${index}/tax`,
                    message:
                      '"out_of_scope" does not go with a seller who is registered for VAT, unless URA allows it (2856)',
                    fix: 'Use "standard", "zero" or "exempt", or ask URA to allow sales out of scope.',
                  },
                ]
              : [],
          ),
  },
  {
    id: 'ug-export-tax',
    title: 'Exported goods are zero rated.',
    source: '2048; T103 exportCommodityTaxRate',
    example: '"tax": "zero"',
    find: ({ document }, { registration }) => {
      const isZero = !/[1-9]/.test(registration?.exportCommodityTaxRate ?? '0')
      if (industryOf(document) !== 'export' || !isZero || !isTaxInvoice(document, registration)) return []
      return document.lines.flatMap(({ tax }, index) =>
        tax === 'zero'
          ? []
          : [
              {
                path: `/lines/${index}/tax`,
                message: `is "${tax}", but exported goods are zero rated (2048)`,
                fix: 'Use "zero".',
              },
            ],
      )
    },
  },
]
