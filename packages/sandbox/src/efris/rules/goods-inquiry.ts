import { firstRefusal, type Refusal, type Rule, refuse, type Sent, type Visit } from '../contract.js'
import { branchOf } from './branch.js'
import { checkMembers, type MemberRule } from './members.js'
import { pageIsGiven } from './query.js'
import { daysAreReadable } from './stock-query.js'

export type Inquiry = Sent<'inquireGoods'>

interface Case {
  readonly inquiry: Inquiry
  readonly visit: Visit
}

const YES_NO = ['101', '102']

const MEMBERS: readonly MemberRule<keyof Inquiry>[] = [
  { name: 'goodsCode', bytes: ['2256', 50] },
  { name: 'goodsName', bytes: ['2258', 200] },
  { name: 'commodityCategoryName', bytes: ['2260', 200] },
  { name: 'branchId', bytes: ['2836', 18] },
  { name: 'serviceMark', among: ['2875', YES_NO] },
  { name: 'haveExciseTax', among: ['2878', YES_NO] },
  { name: 'goodsTypeCode', among: ['2901', YES_NO] },
  { name: 'queryType', among: ['3103', ['0', '1']] },
]

/** 3104, 3105, 3107, 3108: an agent names the principal and asks for services; who asks for himself names nobody. */
function principalIsNamed({ inquiry }: Case): Refusal | undefined {
  const { queryType, tin, branchId, serviceMark } = inquiry
  if (queryType !== '0') return tin === undefined ? undefined : refuse('3107')
  if (tin === undefined) return refuse('3104')
  if (branchId === undefined) return refuse('3105')
  return serviceMark === '101' ? undefined : refuse('3108')
}

/** 2837, 3106: the branch is one of the owner's. */
function branchIsOwn({ inquiry, visit }: Case): Refusal | undefined {
  if (inquiry.branchId === undefined || branchOf(inquiry, visit)) return undefined
  return inquiry.tin === undefined ? refuse('2837') : refuse('3106', { fill: [['*', inquiry.tin]] })
}

const pageIsChosen: Rule<Case> = ({ inquiry }) => pageIsGiven(inquiry)

const textsAreShort: Rule<Case> = ({ inquiry }) => checkMembers(inquiry, MEMBERS)

const daysCanBeRead: Rule<Case> = ({ inquiry }) => daysAreReadable(inquiry)

const RULES: readonly Rule<Case>[] = [
  pageIsChosen,
  textsAreShort,
  daysCanBeRead,
  principalIsNamed,
  branchIsOwn,
]

/** What a T127 must pass. */
export function refuseInquiry(inquiry: Inquiry, visit: Visit): Refusal | undefined {
  return firstRefusal(RULES, { inquiry, visit })
}
