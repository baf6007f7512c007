import { compare, decimal, type RequestOf } from '@risiti/core'
import type { uploadGoods } from '@risiti/efris/operations'
import { type Category, categoryOf, isGroup } from '../categories.js'
import { firstRefusal, notCovered, type Refusal, type Rule, refuse, type Visit } from '../contract.js'
import { CURRENCY_VALUES, UNITS } from '../dictionary.js'
import type { Goods } from '../goods.js'
import type { Draft } from '../input.js'
import type { ReturnCode } from '../texts/index.js'
import { checkMembers, type MemberRule } from './members.js'

export type GoodsRow = Draft<RequestOf<typeof uploadGoods>>[number]

/** One row of a T130 on the examiner's desk. */
export interface Registration {
  readonly row: GoodsRow
  readonly visit: Visit
  /** What is registered under this code. */
  readonly earlier: Goods | undefined
  readonly category: Category | undefined
}

export function layOutGoods(row: GoodsRow, visit: Visit): Registration {
  const earlier = visit.taxpayer.goods.get(row.goodsCode ?? '')
  return { row, visit, earlier, category: categoryOf(visit.books, row.commodityCategoryId ?? '') }
}

const YES_NO = ['101', '102']
const UNIT_VALUES = [...UNITS]

const MEMBERS: readonly MemberRule<keyof GoodsRow>[] = [
  { name: 'operationType', among: ['683', YES_NO] },
  { name: 'goodsCode', missing: '600', bytes: ['601', 50] },
  { name: 'goodsName', missing: '603', bytes: ['604', 200] },
  { name: 'measureUnit', missing: '605', among: ['606', UNIT_VALUES] },
  { name: 'unitPrice', digits: ['608', 12, 8], negative: '611', form: ['610', isNotZero] },
  { name: 'currency', missing: '612', among: ['680', CURRENCY_VALUES] },
  { name: 'commodityCategoryId', missing: '614', bytes: ['615', 18] },
  { name: 'haveExciseTax', missing: '620', among: ['621', YES_NO] },
  { name: 'description', bytes: ['624', 1024] },
  { name: 'stockPrewarning', digits: ['626', 12, 8], negative: '629' },
  { name: 'havePieceUnit', missing: '622', among: ['623', YES_NO] },
  { name: 'pieceMeasureUnit', among: ['2238', UNIT_VALUES] },
  { name: 'pieceUnitPrice', digits: ['631', 12, 8], negative: '634', form: ['633', isNotZero] },
  { name: 'packageScaledValue', digits: ['636', 12, 8], negative: '639', form: ['638', isNotZero] },
  { name: 'pieceScaledValue', digits: ['652', 12, 8], negative: '655', form: ['654', isNotZero] },
  { name: 'haveOtherUnit', among: ['2227', YES_NO] },
]

type OtherUnitRow = NonNullable<GoodsRow['goodsOtherUnits']>[number]

/** No code speaks of a scale that is zero or less; it is refused with the one for its digits. */
const OTHER_UNIT_MEMBERS: readonly MemberRule<keyof OtherUnitRow>[] = [
  { name: 'otherUnit', missing: '2218', among: ['2220', UNIT_VALUES] },
  { name: 'packageScaled', missing: '2221', digits: ['2222', 12, 8], form: ['2222', isPositive] },
  { name: 'otherScaled', missing: '2223', digits: ['2224', 12, 8], form: ['2224', isPositive] },
  { name: 'otherPrice', digits: ['2772', 12, 8], negative: '2775' },
]

function isPositive(value: string): boolean {
  return compare(decimal(value), decimal('0')) > 0
}

function isNotZero(value: string): boolean {
  return compare(decimal(value), decimal('0')) !== 0
}

/** The sandbox simulates neither fuel nor its tanks. */
function isNoFuel({ row }: Registration): Refusal | undefined {
  return row.goodsTypeCode === '102' ? notCovered('fuel') : undefined
}

/** 602: goods are added once. 684: what is modified is there. */
function operationFits({ row, earlier }: Registration): Refusal | undefined {
  if (row.operationType === '102') return earlier ? undefined : refuse('684')
  return earlier ? refuse('602') : undefined
}

/** 619: the category is no group of them. 616: it exists. */
function categoryExists({ row, category, visit }: Registration): Refusal | undefined {
  if (category) return undefined
  return refuse(isGroup(visit.books, row.commodityCategoryId!) ? '619' : '616')
}

/** 2799, 2800: services stay services, and goods stay goods. */
function sideIsKept({ earlier, category }: Registration): Refusal | undefined {
  if (!earlier || earlier.isService === category?.isService) return undefined
  return refuse(earlier.isService ? '2799' : '2800')
}

/** 607, 625: goods have a price and a stock to warn at; services may do without. */
function pricesAreGiven({ row, category }: Registration): Refusal | undefined {
  if (category?.isService) return undefined
  if (row.unitPrice === undefined) return refuse('607')
  return row.stockPrewarning === undefined ? refuse('625') : undefined
}

/** 670, 671: goods with excise duty name the duty, others none. 681: no seeded seller is registered for the duty. */
function exciseFits({ row }: Registration): Refusal | undefined {
  const isNamed = row.exciseDutyCode !== undefined
  if (row.haveExciseTax === '102') return isNamed ? refuse('670') : undefined
  return isNamed ? refuse('681') : refuse('671')
}

const PIECE_MEMBERS: readonly (readonly [keyof GoodsRow, missing: ReturnCode, given: ReturnCode])[] = [
  ['pieceMeasureUnit', '649', '645'],
  ['pieceUnitPrice', '630', '646'],
  ['packageScaledValue', '635', '647'],
  ['pieceScaledValue', '651', '648'],
]

/** 649, 630, 635, 651 with a piece unit, 645 to 648 without one: its members are there, or are not. */
function piecesAreWhole({ row }: Registration): Refusal | undefined {
  const isWanted = row.havePieceUnit === '101'
  const wrong = PIECE_MEMBERS.find(([name]) => (row[name] !== undefined) !== isWanted)
  return wrong && refuse(isWanted ? wrong[1] : wrong[2])
}

/** 677, 678: where both units are the same, one package is one piece. */
function scalesAreEven({ row }: Registration): Refusal | undefined {
  if (row.havePieceUnit !== '101' || row.measureUnit !== row.pieceMeasureUnit) return undefined
  const isOne = (value: string | undefined) => compare(decimal(value!), decimal('1')) === 0
  if (!isOne(row.packageScaledValue)) return refuse('677')
  return isOne(row.pieceScaledValue) ? undefined : refuse('678')
}

/** 2239, 2228, 2229: other units stand beside a piece unit, and are listed when they are announced. */
function otherUnitsAreAnnounced({ row }: Registration): Refusal | undefined {
  const isAnnounced = row.haveOtherUnit === '101'
  const areListed = (row.goodsOtherUnits ?? []).length > 0
  if (isAnnounced && row.havePieceUnit === '102') return refuse('2239')
  if (isAnnounced === areListed) return undefined
  return refuse(isAnnounced ? '2228' : '2229')
}

/** 2218 to 2224, 2772, 2775, 2230 to 2232: each other unit is complete, and another one. */
function otherUnitsFit({ row }: Registration): Refusal | undefined {
  const units = row.goodsOtherUnits ?? []
  for (const unit of units) {
    const refusal = checkMembers(unit, OTHER_UNIT_MEMBERS)
    if (refusal) return refusal
    if (unit.otherUnit === row.measureUnit) return refuse('2231')
    if (unit.otherUnit === row.pieceMeasureUnit) return refuse('2232')
  }
  return new Set(units.map(({ otherUnit }) => otherUnit)).size < units.length ? refuse('2230') : undefined
}

const RULES: readonly Rule<Registration>[] = [
  isNoFuel,
  ({ row }) => checkMembers(row, MEMBERS),
  operationFits,
  categoryExists,
  sideIsKept,
  pricesAreGiven,
  exciseFits,
  piecesAreWhole,
  scalesAreEven,
  otherUnitsAreAnnounced,
  otherUnitsFit,
]

/** What a row of a T130 must pass. */
export function refuseGoods(registration: Registration): Refusal | undefined {
  return firstRefusal(RULES, registration)
}
