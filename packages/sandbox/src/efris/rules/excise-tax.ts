import { add, compare, type Decimal, decimal, divide, formatShort, multiply, subtract } from '@risiti/core'
import { firstRow, type Refusal, refuse } from '../contract.js'
import type { Duty } from '../reference/excise.js'
import { isExcisable, isPerUnit, partsOf } from './excise.js'
import { goodsOf } from './goods.js'
import { absolute, amount, type GoodsLine, isDiscount, isOfExemptProject, rateOf, type Sale } from './sale.js'

type Share = Extract<Duty, { kind: 'percentage' }>
type PerUnit = Extract<Duty, { kind: 'per unit' }>

const ONE = decimal('1')
const CENT = decimal('0.01')

/** A percentage as a fraction: `.5` is 0.005. */
const fractionOf = ({ rate }: Share) => multiply(decimal(rate.replace(/^\./, '0.')), CENT)

/** 1346, 1347, 2792: the duty has the sign of the line; by the unit, a discount takes none off. */
export function dutySignsAreRight({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => {
    if (!isExcisable(line)) return undefined
    const { units } = amount(line.exciseTax)
    if (!isDiscount(line)) return units < 0n ? refuse('1347', { row }) : undefined
    if (units > 0n) return refuse('1346', { row })
    return isPerUnit(line) && units !== 0n ? refuse('2792', { row }) : undefined
  })
}

/** 2795, 1340, 2793, 1256, 2181, 2883, 2884, 2794: by which rule, at which rate, in which packages, and what it comes to. */
export function dutyIsRight(sale: Sale): Refusal | undefined {
  return firstRow(sale.lines, (line, row) => {
    if (!isExcisable(line) || isOfExemptProject(line)) return undefined
    const part = partOf(sale, line, row)
    if (!part) return refuse('2795', { row })
    return (
      rateIsRight(line, part, row) ?? packagesAreRight(sale, line, row) ?? taxIsRight(sale, line, part, row)
    )
  })
}

/** The part of the duty that the line's rule speaks of: of two parts the higher one, by law. A discount follows its line. */
function partOf(sale: Sale, line: GoodsLine, row: number): Duty | undefined {
  const parts = partsOf(sale, line)
  const nil = parts.find(({ kind }) => kind === 'nil')
  if (nil) return nil
  if (isDiscount(line) && line.exciseRule !== sale.lines[row - 1]?.exciseRule) return undefined
  const kind = isPerUnit(line) ? 'per unit' : 'percentage'
  const [own, other] = [parts.find((part) => part.kind === kind), parts.find((part) => part.kind !== kind)]
  if (!own || !other || isDiscount(line)) return own
  return compare(dueOf(sale, line, own), dueOf(sale, line, other)) < 0 ? undefined : own
}

/** A dash is the rate of what costs nothing, and of nothing else. */
function rateIsRight(line: GoodsLine, part: Duty, row: number): Refusal | undefined {
  const wanted =
    part.kind === 'nil' ? '-' : part.kind === 'percentage' ? formatShort(fractionOf(part)) : part.rate
  if (line.exciseRate === '-' && part.kind !== 'nil') return refuse('1340', { row })
  const isSame =
    part.kind === 'nil' ? line.exciseRate === '-' : compare(amount(line.exciseRate), decimal(wanted)) === 0
  if (!isSame) return refuse('2793', { row, fill: [['***', wanted]] })
  if (part.kind !== 'per unit') return undefined
  if (line.exciseUnit !== part.unit) return refuse('1256', { row })
  return line.exciseCurrency === part.currency ? undefined : refuse('2181', { row })
}

/** The package is that of the registration; goods without a second unit are their own package. */
function packagesAreRight(sale: Sale, line: GoodsLine, row: number): Refusal | undefined {
  if (!isPerUnit(line) || isDiscount(line)) return undefined
  const { packageScaledValue: pack = '1', pieceScaledValue: stick = '1' } = goodsOf(sale, line)?.piece ?? {}
  if (compare(amount(line.pack), decimal(pack)) !== 0) return refuse('2883', { row, fill: [['*', pack]] })
  return compare(amount(line.stick), decimal(stick)) === 0
    ? undefined
    : refuse('2884', { row, fill: [['*', stick]] })
}

/** Less than a cent off is right: sellers round and cut, and count from rounded taxes. The authority's limit is unpublished. */
function taxIsRight(sale: Sale, line: GoodsLine, part: Duty, row: number): Refusal | undefined {
  const off = absolute(subtract(amount(line.exciseTax), dueOf(sale, line, part)))
  return compare(off, CENT) < 0 ? undefined : refuse('2794', { row })
}

/** What a part of a duty comes to, in the document's currency and far more exact than a cent. */
function dueOf(sale: Sale, line: GoodsLine, part: Duty): Decimal {
  if (part.kind === 'nil') return decimal('0')
  return part.kind === 'percentage' ? shareOf(line, part) : unitsOf(sale, line, part)
}

/** The price holds VAT, and without VAT it holds the duty. */
function shareOf(line: GoodsLine, part: Share): Decimal {
  const rate = fractionOf(part)
  const whole = multiply(add(ONE, amount(rateOf(line))), add(ONE, rate))
  return divide(multiply(amount(line.total), rate), whole, 8, 'half-up')
}

/** A discount takes nothing off the number of units. */
function unitsOf(sale: Sale, line: GoodsLine, { rate, currency }: PerUnit): Decimal {
  if (isDiscount(line)) return decimal('0')
  const { packageScaledValue = '1', pieceScaledValue = '1' } = goodsOf(sale, line)?.piece ?? {}
  const units = multiply(amount(line.qty), decimal(pieceScaledValue))
  const [from, to] = [rateIn(sale, currency), rateIn(sale, sale.basic.currency!)]
  const whole = multiply(decimal(packageScaledValue), to)
  return divide(multiply(multiply(units, decimal(rate)), from), whole, 8, 'half-up')
}

/** Shillings for one unit of a currency on the day of the document. */
function rateIn({ visit, day }: Sale, currency: string): Decimal {
  return decimal(visit.books.rates.on(currency, day)?.rate ?? '1')
}
