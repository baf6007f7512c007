import { compare, subtract } from '@risiti/core'
import { excludes, partRule, type Rule, rule } from '../../rules.js'
import { amount, notNegative, total } from './amounts.js'
import { type Invoice, isDeemed, isSold, type Payment, type Summary } from './invoice.js'

/* The sums at the end, and what was paid. */

export const SUMMARY_RULES: readonly Rule<Summary>[] = [
  notNegative('1293', 'netAmount'),
  notNegative('1298', 'taxAmount'),
  rule(
    '1343',
    'netAmount',
    'must be grossAmount less taxAmount',
    (sums) =>
      compare(subtract(amount(sums.grossAmount), amount(sums.taxAmount)), amount(sums.netAmount)) !== 0,
  ),
  excludes(
    '1325',
    'qrCode',
    'when modeCode is "1": the authority writes it',
    ({ modeCode }) => modeCode === '1',
  ),
]

export const PAYMENT_RULES: readonly Rule<Payment>[] = [
  rule(
    '2266',
    'paymentAmount',
    'must be an amount with at most 12 digits before and 2 after the point',
    ({ paymentAmount = '' }) => !/^\d{1,12}(\.\d{1,2})?$/.test(paymentAmount),
  ),
]

export const TOTAL_RULES: readonly Rule<Invoice>[] = [
  partRule(
    '1304',
    'summary',
    'itemCount',
    'must be the number of lines without the discount lines',
    ({ itemCount }, { goodsDetails }) => Number(itemCount) !== goodsDetails.filter(isSold).length,
  ),
  partRule(
    '1344',
    'summary',
    'taxAmount',
    'must be the sum of taxAmount in taxDetails',
    ({ taxAmount }, invoice) => isSummed(invoice) && compare(amount(taxAmount), taxOf(invoice)) !== 0,
  ),
  partRule(
    '1345',
    'summary',
    'grossAmount',
    'must be the sum of grossAmount in taxDetails, excise (category 05) apart',
    ({ grossAmount }, invoice) => isSummed(invoice) && compare(amount(grossAmount), grossOf(invoice)) !== 0,
  ),
]

/**
 * Whether the rows add up to the sums. A receipt may have no rows; VAT that is deemed paid is left out of the sums by who
 * writes such documents, which the texts of the codes do not say; and a row without category could be excise.
 */
function isSummed({ basicInformation, goodsDetails, taxDetails = [] }: Invoice): boolean {
  if (basicInformation.invoiceKind === '2' && taxDetails.length === 0) return false
  if (goodsDetails.some(isDeemed)) return false
  return taxDetails.every(({ taxCategoryCode }) => taxCategoryCode && taxCategoryCode !== '04')
}

function taxOf({ taxDetails = [] }: Invoice) {
  return total(taxDetails.map(({ taxAmount }) => taxAmount))
}

function grossOf({ taxDetails = [] }: Invoice) {
  const taxed = taxDetails.filter(({ taxCategoryCode }) => taxCategoryCode !== '05')
  return total(taxed.map(({ grossAmount }) => grossAmount))
}
