import type { Seeded } from '../seeded.js'
import type { Sale } from './device.js'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * Internal data and signature of a receipt. What a control unit really computes is unpublished; here both follow from the
 * device, the number and the totals, in the form of live ones.
 */
export function sign(seeded: Seeded, sdcId: string, sale: Sale): { intrlData: string; rcptSign: string } {
  const facts = [sdcId, sale.invcNo, sale.rcptTyCd, sale.totAmt, sale.totTaxAmt].join('|')
  return {
    intrlData: base32(seeded.bytes(`intrlData:${facts}`).subarray(0, 16)),
    rcptSign: base32(seeded.bytes(`rcptSign:${facts}`).subarray(0, 10)),
  }
}

/** RFC 4648 without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits.replace(/.{1,5}/g, (group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]!)
}

/** KRA's page about a receipt, at the sandbox: where its QR code leads. */
export function receiptPage(
  publicUrl: string,
  { tin, bhfId }: { readonly tin: string; readonly bhfId: string },
  rcptSign: string,
): string {
  return `${publicUrl}/common/link/etims/receipt/indexEtimsReceiptData?Data=${tin}${bhfId}${rcptSign}`
}
