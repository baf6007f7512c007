import { compare, decimal, isZero, multiply, subtract } from '@risiti/core'
import { firstRow, type Refusal, refuse } from '../contract.js'
import { absolute, amount, isDiscount, type Sale } from './sale.js'

const CENT = decimal('0.01')

/** 1219: the lines are numbered from zero without a gap. */
export function linesAreNumbered({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) =>
    line.orderNumber === String(row) ? undefined : refuse('1219', { row }),
  )
}

/** 1336: the rate is one that exists. */
export function rateExists({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, ({ taxRate = '-' }, row) => {
    const exists =
      taxRate === '-' || ['0', '0.18'].some((rate) => compare(decimal(taxRate), decimal(rate)) === 0)
    return exists ? undefined : refuse('1336', { row })
  })
}

/** 1181, 1187, 1185, 1186, 1191, 1192: quantity and price are above zero; a discount has none. */
export function quantitiesArePositive({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (isDiscount(line)) {
      if (line.qty !== undefined) return refuse('1181', { row })
      return line.unitPrice === undefined ? undefined : refuse('1187', { row })
    }
    const [qty, price] = [amount(line.qty), amount(line.unitPrice)]
    if (isZero(qty)) return refuse('1185', { row })
    if (qty.units < 0n) return refuse('1186', { row })
    if (isZero(price)) return refuse('1191', { row })
    return price.units < 0n ? refuse('1192', { row }) : undefined
  })
}

/** 1197, 1198, 1204 for what is sold, 1196, 1202 for what is taken off: totals and taxes have the right sign. */
export function signsAreRight({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    const [total, tax] = [amount(line.total).units, amount(line.tax).units]
    if (isDiscount(line)) {
      if (total > 0n) return refuse('1196', { row })
      return tax > 0n ? refuse('1202', { row }) : undefined
    }
    if (total === 0n) return refuse('1197', { row })
    if (total < 0n) return refuse('1198', { row })
    return tax < 0n ? refuse('1204', { row }) : undefined
  })
}

/** 1316: the total is quantity times price. Cut and rounded products were both accepted by live servers. */
export function totalsMultiply({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (isDiscount(line)) return undefined
    const product = multiply(amount(line.qty), amount(line.unitPrice))
    const off = absolute(subtract(amount(line.total), product))
    return compare(off, CENT) < 0 ? undefined : refuse('1316', { row })
  })
}
