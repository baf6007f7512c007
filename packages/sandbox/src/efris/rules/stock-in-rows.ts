import { notCovered, type Refusal, type Rule, refuse } from '../contract.js'
import { isFuel } from '../fuel.js'
import { checkMembers, type MemberRule } from './members.js'
import type { Entry, StockInRow } from './stock-in.js'
import * as rows from './stock-rows.js'

type Candidate = rows.Candidate<StockInRow>

const ROW_MEMBERS: readonly MemberRule<keyof StockInRow>[] = [
  { name: 'commodityGoodsId', bytes: ['657', 18] },
  { name: 'goodsCode', bytes: ['2195', 50] },
  { name: 'quantity', missing: '659', digits: ['660', 12, 8], negative: '663' },
  { name: 'unitPrice', missing: '664', digits: ['665', 12, 8], negative: '668' },
  { name: 'remarks', bytes: ['2886', 1024] },
]

/** What goes into tanks and out of them is not simulated. */
function isNoFuel({ goods }: Candidate): Refusal | undefined {
  return isFuel(goods!.goodsCategoryId) ? notCovered('stock of fuel') : undefined
}

/** 2176: opening stock is for goods that never were in stock. */
function opensOnce({ head }: Entry): Rule<Candidate> {
  const stockOpensOnce: Rule<Candidate> = ({ goods, visit }) =>
    head.stockInType === '104' && visit.books.stock.wasStocked(goods!) ? refuse('2176') : undefined
  return stockOpensOnce
}

/** 2815: the document names goods of this category. */
function isOnInvoice({ head, visit }: Entry): Rule<Candidate> {
  const lines = visit.books.find(head.invoiceNo ?? '')?.record.goodsDetails
  const goodsAreOnInvoice: Rule<Candidate> = ({ goods }) => {
    const category = goods!.goodsCategoryId
    const isThere = !lines || lines.some((line) => line.goodsCategoryId === category)
    return isThere ? undefined : refuse('2815', { fill: [['****', category]] })
  }
  return goodsAreOnInvoice
}

/** 2091, 2092: what is taken away was there. */
function reductionIsThere({ head }: Entry): Rule<Candidate> {
  const stockSuffices: Rule<Candidate> = (candidate) => {
    if (head.operationType !== '102') return undefined
    if (candidate.before.units <= 0n) return refuse('2091')
    return rows.restOf(candidate).units < 0n ? refuse('2092') : undefined
  }
  return stockSuffices
}

const rowIsWhole: Rule<Candidate> = ({ row }) => checkMembers(row, ROW_MEMBERS)

/** What each row of a T131 must pass. */
export function stockInRowRules(entry: Entry): readonly Rule<Candidate>[] {
  return [
    rowIsWhole,
    rows.goodsExist,
    rows.goodsHaveStock,
    isNoFuel,
    rows.unitIsOwn,
    rows.quantityIsNotZero,
    opensOnce(entry),
    isOnInvoice(entry),
    reductionIsThere(entry),
  ]
}
