import type { RequestOf } from '@risiti/core'
import { accept, type Handler, type Operations, refuse } from '../contract.js'
import { checkMembers, type MemberRule } from '../rules/members.js'
import { findApplication } from './get-credit-application-detail.js'

const MEMBERS: readonly MemberRule<keyof RequestOf<Operations['voidCreditDebitApplication']>>[] = [
  { name: 'businessKey', missing: '1577', bytes: ['1578', 20] },
  { name: 'referenceNo', missing: '1579', bytes: ['1580', 20] },
]

/**
 * T120: an application is withdrawn before anybody decides. 311, 313 and 314 are printed elsewhere, but their texts speak
 * of nothing else.
 */
export const voidCreditDebitApplication: Handler<Operations['voidCreditDebitApplication']> = (
  input,
  visit,
) => {
  const { businessKey, referenceNo } = input ?? {}
  const refusal = checkMembers({ businessKey, referenceNo }, MEMBERS)
  if (refusal) return refusal
  const application = findApplication(businessKey!, visit)
  if (application?.referenceNo !== referenceNo) return refuse('311')
  if (application!.state === '104') return refuse('313')
  if (application!.state !== '102') return refuse('314')
  application!.state = '104'
  return accept(undefined)
}
