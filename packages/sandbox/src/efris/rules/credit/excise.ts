import { compare, decimal, isDecimal } from '@risiti/core'
import type { CreditLine, StoredLine } from '../../books/credits.js'
import { firstRow, type Refusal, refuse } from '../../contract.js'
import type { ReturnCode } from '../../texts/index.js'
import { hasDigits } from '../members.js'
import { amount } from '../sale.js'
import type { Claim } from './claim.js'

/**
 * 2790: a line without excise duty states none. 1468: one with duty does. 1469: as a number, with four decimals as the field
 * table says. 2791: not above zero.
 */
export function exciseIsFormed({ lines }: Claim): Refusal | undefined {
  return firstRow(lines, ({ exciseFlag, exciseTax }, row) => {
    if (exciseFlag !== '1') return /^-?0*(\.0*)?$/.test(exciseTax ?? '') ? undefined : refuse('2790', { row })
    if (exciseTax === undefined) return refuse('1468', { row })
    if (!hasDigits(exciseTax, 12, 4)) return refuse('1469', { row })
    return amount(exciseTax).units > 0n ? refuse('2791', { row }) : undefined
  })
}

/** What a line of a note repeats of the duty on the line that it takes back. */
const MEMBERS: readonly (readonly [keyof CreditLine & keyof StoredLine, ReturnCode])[] = [
  ['categoryId', '1463'],
  ['exciseRate', '1466'],
  ['exciseRule', '1467'],
  ['pack', '1473'],
  ['stick', '1474'],
  ['exciseUnit', '1475'],
  ['exciseCurrency', '1476'],
  ['exciseRateName', '1477'],
]

/**
 * 1463, 1466, 1467, 1473 to 1477: the duty is that of the original. A line without duty may leave all of it out; clients
 * state some of it all the same.
 */
export function otherDuty(line: CreditLine, source: StoredLine): ReturnCode | undefined {
  const isDue = source.exciseFlag === '1'
  const other = MEMBERS.find(([name]) => {
    const isOpen = !isDue && (line[name] === undefined || source[name] === undefined)
    return !isOpen && !isSame(line[name], source[name])
  })
  return other?.[1]
}

/** Numbers are the same however they are written. */
function isSame(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || !isDecimal(a) || !isDecimal(b)) return a === b
  return compare(decimal(a), decimal(b)) === 0
}
