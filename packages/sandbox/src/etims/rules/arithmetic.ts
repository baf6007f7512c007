import { compare, type Decimal, decimal, divide, format, isZero, multiply, round, sum } from '@risiti/core'
import { invalid, type Outcome, type Visit } from '../contract.js'
import type { Sale } from '../device.js'
import { BANDS, type Band } from '../reference/band.js'
import { RATES, refusalOfLines, refusalOfMismatch } from './line-arithmetic.js'
import type { Rule } from './rule.js'

/** What sales and purchases have alike: bands, sums and lines. */
export type Banded = Readonly<
  Record<`${'taxblAmt' | 'taxRt' | 'taxAmt'}${Band}` | 'totTaxblAmt' | 'totTaxAmt' | 'totAmt', string>
> & {
  readonly totItemCnt: number
  readonly itemList: readonly Readonly<Record<'taxTyCd' | 'taxblAmt' | 'taxAmt' | 'totAmt', string>>[]
}

/** Every line of a sale adds up, with the prices that the door takes. */
export const saleLinesAddUp: Rule<Sale> = ({ itemList }, visit) => refusalOfLines(itemList, visit)

/** No discount is negative, or more than the line, which is rounded as discounts are. Suggested, text and all. */
export const discountsAreSmaller: Rule<Sale> = ({ itemList }, visit) => {
  if (visit.conduct.arithmetic.length === 0) return undefined
  for (const [row, line] of itemList.entries()) {
    const [discount, product] = [decimal(line.dcAmt), multiply(decimal(line.qty), decimal(line.prc))]
    if (discount.units >= 0n && compare(discount, round(product, 2)) <= 0) continue
    return refusalOfMismatch(
      { member: 'dcAmt', expected: decimal('0'), found: discount },
      visit,
      ` on item: ${row + 1}`,
    )
  }
  return undefined
}

/** The discount follows from `dcRt` taken as a whole percent, half up. One vendor saw it; the end of the text is suggested. */
export const discountsFollowTheRate: Rule<Sale> = ({ itemList }, visit) => {
  for (const [row, line] of itemList.entries()) {
    const product = multiply(decimal(line.qty), decimal(line.prc))
    const whole = round(decimal(line.dcRt), 0)
    const expected = divide(multiply(product, whole), decimal('100'), 2, 'half-up')
    if (compare(expected, decimal(line.dcAmt)) === 0) continue
    const [wanted, found] = [format(expected), format(round(decimal(line.dcAmt), 2))]
    return invalid(visit, `Invalid dcAmt for item ${row + 1}. Expected: ${wanted}, But Found: ${found}`)
  }
  return undefined
}

/** The header holds the sums of the lines, band by band. */
export function headerAddsUp(document: Banded, visit: Visit): Outcome<never> | undefined {
  if (visit.conduct.arithmetic.length === 0) return undefined
  const wrong = expectedSums(document)
    .map(([member, expected]) => ({ member, expected, found: decimal(String(document[member])) }))
    .find(({ expected, found }) => compare(expected, found) !== 0)
  return wrong && refusalOfMismatch(wrong, visit)
}

function expectedSums({ itemList }: Banded): [Exclude<keyof Banded, 'itemList'>, Decimal][] {
  const total = (member: 'taxblAmt' | 'taxAmt' | 'totAmt', band?: string) =>
    sum(
      itemList
        .filter((line) => band === undefined || line.taxTyCd === band)
        .map((line) => decimal(line[member])),
    )
  const bands = BANDS.flatMap((band): [Exclude<keyof Banded, 'itemList'>, Decimal][] => [
    [`taxblAmt${band}`, total('taxblAmt', band)],
    [`taxAmt${band}`, total('taxAmt', band)],
  ])
  return [
    ['totItemCnt', decimal(String(itemList.length))],
    ...bands,
    ['totTaxblAmt', total('taxblAmt')],
    ['totTaxAmt', total('taxAmt')],
    ['totAmt', total('totAmt')],
  ]
}

/** The rates are KRA's. A band that is not used may say zero. */
export function ratesAreRight(document: Banded, visit: Visit): Outcome<never> | undefined {
  if (visit.conduct.arithmetic.length === 0) return undefined
  return wrongRate(document, visit, (band, isUsed, found) =>
    !isUsed && isZero(found) ? '0' : RATES.get(band)!,
  )
}

/** The gateway wants 16 for B always, and 0 for E where nothing is sold under it. */
export function ratesAreTheGateways(document: Banded, visit: Visit): Outcome<never> | undefined {
  return wrongRate(document, visit, (band, isUsed) => (band === 'E' && !isUsed ? '0' : RATES.get(band)!))
}

function wrongRate(
  document: Banded,
  visit: Visit,
  expectedOf: (band: Band, isUsed: boolean, found: Decimal) => string,
): Outcome<never> | undefined {
  for (const band of BANDS) {
    const sent = document[`taxRt${band}`]
    const isUsed = document.itemList.some((line) => line.taxTyCd === band)
    const expected = decimal(expectedOf(band, isUsed, decimal(sent)))
    if (compare(decimal(sent), expected) === 0) continue
    const wanted = format(round(expected, 2))
    return invalid(visit, `Rule taxRt${band} failed: Tax rate mismatch. Expected: ${wanted}, Found: ${sent}`)
  }
  return undefined
}
