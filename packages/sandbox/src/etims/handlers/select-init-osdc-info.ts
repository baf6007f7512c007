import { accept, type Handler, type Operations, refuse } from '../contract.js'

/** Hands out the device's key, once: afterwards it says 902 and no key. */
export const selectInitOsdcInfo: Handler<Operations['selectInitOsdcInfo']> = (
  { tin, bhfId, dvcSrlNo },
  { books },
) => {
  const device = books.find(tin ?? '', bhfId ?? '')
  if (device?.dvcSrlNo !== dvcSrlNo) return refuse('901')
  if (device.isInitialised) return refuse('902')
  device.isInitialised = true
  return accept({ info: device.info })
}
