import type { EtimsBooks } from '../books.js'
import { invalid, type Outcome, refuse } from '../contract.js'
import type { Device } from '../device.js'
import type { Conduct } from '../doors.js'
import { refusalOf } from './rule.js'

/** A unit that wants to be initialised, and what is registered under its PIN and branch. */
export interface Newcomer {
  readonly dvcSrlNo: string
  readonly device: Device | undefined
  readonly books: EtimsBooks
  readonly conduct: Conduct
}

/** The gateway tells apart that the serial belongs to another registration. The text is the validator's. */
function serialIsUnused({ dvcSrlNo, device, books, conduct }: Newcomer): Outcome<never> | undefined {
  const isUsed = books.devices.some((each) => each !== device && each.dvcSrlNo === dvcSrlNo)
  return conduct.isStrict && isUsed ? invalid({ conduct }, 'Device Serial Number already used') : undefined
}

/** 901: the serial was approved for the PIN and branch. */
function serialIsApproved({ dvcSrlNo, device }: Newcomer): Outcome<never> | undefined {
  return device?.dvcSrlNo === dvcSrlNo ? undefined : refuse('901')
}

/** 903: the serial is of this kind of unit. Here a serial is of the kind that first initialised it. The unit's text is KRA's with its own name. */
function serialIsOfThisKind({ device, conduct: { unitKind } }: Newcomer): Outcome<never> | undefined {
  if (device?.unitKind === undefined || device.unitKind === unitKind) return undefined
  return unitKind === '04' ? refuse('903') : refuse('903', 'Only VSCU device can be verified.')
}

/** 902: it was not initialised before. With a switch, the gateway adds a row for every time that it was. */
function isNotInstalled({ device, books, conduct }: Newcomer): Outcome<never> | undefined {
  if (!device?.isInitialised) return undefined
  if (conduct.isStrict && books.switches.duplicateDevices) device.rows += 1
  return refuse('902')
}

/** 894: a local unit reaches KRA, which has its key. */
function authorityIsReached({ books: { link }, conduct }: Newcomer): Outcome<never> | undefined {
  return conduct.isLocal && link.state === 'down' ? refuse('894') : undefined
}

const RULES = [serialIsUnused, serialIsApproved, serialIsOfThisKind, isNotInstalled, authorityIsReached]

/** The refusal of the first rule that an initialisation breaks. */
export function refuseNewcomer(newcomer: Newcomer): Outcome<never> | undefined {
  return refusalOf(RULES, newcomer)
}

/** Nothing finds a device at the gateway of which there are several rows; only KRA cures that. The text is the validator's. */
export function deviceIsUnique({ rows }: Device, conduct: Conduct): Outcome<never> | undefined {
  if (rows === 1 || !conduct.isStrict) return undefined
  const words = 'Unable to process the request. Please try again'
  const cause = `Query did not return a unique result: ${rows} results were returned`
  return { ...invalid({ conduct }, `${words}. Possible cause: ${cause}`, words), rule: 'deviceIsUnique' }
}
