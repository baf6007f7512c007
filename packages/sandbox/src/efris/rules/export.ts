import { isZero } from '@risiti/core'
import { firstRow, type Refusal, refuse } from '../contract.js'
import { CUSTOMS_UNITS } from '../dictionary.js'
import type { StoredInvoice } from '../taxpayer.js'
import { goodsOf } from './goods.js'
import { amount, type GoodsLine, isDiscount, type Sale } from './sale.js'

/** How long customs take to let exported goods out. There is no call that tells the authority, so here it is the clock. */
export const CLEARANCE_MS = 24 * 60 * 60 * 1000

/** Whether exported goods have left the country (T187). */
export function hasLeftCountry({ issuedAt }: StoredInvoice, now: Date): boolean {
  return now.getTime() - issuedAt.getTime() >= CLEARANCE_MS
}

/** Goods that leave the country: a document of industry 102. */
export function isExport({ basic }: Sale): boolean {
  return basic.invoiceIndustryCode === '102'
}

/** 2834, 3156: an export names its buyer, and says on which terms it is delivered. */
export function exportIsAddressed(sale: Sale): Refusal | undefined {
  if (!isExport(sale)) return undefined
  if (sale.buyer.buyerLegalName === undefined) return refuse('2834')
  const terms = sale.buyer.deliveryTermsCode ?? sale.basic.deliveryTermsCode
  return terms === undefined ? refuse('3156') : undefined
}

/**
 * 3196: only goods are exported. 3158: their weight is given. 2872: they are counted as customs do. 2048, inferred: and they
 * are zero rated, as T103 says.
 */
export function exportsAreGoods(sale: Sale): Refusal | undefined {
  if (!isExport(sale)) return undefined
  return firstRow(sale.lines, (line, row) => {
    if (goodsOf(sale, line)?.isService) return refuse('3196', { row })
    if (line.totalWeight === undefined && !isDiscount(line)) return refuse('3158', { row })
    if (!isDiscount(line) && !isCustomsUnit(line)) return refuse('2872', { row })
    return line.taxRate !== '-' && isZero(amount(line.taxRate)) ? undefined : refuse('2048', { row })
  })
}

/** The unit of the line, or of its pieces, where they are given. */
function isCustomsUnit({ unitOfMeasure = '', pieceMeasureUnit = unitOfMeasure }: GoodsLine): boolean {
  return CUSTOMS_UNITS.has(pieceMeasureUnit)
}
