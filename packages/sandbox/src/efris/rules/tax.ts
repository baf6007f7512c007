import { add, compare, type Decimal, decimal, divide, isZero, multiply, subtract, sum } from '@risiti/core'
import { firstRow, type Refusal, refuse } from '../contract.js'
import { TAX_CATEGORIES } from '../dictionary.js'
import { rateOn } from '../reference/category.js'
import { isDutyFree, isExcisable } from './excise.js'
import { isExport } from './export.js'
import {
  absolute,
  amount,
  type GoodsLine,
  isOfExemptProject,
  isOutOfScope,
  isServiceExport,
  rateOf,
  type Sale,
} from './sale.js'

const isTaxed = (rate: string | undefined) => rate !== '-' && !isZero(amount(rate))

/** 3087: who is not registered for VAT states none. */
export function receiptsBearNoVat({ basic, lines, taxRows, summary }: Sale): Refusal | undefined {
  if (basic.invoiceKind !== '2') return undefined
  const row = lines.findIndex((line) => isTaxed(line.taxRate) || !isZero(amount(line.tax)))
  if (row >= 0) return refuse('3087', { row })
  const stated = [summary.taxAmount, ...taxRows.map((taxRow) => taxRow.taxAmount)]
  return stated.some((tax) => !isZero(amount(tax))) ? refuse('3087') : undefined
}

/** 2816: a duty-free shop sells nothing exempt. */
export function dutyFreeIsNotExempt(sale: Sale): Refusal | undefined {
  if (!isDutyFree(sale)) return undefined
  return firstRow(sale.lines, (line, row) => (rateOf(line) === '-' ? refuse('2816', { row }) : undefined))
}

/**
 * 1332 to 1335: exempt and zero rated is only what the category says, on days on which it does. 2048, inferred: and that is
 * not taxed. Exports and what leaves a duty-free shop are zero rated whatever they are; projects have rules of their own.
 */
export function ratesFitGoods(sale: Sale): Refusal | undefined {
  if (sale.basic.invoiceKind === '2' || isExport(sale)) return undefined
  return firstRow(sale.lines, (line, row) => {
    if (isOfExemptProject(line)) return undefined
    const category = sale.visit.books.categories.get(line.goodsCategoryId ?? '')
    const rate = category && rateOn(category, sale.day)
    const relief = category?.relief?.kind
    if (line.taxRate === '-')
      return rate === '-' ? undefined : refuse(relief === 'exempt' ? '1333' : '1332', { row })
    if (isTaxed(line.taxRate))
      return rate === '0.18' || isDutyFree(sale) ? undefined : refuse('2048', { row })
    const isFree = isDutyFree(sale) || isServiceExport(sale) || (isOutOfScope(line) && category?.isOutOfScope)
    return rate === '0' || isFree ? undefined : refuse(relief === 'zero' ? '1335' : '1334', { row })
  })
}

/** 2776: the tax of each line is the part of its total that its rate says. */
export function lineTaxesAreRight({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, (line, row) => (isRightTax(line) ? undefined : refuse('2776', { row })))
}

/** Half a cent off is right, since sellers round; a tax cut to cents is right too. The authority's own limit is unpublished. */
export function isRightTax(line: Pick<GoodsLine, 'total' | 'tax' | 'taxRate'>): boolean {
  const [total, tax] = [amount(line.total), amount(line.tax)]
  if (!isTaxed(line.taxRate)) return isZero(tax)
  const rate = amount(line.taxRate)
  const whole = add(decimal('1'), rate)
  const off = subtract(multiply(tax, whole), multiply(total, rate))
  const cut = divide(multiply(total, rate), whole, 2, 'down')
  return compare(absolute(off), multiply(decimal('0.005'), whole)) <= 0 || compare(tax, cut) === 0
}

/** 2828: every tax row has a category, where the register says so. 2831: two of them need a name. 2840: one needs a permission. */
export function taxRowsAreNamed({ taxRows, supplier }: Sale): Refusal | undefined {
  const { isTaxCategoryCodeMandatory, isAllowOutOfScopeVAT } = supplier.rights
  return firstRow(taxRows, ({ taxCategoryCode: code, taxRateName }, row) => {
    if (code === undefined) return isTaxCategoryCodeMandatory === '1' ? refuse('2828', { row }) : undefined
    if ((code === '05' || code === '10') && taxRateName === undefined) return refuse('2831', { row })
    return code === '11' && isAllowOutOfScopeVAT === '0' ? refuse('2840', { row }) : undefined
  })
}

/** 2833: the rate of a tax row is its category's. */
export function taxRowRatesFit({ taxRows }: Sale): Refusal | undefined {
  return firstRow(taxRows, ({ taxCategoryCode = '', taxRate = '' }, row) => {
    const wanted = TAX_CATEGORIES[taxCategoryCode]?.rate
    if (wanted === undefined || isSameRate(taxRate, wanted)) return undefined
    return refuse('2833', {
      row,
      fill: [
        ['is *', `is ${taxCategoryCode}`],
        ['be *', `be ${wanted}`],
      ],
    })
  })
}

/** True when two rates are the same, however they are written. */
export function isSameRate(a: string, b: string): boolean {
  if (a === '-' || b === '-') return a === b
  return compare(decimal(a), decimal(b)) === 0
}

/** 3050, 3051: nothing is due on zero rated and exempt goods. 1342: net and tax make the gross. */
export function taxRowsAddUp({ taxRows }: Sale): Refusal | undefined {
  return firstRow(taxRows, (taxRow, row) => {
    const [net, tax, gross] = [amount(taxRow.netAmount), amount(taxRow.taxAmount), amount(taxRow.grossAmount)]
    if (taxRow.taxCategoryCode === '02' && !isZero(tax)) return refuse('3050', { row })
    if (taxRow.taxCategoryCode === '03' && !isZero(tax)) return refuse('3051', { row })
    return compare(add(net, tax), gross) === 0 ? undefined : refuse('1342', { row })
  })
}

/** 2785: the tax rows do not state less VAT than the lines, nor less excise duty; other taxes stand in rows only. */
export function taxRowsCoverLines({ lines, taxRows }: Sale): Refusal | undefined {
  return doCover(taxRows, lines) ? undefined : refuse('2785')
}

type Taxed = Pick<GoodsLine, 'tax' | 'exciseFlag' | 'exciseTax'>
type Row = Pick<Sale['taxRows'][number], 'taxCategoryCode' | 'taxAmount'>

/** Whether tax rows state what the lines do, of VAT and of excise duty. Amounts are above zero, or below on a note. */
export function doCover(taxRows: readonly Row[], lines: readonly Taxed[]): boolean {
  const stated = (isMeant: (code: string) => boolean) =>
    sum(taxRows.filter((row) => isMeant(row.taxCategoryCode ?? '')).map((row) => amount(row.taxAmount)))
  const isVat = (code: string) => code === '' || TAX_CATEGORIES[code]?.rate !== undefined
  const vat = sum(lines.map((line) => amount(line.tax)))
  const duty = sum(lines.filter(isExcisable).map((line) => amount(line.exciseTax)))
  return (
    isAsMuch(stated(isVat), vat) &&
    isAsMuch(
      stated((code) => code === '05'),
      duty,
    )
  )
}

function isAsMuch(stated: Decimal, wanted: Decimal): boolean {
  return compare(wanted.units < 0n ? absolute(stated) : stated, absolute(wanted)) >= 0
}
