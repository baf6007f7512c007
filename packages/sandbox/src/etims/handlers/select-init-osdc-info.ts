import type { ResponseOf } from '@risiti/core'
import { accept, type Introduction, type Operations, type Outcome, refuse } from '../contract.js'
import type { InputOf } from '../device.js'
import { refuseNewcomer } from '../rules/initialisation.js'
import { unitAt } from '../unit.js'

type Init = Operations['selectInitOsdcInfo']

/** Hands out the device's key, once: afterwards it says 902 and no key. */
export function selectInitOsdcInfo(
  { tin, bhfId, dvcSrlNo }: InputOf<Init>,
  visit: Introduction,
): Outcome<ResponseOf<Init>> {
  const device = visit.books.find(tin ?? '', bhfId ?? '')
  const refusal = refuseNewcomer({ dvcSrlNo, device, books: visit.books, conduct: visit.conduct })
  if (refusal || !device) return refusal ?? refuse('901')
  device.isInitialised = true
  device.initialisedAt = visit.now
  device.unitKind = visit.conduct.unitKind
  return accept(visit, { info: { ...device.info, ...unitAt(device, visit.conduct) } })
}
