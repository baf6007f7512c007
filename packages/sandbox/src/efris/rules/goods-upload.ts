import { firstRefusal, notCovered, type Refusal, type Rule, refuse } from '../contract.js'
import { CURRENCY_VALUES, UNITS } from '../dictionary.js'
import { isFuel } from '../fuel.js'
import { isLeaf, isService } from '../reference/category.js'
import { isNotZero } from './forms.js'
import * as excise from './goods-excise.js'
import type { GoodsRow, Registration } from './goods-row.js'
import * as units from './goods-units.js'
import { checkMembers, type MemberRule } from './members.js'

const YES_NO = ['101', '102']
const UNIT_VALUES = [...UNITS]

const MEMBERS: readonly MemberRule<keyof GoodsRow>[] = [
  { name: 'operationType', among: ['683', YES_NO] },
  { name: 'goodsCode', missing: '600', bytes: ['601', 50] },
  { name: 'goodsName', missing: '603', bytes: ['604', 200] },
  { name: 'measureUnit', missing: '605', bytes: ['2234', 3], among: ['606', UNIT_VALUES] },
  { name: 'unitPrice', digits: ['608', 12, 8], negative: '611', form: ['610', isNotZero] },
  { name: 'currency', missing: '612', among: ['680', CURRENCY_VALUES] },
  { name: 'commodityCategoryId', missing: '614', bytes: ['615', 18] },
  { name: 'haveExciseTax', missing: '620', among: ['621', YES_NO] },
  { name: 'description', bytes: ['624', 1024] },
  { name: 'stockPrewarning', digits: ['626', 12, 8], negative: '629' },
  { name: 'havePieceUnit', missing: '622', among: ['623', YES_NO] },
  { name: 'pieceMeasureUnit', bytes: ['2237', 3], among: ['2238', UNIT_VALUES] },
  { name: 'pieceUnitPrice', digits: ['631', 12, 8], negative: '634', form: ['633', isNotZero] },
  { name: 'packageScaledValue', digits: ['636', 12, 8], negative: '639', form: ['638', isNotZero] },
  { name: 'pieceScaledValue', digits: ['652', 12, 8], negative: '655', form: ['654', isNotZero] },
  { name: 'haveOtherUnit', bytes: ['2226', 3], among: ['2227', YES_NO] },
]

/** The fuel of the seeded station is all that the sandbox has. */
function isNoFuel({ row }: Registration): Refusal | undefined {
  const isOne = row.goodsTypeCode === '102' || isFuel(row.commodityCategoryId ?? '')
  return isOne ? notCovered('the registration of fuel') : undefined
}

/** 602: goods are added once. 684: what is modified is there. */
function operationFits({ row, earlier }: Registration): Refusal | undefined {
  if (row.operationType === '102') return earlier ? undefined : refuse('684')
  return earlier ? refuse('602') : undefined
}

/** 616: the category exists. 619: it is no group of them. 618: nor out of use. */
function categoryExists({ category }: Registration): Refusal | undefined {
  if (!category) return refuse('616')
  if (!isLeaf(category.code)) return refuse('619')
  return category.isEnabled ? undefined : refuse('618')
}

/** 2799, 2800: services stay services, and goods stay goods. */
function sideIsKept({ earlier, category }: Registration): Refusal | undefined {
  if (!earlier || earlier.isService === isService(category!.code)) return undefined
  return refuse(earlier.isService ? '2799' : '2800')
}

/** 607, 625: goods have a price and a stock to warn at; services may do without. */
function pricesAreGiven({ row, category }: Registration): Refusal | undefined {
  if (isService(category!.code)) return undefined
  if (row.unitPrice === undefined) return refuse('607')
  return row.stockPrewarning === undefined ? refuse('625') : undefined
}

const rowIsWhole: Rule<Registration> = ({ row }) => checkMembers(row, MEMBERS)

const RULES: readonly Rule<Registration>[] = [
  isNoFuel,
  rowIsWhole,
  operationFits,
  categoryExists,
  sideIsKept,
  pricesAreGiven,
  excise.dutyIsNamed,
  excise.dutyIsKnown,
  excise.piecesFitDuty,
  units.piecesAreWhole,
  units.scalesAreEven,
  units.otherUnitsAreAnnounced,
  units.otherUnitsFit,
]

/** What a row of a T130 must pass. */
export function refuseGoods(registration: Registration): Refusal | undefined {
  return firstRefusal(RULES, registration)
}
