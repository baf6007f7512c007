import type { CalculatedLine } from '@risiti/core'
import type { Arithmetic } from '../channels/profile.js'
import { wirePrice } from './discount.js'
import { exclusiveLine } from './exclusive.js'

/** Price, discount and tax of a line as they go to KRA: decimal texts in KES. */
export interface WireLine {
  readonly prc: string
  readonly splyAmt: string
  readonly dcRt: string
  readonly dcAmt: string
  readonly taxblAmt: string
  readonly taxAmt: string
  readonly totAmt: string
}

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
