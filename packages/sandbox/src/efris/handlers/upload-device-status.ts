import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { DEVICE_STATUS_RULES } from '../rules/device.js'

/** T176: what a device does now. */
export const uploadDeviceStatus: Handler<Operations['uploadDeviceStatus']> = (input, visit) => {
  const sent = input ?? {}
  const refusal = firstRefusal(DEVICE_STATUS_RULES, { sent, visit })
  if (refusal) return refusal
  visit.books.devices.find(sent.deviceNo)!.issuingStatus = sent.deviceIssuingStatus!
  return accept(undefined)
}
