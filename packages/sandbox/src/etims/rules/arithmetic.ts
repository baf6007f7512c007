import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  format,
  multiply,
  round,
  subtract,
  sum,
} from '@risiti/core'
import { type Outcome, refuse } from '../contract.js'
import type { Sale } from '../device.js'

type Line = Sale['itemList'][number]
type Band = keyof typeof RATES

/** Rates of KRA's bands in percent (code class 04). */
const RATES = { A: '0', B: '16', C: '0', D: '0', E: '8' } as const

const CENT = decimal('0.01')

/** 910, in the words of KRA's validator: a sum is not what it should be. */
function wrong(member: string, expected: Decimal, found: Decimal, row?: number): Outcome<never> {
  const where = row === undefined ? '' : ` on item: ${row + 1}`
  const [wanted, sent] = [expected, found].map((value) => format(round(value, 2)))
  return refuse('910', `Invalid ${member}${where}. Expected: ${wanted}, But Found: ${sent}`)
}

/** 910: every line adds up, with prices that contain the tax or with prices that do not; both are in use on this host. */
export function linesAddUp({ itemList }: Sale): Outcome<never> | undefined {
  for (const [row, line] of itemList.entries()) {
    const refusal = checkLine(line, row)
    if (refusal) return refusal
  }
  return undefined
}

function checkLine(line: Line, row: number): Outcome<never> | undefined {
  if (!Object.hasOwn(RATES, line.taxTyCd))
    return refuse(
      '910',
      `Invalid taxTyCd on item: ${row + 1}. Expected: A, B, C, D or E, But Found: ${line.taxTyCd}`,
    )
  const [discount, supply] = [decimal(line.dcAmt), decimal(line.splyAmt)]
  const product = multiply(decimal(line.qty), decimal(line.prc))
  if (discount.units < 0n || compare(discount, product) > 0)
    return wrong('dcAmt', decimal('0'), discount, row)
  const price = subtract(product, discount)
  // Sources disagree on which side of the discount the supply amount stands.
  if (!isNear(supply, product) && !isNear(supply, price)) return wrong('splyAmt', product, supply, row)
  return isNear(decimal(line.totAmt), price) ? checkInclusive(line, row) : checkExclusive(line, price, row)
}

/** The total is the price, and the tax is taken out of it. */
function checkInclusive(line: Line, row: number): Outcome<never> | undefined {
  const [total, taxable, tax] = [decimal(line.totAmt), decimal(line.taxblAmt), decimal(line.taxAmt)]
  const rate = divide(decimal(RATES[line.taxTyCd as Band]), decimal('100'), 2, 'half-up')
  const expected = divide(total, add(decimal('1'), rate), 2, 'half-up')
  if (compare(taxable, expected) !== 0) return wrong('taxblAmt', expected, taxable, row)
  const left = subtract(total, taxable)
  return compare(tax, left) === 0 ? undefined : wrong('taxAmt', left, tax, row)
}

/** The price is taxable, and the tax comes on top of it. */
function checkExclusive(line: Line, price: Decimal, row: number): Outcome<never> | undefined {
  const [total, taxable, tax] = [decimal(line.totAmt), decimal(line.taxblAmt), decimal(line.taxAmt)]
  if (!isNear(taxable, price)) return wrong('totAmt', price, total, row)
  const onTop = divide(multiply(taxable, decimal(RATES[line.taxTyCd as Band])), decimal('100'), 2, 'half-up')
  if (compare(tax, onTop) !== 0) return wrong('taxAmt', onTop, tax, row)
  const together = add(taxable, tax)
  return compare(total, together) === 0 ? undefined : wrong('totAmt', together, total, row)
}

/** Products are cut by some and rounded by others. */
function isNear(a: Decimal, b: Decimal): boolean {
  const off = subtract(a, b)
  return compare(off.units < 0n ? { ...off, units: -off.units } : off, CENT) < 0
}

/** 910: the header holds the sums of the lines, band by band. */
export function headerAddsUp(sale: Sale): Outcome<never> | undefined {
  const { itemList } = sale
  if (sale.totItemCnt !== itemList.length)
    return wrong('totItemCnt', decimal(String(itemList.length)), decimal(String(sale.totItemCnt)))
  for (const [member, expected] of expectedSums(sale)) {
    const found = decimal(String(sale[member]))
    if (compare(found, expected) !== 0) return wrong(member, expected, found)
  }
  return undefined
}

function expectedSums({ itemList }: Sale): [keyof Sale, Decimal][] {
  const total = (member: 'taxblAmt' | 'taxAmt' | 'totAmt', band?: string) =>
    sum(
      itemList
        .filter((line) => band === undefined || line.taxTyCd === band)
        .map((line) => decimal(line[member])),
    )
  const bands = (Object.keys(RATES) as Band[]).flatMap((band): [keyof Sale, Decimal][] => [
    [`taxblAmt${band}`, total('taxblAmt', band)],
    [`taxAmt${band}`, total('taxAmt', band)],
  ])
  return [
    ...bands,
    ['totTaxblAmt', total('taxblAmt')],
    ['totTaxAmt', total('taxAmt')],
    ['totAmt', total('totAmt')],
  ]
}

/** 910: the rates are KRA's. A band that is not used may say zero. */
export function ratesAreRight(sale: Sale): Outcome<never> | undefined {
  for (const band of Object.keys(RATES) as Band[]) {
    const [found, expected] = [decimal(sale[`taxRt${band}`]), decimal(RATES[band])]
    const isUsed = sale.itemList.some((line) => line.taxTyCd === band)
    const isUnusedZero = !isUsed && found.units === 0n
    if (compare(found, expected) !== 0 && !isUnusedZero) return wrong(`taxRt${band}`, expected, found)
  }
  return undefined
}
