import { principalsOf } from '../books/agencies.js'
import { accept, type Handler, type Operations } from '../contract.js'
import { rowNoise } from '../noise.js'
import type { Branch, Taxpayer } from '../taxpayer.js'

/** T179: whom the caller may invoice for, a row for each branch. */
export const queryAgentRelation: Handler<Operations['queryAgentRelation']> = (input, visit) => {
  const principals = principalsOf(visit.taxpayer.tin, visit.books)
  const wanted = principals.filter(({ tin }) => input?.tin === undefined || input.tin === tin)
  const rows = wanted.flatMap((each) => each.branches.map((branch) => rowOf(each, branch)))
  return accept({ agentTaxpayerList: rows.map((row) => ({ ...row, ...rowNoise(visit.now) })) })
}

function rowOf(taxpayer: Taxpayer, branch: Branch) {
  return {
    taxpayerId: taxpayer.taxpayerId,
    tin: taxpayer.tin,
    ninBrn: taxpayer.ninBrn,
    legalName: taxpayer.legalName,
    businessName: taxpayer.legalName,
    contactNumber: taxpayer.mobilePhone,
    contactEmail: taxpayer.emailAddress,
    address: taxpayer.address,
    taxpayerType: '202',
    taxpayerStatus: taxpayer.status === 'registered' ? '101' : '103',
    branchId: branch.id,
    branchCode: branch.code,
    branchName: branch.name,
    branchStatus: taxpayer.branchStatus === 'active' ? '101' : '103',
  }
}
