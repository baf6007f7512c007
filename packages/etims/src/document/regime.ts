import type { Regime, TaxCategory } from '@risiti/core'
import type { BandLetter } from '../channels/profile.js'

/** KRA's band for each tax category (code class 04). Kenya has no deemed tax. */
export const BAND_OF: Readonly<Partial<Record<TaxCategory, BandLetter>>> = {
  exempt: 'A',
  standard: 'B',
  zero: 'C',
  out_of_scope: 'D',
  reduced: 'E',
}

/** Kenya's VAT. Amounts are KES with two decimals, days are Nairobi's. */
export const kenyaRegime: Regime = {
  country: 'KE',
  currency: 'KES',
  foreignCurrency: 'converted',
  zone: 'Africa/Nairobi',
  rates: [
    {
      category: 'exempt',
      rate: '0',
      from: '2013-09-02',
      source: 'VAT Act 2013, First Schedule; KRA code class 04, band A',
    },
    {
      category: 'standard',
      rate: '0.16',
      from: '2021-01-01',
      source:
        'The 14 % of April 2020 ended and 16 % was restored on 1 January 2021; KRA code class 04, band B',
    },
    {
      category: 'zero',
      rate: '0',
      from: '2013-09-02',
      source: 'VAT Act 2013, Second Schedule; KRA code class 04, band C',
    },
    {
      category: 'out_of_scope',
      rate: '0',
      from: '2013-09-02',
      source: 'Not a supply under the VAT Act 2013; KRA code class 04, band D',
    },
    {
      category: 'reduced',
      rate: '0.08',
      from: '2018-09-21',
      source: 'Finance Act 2018 (petroleum products); KRA code class 04, band E',
    },
  ],
  rounding: {
    amountScale: 2,
    amountRounding: 'half-up',
    prices: 'inclusive',
    derive: 'net',
    discount: 'within',
    product: 'round',
    priceScale: 2,
    quantityScale: 2,
    source:
      'Values that KRA’s validator of 2026 quotes: a gross line of 100 at 16 % has a taxable amount of 86.21',
  },
  provisional: 'slip-not-a-tax-document',
}
