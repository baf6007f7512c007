import { kenya } from '../channels/kenya.js'
import type { Environment } from '../channels/profile.js'

/**
 * The address in the QR code of a receipt: KRA's page about it. Form confirmed by integrators on the live portal.
 * @param facts.portalOrigin where the page is, when it is not KRA's own for `environment` (default `test`).
 */
export function receiptUrl(facts: {
  readonly environment?: Environment
  readonly portalOrigin?: string
  readonly tin: string
  readonly bhfId: string
  readonly rcptSign: string
}): string {
  const origin = facts.portalOrigin ?? kenya.portals[facts.environment ?? 'test']
  const data = encodeURIComponent(facts.tin + facts.bhfId + facts.rcptSign)
  return `${origin}/common/link/etims/receipt/indexEtimsReceiptData?Data=${data}`
}

/** The number a Kenyan receipt is known by: control unit id and receipt number, unpadded. */
export function cuInvoiceNumber(sdcId: string, rcptNo: string | number): string {
  return `${sdcId}/${rcptNo}`
}

/** Internal data and signature as they are printed: groups of four joined by dashes. */
export function groupsOfFour(text: string): string {
  return text.match(/.{1,4}/g)?.join('-') ?? ''
}
