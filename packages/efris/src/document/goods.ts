import type { CalculatedLine } from '@risiti/core'
import { given, isSomething, negative } from './amounts.js'
import { DEEMED_SUFFIX, DISCOUNT_SUFFIX } from './code-map.js'
import { dutyOf, fullExcise, packagesOf } from './excise.js'
import type { GoodsLine } from './wire.js'

/**
 * The lines of a T109, numbered from 0. A discounted line is two rows: the full line, then a negative one without quantity and
 * price. A receipt of a seller without VAT names no tax.
 */
export function goodsOf(lines: readonly CalculatedLine[], isTaxInvoice: boolean): GoodsLine[] {
  return lines
    .flatMap((line) => rowsOf(line, isTaxInvoice))
    .map((row, index) => ({ ...row, orderNumber: String(index) }))
}

function rowsOf(line: CalculatedLine, isTaxInvoice: boolean): Omit<GoodsLine, 'orderNumber'>[] {
  const { source, discount } = line
  const { excise } = source
  const common = commonOf(line, isTaxInvoice)
  const full = {
    ...common,
    item: nameOf(line),
    qty: line.quantity,
    unitOfMeasure: source.unit,
    unitPrice: line.unitPrice,
    total: line.gross,
    tax: line.grossTax,
    ...(excise ? { exciseTax: fullExcise(line), ...packagesOf(excise) } : {}),
    ...exportOf(line),
  }
  if (!isSomething(discount)) return [{ ...full, discountFlag: '2' }]
  const off = negative(discount)
  return [
    { ...full, discountFlag: '1', discountTotal: off, discountTaxRate: line.rate },
    {
      ...common,
      item: `${nameOf(line)}${DISCOUNT_SUFFIX}`,
      qty: '',
      unitOfMeasure: '',
      unitPrice: '',
      total: off,
      tax: negative(line.discountTax),
      // By the unit, a discount takes no duty off (2792); the calculation says so.
      ...(excise ? { exciseTax: negative(line.discountExcise) } : {}),
      discountFlag: '0',
      discountTotal: '',
      discountTaxRate: '',
    },
  ]
}

/** What a line, its discount and its row in a credit note say alike. */
export function commonOf(line: CalculatedLine, isTaxInvoice: boolean) {
  const { source, category } = line
  return {
    itemCode: source.item,
    taxRate: isTaxInvoice ? rateText(line) : '0',
    goodsCategoryId: source.classification.code,
    vatApplicableFlag: isTaxInvoice && category === 'out_of_scope' ? '0' : '1',
    ...projectOf(line),
    ...(source.excise ? dutyOf(source.excise) : ({ exciseFlag: '2' } as const)),
  } as const
}

/** The registered name; a deemed line says that it is (1177). */
export function nameOf({ source, category }: CalculatedLine): string {
  return category === 'deemed' ? `${source.name}${DEEMED_SUFFIX}` : source.name
}

/** A fraction, or a dash for what is exempt. */
export function rateText({ category, rate }: Pick<CalculatedLine, 'category' | 'rate'>): string {
  return category === 'exempt' ? '-' : rate
}

/** The project of the buyer for which VAT is deemed paid (101), or for which the line is exempt (102). */
function projectOf({ source, category }: CalculatedLine) {
  const project = source.ext?.ug?.project
  const deemedFlag = category === 'deemed' ? '1' : '2'
  if (!project) return { deemedFlag } as const
  return {
    deemedFlag,
    deemedExemptCode: category === 'deemed' ? '101' : '102',
    vatProjectId: project.id,
    vatProjectName: project.name,
  } as const
}

/** What customs want to know of a line. */
function exportOf({ source }: CalculatedLine) {
  const { hsCode, hsName, netWeight, customs, bond } = source.ext?.ug ?? {}
  return {
    ...given({
      hsCode,
      hsName,
      totalWeight: netWeight,
      pieceQty: customs?.quantity,
      pieceMeasureUnit: customs?.unit,
      highSeaBondCode: bond?.code,
      highSeaBondNo: bond?.number,
    }),
    ...(bond ? ({ highSeaBondFlag: '1' } as const) : {}),
  }
}
