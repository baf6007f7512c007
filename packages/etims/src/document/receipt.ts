import { formatEat, InvalidInputError } from '@risiti/core'
import { kenya } from '../channels/kenya.js'
import type { Environment } from '../channels/profile.js'
import { parseKraTime } from '../formats.js'

/**
 * The address in the QR code of a receipt: KRA's page about it. Form confirmed by integrators on the live portal.
 * @param facts.environment whose page (default `test`); an origin, as clients take it, has the page itself: our sandbox does.
 * @param facts.portalOrigin where the page is, when it is elsewhere.
 */
export function receiptUrl(facts: {
  readonly environment?: Environment | (string & {})
  readonly portalOrigin?: string
  readonly tin: string
  readonly bhfId: string
  readonly rcptSign: string
}): string {
  const { environment = 'test' } = facts
  const origin = facts.portalOrigin ?? portalOf(environment)
  const data = encodeURIComponent(facts.tin + facts.bhfId + facts.rcptSign)
  return `${origin}/common/link/etims/receipt/indexEtimsReceiptData?Data=${data}`
}

function portalOf(environment: string): string {
  const { portals } = kenya
  return Object.hasOwn(portals, environment)
    ? portals[environment as Environment]
    : new URL(environment).origin
}

/** The number a Kenyan receipt is known by: control unit id and receipt number, unpadded. */
export function cuInvoiceNumber(sdcId: string, rcptNo: string | number): string {
  return `${sdcId}/${rcptNo}`
}

/** Internal data and signature as they are printed: groups of four joined by dashes. */
export function groupsOfFour(text: string): string {
  return text.match(/.{1,4}/g)?.join('-') ?? ''
}

/**
 * What kind of receipt is printed, by `salesTyCd` and `rcptTyCd`. Only `N` is sent to KRA: a copy is a local print with
 * the original's numbers, training and proforma receipts are not signed. A proforma is never a credit note.
 */
export const RECEIPT_LABELS = {
  N: { S: 'NS', R: 'NC' },
  C: { S: 'CS', R: 'CC' },
  T: { S: 'TS', R: 'TC' },
  P: { S: 'PS' },
} as const

type Labels = typeof RECEIPT_LABELS
type LabelOf<Kind> = Kind extends unknown ? Kind[keyof Kind] : never

/** The label of a receipt, such as `NS`. */
export type ReceiptLabel = LabelOf<Labels[keyof Labels]>

/**
 * The counter of a receipt as it is printed: the receipt's own number, the number over all types, the label.
 * @param rcptNo `curRcptNo`, or `rcptNo` of a VSCU.
 */
export function receiptCounter(
  rcptNo: string | number,
  totRcptNo: string | number,
  label: ReceiptLabel,
): string {
  return `${rcptNo}/${totRcptNo} ${label}`
}

/**
 * The text for a QR code that is read without a network: time, control unit, receipt number, internal data and
 * signature, the last two without dashes. KRA's rules for trader systems define it; Kenyan receipts in use carry the
 * address of KRA's page instead (`receiptUrl`).
 * @param receipt.sdcDateTime the control unit's time in any form that KRA writes.
 * @throws InvalidInputError when that time cannot be read.
 */
export function receiptText(receipt: {
  readonly sdcDateTime: string
  readonly sdcId: string
  readonly rcptNo: string | number
  readonly intrlData: string
  readonly rcptSign: string
}): string {
  const { sdcDateTime, sdcId, rcptNo, intrlData, rcptSign } = receipt
  const time = parseKraTime(sdcDateTime)
  if (time) return [formatEat(time, 'ddMMyyyy#HHmmss'), sdcId, rcptNo, intrlData, rcptSign].join('#')
  throw new InvalidInputError({
    code: 'receipt-time-invalid',
    message: 'The receipt has no time that can be read.',
    issues: [
      {
        path: '/sdcDateTime',
        message: 'is not a time as KRA writes it',
        fix: 'Pass on the time of KRA’s answer unchanged.',
      },
    ],
  })
}
