import { add, isZero } from '@risiti/core'
import { firstRow, type Refusal, refuse } from '../contract.js'
import { amount, isDiscount, type Sale } from './sale.js'

/** 1172, 2787, 1173, 1174: a discounted line (1) and its discount (0) come in pairs. */
export function discountsArePaired({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    const [before, after] = [lines[row - 1], lines[row + 1]]
    if (isDiscount(line) && !before) return refuse('1172', { row })
    if (isDiscount(line) && before?.discountFlag !== '1') return refuse('2787', { row })
    if (line.discountFlag !== '1') return undefined
    if (!after) return refuse('1174', { row })
    return isDiscount(after) ? undefined : refuse('1173', { row })
  })
}

/** 1178: a discount is called after what it is taken off. */
export function discountsAreNamed({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    const wanted = `${lines[row - 1]?.item} (Discount)`
    return !isDiscount(line) || line.item === wanted ? undefined : refuse('1178', { row })
  })
}

/** 3076, 1205, 1214: the discount stands on the discounted line, and only there. */
export function discountsStandOnLine({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (line.discountFlag === '1')
      return line.discountTotal === undefined ? refuse('3076', { row }) : undefined
    if (line.discountTotal !== undefined) return refuse('1205', { row })
    return line.discountFlag === '2' && line.discountTaxRate !== undefined
      ? refuse('1214', { row })
      : undefined
  })
}

/** 1206: the discount line repeats the amount. Live servers compare the two as text: 5.0 is not 5.00. */
export function discountsAgree({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) =>
    !isDiscount(line) || line.total === lines[row - 1]?.discountTotal ? undefined : refuse('1206', { row }),
  )
}

/** 3114: a discount is not larger than what it is taken off. */
export function discountsFit({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (line.discountFlag !== '1') return undefined
    const left = add(amount(line.total), amount(line.discountTotal))
    return left.units < 0n && !isZero(left) ? refuse('3114', { row }) : undefined
  })
}
