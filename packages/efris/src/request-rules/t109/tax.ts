import { add, compare, decimal, multiply, subtract } from '@risiti/core'
import { needs, type Rule, rowRule, rule } from '../../rules.js'
import { amount, notNegative, sign, total } from './amounts.js'
import type { Invoice, TaxRow } from './invoice.js'

/* The tax of each category, and that it covers the tax of the lines. */

const isOf =
  (...categories: readonly string[]) =>
  ({ taxCategoryCode = '' }: TaxRow) =>
    categories.includes(taxCategoryCode)

/** How a category is taxed. Rates change by law, so only a rate that no law could give is refused. */
const isRated: Readonly<Record<string, (rate: string | undefined) => boolean>> = {
  '01': (rate) => sign(rate) > 0,
  '02': (rate) => rate !== '-' && sign(rate) === 0,
  '03': (rate) => rate === '-',
  '04': (rate) => sign(rate) > 0,
}

export const TAX_ROW_RULES: readonly Rule<TaxRow>[] = [
  notNegative('1266', 'netAmount'),
  notNegative('1273', 'taxAmount'),
  notNegative('1441', 'taxRate'),
  rule(
    '1342',
    'grossAmount',
    'must be netAmount plus taxAmount',
    (row) => compare(add(amount(row.netAmount), amount(row.taxAmount)), amount(row.grossAmount)) !== 0,
  ),
  rule(
    '3050',
    'taxAmount',
    'must be 0 in category 02',
    (row) => isOf('02')(row) && sign(row.taxAmount) !== 0,
  ),
  rule(
    '3051',
    'taxAmount',
    'must be 0 in category 03',
    (row) => isOf('03')(row) && sign(row.taxAmount) !== 0,
  ),
  needs('2831', 'taxRateName', 'in categories 05 and 10', isOf('05', '10')),
  rule(
    '2833',
    'taxRate',
    'must be that of its category: above 0 in 01 and 04, "0" in 02, "-" in 03',
    ({ taxCategoryCode = '', taxRate }) => isRated[taxCategoryCode]?.(taxRate) === false,
  ),
]

export const TAX_RULES: readonly Rule<Invoice>[] = [
  rowRule(
    '3087',
    'goodsDetails',
    'tax',
    'must be 0 on a receipt (invoiceKind "2"): its seller is not registered for VAT',
    ({ tax }, _index, { basicInformation }) => basicInformation.invoiceKind === '2' && sign(tax) !== 0,
  ),
  rule(
    '2785',
    'taxDetails',
    'must not state less tax than goodsDetails: add the taxes of the lines, rounded as they are',
    (invoice) => !coversLines(invoice),
  ),
]

/** Less than a cent for each row may be missing: taxes of lines may have four decimals, and rows were cut to two. */
function coversLines({ goodsDetails, taxDetails = [] }: Invoice): boolean {
  const ofLines = total(goodsDetails.map(({ tax }) => tax))
  const missing = subtract(ofLines, total(taxDetails.map(({ taxAmount }) => taxAmount)))
  const cents = multiply(decimal('0.01'), decimal(String(taxDetails.length)))
  return missing.units <= 0n || compare(missing, cents) < 0
}
