import { formatEat } from '@risiti/core'
import {
  firstRefusal,
  notCovered,
  type Refusal,
  type Rule,
  refuse,
  type Sent,
  type Visit,
} from '../contract.js'
import type { Branch } from '../taxpayer.js'
import type { ReturnCode } from '../texts/index.js'
import { branchOf } from './branch.js'
import { isDay } from './forms.js'
import { checkMembers, type MemberRule } from './members.js'

type Request = Sent<'maintainStock'>
export type StockInHead = NonNullable<Request['goodsStockIn']>
export type StockInRow = NonNullable<Request['goodsStockInItem']>[number]

/** A T131 on the examiner's desk. */
export interface Entry {
  readonly head: StockInHead
  readonly rows: readonly StockInRow[]
  readonly visit: Visit
  /** Where it is booked; none when the one that was named is not the taxpayer's. */
  readonly branch: Branch | undefined
}

export function layOutEntry(draft: Request, visit: Visit): Entry {
  const head = draft.goodsStockIn ?? {}
  return {
    head,
    rows: draft.goodsStockInItem ?? [],
    visit,
    branch: branchOf({ branchId: head.branchId }, visit),
  }
}

/** The day of the booking: today, unless another one is given. */
export function dayOf({ head, visit }: Entry): string {
  return head.stockInDate ?? formatEat(visit.now, 'yyyy-MM-dd')
}

const ADJUST_TYPES = ['101', '102', '103', '104', '105']
const FLAGS = ['0', '1']

const HEAD_MEMBERS: readonly MemberRule<keyof StockInHead>[] = [
  { name: 'operationType', missing: '2076', bytes: ['2077', 3], among: ['2078', ['101', '102']] },
  { name: 'supplierTin', bytes: ['2080', 50] },
  { name: 'supplierName', bytes: ['2082', 100] },
  {
    name: 'adjustType',
    bytes: ['2089', 20],
    form: ['2090', (text) => text.split(',').every((type) => ADJUST_TYPES.includes(type))],
  },
  { name: 'remarks', bytes: ['2086', 1024] },
  { name: 'stockInDate', form: ['2114', isDay] },
  { name: 'stockInType', bytes: ['2127', 3], among: ['2128', ['101', '102', '103', '104']] },
  { name: 'productionBatchNo', bytes: ['2132', 50] },
  { name: 'branchId', bytes: ['2192', 18] },
  { name: 'invoiceNo', bytes: ['1501', 20] },
  { name: 'isCheckBatchNo', among: ['2842', FLAGS] },
  { name: 'rollBackIfError', bytes: ['2891', 1], among: ['2892', FLAGS] },
]

/** What goes into tanks and out of them is not simulated. */
function isNoFuel({ head }: Entry): Refusal | undefined {
  return head.goodsTypeCode === '102' ? notCovered('stock of fuel') : undefined
}

/** 2193: the branch is one of the taxpayer's. */
function branchIsOwn({ branch }: Entry): Refusal | undefined {
  return branch ? undefined : refuse('2193')
}

/** 2126, 2087: an increase says where the goods come from, and is no adjustment. */
function increaseIsNamed({ head }: Entry): Refusal | undefined {
  if (head.operationType !== '101') return undefined
  if (head.stockInType === undefined) return refuse('2126')
  return head.adjustType === undefined ? undefined : refuse('2087')
}

/** 2081: bought goods have a supplier. 2137, 2138: what was made has none. 2129, 2130: only what was made has a batch. */
function sourceFits({ head }: Entry): Refusal | undefined {
  if (head.operationType !== '101') return undefined
  const isMade = head.stockInType === '103'
  if (!isMade && head.supplierName === undefined) return refuse('2081')
  if (isMade) return firstGiven(head, { supplierName: '2137', supplierTin: '2138' })
  return firstGiven(head, { productionBatchNo: '2129', productionDate: '2130' })
}

/** 2083, 2084, 2135, 2136, 2177: a reduction has no source. 2088, 2085: it has a cause, in words where the code says nothing. */
function reductionIsExplained({ head }: Entry): Refusal | undefined {
  if (head.operationType !== '102') return undefined
  const wrong = firstGiven(head, {
    supplierName: '2083',
    supplierTin: '2084',
    productionBatchNo: '2135',
    productionDate: '2136',
    stockInType: '2177',
  })
  if (wrong) return wrong
  if (head.adjustType === undefined) return refuse('2088')
  const isOther = head.adjustType.split(',').includes('104')
  return isOther && head.remarks === undefined ? refuse('2085') : undefined
}

function firstGiven(
  head: StockInHead,
  codes: { readonly [Name in keyof StockInHead]?: ReturnCode },
): Refusal | undefined {
  const wrong = Object.entries(codes).find(([name]) => head[name as keyof StockInHead] !== undefined)
  return wrong && refuse(wrong[1])
}

/**
 * 2810 to 2814, 2819, 3126: the document that the goods came with is the supplier's to this taxpayer, stands, and is not
 * flagged. That the authority flags what reached it at the wrong time is inferred.
 */
function invoiceStands({ head, visit }: Entry): Refusal | undefined {
  if (head.invoiceNo === undefined) return undefined
  const invoice = visit.books.find(head.invoiceNo)
  if (!invoice) return refuse('2810')
  const { basicInformation: basic, buyerDetails: buyer } = invoice.record
  if (buyer?.buyerTin !== visit.taxpayer.tin) return refuse('2811')
  if (basic.invoiceType !== '1' && basic.invoiceType !== '4') return refuse('2812')
  if (basic.invoiceIndustryCode === '109') return refuse('2819')
  if (basic.isInvalid === '1') return refuse('2813')
  if (basic.isRefund === '1') return refuse('2814')
  return invoice.isFlagged ? refuse('3126') : undefined
}

/** 2841: a document is booked once, and so is a batch where the request asks to look. */
function isBookedOnce({ head, visit }: Entry): Refusal | undefined {
  const { invoiceNo, productionBatchNo: batch } = head
  const isBooked = visit.books.stock
    .movements(visit.taxpayer.tin, 'increase')
    .some(
      ({ head: earlier }) =>
        (invoiceNo !== undefined && earlier.invoiceNo === invoiceNo) ||
        (head.isCheckBatchNo === '1' && batch !== undefined && earlier.productionBatchNo === batch),
    )
  return isBooked ? refuse('2841') : undefined
}

/** 2241: there are rows. The text is printed for T139, but names the list of T131. */
function hasRows({ rows }: Entry): Refusal | undefined {
  return rows.length === 0 ? refuse('2241') : undefined
}

const headIsWhole: Rule<Entry> = ({ head }) => checkMembers(head, HEAD_MEMBERS)

const RULES: readonly Rule<Entry>[] = [
  isNoFuel,
  headIsWhole,
  branchIsOwn,
  increaseIsNamed,
  sourceFits,
  reductionIsExplained,
  invoiceStands,
  isBookedOnce,
  hasRows,
]

/** What a T131 must pass before its rows are looked at. */
export function refuseEntry(entry: Entry): Refusal | undefined {
  return firstRefusal(RULES, entry)
}
