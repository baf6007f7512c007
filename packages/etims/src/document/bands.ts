import { type Calculation, decimal, formatShort, multiply } from '@risiti/core'
import type { BandLetter, ChannelProfile } from '../channels/profile.js'
import { letterOf } from './sale-line.js'

type Bands = Record<`${'taxblAmt' | 'taxRt' | 'taxAmt'}${BandLetter}`, string>

const LETTERS: readonly BandLetter[] = ['A', 'B', 'C', 'D', 'E']

/** All fifteen members of the bands, zero where one is not used. */
export function bandsOf({ bands }: Calculation, { unusedRates }: ChannelProfile): Bands {
  const members = LETTERS.flatMap((letter) => {
    const band = bands.find((each) => letterOf(each) === letter)
    return [
      [`taxblAmt${letter}`, band?.net ?? '0'],
      [`taxRt${letter}`, band ? percentOf(band.rate) : unusedRates[letter]],
      [`taxAmt${letter}`, band?.tax ?? '0'],
    ]
  })
  return Object.fromEntries(members) as Bands
}

/** A rate in percent, as short as it can be: "16" of "0.16". */
export function percentOf(rate: string): string {
  return formatShort(multiply(decimal(rate), decimal('100')))
}
