import type { EtimsBooks } from './books.js'
import { declareTo } from './declared-sale.js'
import type { Device, StoredSale } from './device.js'

/** KRA holds a sale from now on, and the buyer's list tells of it. */
export function record(stored: StoredSale, device: Device, { taxpayers }: EtimsBooks): void {
  const { sale } = stored
  device.sales.set(sale.invcNo, stored)
  const buyer = sale.custTin === device.info.tin ? undefined : taxpayers.get(sale.custTin ?? '')
  if (buyer) declareTo(buyer, stored, device)
}

/** When KRA learned of a sale. */
export function arrivalOf({ recordedAt, uploadedAt }: StoredSale): Date {
  return uploadedAt ?? recordedAt
}
