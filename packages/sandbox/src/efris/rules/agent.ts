import { agencyOf, principalsOf } from '../books/agencies.js'
import { firstRow, type Refusal, refuse } from '../contract.js'
import { goodsOf } from './goods.js'
import { isByAgent, type Sale } from './sale.js'

/** 2838: documents of the caller may come this way. */
export function channelIsOpen({ visit }: Sale): Refusal | undefined {
  return visit.taxpayer.permissions.ownChannel ? undefined : refuse('2838')
}

/** 3099, 3100, 3127: an agent issues for somebody, for whom he names, and whose documents may come this way. 3098: and online. */
export function agentMayIssue({ principal, summary, visit }: Sale): Refusal | undefined {
  if (!isByAgent(visit)) return undefined
  if (principalsOf(visit.taxpayer.tin, visit.books).length === 0) return refuse('3099')
  if (!principal) return refuse('3100')
  if (!principal.permissions.ownChannel) return refuse('3127')
  return summary.modeCode === '0' ? refuse('3098') : undefined
}

/** 3097, 3122: only services, and of those the ones that he is authorised for. */
export function agentMaySell(sale: Sale): Refusal | undefined {
  const { principal, visit } = sale
  if (!principal) return undefined
  const authorised = agencyOf(visit.taxpayer.tin, principal.tin, visit.books)?.goodsCodes ?? []
  return firstRow(sale.lines, (line, row) => {
    if (!goodsOf(sale, line)?.isService) return refuse('3097')
    return authorised.includes(line.itemCode!)
      ? undefined
      : refuse('3122', { row, fill: [['*', line.item!]] })
  })
}
