import { compare, decimal } from '@risiti/core'
import { type Refusal, refuse } from '../contract.js'
import { UNITS } from '../dictionary.js'
import type { ReturnCode } from '../texts/index.js'
import type { GoodsRow, Registration } from './goods-row.js'
import { checkMembers, type MemberRule } from './members.js'

/* The units of goods in a T130: beside the main one a piece, and others. */

type OtherUnitRow = NonNullable<GoodsRow['goodsOtherUnits']>[number]

/** No code speaks of a scale that is zero or less; it is refused with the one for its digits. */
const OTHER_UNIT_MEMBERS: readonly MemberRule<keyof OtherUnitRow>[] = [
  { name: 'otherUnit', missing: '2218', bytes: ['2219', 3], among: ['2220', [...UNITS]] },
  { name: 'packageScaled', missing: '2221', digits: ['2222', 12, 8], form: ['2222', isPositive] },
  { name: 'otherScaled', missing: '2223', digits: ['2224', 12, 8], form: ['2224', isPositive] },
  { name: 'otherPrice', digits: ['2772', 12, 8], negative: '2775', form: ['2774', isPositive] },
]

function isPositive(value: string): boolean {
  return compare(decimal(value), decimal('0')) > 0
}

/** Goods that are counted in pieces say how; others say nothing of pieces. */
const PIECE_MEMBERS: readonly (readonly [keyof GoodsRow, missing: ReturnCode, given: ReturnCode])[] = [
  ['pieceMeasureUnit', '649', '645'],
  ['pieceUnitPrice', '630', '646'],
  ['packageScaledValue', '635', '647'],
  ['pieceScaledValue', '651', '648'],
]

/** 649, 630, 635, 651 with a piece unit, 645 to 648 without one: its members are there, or are not. */
export function piecesAreWhole({ row }: Registration): Refusal | undefined {
  const isWanted = row.havePieceUnit === '101'
  const wrong = PIECE_MEMBERS.find(([name]) => (row[name] !== undefined) !== isWanted)
  return wrong && refuse(isWanted ? wrong[1] : wrong[2])
}

/** 677, 678: where both units are the same, one package is one piece. */
export function scalesAreEven({ row }: Registration): Refusal | undefined {
  if (row.havePieceUnit !== '101' || row.measureUnit !== row.pieceMeasureUnit) return undefined
  const isOne = (value: string | undefined) => compare(decimal(value!), decimal('1')) === 0
  if (!isOne(row.packageScaledValue)) return refuse('677')
  return isOne(row.pieceScaledValue) ? undefined : refuse('678')
}

/** 2239, 2228, 2229: other units stand beside a piece unit, and are listed when they are announced. */
export function otherUnitsAreAnnounced({ row }: Registration): Refusal | undefined {
  const isAnnounced = row.haveOtherUnit === '101'
  const areListed = (row.goodsOtherUnits ?? []).length > 0
  if (isAnnounced && row.havePieceUnit === '102') return refuse('2239')
  if (isAnnounced === areListed) return undefined
  return refuse(isAnnounced ? '2228' : '2229')
}

/** 2218 to 2224, 2772 to 2775, 2230 to 2232: each other unit is complete, and another one. */
export function otherUnitsFit({ row }: Registration): Refusal | undefined {
  const units = row.goodsOtherUnits ?? []
  for (const unit of units) {
    const refusal = checkMembers(unit, OTHER_UNIT_MEMBERS)
    if (refusal) return refusal
    if (unit.otherUnit === row.measureUnit) return refuse('2231')
    if (unit.otherUnit === row.pieceMeasureUnit) return refuse('2232')
  }
  return new Set(units.map(({ otherUnit }) => otherUnit)).size < units.length ? refuse('2230') : undefined
}
