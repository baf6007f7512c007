import { isGiven, needs, type Rule, rowRule, rule } from '../../rules.js'
import { sign } from './amounts.js'
import { type Invoice, isDeemed, isDiscount, type Line } from './invoice.js'

/* Lines whose VAT is deemed paid, exempt for a project, or out of scope. */

const isDeemedProject = ({ deemedExemptCode }: Line) => deemedExemptCode === '101'
const isExemptProject = ({ deemedExemptCode }: Line) => deemedExemptCode === '102'
const isOfProject = (line: Line) => isDeemed(line) || isExemptProject(line)
const isOutOfScope = ({ vatApplicableFlag }: Line) => vatApplicableFlag === '0'

const OF_PROJECT = 'on a line that is deemed or exempt for a project (T137)'

export const RELIEF_RULES: readonly Rule<Line>[] = [
  rule(
    '1177',
    'item',
    'must end with " (Deemed)" when deemedFlag is "1"',
    (line) => isDeemed(line) && !isDiscount(line) && !line.item?.endsWith(' (Deemed)'),
  ),
  needs('3038', 'deemedExemptCode', 'when deemedFlag is "1"', isDeemed),
  needs('3041', 'vatProjectId', OF_PROJECT, isOfProject),
  needs('3044', 'vatProjectName', OF_PROJECT, isOfProject),
  rule(
    '3048',
    'deemedFlag',
    'must be "1" when deemedExemptCode is "101"',
    (line) => isDeemedProject(line) && !isDeemed(line),
  ),
  rule(
    '3049',
    'deemedFlag',
    'must be "2" when deemedExemptCode is "102"',
    (line) => isExemptProject(line) && isDeemed(line),
  ),
  rule(
    '3079',
    'taxRate',
    'must be "-" when deemedExemptCode is "102"',
    (line) => isExemptProject(line) && line.taxRate !== '-',
  ),
  rule(
    '3080',
    'exciseRate',
    'must be "-" or left out when deemedExemptCode is "102"',
    (line) => isExemptProject(line) && isGiven(line.exciseRate) && line.exciseRate !== '-',
  ),
  rule(
    '2857',
    'taxRate',
    'must be "0" when vatApplicableFlag is "0"',
    (line) => isOutOfScope(line) && (line.taxRate === '-' || sign(line.taxRate) !== 0),
  ),
  rule(
    '2859',
    'deemedFlag',
    'must be "2" when vatApplicableFlag is "0"',
    (line) => isOutOfScope(line) && isDeemed(line),
  ),
]

export const RELIEF_MIX_RULES: readonly Rule<Invoice>[] = [
  rowRule(
    '2796',
    'goodsDetails',
    'deemedExemptCode',
    'must not be "102" beside a deemed line: one document has either',
    (line, _index, { goodsDetails }) => isExemptProject(line) && goodsDetails.some(isDeemedProject),
  ),
]
