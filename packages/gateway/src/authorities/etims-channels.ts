import type { Channel, EtimsRejection } from '@risiti/etims'
import { type ChannelProfile, channels } from '@risiti/etims/channels'
import type { ContactLimit } from './authority.js'
import type { Unsettled } from './finding.js'
import type { Blame } from './outcome.js'

/**
 * How the gateway works on a channel, as data. Whoever sends or looks up reads the row and never asks for a channel's
 * name, so that another channel is one more row.
 */
export interface ChannelConduct {
  readonly profile: ChannelProfile
  /** How a lost answer is made up for: the number is looked up, or the identical text is sent again. */
  readonly recovery: 'look-up' | 'repeat'
  /** Where nothing newer may be sent while an older document stands so, with a number that may be used. */
  readonly blockedBy: readonly Unsettled[]
  /**
   * What a refusal blames other than the document: by KRA's code, or by the id of our row for its words. `number`: its
   * words name the number that KRA expects.
   */
  readonly blames: Readonly<Record<string, 'device' | 'exists' | 'number'>>
  /** Whether KRA says which number it expects, so that a document can take it when its own is another's. */
  readonly renumbers: boolean
  /** How long a unit works after a contact, where a source says so. */
  readonly contactLimit: ContactLimit | undefined
  /** Whether a receipt is at KRA as soon as it is signed. A local unit uploads later, and does not tell when. */
  readonly uploadsAtOnce: boolean
  /**
   * Movements of stock. Nothing looks them up, but each has a number of its own which is taken once: a lost answer is made up for by
   * the identical text, and a used number then says that the first attempt arrived.
   */
  readonly stock: StockConduct
  /** Decisions about purchases, likewise. */
  readonly purchases: PurchaseConduct
  /** What a refusal of a decision about imported goods blames: they have no number, and may be said again. */
  readonly imports: Pick<ChannelConduct, 'blames'>
}

/** How the gateway reports on a channel what nothing looks up. */
export type ReportConduct = Pick<ChannelConduct, 'blockedBy' | 'blames'>

/** How the gateway reports movements of stock on a channel. */
export interface StockConduct extends ReportConduct {
  /** Whether KRA compares what is stated with its own books, and says what they hold. */
  readonly compares: boolean
  /** Whether KRA refuses goods that are counted in another unit than they were registered with. */
  readonly wantsUnits: boolean
}

/** How the gateway reports decisions about purchases on a channel. */
export interface PurchaseConduct extends ReportConduct {
  /** Whether KRA wants our own items of a purchase that we refuse too. */
  readonly refusalNeedsItems: boolean
}

/** What a refusal of KRA blames other than the document. Words that name no number leave only the look-up. */
export function blameOf(refusal: EtimsRejection, blames: ChannelConduct['blames']): Blame {
  const code = refusal.code.replace('etims-', '')
  const blame = Object.hasOwn(blames, code) ? blames[code] : undefined
  if (blame !== 'number') return blame
  const expected = Number(refusal.expected)
  return Number.isSafeInteger(expected) && expected > 0 ? { expected } : 'exists'
}

/** Refusals that any sale would meet: missing or wrong identity, a device that is not the right one. */
const ABOUT_DEVICE = { 900: 'device', 901: 'device', 902: 'device', 903: 'device', 905: 'device' } as const

/** No such path, or no such branch: the settings of the device are wrong, not the sale. */
const ABOUT_ADDRESS = { 912: 'device', E04: 'device' } as const

/** Refusals that say that a number was used before: of KRA's own host, and of a local unit. */
const USED = { 921: 'exists', 994: 'exists', 899: 'exists' } as const

/** Movements go in any order, and gaps pass. */
const FREE_STOCK: StockConduct = {
  compares: false,
  wantsUnits: false,
  blockedBy: [],
  blames: { ...ABOUT_DEVICE, ...ABOUT_ADDRESS, ...USED },
}

/** Movements follow each other without a gap (eTIMS business rules, section 5). */
const STRICT_STOCK: StockConduct = {
  compares: true,
  wantsUnits: true,
  blockedBy: ['in_doubt', 'needs_attention'],
  blames: {
    ...ABOUT_DEVICE,
    ...ABOUT_ADDRESS,
    ...USED,
    'movement-number-out-of-sequence': 'number',
    'application-id-missing': 'device',
    'device-rows-duplicated': 'device',
    'identity-not-in-body': 'device',
    'route-missing': 'device',
    'branch-wrong': 'device',
    'item-classes-not-fetched': 'device',
  },
}

/** Purchases go in any order, and gaps pass. */
const FREE_PURCHASES: PurchaseConduct = {
  refusalNeedsItems: false,
  blockedBy: [],
  blames: FREE_STOCK.blames,
}

/** Purchases follow each other without a gap, and every line is an item of ours (eTIMS business rules, sections 2.1 and 6). */
const STRICT_PURCHASES: PurchaseConduct = {
  refusalNeedsItems: true,
  blockedBy: ['in_doubt', 'needs_attention'],
  blames: { ...STRICT_STOCK.blames, 'invoice-number-out-of-sequence': 'number' },
}

/** The gateway sees the unit, and not the unit's own line to KRA: the last contact that is known is the last receipt it signed. */
const LOCAL_UNIT: ContactLimit = {
  rule: 'vscu-24h',
  afterMs: 24 * 60 * 60_000,
  message: 'A VSCU stops numbering 24 hours after its last contact with KRA.',
  source:
    "KRA's VSCU specification, as several integrators quote it; one says 48 hours, and the shorter time is taken.",
}

/** Every way in to KRA. */
export const CONDUCT: Readonly<Record<Channel, ChannelConduct>> = {
  oscu: {
    profile: channels.oscu,
    recovery: 'look-up',
    blockedBy: [],
    blames: { ...ABOUT_DEVICE, ...ABOUT_ADDRESS, 921: 'exists', 994: 'exists' },
    renumbers: false,
    contactLimit: undefined,
    uploadsAtOnce: true,
    stock: FREE_STOCK,
    purchases: FREE_PURCHASES,
    imports: FREE_STOCK,
  },
  gavaconnect: {
    profile: channels.gavaconnect,
    recovery: 'look-up',
    // Numbers follow each other without a gap, so one that may be used has to be settled before the next is given out.
    blockedBy: ['in_doubt', 'needs_attention'],
    blames: {
      ...ABOUT_DEVICE,
      ...ABOUT_ADDRESS,
      921: 'exists',
      994: 'exists',
      'invoice-number-out-of-sequence': 'number',
      'application-id-missing': 'device',
      'device-rows-duplicated': 'device',
      'identity-not-in-body': 'device',
      'route-missing': 'device',
    },
    renumbers: true,
    contactLimit: undefined,
    uploadsAtOnce: true,
    stock: STRICT_STOCK,
    purchases: STRICT_PURCHASES,
    imports: STRICT_STOCK,
  },
  vscu: {
    profile: channels.vscu,
    recovery: 'repeat',
    // The counters of the next receipt tell whether a lost one was signed, so the next has to wait for the repeat.
    blockedBy: ['in_doubt'],
    blames: { ...ABOUT_DEVICE, ...ABOUT_ADDRESS, 899: 'exists' },
    renumbers: false,
    contactLimit: LOCAL_UNIT,
    uploadsAtOnce: false,
    stock: FREE_STOCK,
    purchases: FREE_PURCHASES,
    imports: FREE_STOCK,
  },
}
