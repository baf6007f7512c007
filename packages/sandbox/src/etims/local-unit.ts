import type { EtimsBooks } from './books.js'
import { type Outcome, refuse } from './contract.js'
import type { Device, StoredSale } from './device.js'
import type { Door } from './doors.js'
import { type GatewayFault, STOPPED } from './gateway-faults.js'
import { record } from './record.js'

/*
 * A unit on the taxpayer's machine signs by itself. Without its link to the authority it goes on for a day, and uploads what it signed when the
 * link is back.
 */

/** How long a unit signs after its last contact. */
const SIGNS_FOR_MS = 24 * 60 * 60 * 1000

/** Whether the unit has stopped: its last contact is when the link broke. */
function hasStopped({ link }: EtimsBooks, now: Date): boolean {
  return link.downSince !== undefined && now.getTime() - link.downSince.getTime() > SIGNS_FOR_MS
}

/** A unit that has stopped looks as if it had crashed, whatever it is asked. */
export function faultOfUnit({ conduct }: Door, books: EtimsBooks, now: Date): GatewayFault | undefined {
  return conduct.isLocal && books.switches.unitStop === '503' && hasStopped(books, now) ? STOPPED : undefined
}

/** 894: without its link the unit only signs, and says to have been installed. What else it is asked is KRA's to answer. */
export function refusalOfUnit(
  { conduct }: Door,
  method: string,
  books: EtimsBooks,
  now: Date,
): Outcome<never> | undefined {
  if (!conduct.isLocal || books.link.state === 'up') return undefined
  const isLocal = method === 'saveSalesTransaction' || method === 'selectInitOsdcInfo'
  return isLocal && !hasStopped(books, now) ? undefined : { ...refuse('894'), rule: 'unitHasContact' }
}

/** The sale under a number, as it is known at a door: a unit knows its own before KRA does. */
export function saleUnder(
  invcNo: number,
  { conduct, device }: { readonly conduct: Door['conduct']; readonly device: Device },
): StoredSale | undefined {
  return device.sales.get(invcNo) ?? (conduct.isLocal ? device.waiting.get(invcNo) : undefined)
}

/** Brings KRA what units signed, in the order of signing. A number that was used at another door meanwhile is refused there, and stays. */
export function uploadSales(books: EtimsBooks, now: Date): void {
  for (const device of books.devices) {
    for (const [invcNo, stored] of device.waiting) {
      if (device.sales.has(invcNo)) continue
      record({ ...stored, uploadedAt: now }, device, books)
      device.waiting.delete(invcNo)
    }
  }
}
