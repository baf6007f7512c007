import type { Regime } from '@risiti/core'

const SOURCE =
  'Value Added Tax Act (Uganda), standard rate of tax; confirmed by documents accepted in 2022 to 2026'

/** Uganda's VAT. */
export const ugandaRegime: Regime = {
  country: 'UG',
  currency: 'UGX',
  foreignCurrency: 'kept',
  zone: 'Africa/Kampala',
  rates: [
    { category: 'standard', rate: '0.18', from: '2005-07-01', source: SOURCE },
    {
      category: 'deemed',
      rate: '0.18',
      from: '2015-07-01',
      source:
        'Value Added Tax Act (Uganda), section 24: the standard rate, on supplies whose tax is deemed to have been paid',
    },
    {
      category: 'zero',
      rate: '0',
      from: '1996-07-01',
      source: 'Value Added Tax Act (Uganda), third schedule',
    },
    {
      category: 'exempt',
      rate: '0',
      from: '1996-07-01',
      source: 'Value Added Tax Act (Uganda), second schedule',
    },
    {
      category: 'out_of_scope',
      rate: '0',
      from: '1996-07-01',
      source: 'Value Added Tax Act (Uganda): sellers who are not registered charge no tax',
    },
  ],
  rounding: {
    amountScale: 2,
    amountRounding: 'half-up',
    prices: 'inclusive',
    derive: 'tax',
    discount: 'apart',
    // T110 has no discount lines, takes taxes that were rounded or cut (2776), and none beyond what is left (1449).
    creditNotes: 'net',
    product: 'cut-or-round',
    priceScale: 8,
    quantityScale: 8,
    source:
      'Return code 1316 says that quantity times price is cut; documents accepted in 2026 were rounded half up. Eighty of eighty stored taxes lie within half a cent of total x 0.18 / 1.18.',
  },
  provisional: 'slip-not-a-tax-document',
}
