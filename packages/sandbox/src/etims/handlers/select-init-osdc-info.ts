import type { ResponseOf } from '@risiti/core'
import { accept, type Introduction, type Operations, type Outcome, refuse } from '../contract.js'
import type { InputOf } from '../device.js'
import { unitAt } from '../unit.js'

type Init = Operations['selectInitOsdcInfo']

/** Hands out the device's key, once: afterwards it says 902 and no key. */
export function selectInitOsdcInfo(
  { tin, bhfId, dvcSrlNo }: InputOf<Init>,
  visit: Introduction,
): Outcome<ResponseOf<Init>> {
  const device = visit.books.find(tin ?? '', bhfId ?? '')
  if (device?.dvcSrlNo !== dvcSrlNo) return refuse('901')
  if (device.isInitialised) return refuse('902')
  if (visit.conduct.isLocal && visit.books.link.state === 'down') return refuse('894')
  device.isInitialised = true
  return accept(visit, { info: { ...device.info, ...unitAt(device, visit.conduct) } })
}
