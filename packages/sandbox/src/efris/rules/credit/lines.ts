import { add, isZero } from '@risiti/core'
import type { CreditLine, StoredLine } from '../../books/credits.js'
import { type Balance, fullTax } from '../../books/credits.js'
import { firstRow, type Refusal, refuse } from '../../contract.js'
import type { ReturnCode } from '../../texts/index.js'
import { amount } from '../sale.js'
import { isRightTax, isSameRate } from '../tax.js'
import { type Claim, sourceOf } from './claim.js'
import { otherDuty } from './excise.js'

/** 1423: the lines stand in the order of the original, none of them twice. */
export function linesAscend({ lines }: Claim): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    const before = lines[row - 1]
    return before && Number(line.orderNumber) <= Number(before.orderNumber)
      ? refuse('1423', { row })
      : undefined
  })
}

/** 1431 to 1432, 1446, 1452, 1453, 1458, 1459: what is taken back is below zero, its price above. */
export function signsAreRight({ lines }: Claim): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    const [qty, total, price] = [amount(line.qty), amount(line.total), amount(line.unitPrice)]
    if (qty.units > 0n) return refuse('1431', { row })
    if (isZero(qty)) return refuse('1432', { row })
    if (amount(line.tax).units > 0n) return refuse('1446', { row })
    if (total.units > 0n) return refuse('1452', { row })
    if (isZero(total)) return refuse('1453', { row })
    if (isZero(price)) return refuse('1458', { row })
    return price.units < 0n ? refuse('1459', { row }) : undefined
  })
}

/** 1426: the original has each line. A discount goes with its line and has none of its own; inferred. */
export function linesExist(claim: Claim): Refusal | undefined {
  return firstRow(claim.lines, (line, row) => (sourceOf(claim, line) ? undefined : refuse('1426', { row })))
}

/** What a line of a note repeats of the line that it takes back. */
const SAME: readonly (readonly [keyof CreditLine & keyof StoredLine, ReturnCode])[] = [
  ['item', '1427'],
  ['itemCode', '1428'],
  ['unitOfMeasure', '1435'],
  ['deemedFlag', '1461'],
  ['exciseFlag', '1462'],
  ['goodsCategoryId', '1464'],
]

/**
 * 1427, 1428, 1435, 1443, 1461 to 1467, 1473 to 1477: each line says what the original says. The name of the category, which the
 * authority writes itself, need not be repeated (1465).
 */
export function linesAreSame(claim: Claim): Refusal | undefined {
  return firstRow(claim.lines, (line, row) => {
    const source = sourceOf(claim, line)!
    const other = SAME.find(([name]) => line[name] !== source[name])
    if (other) return refuse(other[1], { row })
    const isSame =
      line.taxRate !== undefined && hasForm(line.taxRate) && isSameRate(line.taxRate, source.taxRate!)
    if (!isSame) return refuse('1443', { row })
    const name = line.goodsCategoryName
    if (name !== undefined && name !== source.goodsCategoryName) return refuse('1465', { row })
    const duty = otherDuty(line, source)
    return duty && refuse(duty, { row })
  })
}

const hasForm = (rate: string) => rate === '-' || /^\d{1,4}(\.\d{1,8})?$/.test(rate)

/** 1434, 1460: no line takes more than is left of it. 1449: nor more tax than was due. */
export function balancesSuffice(claim: Claim): Refusal | undefined {
  const { original, visit } = claim
  return firstRow(claim.lines, (line, row) => {
    const source = sourceOf(claim, line)!
    const left = visit.books.credits.balance(original!, source)
    const code = overdrawn(line, left)
    if (code) return refuse(code, { row })
    const overTaxed = add(fullTax(original!, source), amount(line.tax)).units < 0n
    return overTaxed ? refuse('1449', { row }) : undefined
  })
}

/** No more is taken back than is left. */
function overdrawn(line: CreditLine, { qty, amount: left }: Balance): '1434' | '1460' | undefined {
  if (add(qty, amount(line.qty)).units < 0n) return '1434'
  return add(left, amount(line.total)).units < 0n ? '1460' : undefined
}

/** 2776: the tax of each line is the part of its total that its rate says. */
export function taxesAreRight({ lines }: Claim): Refusal | undefined {
  return firstRow(lines, (line, row) => (isRightTax(line) ? undefined : refuse('2776', { row })))
}
