import { accept, type Handler, type Operations } from '../contract.js'

/** Registers a user of the branch under an id, or changes it. The password goes no further. */
export const saveBranchUser: Handler<Operations['saveBranchUser']> = (input, visit) => {
  const { tin, bhfId, pwd, ...user } = input
  visit.device.users.set(user.userId, { value: user, changedAt: visit.now })
  return accept(visit, null)
}
