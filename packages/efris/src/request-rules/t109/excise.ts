import { excludes, needs, type Rule, rowRule, rule } from '../../rules.js'
import { notNegative, notPositive, notZero, sign } from './amounts.js'
import { type Invoice, isDiscount, isSold, type Line } from './invoice.js'

/* Excise duty of a line. */

const isExcisable = ({ exciseFlag }: Line) => exciseFlag === '1'
const isPerUnit = (line: Line) => isExcisable(line) && line.exciseRule === '2'

/** Discount lines have no quantity, and the authority keeps no package of them. */
const isPacked = (line: Line) => isPerUnit(line) && isSold(line)

const IF_EXCISABLE = 'when exciseFlag is "1"'
const IF_PER_UNIT = 'when exciseRule is "2"'

export const EXCISE_RULES: readonly Rule<Line>[] = [
  needs('1221', 'categoryId', IF_EXCISABLE, isExcisable),
  needs('1224', 'categoryName', IF_EXCISABLE, isExcisable),
  needs('1231', 'exciseRate', IF_EXCISABLE, isExcisable),
  needs('1235', 'exciseRule', IF_EXCISABLE, isExcisable),
  needs('1237', 'exciseTax', IF_EXCISABLE, isExcisable),
  needs('2832', 'exciseRateName', IF_EXCISABLE, isExcisable),
  excludes('1232', 'exciseRate', 'when exciseFlag is "2"', (line) => !isExcisable(line)),
  rule(
    '2790',
    'exciseTax',
    'must be 0 or left out when exciseFlag is "2"',
    (line) => !isExcisable(line) && sign(line.exciseTax) !== 0,
  ),
  needs('1243', 'pack', IF_PER_UNIT, isPacked),
  notZero('1247', 'pack', isPacked),
  notNegative('1248', 'pack', isPacked),
  needs('1249', 'stick', IF_PER_UNIT, isPacked),
  notZero('1253', 'stick', isPacked),
  notNegative('1254', 'stick', isPacked),
  needs('1255', 'exciseUnit', IF_PER_UNIT, isPerUnit),
  needs('1257', 'exciseCurrency', IF_PER_UNIT, isPerUnit),
  notPositive('1346', 'exciseTax', (line) => isExcisable(line) && isDiscount(line)),
  notNegative('1347', 'exciseTax', (line) => isExcisable(line) && isSold(line)),
  rule(
    '2792',
    'exciseTax',
    'must be 0 on a discount line when exciseRule is "2"',
    (line) => isPerUnit(line) && isDiscount(line) && sign(line.exciseTax) < 0,
  ),
]

export const EXCISE_MEMO_RULES: readonly Rule<Invoice>[] = [
  rowRule(
    '2827',
    'goodsDetails',
    'exciseFlag',
    'must be "2" on a credit memo',
    (line, _index, { basicInformation }) => isExcisable(line) && basicInformation.invoiceType === '5',
  ),
]
