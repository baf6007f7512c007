import type { Switches as EfrisSwitches } from '../efris/books.js'
import type { EtimsSwitches } from '../etims/switches.js'
import type { Ground, Performer } from '../performer.js'

/** Switches of both authorities; their names differ. */
export type Switches = EfrisSwitches & EtimsSwitches

/** How the authorities behave. */
export function listSwitches({ efris, etims }: Pick<Ground, 'efris' | 'etims'>) {
  return { efris: efris.switches, etims: etims.switches }
}

/** How the authorities behave from now on. */
export const switchPerformer: Performer<Partial<Switches>, ReturnType<typeof listSwitches>> = {
  perform(changes, books) {
    for (const switches of [books.efris.switches, books.etims.switches])
      for (const name of Object.keys(switches))
        if (name in changes) Object.assign(switches, { [name]: changes[name as keyof Switches] })
    return listSwitches(books)
  },
}
