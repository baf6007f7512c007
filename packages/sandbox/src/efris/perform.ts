import type { Performer } from '../performer.js'
import { factsOf } from '../state/numbers.js'
import { isRefusal, type Outcome, type Visit } from './contract.js'
import { doorNow, ENABLER, ONLINE } from './doors.js'
import { loadedHandler, loadHandler, loadHandlers, type Method } from './handlers/loaded.js'
import { isRead, loadReads } from './reads.js'

/** A call that was admitted and opened: what it takes to perform it again. T104 is none: its keys are no part of the books. */
export interface EfrisAct {
  /** The authority's time. */
  readonly at: string
  readonly door: 'online' | 'enabler'
  readonly method: Method
  readonly globalInfo: Readonly<Record<string, string>>
  readonly input: unknown
  /** Where the QR codes of documents lead. */
  readonly publicUrl: string
}

const DOORS = { online: ONLINE, enabler: ENABLER }

/** Performs an interface: the same books and the same act come to the same outcome. */
export const efrisPerformer: Performer<EfrisAct, Outcome> = {
  isRead: ({ method }) => isRead(method),
  load: ({ method }) => Promise.all([loadHandler(method), loadReads()]),
  loadAll: loadHandlers,
  perform({ at, door, method, globalInfo, input, publicUrl }, { efris, keys }) {
    const taxpayer = efris.taxpayers.get(globalInfo.tin!)!
    const visit: Visit = {
      books: efris,
      keys,
      now: new Date(at),
      publicUrl,
      door: doorNow(DOORS[door], efris.link),
      globalInfo,
      taxpayer,
    }
    return loadedHandler(method)(input as never, visit)
  },
  factsOf: (outcome) =>
    isRefusal(outcome) && outcome.content === undefined
      ? undefined
      : factsOf(outcome.returnCode, outcome.content),
}

/** Where a device says that it is. */
export interface PlaceAct {
  readonly at: string
  readonly deviceNo: string
  readonly longitude: string
  readonly latitude: string
}

/** Where the sender of a call is. */
export function placeOf(globalInfo: Readonly<Record<string, string>>, at: string): PlaceAct {
  const { deviceNo = '', longitude = '', latitude = '' } = globalInfo
  return { at, deviceNo, longitude, latitude }
}

/** Notes where a device is. That is no business of its call, which may be refused or change nothing. */
export const placePerformer: Performer<PlaceAct, void> = {
  isRead: (place, { efris }) => !efris.devices.isElsewhere(place, new Date(place.at)),
  perform: (place, { efris }) => efris.devices.locate(place, new Date(place.at)),
}
