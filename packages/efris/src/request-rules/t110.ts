import { add, compare, type Decimal, decimal, isDecimal, negate, subtract, sum } from '@risiti/core'
import { isGiven, needs, type Rule, rowRule, rule } from '../rules.js'

/* What a T110 must keep to, as far as the request alone can tell. Parts are named by what the rules look at. */

interface CreditBuyer {
  readonly buyerType: string
  readonly buyerTin?: string | undefined
  readonly buyerNinBrn?: string | undefined
  readonly buyerLegalName?: string | undefined
  readonly buyerMobilePhone?: string | undefined
  readonly buyerCitizenship?: string | undefined
  readonly buyerPassportNum?: string | undefined
}

interface CreditLine {
  readonly orderNumber: string
  readonly qty: string
  readonly unitPrice: string
  readonly total: string
  readonly tax: string
  readonly deemedFlag: string
  readonly exciseFlag: string
  readonly exciseTax?: string | undefined
}

interface CreditTaxRow {
  readonly taxCategoryCode?: string | undefined
  readonly netAmount: string
  readonly taxAmount: string
  readonly grossAmount: string
}

interface CreditSummary {
  readonly netAmount: string
  readonly taxAmount: string
  readonly grossAmount: string
  readonly itemCount: string
}

interface CreditRequest {
  readonly oriInvoiceId?: string | undefined
  readonly oriInvoiceNo?: string | undefined
  readonly reasonCode: string
  readonly reason?: string | undefined
  readonly goodsDetails: readonly CreditLine[]
  readonly taxDetails: readonly CreditTaxRow[]
  readonly summary: CreditSummary
}

/** A number; zero when there is none. Its form is checked elsewhere. */
function amount(value: string | undefined): Decimal {
  return decimal(value !== undefined && isDecimal(value) ? value : '0')
}

const isPositive = (value: string | undefined) => amount(value).units > 0n
const isNegative = (value: string | undefined) => amount(value).units < 0n
const isNothing = (value: string | undefined) => amount(value).units === 0n

const total = (values: readonly (string | undefined)[]) => sum(values.map(amount))

/** Excise duty is part of the price before VAT, so that its row is in no gross. */
const isInGross = ({ taxCategoryCode }: CreditTaxRow) => taxCategoryCode !== '05'

/** VAT that is deemed paid is left out of the sums by who writes such documents, which the texts of the codes do not say. */
const isSummed = ({ goodsDetails }: CreditRequest) =>
  goodsDetails.every(({ deemedFlag }) => deemedFlag !== '1')

/** The buyer of a note without original is described as T109 wants it. */
export const CREDIT_BUYER_RULES: readonly Rule<CreditBuyer>[] = [
  needs(
    '2887',
    'buyerLegalName',
    'for a consumer (buyerType 1) without buyerTin, buyerNinBrn and buyerMobilePhone',
    ({ buyerType, buyerTin, buyerNinBrn, buyerMobilePhone }) =>
      buyerType === '1' && ![buyerTin, buyerNinBrn, buyerMobilePhone].some(isGiven),
  ),
  needs(
    '2888',
    'buyerLegalName',
    'for a foreigner (buyerType 2) without buyerCitizenship and buyerPassportNum',
    ({ buyerType, buyerCitizenship, buyerPassportNum }) =>
      buyerType === '2' && ![buyerCitizenship, buyerPassportNum].some(isGiven),
  ),
]

/** What is taken back is below zero, its price above. */
export const CREDIT_LINE_RULES: readonly Rule<CreditLine>[] = [
  rule('1425', 'orderNumber', 'must not be negative', ({ orderNumber }) => isNegative(orderNumber)),
  rule('1431', 'qty', 'must be negative: it is taken back', ({ qty }) => isPositive(qty)),
  rule('1432', 'qty', 'must not be zero', ({ qty }) => isNothing(qty)),
  rule('1459', 'unitPrice', 'must be positive, as on the original', ({ unitPrice }) => isNegative(unitPrice)),
  rule('1458', 'unitPrice', 'must not be zero', ({ unitPrice }) => isNothing(unitPrice)),
  rule('1452', 'total', 'must be negative: it is taken back', (line) => isPositive(line.total)),
  rule('1453', 'total', 'must not be zero', (line) => isNothing(line.total)),
  rule('1446', 'tax', 'must be zero or negative', ({ tax }) => isPositive(tax)),
  rule(
    '2790',
    'exciseTax',
    'must be left out or zero on a line without excise duty (exciseFlag 2)',
    ({ exciseFlag, exciseTax }) => exciseFlag === '2' && !isNothing(exciseTax),
  ),
  rule(
    '2791',
    'exciseTax',
    'must be zero or negative on a line with excise duty (exciseFlag 1)',
    ({ exciseFlag, exciseTax }) => exciseFlag === '1' && isPositive(exciseTax),
  ),
]

export const CREDIT_TAX_RULES: readonly Rule<CreditTaxRow>[] = [
  rule('1264', 'netAmount', 'must be zero or negative', ({ netAmount }) => isPositive(netAmount)),
  rule('1271', 'taxAmount', 'must be zero or negative', ({ taxAmount }) => isPositive(taxAmount)),
  rule('1276', 'grossAmount', 'must be zero or negative', ({ grossAmount }) => isPositive(grossAmount)),
  rule(
    '1342',
    'grossAmount',
    'must be netAmount and taxAmount together',
    ({ netAmount, taxAmount, grossAmount }) =>
      compare(add(amount(netAmount), amount(taxAmount)), amount(grossAmount)) !== 0,
  ),
]

export const CREDIT_SUMMARY_RULES: readonly Rule<CreditSummary>[] = [
  rule('1291', 'netAmount', 'must be zero or negative', ({ netAmount }) => isPositive(netAmount)),
  rule('1296', 'taxAmount', 'must be zero or negative', ({ taxAmount }) => isPositive(taxAmount)),
  rule('1301', 'grossAmount', 'must be negative', ({ grossAmount }) => isPositive(grossAmount)),
  rule(
    '1343',
    'netAmount',
    'must be grossAmount less taxAmount',
    ({ netAmount, taxAmount, grossAmount }) =>
      compare(subtract(amount(grossAmount), amount(taxAmount)), amount(netAmount)) !== 0,
  ),
]

/** A rule about a member of the summary, seen with the whole request. */
function summaryRule(
  code: string,
  at: keyof CreditSummary,
  says: string,
  isBroken: (request: CreditRequest) => boolean,
): Rule<CreditRequest> {
  return {
    code,
    at: `summary.${at}`,
    says,
    broken: (request) => (isBroken(request) ? [['summary', at]] : []),
  }
}

export const CREDIT_REQUEST_RULES: readonly Rule<CreditRequest>[] = [
  needs('1504', 'oriInvoiceNo', 'beside oriInvoiceId', ({ oriInvoiceId }) => isGiven(oriInvoiceId)),
  needs('2783', 'oriInvoiceId', 'beside oriInvoiceNo', ({ oriInvoiceNo }) => isGiven(oriInvoiceNo)),
  needs('1405', 'reason', 'with reasonCode 105 (other)', ({ reasonCode }) => reasonCode === '105'),
  rule('309', 'goodsDetails', 'must have a line', ({ goodsDetails }) => goodsDetails.length === 0),
  rowRule<CreditRequest, 'goodsDetails'>(
    '1423',
    'goodsDetails',
    'orderNumber',
    'must be above that of the line before',
    ({ orderNumber }, index, { goodsDetails }) => {
      const before = goodsDetails[index - 1]
      return before !== undefined && compare(amount(orderNumber), amount(before.orderNumber)) <= 0
    },
  ),
  summaryRule(
    '1304',
    'itemCount',
    'must be the number of lines',
    ({ goodsDetails, summary }) =>
      compare(amount(summary.itemCount), decimal(String(goodsDetails.length))) !== 0,
  ),
  summaryRule(
    '1345',
    'grossAmount',
    'must be the sum of the grossAmount of taxDetails, excise duty (05) apart',
    (request) =>
      isSummed(request) &&
      request.taxDetails.length > 0 &&
      compare(
        total(request.taxDetails.filter(isInGross).map((row) => row.grossAmount)),
        amount(request.summary.grossAmount),
      ) !== 0,
  ),
  summaryRule(
    '1344',
    'taxAmount',
    'must be the sum of the taxAmount of taxDetails',
    (request) =>
      isSummed(request) &&
      compare(total(request.taxDetails.map((row) => row.taxAmount)), amount(request.summary.taxAmount)) !== 0,
  ),
  {
    code: '2785',
    at: 'taxDetails',
    says: 'must not take back less tax than the lines',
    broken: ({ goodsDetails, taxDetails }) => {
      const [ofRows, ofLines] = [
        total(taxDetails.map((row) => row.taxAmount)),
        total(goodsDetails.map(({ tax }) => tax)),
      ]
      return compare(negate(ofRows), negate(ofLines)) < 0 ? [['taxDetails']] : []
    },
  },
]
