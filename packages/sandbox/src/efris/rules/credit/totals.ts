import { add, compare, type Decimal, isZero, subtract, sum } from '@risiti/core'
import type { CreditLine } from '../../books/credits.js'
import { firstRow, type Refusal, refuse } from '../../contract.js'
import { amount, isDeemed } from '../sale.js'
import { doCover } from '../tax.js'
import { payable } from '../totals.js'
import type { Claim } from './claim.js'

/** 1264, 1271, 1276: no amount of a tax row is above zero. 1265, 1277: only its tax may be zero. 1342: net and tax make the gross. */
export function taxRowsAreRight({ taxRows }: Claim): Refusal | undefined {
  return firstRow(taxRows, (taxRow, row) => {
    const [net, tax, gross] = [amount(taxRow.netAmount), amount(taxRow.taxAmount), amount(taxRow.grossAmount)]
    if (net.units > 0n) return refuse('1264', { row })
    if (tax.units > 0n) return refuse('1271', { row })
    if (gross.units > 0n) return refuse('1276', { row })
    if (isZero(net)) return refuse('1265', { row })
    if (isZero(gross)) return refuse('1277', { row })
    return compare(add(net, tax), gross) === 0 ? undefined : refuse('1342', { row })
  })
}

/** 1291, 1296, 1301: nor is one of the summary. 1292, 1302: only the tax may be zero. */
export function summaryIsNegative({ summary }: Claim): Refusal | undefined {
  if (amount(summary.netAmount).units > 0n) return refuse('1291')
  if (amount(summary.taxAmount).units > 0n) return refuse('1296')
  if (amount(summary.grossAmount).units > 0n) return refuse('1301')
  if (isZero(amount(summary.netAmount))) return refuse('1292')
  return isZero(amount(summary.grossAmount)) ? refuse('1302') : undefined
}

/** 2785: the tax rows do not take back less than the lines. */
export function taxRowsCoverLines({ lines, taxRows }: Claim): Refusal | undefined {
  return doCover(taxRows, lines) ? undefined : refuse('2785')
}

/**
 * 1345: the gross is that of the tax rows, where there are any, and that of the lines, or a note could exceed them. 1344: the
 * tax is that of the tax rows, but for VAT that is deemed paid, which is in no sum. 1343: the net is what is left.
 */
export function summaryAddsUp({ lines, taxRows, summary }: Claim): Refusal | undefined {
  const [gross, tax] = [amount(summary.grossAmount), amount(summary.taxAmount)]
  const sums = [sum(lines.map(worthOf)), ...(taxRows.length > 0 ? [total(taxRows.map(payable))] : [])]
  if (sums.some((each) => compare(gross, each) !== 0)) return refuse('1345')
  const due = taxRows.filter(({ taxCategoryCode }) => taxCategoryCode !== '04')
  if (compare(tax, total(due.map(({ taxAmount }) => taxAmount))) !== 0) return refuse('1344')
  return compare(amount(summary.netAmount), subtract(gross, tax)) === 0 ? undefined : refuse('1343')
}

function worthOf(line: CreditLine): Decimal {
  return isDeemed(line) ? subtract(amount(line.total), amount(line.tax)) : amount(line.total)
}

/** 1304: the lines are counted. */
export function linesAreCounted({ lines, summary }: Claim): Refusal | undefined {
  return summary.itemCount === String(lines.length) ? undefined : refuse('1304')
}

/** 3115, 3116: gross and tax are within the original's. */
export function isWithinOriginal({ original, summary }: Claim): Refusal | undefined {
  const { grossAmount, taxAmount } = original!.record.summary
  if (add(amount(grossAmount), amount(summary.grossAmount)).units < 0n) return refuse('3115')
  return add(amount(taxAmount), amount(summary.taxAmount)).units < 0n ? refuse('3116') : undefined
}

function total(amounts: readonly (string | undefined)[]): Decimal {
  return sum(amounts.map(amount))
}
