import type { Books } from '../books.js'
import type { Device, StoredSale } from '../etims/device.js'
import type { ShownDocument } from './document.js'
import { showKenyan } from './kenyan.js'
import { readScanned, type Scanned } from './scanned.js'
import { contradictions, showUgandan } from './ugandan.js'

/** What comes of looking a receipt up: the document, or why there is none. */
export type Verdict =
  | { readonly found: true; readonly document: ShownDocument; readonly contradictions: readonly string[] }
  | {
      readonly found: false
      readonly reason: 'unreadable' | 'no-document' | 'wrong-code'
      readonly message: string
    }

/** Looks up what the code of a receipt says. */
export function verify(text: string, books: Books): Verdict {
  const scanned = readScanned(text)
  if (!scanned) return absent('unreadable', 'This is no code of a receipt, neither of EFRIS nor of eTIMS.')
  return scanned.kind === 'ug-page' || scanned.kind === 'ug-text'
    ? inUganda(scanned, books)
    : inKenya(scanned, books)
}

function inUganda(scanned: Extract<Scanned, { invoiceNo: string }>, { efris }: Books): Verdict {
  const stored = efris.find(scanned.invoiceNo)
  if (!stored) return absent('no-document', `There is no document with the number ${scanned.invoiceNo}.`)
  const document = showUgandan(stored)
  if (scanned.kind === 'ug-text')
    return { found: true, document, contradictions: contradictions(scanned, document) }
  if (scanned.antifakeCode !== stored.record.basicInformation.antifakeCode)
    return absent('wrong-code', `Document ${scanned.invoiceNo} has another verification code.`)
  return { found: true, document, contradictions: [] }
}

function inKenya(scanned: Extract<Scanned, { rcptSign: string }>, { etims }: Books): Verdict {
  const isSigned = ({ receipt }: StoredSale) => receipt.rcptSign === scanned.rcptSign
  if (scanned.kind === 'ke-page') {
    const device = etims.find(scanned.tin, scanned.bhfId)
    if (!device) return absent('no-document', `No unit is known for ${scanned.tin}, branch ${scanned.bhfId}.`)
    return signedBy(
      device,
      isSigned,
      `The unit of ${scanned.tin}, branch ${scanned.bhfId}, signed no such receipt.`,
    )
  }
  const { sdcId, rcptNo, intrlData } = scanned
  const isNumbered = (stored: StoredSale) =>
    stored.sdcId === sdcId && String(stored.receipt.curRcptNo) === rcptNo
  const device = etims.devices.find(({ sales, waiting }) =>
    [...sales.values(), ...waiting.values()].some(isNumbered),
  )
  if (!device) return absent('no-document', `There is no receipt ${sdcId}/${rcptNo}.`)
  const isSame = (stored: StoredSale) =>
    isNumbered(stored) && isSigned(stored) && stored.receipt.intrlData === intrlData
  return signedBy(device, isSame, `Receipt ${sdcId}/${rcptNo} has another signature.`)
}

function signedBy(device: Device, isWanted: (stored: StoredSale) => boolean, message: string): Verdict {
  const stored = [...device.sales.values()].find(isWanted)
  if (!stored && [...device.waiting.values()].some(isWanted)) return absent('no-document', WAITING)
  return stored
    ? { found: true, document: showKenyan(stored, device), contradictions: [] }
    : absent('wrong-code', message)
}

const WAITING = 'The unit signed this receipt and has not uploaded it yet: KRA does not know it.'

function absent(reason: Extract<Verdict, { found: false }>['reason'], message: string): Verdict {
  return { found: false, reason, message }
}
