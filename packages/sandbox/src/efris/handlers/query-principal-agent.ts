import { principalsOf } from '../books/agencies.js'
import { accept, type Handler, type Operations, refuseFreely } from '../contract.js'
import { lacks } from '../rules/members.js'
import { SWITCHES, taxTypesOf } from './sign-in.js'

/** T180: what the principal may do, as T103 would tell it. The code for one whom the caller does not act for is unpublished. */
export const queryPrincipalAgent: Handler<Operations['queryPrincipalAgent']> = (input, visit) => {
  if (input?.tin === undefined) return lacks('tin')
  if (input.branchId === undefined) return lacks('branchId')
  const principal = principalsOf(visit.taxpayer.tin, visit.books).find(({ tin }) => tin === input.tin)
  if (!principal?.branches.some(({ id }) => id === input.branchId)) {
    return refuseFreely('You are no agent of this branch!')
  }
  const { issueTaxTypeRestrictions, isAllowIssueInvoice, sellersLogo } = SWITCHES
  const { isAllowBackDate, isDutyFreeTaxpayer, periodDate, isAllowOutOfScopeVAT } = principal.rights
  return accept({
    taxType: taxTypesOf(principal),
    issueTaxTypeRestrictions,
    sellersLogo,
    isAllowBackDate,
    isDutyFreeTaxpayer,
    periodDate,
    isAllowIssueInvoice,
    isAllowOutOfScopeVAT,
  })
}
