import {
  add,
  type CalculatedLine,
  type Decimal,
  decimal,
  divide,
  format,
  formatShort,
  isZero,
  multiply,
  round,
  subtract,
} from '@risiti/core'
import { percentOf, type WireLine } from './discount.js'

const ONE = decimal('1')
const HUNDRED = decimal('100')

/**
 * A line whose price is without tax, and whose tax comes on top: the form that two programs in use send to KRA's own host. A
 * price with tax is brought down to two decimals first, so the line can come to a cent more or less than in the usual form.
 */
export function exclusiveLine({ source, rate, quantity }: CalculatedLine): WireLine {
  const factor = add(ONE, decimal(rate))
  const withoutTax = (value: string) =>
    source.priceIncludesTax ? divide(decimal(value), factor, 2, 'half-up') : round(decimal(value), 2)
  const price = withoutTax(source.unitPrice)
  const supply = round(multiply(decimal(quantity), price), 2)
  const { discount } = source
  const off =
    discount === undefined
      ? decimal('0')
      : 'percent' in discount
        ? shareOf(supply, decimal(discount.percent))
        : withoutTax(discount.amount)
  const net = subtract(supply, off)
  const tax = round(multiply(net, decimal(rate)), 2)
  return {
    prc: formatShort(price),
    splyAmt: format(supply),
    dcRt: isZero(off) ? '0' : formatShort(percentOf(off, supply, 2)),
    dcAmt: isZero(off) ? '0' : format(off),
    taxblAmt: format(net),
    taxAmt: format(tax),
    totAmt: format(add(net, tax)),
  }
}

function shareOf(supply: Decimal, percent: Decimal): Decimal {
  return divide(multiply(supply, percent), HUNDRED, 2, 'half-up')
}
