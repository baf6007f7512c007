import { decimal, formatShort } from '@risiti/core'
import type { Device, Sale, StoredSale } from '../etims/device.js'
import { partyOf, type ShownDocument } from './document.js'

const BANDS = ['A', 'B', 'C', 'D', 'E'] as const

/** A receipt of Kenya as its page shows it. */
export function showKenyan(stored: StoredSale, { info, sales }: Device): ShownDocument {
  const { sale, receipt, sdcId, recordedAt } = stored
  const isNote = sale.rcptTyCd === 'R'
  const isCredited = [...sales.values()].some(
    (other) => other.sale.rcptTyCd === 'R' && other.sale.orgInvcNo === sale.invcNo,
  )
  return {
    country: 'KE',
    authority: 'Kenya Revenue Authority',
    type: isNote ? 'credit_note' : 'receipt',
    status: !isNote && isCredited ? 'credited' : 'valid',
    number: `${sdcId}/${receipt.curRcptNo}`,
    particulars: {
      'Trader’s invoice': sale.trdInvcNo,
      'Invoice number': String(sale.invcNo),
      ...(isNote ? { 'Takes from invoice number': String(sale.orgInvcNo) } : {}),
      'Internal data': receipt.intrlData,
      Signature: receipt.rcptSign,
    },
    issuedAt: recordedAt.toISOString(),
    currency: 'KES',
    seller: { name: info.taxprNm, taxId: info.tin, address: info.locDesc ?? undefined },
    buyer: partyOf(sale.custNm, sale.custTin),
    lines: sale.itemList.map((line) => ({
      name: line.itemNm,
      quantity: amount(line.qty),
      unit: line.qtyUnitCd,
      unitPrice: amount(line.prc),
      discount: decimal(line.dcAmt).units === 0n ? '' : amount(line.dcAmt),
      tax: line.taxTyCd,
      total: amount(line.totAmt),
    })),
    taxes: BANDS.filter((band) => decimal(sale[`taxblAmt${band}`]).units !== 0n).map((band) =>
      taxRow(sale, band),
    ),
    net: amount(sale.totTaxblAmt),
    tax: amount(sale.totTaxAmt),
    total: amount(sale.totAmt),
  }
}

function taxRow(sale: Sale, band: (typeof BANDS)[number]): ShownDocument['taxes'][number] {
  return {
    name: `${band} ${amount(sale[`taxRt${band}`])}%`,
    net: amount(sale[`taxblAmt${band}`]),
    tax: amount(sale[`taxAmt${band}`]),
  }
}

function amount(text: string): string {
  return formatShort(decimal(text))
}
