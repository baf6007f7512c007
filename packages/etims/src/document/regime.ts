import { type Arithmetic, ConfigurationError, type Regime, type TaxCategory } from '@risiti/core'
import type { BandLetter, ChannelProfile, Arithmetic as Prices } from '../channels/profile.js'

/** KRA's band for each tax category (code class 04). Kenya has no deemed tax. */
export const BAND_OF: Readonly<Partial<Record<TaxCategory, BandLetter>>> = {
  exempt: 'A',
  standard: 'B',
  zero: 'C',
  out_of_scope: 'D',
  reduced: 'E',
}

/** The rate of each band in KRA's list (code class 04, `userDfnCd1`). The list knows no days: KRA computes a sale of any day with it. */
export const LISTED_RATE: Readonly<Record<BandLetter, string>> = {
  A: '0',
  B: '0.16',
  C: '0',
  D: '0',
  E: '0.08',
}

/** The day on which the VAT Act 2013 came into force. */
const VAT_ACT = '2013-09-02'

/** Kenya's VAT with prices that hold it and any discount. Amounts are KES with two decimals, days are Nairobi's. */
export const kenyaRegime: Regime = {
  country: 'KE',
  currency: 'KES',
  foreignCurrency: 'converted',
  zone: 'Africa/Nairobi',
  rates: [
    {
      category: 'exempt',
      rate: '0',
      from: VAT_ACT,
      source: 'VAT Act 2013, First Schedule; KRA code class 04, band A',
    },
    {
      category: 'standard',
      rate: '0.16',
      from: VAT_ACT,
      to: '2020-03-31',
      source: 'VAT Act 2013, section 5(2)(b); KRA code class 04, band B',
    },
    {
      category: 'standard',
      rate: '0.14',
      from: '2020-04-01',
      to: '2020-12-31',
      // The law's answer; KRA's systems take no such sale (`ke-rate`).
      source: 'VAT (Amendment of the Rate of Tax) Order 2020, Legal Notice 35 of 2020',
    },
    {
      category: 'standard',
      rate: '0.16',
      from: '2021-01-01',
      source: 'The order of 2020 was revoked by Legal Notice 206 of 2020; KRA code class 04, band B',
    },
    {
      category: 'zero',
      rate: '0',
      from: VAT_ACT,
      source: 'VAT Act 2013, section 5(2)(a) and Second Schedule; KRA code class 04, band C',
    },
    {
      category: 'out_of_scope',
      rate: '0',
      from: VAT_ACT,
      source: 'Not a supply under the VAT Act 2013; KRA code class 04, band D',
    },
    {
      // Which goods are in the band changed with the Finance Acts of 2022 and 2023; the list still serves it.
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
    creditNotes: 'same',
    product: 'round',
    priceScale: 2,
    quantityScale: 2,
    source:
      'Values that KRA’s validator of 2026 quotes: a gross line of 100 at 16 % has a taxable amount of 86.21',
  },
  provisional: 'slip-not-a-tax-document',
}

/**
 * Kenya's VAT in the form that a channel takes: calculate a document with this before it is written for that channel.
 * @param prices `exclusive` for prices without tax, where the channel takes them: then a price with tax is brought down to
 * cents first, so a line can come to a cent more or less. Default: the channel's first, which is with tax.
 * @throws ConfigurationError when the channel does not take such prices.
 */
export function regimeFor(profile: ChannelProfile, prices: Prices = profile.arithmetic[0]): Regime {
  if (!profile.arithmetic.includes(prices)) throw pricesNotTaken(profile, prices)
  const discount: Arithmetic['discount'] = profile.discounts === 'any' ? 'within' : profile.discounts
  const { rounding } = kenyaRegime
  return rounding.prices === prices && rounding.discount === discount
    ? kenyaRegime
    : { ...kenyaRegime, rounding: { ...rounding, prices, discount } }
}

/** The error for prices with or without tax on a channel that recomputes every line in another way. */
export function pricesNotTaken({ title, arithmetic }: ChannelProfile, prices: Prices): ConfigurationError {
  return new ConfigurationError({
    code: 'arithmetic-not-taken',
    message: `${title} does not take ${prices} prices.`,
    cause: 'Its validator recomputes every line.',
    fix: `Calculate with regimeFor(profile), or with ${arithmetic.join(' or ')} prices.`,
  })
}
