import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  formatShort,
  isDecimal,
  isZero,
  multiply,
  type Rounding,
  round,
} from '@risiti/core'
import { given } from './amounts.js'
import { DEEMED_SUFFIX } from './code-map.js'
import { levyRateName, rateNameOf } from './excise.js'
import { levyKindOf } from './from-code.js'

/* Lines and rows of a stored document as ours. All members may be missing. */

/** The members of stored objects that are read: any may be missing, and any text may be empty. */
export type Stored<Names extends string> = { readonly [Name in Names]?: string | undefined }

/** A stored line, of a document or of an application. */
export type StoredRow = Stored<
  | 'item'
  | 'itemCode'
  | 'qty'
  | 'unitOfMeasure'
  | 'unitPrice'
  | 'total'
  | 'taxRate'
  | 'tax'
  | 'discountTotal'
  | 'discountFlag'
  | 'deemedFlag'
  | 'exciseFlag'
  | 'categoryId'
  | 'categoryName'
  | 'goodsCategoryId'
  | 'exciseRate'
  | 'exciseRule'
  | 'pack'
  | 'stick'
  | 'exciseUnit'
  | 'exciseCurrency'
  | 'exciseRateName'
  | 'vatApplicableFlag'
  | 'deemedExemptCode'
  | 'vatProjectId'
  | 'vatProjectName'
  | 'hsCode'
  | 'hsName'
  | 'totalWeight'
  | 'pieceQty'
  | 'pieceMeasureUnit'
  | 'highSeaBondCode'
  | 'highSeaBondNo'
>

export type StoredTaxRow = Stored<'taxCategoryCode' | 'netAmount' | 'taxRate' | 'taxAmount' | 'taxRateName'>

/** A number as we write it: without a sign, and without zeros at the end. What is no number is given back as it is. */
export function plain(text: string | undefined): string | undefined {
  if (text === undefined || !isDecimal(text)) return text
  return formatShort(decimal(text)).replace(/^-/, '')
}

/** What the lines are of. */
interface LinesOf {
  /** A seller without VAT. */
  readonly isReceipt: boolean
  /** A note that takes lines back. */
  readonly isCredit: boolean
}

/** The lines, each with the discount that follows it. */
export function linesFrom(rows: readonly StoredRow[], of: LinesOf): object[] {
  return rows.flatMap((row, index) => {
    if (row.discountFlag === '0') return []
    const next = rows[index + 1]
    return [lineFrom(row, next?.discountFlag === '0' ? next : undefined, of)]
  })
}

function lineFrom(row: StoredRow, discount: StoredRow | undefined, { isReceipt, isCredit }: LinesOf): object {
  const amount = plain(discount?.total || (row.discountFlag === '1' ? row.discountTotal : undefined))
  const excise = dutyFrom(row)
  const ug = extensionFrom(row)
  const tax = plain(row.tax)
  return {
    ...given({
      item: row.itemCode,
      name: nameFrom(row),
      quantity: plain(row.qty),
      unit: row.unitOfMeasure,
      unitPrice: plain(row.unitPrice),
    }),
    tax: taxFrom(row, isReceipt),
    priceIncludesTax: true,
    ...(row.goodsCategoryId ? { classification: { scheme: 'ug-commodity', code: row.goodsCategoryId } } : {}),
    ...(amount === undefined || amount === '0' ? {} : { discount: { amount } }),
    ...(excise ? { excise } : {}),
    ...(isCredit && isCut(row) ? { totals: { tax } } : {}),
    ...(ug ? { ext: { ug } } : {}),
  }
}

/** Whether a tax was cut to cents, where rounded it would be another: on notes that take back the last of a line. */
function isCut({ total, tax, taxRate = '' }: StoredRow): boolean {
  const [whole = '', part = ''] = [plain(total), plain(tax)]
  if (!isDecimal(whole) || !isDecimal(part) || !isDecimal(taxRate)) return false
  const rate = decimal(taxRate)
  const taxed = multiply(decimal(whole), rate)
  const isAt = (rounding: Rounding) =>
    compare(divide(taxed, add(ONE, rate), 2, rounding), decimal(part)) === 0
  return isAt('down') && !isAt('half-up')
}

const ONE = decimal('1')

function nameFrom({ item, deemedFlag }: StoredRow): string | undefined {
  return deemedFlag === '1' && item?.endsWith(DEEMED_SUFFIX) ? item.slice(0, -DEEMED_SUFFIX.length) : item
}

/** Sellers without VAT name no tax. What has no rate at all is exempt: some sellers leave it empty. */
function taxFrom({ deemedFlag, vatApplicableFlag, taxRate = '' }: StoredRow, isReceipt: boolean): string {
  if (isReceipt || vatApplicableFlag === '0') return 'out_of_scope'
  if (deemedFlag === '1') return 'deemed'
  if (!isDecimal(taxRate)) return 'exempt'
  return isZero(decimal(taxRate)) ? 'zero' : 'standard'
}

function dutyFrom(row: StoredRow): object | undefined {
  if (row.exciseFlag !== '1') return undefined
  const named = { code: row.categoryId ?? '', name: row.categoryName ?? '' }
  const duty = { ...named, ...rateFrom(row) }
  return row.exciseRateName && row.exciseRateName !== rateNameOf(duty)
    ? { ...duty, rateName: row.exciseRateName }
    : duty
}

/** By percentage, by the unit, or nothing at all. What is usual is left out. */
function rateFrom({ exciseRate = '', exciseRule, ...row }: StoredRow) {
  if (!isDecimal(exciseRate) || isZero(decimal(exciseRate))) return {}
  if (exciseRule !== '2') return { percent: formatShort(multiply(decimal(exciseRate), decimal('100'))) }
  const [pieces, packages] = [plain(row.stick) ?? '1', plain(row.pack) ?? '1']
  return {
    perUnit: plain(exciseRate)!,
    unit: row.exciseUnit ?? '',
    ...(row.exciseCurrency && row.exciseCurrency !== 'UGX' ? { currency: row.exciseCurrency } : {}),
    ...(pieces === '1' ? {} : { pieces }),
    ...(packages === '1' ? {} : { packages }),
  }
}

function extensionFrom(row: StoredRow): object | undefined {
  const ug = {
    ...given({ hsCode: row.hsCode, hsName: row.hsName, netWeight: plain(row.totalWeight) }),
    ...(row.vatProjectId ? { project: { id: row.vatProjectId, name: row.vatProjectName ?? '' } } : {}),
    ...(row.pieceQty && row.pieceMeasureUnit
      ? { customs: { quantity: plain(row.pieceQty), unit: row.pieceMeasureUnit } }
      : {}),
    ...(row.highSeaBondCode && row.highSeaBondNo
      ? { bond: { code: row.highSeaBondCode, number: row.highSeaBondNo } }
      : {}),
  }
  return Object.keys(ug).length > 0 ? ug : undefined
}

/** The levies: rows of taxes that stand on no line. @param net what a percentage was taken on. */
export function leviesFrom(rows: readonly StoredTaxRow[], net: string | undefined): object[] {
  return rows.flatMap((row) => {
    const { taxCategoryCode: code = '' } = row
    const kind = levyKindOf(code)
    if (!kind || kind === code) return []
    const levy = { kind, ...levyRateFrom(row, net) }
    const { taxRateName: name } = row
    return [name && name !== levyRateName(levy) ? { ...levy, name } : levy]
  })
}

/** A percentage or an amount for each unit, where the rate says so and comes to the amount; otherwise the amount itself. */
function levyRateFrom({ taxRate = '', taxAmount }: StoredTaxRow, net: string | undefined) {
  const amount = plain(taxAmount) ?? ''
  if (!isDecimal(taxRate) || !isDecimal(amount) || isZero(decimal(taxRate))) return { perUnit: amount }
  const [rate, due] = [decimal(taxRate), decimal(amount)]
  const isDue = (value: Decimal) => compare(round(value, 2), due) === 0
  if (net !== undefined && isDecimal(net) && isDue(multiply(rate, decimal(net))))
    return { percent: formatShort(multiply(rate, decimal('100'))) }
  const units = divide(due, rate, 8, 'half-up')
  if (isZero(units) || !isDue(multiply(rate, units))) return { perUnit: amount }
  return { perUnit: plain(taxRate)!, units: formatShort(units) }
}
