import type { TaxCategory } from '#src/document/line.js'
import type { Regime } from '#src/tax/regime.js'

/** Rows of a table of rates that have held since a day long past. */
function since(from: string, rates: Readonly<Partial<Record<TaxCategory, string>>>): Regime['rates'] {
  return Object.entries(rates).map(([category, rate]) => ({
    category: category as TaxCategory,
    rate,
    from,
    source: 'test data',
  }))
}

/** Uganda's rules as these tests need them; the regime that is used for real belongs to the Ugandan package. */
export const UGANDA: Regime = {
  country: 'UG',
  currency: 'UGX',
  foreignCurrency: 'kept',
  zone: 'Africa/Kampala',
  rates: since('2005-07-01', {
    standard: '0.18',
    zero: '0',
    exempt: '0',
    out_of_scope: '0',
    deemed: '0.18',
  }),
  rounding: {
    amountScale: 2,
    amountRounding: 'half-up',
    prices: 'inclusive',
    derive: 'tax',
    discount: 'apart',
    creditNotes: 'net',
    product: 'cut-or-round',
    priceScale: 8,
    quantityScale: 8,
    source: 'test data',
  },
  provisional: 'slip-not-a-tax-document',
}

/** Kenya's rules as these tests need them, with the months of 2020 in which the rate was 14 %. */
export const KENYA: Regime = {
  country: 'KE',
  currency: 'KES',
  foreignCurrency: 'converted',
  zone: 'Africa/Nairobi',
  rates: [
    { category: 'standard', rate: '0.16', from: '2013-09-02', to: '2020-03-31', source: 'test data' },
    { category: 'standard', rate: '0.14', from: '2020-04-01', to: '2020-12-31', source: 'test data' },
    { category: 'standard', rate: '0.16', from: '2021-01-01', source: 'test data' },
    ...since('2018-09-21', { reduced: '0.08' }),
    ...since('2013-09-02', { zero: '0', exempt: '0', out_of_scope: '0' }),
  ],
  rounding: {
    amountScale: 2,
    amountRounding: 'half-up',
    prices: 'inclusive',
    derive: 'net',
    discount: 'within',
    creditNotes: 'same',
    product: 'round',
    priceScale: 2,
    quantityScale: 2,
    source: 'test data',
  },
  provisional: 'slip-not-a-tax-document',
}

export const REGIMES = { UG: UGANDA, KE: KENYA } as const
