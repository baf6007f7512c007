import { decimal, formatShort } from '@risiti/core'
import type { Books } from '../books.js'
import { type DocumentType, typeOf } from '../efris/document-type.js'
import { validationUrl } from '../efris/record.js'
import type { StoredInvoice } from '../efris/taxpayer.js'
import type { Device, StoredSale } from '../etims/device.js'
import { receiptPage } from '../etims/signature.js'

/** One fiscal document that an authority holds. */
export interface LedgerEntry {
  readonly country: 'UG' | 'KE'
  readonly taxId: string
  readonly device: string
  /** The FDN in Uganda, `sdcId/receipt number` in Kenya. */
  readonly number: string
  /** The seller's own: `referenceNo` in Uganda, `invcNo` in Kenya. */
  readonly reference: string | null
  readonly type: DocumentType
  readonly currency: string
  readonly total: string
  readonly tax: string
  readonly issuedAt: string
  readonly status: 'valid' | 'cancelled'
  /** The page that shows it to whoever holds the receipt: what its QR code leads to. */
  readonly verifyUrl: string
}

/** Tells a stretch of what is kept in one place, oldest first. */
type LedgerPart = (start?: number, end?: number) => LedgerEntry[]

/** What the authorities hold: the truth that clients are measured by. */
export function listDocuments(books: Books): { documents: LedgerEntry[] } {
  return { documents: ledgerParts(books).flatMap((tell) => tell()) }
}

/** Uganda's documents, then those of each unit in Kenya. */
export function ledgerParts({ efris, etims, addresses: { publicUrl } }: Books): readonly LedgerPart[] {
  const uganda: LedgerPart = (start, end) =>
    efris
      .invoices()
      .slice(start, end)
      .map((invoice) => ugandan(invoice, publicUrl))
  const kenya = etims.devices.map(
    (device): LedgerPart =>
      (start, end) =>
        device.sales
          .values()
          .slice(start, end)
          .map((sale) => kenyan(device, sale, publicUrl)),
  )
  return [uganda, ...kenya]
}

function ugandan(
  { invoiceNo, sellerTin, referenceNo, issuedAt, record }: StoredInvoice,
  publicUrl: string,
): LedgerEntry {
  const { basicInformation: basic, summary } = record
  return {
    country: 'UG',
    taxId: sellerTin,
    device: basic.deviceNo,
    number: invoiceNo,
    reference: referenceNo ?? null,
    type: typeOf(basic),
    currency: basic.currency,
    total: summary.grossAmount,
    tax: summary.taxAmount,
    issuedAt: issuedAt.toISOString(),
    status: basic.isInvalid === '1' ? 'cancelled' : 'valid',
    verifyUrl: validationUrl(invoiceNo, basic.antifakeCode, publicUrl),
  }
}

function kenyan(
  { info }: Device,
  { sale, receipt, sdcId, recordedAt }: StoredSale,
  publicUrl: string,
): LedgerEntry {
  return {
    country: 'KE',
    taxId: info.tin,
    device: sdcId,
    number: `${sdcId}/${receipt.curRcptNo}`,
    reference: String(sale.invcNo),
    type: sale.rcptTyCd === 'R' ? 'credit_note' : 'receipt',
    currency: 'KES',
    total: formatShort(decimal(sale.totAmt)),
    tax: formatShort(decimal(sale.totTaxAmt)),
    issuedAt: recordedAt.toISOString(),
    status: 'valid',
    verifyUrl: receiptPage(publicUrl, info, receipt.rcptSign),
  }
}
