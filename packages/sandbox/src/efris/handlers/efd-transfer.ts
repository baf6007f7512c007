import { accept, type Handler, type Operations, refuseFreely } from '../contract.js'
import { lacks } from '../rules/members.js'

/**
 * T178: the calling device moves to another branch, which T103 names and whose pumps T168 lists from then on. The code for a
 * branch that is not the taxpayer's is unpublished.
 */
export const efdTransfer: Handler<Operations['efdTransfer']> = (input, { books, taxpayer, globalInfo }) => {
  const branchId = input?.destinationBranchId
  if (branchId === undefined) return lacks('destinationBranchId')
  if (!taxpayer.branches.some(({ id }) => id === branchId)) {
    return refuseFreely('The destination branch does not exist!')
  }
  books.devices.find(globalInfo.deviceNo)!.branchId = branchId
  return accept(undefined)
}
