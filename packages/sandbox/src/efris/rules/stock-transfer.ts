import {
  firstRefusal,
  notCovered,
  type Refusal,
  type Rule,
  refuse,
  refuseFreely,
  type Sent,
  type Visit,
} from '../contract.js'
import { isFuel } from '../fuel.js'
import type { Branch } from '../taxpayer.js'
import { checkMembers, type MemberRule } from './members.js'
import * as rows from './stock-rows.js'

type Request = Sent<'transferStock'>
export type TransferHead = NonNullable<Request['goodsStockTransfer']>
export type TransferRow = NonNullable<Request['goodsStockTransferItem']>[number]

/** A T139 on the examiner's desk, with the branches that are the taxpayer's. */
export interface Transfer {
  readonly head: TransferHead
  readonly rows: readonly TransferRow[]
  readonly visit: Visit
  readonly source: Branch | undefined
  readonly destination: Branch | undefined
}

export function layOutTransfer(draft: Request, visit: Visit): Transfer {
  const head = draft.goodsStockTransfer ?? {}
  const find = (wanted: string | undefined) => visit.taxpayer.branches.find(({ id }) => id === wanted)
  return {
    head,
    rows: draft.goodsStockTransferItem ?? [],
    visit,
    source: find(head.sourceBranchId),
    destination: find(head.destinationBranchId),
  }
}

const TRANSFER_TYPES = ['101', '102', '103']

const HEAD_MEMBERS: readonly MemberRule<keyof TransferHead>[] = [
  { name: 'sourceBranchId', missing: '2153', bytes: ['2154', 18] },
  { name: 'destinationBranchId', missing: '2141', bytes: ['2142', 18] },
  {
    name: 'transferTypeCode',
    missing: '2146',
    bytes: ['2147', 20],
    form: ['2148', (text) => text.split(',').every((type) => TRANSFER_TYPES.includes(type))],
  },
  { name: 'remarks', bytes: ['2150', 1024] },
  { name: 'rollBackIfError', bytes: ['2891', 1], among: ['2892', ['0', '1']] },
]

/** What goes into tanks and out of them is not simulated. */
function isNoFuel({ head }: Transfer): Refusal | undefined {
  return head.goodsTypeCode === '102' ? notCovered('stock of fuel') : undefined
}

/** 2143, 2145: both branches are the taxpayer's, and two. No code is published for a destination that is not. */
function branchesAreTwo({ head, source, destination }: Transfer): Refusal | undefined {
  if (head.sourceBranchId === head.destinationBranchId) return refuse('2145')
  if (!source) return refuse('2143')
  return destination ? undefined : refuseFreely('destinationBranchId: does not belong to current taxpayer!')
}

/** 2151: a cause that the code does not say is given in words. */
function causeIsGiven({ head }: Transfer): Refusal | undefined {
  const isOther = head.transferTypeCode!.split(',').includes('103')
  return isOther && head.remarks === undefined ? refuse('2151') : undefined
}

/** 2242: there are rows. */
function hasRows({ rows }: Transfer): Refusal | undefined {
  return rows.length === 0 ? refuse('2242') : undefined
}

const headIsWhole: Rule<Transfer> = ({ head }) => checkMembers(head, HEAD_MEMBERS)

const RULES: readonly Rule<Transfer>[] = [isNoFuel, headIsWhole, branchesAreTwo, causeIsGiven, hasRows]

/** What a T139 must pass before its rows are looked at. */
export function refuseTransfer(transfer: Transfer): Refusal | undefined {
  return firstRefusal(RULES, transfer)
}

const ROW_MEMBERS: readonly MemberRule<keyof TransferRow>[] = [
  { name: 'commodityGoodsId', bytes: ['657', 18] },
  { name: 'goodsCode', bytes: ['2195', 50] },
  { name: 'quantity', missing: '659', digits: ['660', 12, 8], negative: '663' },
]

/** 3014: fuel is moved as fuel only. */
function goodsAreNoFuel({ goods }: rows.Candidate<TransferRow>): Refusal | undefined {
  const { goodsCategoryId, goodsCode } = goods!
  return isFuel(goodsCategoryId) ? refuse('3014', { fill: [['***', goodsCode]] }) : undefined
}

/** 2152: what moves was there. */
function stockSuffices(candidate: rows.Candidate<TransferRow>): Refusal | undefined {
  return rows.restOf(candidate).units < 0n ? refuse('2152') : undefined
}

const rowIsWhole: Rule<rows.Candidate<TransferRow>> = ({ row }) => checkMembers(row, ROW_MEMBERS)

/** What each row of a T139 must pass. */
export const TRANSFER_ROW_RULES: readonly Rule<rows.Candidate<TransferRow>>[] = [
  rowIsWhole,
  rows.goodsExist,
  rows.goodsHaveStock,
  goodsAreNoFuel,
  rows.unitIsOwn,
  rows.quantityIsNotZero,
  stockSuffices,
]
