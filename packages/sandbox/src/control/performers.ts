import type { ClockSetting } from '../clock.js'
import type { UnitId } from '../etims/books.js'
import type { Performer } from '../performer.js'

/** How the authorities' clock runs from now on. */
export const clockPerformer: Performer<ClockSetting, void> = {
  perform: (setting, { clock }) => clock.apply(setting),
}

/** Kenyan units that have their keys from the start. */
export const unitPerformer: Performer<readonly UnitId[], void> = {
  perform(units, { etims }) {
    for (const { tin, bhfId } of units) {
      const device = etims.find(tin, bhfId)
      if (device) device.isInitialised = true
    }
  },
}
