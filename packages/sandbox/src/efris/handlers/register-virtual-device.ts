import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { REGISTRATION_RULES } from '../rules/device.js'

/** T143: the taxpayer has one more device. Until it has a key too, its calls are answered with 401. */
export const registerVirtualDevice: Handler<Operations['registerVirtualDevice']> = (input, visit) => {
  const sent = input ?? {}
  const refusal = firstRefusal(REGISTRATION_RULES, { sent, visit })
  if (refusal) return refusal
  visit.books.devices.add({
    tin: sent.tin!,
    branchId: sent.branchId!,
    deviceNo: sent.deviceNo!,
    deviceType: sent.deviceType!,
  })
  return accept(undefined)
}
