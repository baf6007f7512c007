import { excludes, isGiven, needs, type Rule, rowRule, rule } from '../rules.js'
import { isNumber, notNegative, notZero } from './numbers.js'

type Text = string | undefined

/** The members of a T130 row that depend on one another. */
interface GoodsRow {
  readonly measureUnit: string
  readonly havePieceUnit: string
  readonly haveExciseTax: string
  readonly unitPrice?: Text
  readonly stockPrewarning?: Text
  readonly pieceMeasureUnit?: Text
  readonly pieceUnitPrice?: Text
  readonly packageScaledValue?: Text
  readonly pieceScaledValue?: Text
  readonly exciseDutyCode?: Text
  readonly haveOtherUnit?: Text
  readonly goodsOtherUnits?: readonly { readonly otherUnit: string }[] | undefined
}

const hasPieces = ({ havePieceUnit }: GoodsRow) => havePieceUnit === '101'
const hasNoPieces = ({ havePieceUnit }: GoodsRow) => havePieceUnit === '102'
const hasSameUnits = (row: GoodsRow) => hasPieces(row) && row.measureUnit === row.pieceMeasureUnit
const listsUnits = ({ goodsOtherUnits }: GoodsRow) => (goodsOtherUnits ?? []).length > 0

const [withPieces, withoutPieces] = ['with havePieceUnit "101"', 'with havePieceUnit "102"']

/** What the authority asks of the members of one row of goods. */
export const GOODS_ROW_RULES: readonly Rule<GoodsRow>[] = [
  needs('649', 'pieceMeasureUnit', withPieces, hasPieces),
  needs('630', 'pieceUnitPrice', withPieces, hasPieces),
  needs('635', 'packageScaledValue', withPieces, hasPieces),
  needs('651', 'pieceScaledValue', withPieces, hasPieces),
  excludes('645', 'pieceMeasureUnit', withoutPieces, hasNoPieces),
  excludes('646', 'pieceUnitPrice', withoutPieces, hasNoPieces),
  excludes('647', 'packageScaledValue', withoutPieces, hasNoPieces),
  excludes('648', 'pieceScaledValue', withoutPieces, hasNoPieces),
  rule(
    '677',
    'packageScaledValue',
    'must be 1 where both units are the same',
    (row) => hasSameUnits(row) && isGiven(row.packageScaledValue) && !isNumber(row.packageScaledValue, '1'),
  ),
  rule(
    '678',
    'pieceScaledValue',
    'must be 1 where both units are the same',
    (row) => hasSameUnits(row) && isGiven(row.pieceScaledValue) && !isNumber(row.pieceScaledValue, '1'),
  ),
  notNegative('611', 'unitPrice'),
  notNegative('629', 'stockPrewarning'),
  notNegative('634', 'pieceUnitPrice'),
  notNegative('639', 'packageScaledValue'),
  notZero('638', 'packageScaledValue'),
  notNegative('655', 'pieceScaledValue'),
  notZero('654', 'pieceScaledValue'),
  needs('671', 'exciseDutyCode', 'with haveExciseTax "101"', (row) => row.haveExciseTax === '101'),
  excludes('670', 'exciseDutyCode', 'with haveExciseTax "102"', (row) => row.haveExciseTax === '102'),
  rule(
    '2239',
    'haveOtherUnit',
    'must be "102" with havePieceUnit "102"',
    (row) => hasNoPieces(row) && row.haveOtherUnit === '101',
  ),
  rule(
    '2228',
    'goodsOtherUnits',
    'is needed with haveOtherUnit "101"',
    (row) => row.haveOtherUnit === '101' && !listsUnits(row),
  ),
  rule(
    '2229',
    'goodsOtherUnits',
    'must be left out with haveOtherUnit "102"',
    (row) => row.haveOtherUnit === '102' && listsUnits(row),
  ),
  rowRule(
    '2231',
    'goodsOtherUnits',
    'otherUnit',
    'must differ from measureUnit',
    ({ otherUnit }, _index, { measureUnit }) => otherUnit === measureUnit,
  ),
  rowRule(
    '2232',
    'goodsOtherUnits',
    'otherUnit',
    'must differ from pieceMeasureUnit',
    ({ otherUnit }, _index, row) => isGiven(row.pieceMeasureUnit) && otherUnit === row.pieceMeasureUnit,
  ),
  rowRule(
    '2230',
    'goodsOtherUnits',
    'otherUnit',
    'must not be given twice',
    ({ otherUnit }, index, { goodsOtherUnits = [] }) =>
      goodsOtherUnits.findIndex((unit) => unit.otherUnit === otherUnit) < index,
  ),
]
