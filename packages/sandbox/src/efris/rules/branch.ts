import type { Visit } from '../contract.js'
import type { Branch, Taxpayer } from '../taxpayer.js'

/** Whose goods are asked for. */
export function ownerOf({ tin }: { readonly tin?: string | undefined }, visit: Visit): Taxpayer | undefined {
  return tin === undefined ? visit.taxpayer : visit.books.taxpayers.get(tin)
}

/** Where they lie: in the branch that was named, else where the device stands; those of a principal, else in his first branch. */
export function branchOf(
  asked: { readonly tin?: string | undefined; readonly branchId?: string | undefined },
  visit: Visit,
): Branch | undefined {
  const owner = ownerOf(asked, visit)
  return asked.branchId === undefined
    ? owner && visit.books.devices.branchOf(visit.globalInfo.deviceNo, owner)
    : owner?.branches.find(({ id }) => id === asked.branchId)
}
