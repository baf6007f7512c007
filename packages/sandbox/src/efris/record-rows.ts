import type { EfrisBooks } from './books.js'
import { TAX_CATEGORIES } from './dictionary.js'
import { normalise } from './normalise.js'
import { isExcisable } from './rules/excise.js'
import { type GoodsLine, type Payment, rateOf, type TaxRow } from './rules/sale.js'
import type { InvoiceRecord } from './taxpayer.js'

/* The lists of a fiscal document as it is answered. */

type Line = NonNullable<InvoiceRecord['goodsDetails']>[number]

/** A line, with the authority's own name of its category and id. */
export function lineOf(line: GoodsLine, books: EfrisBooks): Line {
  return {
    item: line.item!,
    itemCode: line.itemCode,
    qty: normalise(line.qty),
    unitOfMeasure: line.unitOfMeasure,
    unitPrice: normalise(line.unitPrice),
    total: normalise(line.total)!,
    taxRate: normalise(rateOf(line))!,
    tax: normalise(line.tax),
    discountTotal: normalise(line.discountTotal),
    discountTaxRate: normalise(line.discountTaxRate),
    orderNumber: line.orderNumber,
    discountFlag: line.discountFlag,
    deemedFlag: line.deemedFlag,
    exciseFlag: line.exciseFlag,
    ...dutyOf(line),
    goodsCategoryId: line.goodsCategoryId,
    goodsCategoryName: books.categories.get(line.goodsCategoryId!)?.name,
    pack: normalise(line.pack),
    stick: normalise(line.stick),
    hsCode: line.hsCode,
    hsName: line.hsName,
    totalWeight: normalise(line.totalWeight),
    pieceQty: normalise(line.pieceQty),
    pieceMeasureUnit: line.pieceMeasureUnit,
    vatApplicableFlag: line.vatApplicableFlag ?? '1',
    deemedExemptCode: line.deemedExemptCode,
    vatProjectId: line.vatProjectId,
    vatProjectName: line.vatProjectName,
    invoiceItemId: books.numbers.nextItemId(),
  }
}

/** What bears no duty has a duty of zero, and nothing besides. */
function dutyOf(line: GoodsLine): Partial<Line> {
  if (!isExcisable(line)) return { exciseTax: '0' }
  return {
    categoryId: line.categoryId,
    categoryName: line.categoryName,
    exciseRate: normalise(line.exciseRate),
    exciseRule: line.exciseRule,
    exciseTax: normalise(line.exciseTax),
    exciseUnit: line.exciseUnit,
    exciseCurrency: line.exciseCurrency,
    exciseRateName: line.exciseRateName,
  }
}

/** A row of taxes, with the names that the authority has for them. */
export function taxRowOf(row: TaxRow): NonNullable<InvoiceRecord['taxDetails']>[number] {
  const category = TAX_CATEGORIES[row.taxCategoryCode ?? '']
  return {
    taxCategory: category?.name,
    taxCategoryCode: row.taxCategoryCode,
    netAmount: normalise(row.netAmount)!,
    taxRate: normalise(row.taxRate)!,
    taxAmount: normalise(row.taxAmount)!,
    grossAmount: normalise(row.grossAmount)!,
    exciseUnit: row.exciseUnit,
    exciseCurrency: row.exciseCurrency,
    taxRateName: row.taxRateName ?? category?.rateName,
  }
}

/** Whatever order was sent, `0` comes back. */
export function paymentOf({
  paymentMode,
  paymentAmount,
}: Payment): NonNullable<InvoiceRecord['payWay']>[number] {
  return { paymentMode, paymentAmount: normalise(paymentAmount), orderNumber: '0' }
}
