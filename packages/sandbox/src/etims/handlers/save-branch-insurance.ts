import { accept, type Handler, type Operations } from '../contract.js'

/** Registers an insurer under its code, or changes it. */
export const saveBranchInsurance: Handler<Operations['saveBranchInsurance']> = (input, visit) => {
  const { tin, bhfId, ...insurer } = input
  visit.device.insurers.set(insurer.isrccCd, { value: insurer, changedAt: visit.now })
  return accept(visit, null)
}
