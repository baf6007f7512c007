import { calculate, format, formatShort, type ResolvedDocument, type ResolvedLine } from '@risiti/core'
import { type ChannelProfile, gavaconnect, oscu } from '@risiti/etims/channels'
import { BAND_OF, regimeFor } from '@risiti/etims/document'
import fc from 'fast-check'
import { document, line } from '../samples.js'

/** A way in which lines are written: prices with tax or without, any discount or whole percentages. */
export interface Way {
  readonly name: string
  readonly profile: ChannelProfile
  readonly prices?: 'exclusive'
}

export const WAYS: readonly Way[] = [
  { name: 'convention I', profile: oscu },
  { name: 'convention II', profile: oscu, prices: 'exclusive' },
  { name: 'whole percentages', profile: gavaconnect },
]

/** A decimal text above zero, in cents. */
export const cents = (max: number) =>
  fc.integer({ min: 1, max }).map((units) => format({ units: BigInt(units), scale: 2 }))

/** The same without trailing zeros. */
const plainCents = (max: number) =>
  fc.integer({ min: 1, max }).map((units) => formatShort({ units: BigInt(units), scale: 2 }))

export const category = fc.constantFrom(...(Object.keys(BAND_OF) as ResolvedLine['tax'][]))

/** A document in the form that KRA keeps whole: prices as on the wire, and discounts that are whole percentages of a line in cents. */
export function keptDocument({ profile, prices }: Way): fc.Arbitrary<ResolvedDocument> {
  const quantity = fc.integer({ min: 1, max: 500 }).map(String)
  const kept = fc.record({
    quantity,
    unitPrice: plainCents(5_000_000),
    tax: category,
    percent: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined, freq: 2 }),
    barcode: fc.option(fc.constant('6161100000000'), { nil: undefined }),
  })
  const lines = fc.array(kept, { minLength: 1, maxLength: 12 }).map((all) =>
    all.map(({ percent, barcode, ...facts }) =>
      line({
        ...facts,
        packaging: 'NT',
        priceIncludesTax: prices !== 'exclusive',
        ...(barcode ? { barcode } : {}),
        ...(percent ? { discount: { percent: String(percent) } } : {}),
      }),
    ),
  )
  return lines
    .map((all) => document({ issuedAt: '2026-11-23T12:00:00+03:00', lines: all }))
    .filter((given) => {
      const calculation = calculate(given, regimeFor(profile, prices))
      // Neither a discount nor a payment of nothing is kept, nor can it be told whether prices hold a tax that no line bears.
      const isTold = prices !== 'exclusive' || calculation.lines.some(({ tax }) => tax !== '0.00')
      const isWorthIt = calculation.totals.gross !== '0.00'
      const isOff = calculation.lines.every(({ source, discount }) => !source.discount || discount !== '0.00')
      return isTold && isWorthIt && isOff
    })
    .map((given) => {
      const { gross } = calculate(given, regimeFor(profile, prices)).totals
      const amount = formatShort({ units: BigInt(gross.replace('.', '')), scale: 2 })
      return { ...given, payments: [{ method: 'mobile_money', amount }] }
    })
}
