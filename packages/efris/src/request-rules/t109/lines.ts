import { compare, decimal, divide, isZero, multiply } from '@risiti/core'
import { excludes, isGiven, needs, type Rule, rowRule, rule } from '../../rules.js'
import { amount, distance, notNegative, notPositive, notZero, sign } from './amounts.js'
import { type Invoice, isDiscount, isSold, type Line } from './invoice.js'

/* One line by itself: quantity, price, total and tax, and the order of all lines. */

export const QUANTITY_RULES: readonly Rule<Line>[] = [
  needs('1267', 'qty', 'on a line that is no discount', isSold),
  needs('2139', 'unitOfMeasure', 'on a line that is no discount', isSold),
  needs('1268', 'unitPrice', 'on a line that is no discount', isSold),
  excludes('1181', 'qty', 'on a discount line', isDiscount),
  excludes('1187', 'unitPrice', 'on a discount line', isDiscount),
  notZero('1185', 'qty', isSold),
  notNegative('1186', 'qty', isSold),
  notZero('1191', 'unitPrice', isSold),
  notNegative('1192', 'unitPrice', isSold),
  notPositive('1196', 'total', isDiscount),
  notZero('1197', 'total', isSold),
  notNegative('1198', 'total', isSold),
  notPositive('1202', 'tax', isDiscount),
  notNegative('1204', 'tax', isSold),
  notNegative('1213', 'taxRate'),
  rule(
    '1316',
    'total',
    'must be qty times unitPrice, cut or rounded to two decimals',
    (line) => !isProduct(line),
  ),
  rule(
    '2776',
    'tax',
    'must be the part of total that taxRate says, rounded to two decimals',
    (line) => !isTax(line),
  ),
]

export const ORDER_RULES: readonly Rule<Invoice>[] = [
  rule('2071', 'goodsDetails', 'needs a line', ({ goodsDetails }) => goodsDetails.length === 0),
  rowRule(
    '1219',
    'goodsDetails',
    'orderNumber',
    'must count the lines from 0, discount lines too',
    ({ orderNumber }, index) => orderNumber !== String(index),
  ),
]

/** Live servers took the product cut to two decimals as well as rounded: both are less than a cent away. */
function isProduct(line: Line): boolean {
  if (isDiscount(line) || !isGiven(line.qty) || !isGiven(line.unitPrice)) return true
  const product = multiply(amount(line.qty), amount(line.unitPrice))
  return compare(distance(amount(line.total), product), decimal('0.01')) < 0
}

/**
 * The tax contained in the total, at most half a cent away, or cut to cents: the authority's own tolerance is
 * unpublished, and taxes that are rounded, cut, or given with four decimals were all accepted.
 */
function isTax({ total, tax, taxRate }: Line): boolean {
  if (sign(taxRate) <= 0) return isZero(amount(tax)) || sign(taxRate) < 0
  const rate = amount(taxRate)
  const whole = multiply(amount(total), rate)
  const parts = { units: 10n ** BigInt(rate.scale) + rate.units, scale: rate.scale }
  const off = distance(multiply(amount(tax), parts), whole)
  if (compare(off, multiply(decimal('0.005'), parts)) <= 0) return true
  return compare(amount(tax), divide(whole, parts, 2, 'down')) === 0
}
