import type { RequestOf } from '@risiti/core'
import { accept, type Handler, type Operations, refuse } from '../contract.js'
import { approve, reject } from '../note-decisions.js'
import { checkMembers, type MemberRule } from '../rules/members.js'

const MEMBERS: readonly MemberRule<keyof RequestOf<Operations['approveCreditNote']>>[] = [
  { name: 'referenceNo', missing: '1550', bytes: ['1551', 20] },
  { name: 'approveStatus', missing: '1552', among: ['1552', ['101', '103']] },
  { name: 'taskId', missing: '1559' },
  { name: 'remark', missing: '1557', bytes: ['1558', 1024] },
]

/**
 * T113: an application is granted or turned down. Real sellers seldom may decide on their own; here they may, so that the
 * whole cycle can be shown, unless a switch says that the authority does (308).
 */
export const approveCreditNote: Handler<Operations['approveCreditNote']> = (input, visit) => {
  const decision = input ?? {}
  const refusal = checkMembers(decision, MEMBERS)
  if (refusal) return refusal
  const application = visit.books.credits
    .of(visit.taxpayer.tin)
    .find(({ taskId, referenceNo }) => taskId === decision.taskId && referenceNo === decision.referenceNo)
  if (!application) return refuse('2777')
  if (application.state === '104') return refuse('313')
  if (application.state !== '102') return refuse('2061')
  if (visit.books.switches.creditApproval !== 'by-T113') return refuse('308')
  const verdict = { remark: decision.remark!, bySeller: true }
  const decide = decision.approveStatus === '101' ? approve : reject
  return decide(application, verdict, visit) ?? accept(undefined)
}
