import type { CalculatedLine } from '@risiti/core'
import type { Arithmetic } from '../channels/profile.js'
import { type WireLine, wirePrice } from './discount.js'
import { exclusiveLine } from './exclusive.js'

/** How a line is written in each of KRA's conventions. */
export const LINE_IN: Readonly<Record<Arithmetic, (line: CalculatedLine) => WireLine>> = {
  inclusive: (line) => ({
    ...wirePrice(line),
    taxblAmt: line.net,
    taxAmt: line.tax,
    totAmt: line.total,
  }),
  exclusive: exclusiveLine,
}
