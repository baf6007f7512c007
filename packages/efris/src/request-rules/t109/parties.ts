import { isGiven, needs, partRule, type Rule, rule } from '../../rules.js'
import { type Buyer, type Invoice, isDeemed, type Seller } from './invoice.js'

/* Who sells and who buys. */

/** As loose as a mailbox can be told from something else; what exactly the authority takes is unpublished. */
export const isNoMailbox = (text: string | undefined) =>
  isGiven(text) && !/^[^@\s]+@[^@\s]+$/.test(text ?? '')

const MAILBOX = 'must be an e-mail address'

export const SELLER_RULES: readonly Rule<Seller>[] = [
  rule('1117', 'emailAddress', MAILBOX, ({ emailAddress }) => isNoMailbox(emailAddress)),
  needs('2186', 'branchName', 'with branchId', ({ branchId }) => isGiven(branchId)),
]

export const BUYER_RULES: readonly Rule<Buyer>[] = [
  rule('1156', 'buyerEmail', MAILBOX, ({ buyerEmail }) => isNoMailbox(buyerEmail)),
  rule(
    '2887',
    'buyerLegalName',
    'is needed for a consumer, or buyerTin, buyerNinBrn or buyerMobilePhone instead',
    (buyer) =>
      buyer.buyerType === '1' &&
      ![buyer.buyerLegalName, buyer.buyerTin, buyer.buyerNinBrn, buyer.buyerMobilePhone].some(isGiven),
  ),
  rule(
    '2888',
    'buyerLegalName',
    'is needed for a foreigner, or buyerCitizenship or buyerPassportNum instead',
    (buyer) =>
      buyer.buyerType === '2' &&
      ![buyer.buyerLegalName, buyer.buyerCitizenship, buyer.buyerPassportNum].some(isGiven),
  ),
  needs('3082', 'buyerTin', 'for a public body', ({ buyerType }) => buyerType === '3'),
]

/** Who leaves the industry out sells in general. */
const industryOf = ({ basicInformation }: Invoice) => basicInformation.invoiceIndustryCode || '101'

const isMemoAtHome = (invoice: Invoice) =>
  invoice.basicInformation.invoiceType === '5' && industryOf(invoice) !== '102'

export const PARTY_RULES: readonly Rule<Invoice>[] = [
  partRule(
    '3077',
    'buyerDetails',
    'buyerTin',
    'is needed for a business, unless nonResidentFlag is "1"',
    (buyer, invoice) =>
      buyer.buyerType === '0' &&
      industryOf(invoice) === '101' &&
      buyer.nonResidentFlag !== '1' &&
      !isGiven(buyer.buyerTin),
  ),
  partRule(
    '2246',
    'buyerDetails',
    'buyerLegalName',
    'is needed for a business, or buyerBusinessName instead',
    (buyer, invoice) =>
      buyer.buyerType === '0' &&
      industryOf(invoice) !== '102' &&
      ![buyer.buyerLegalName, buyer.buyerBusinessName].some(isGiven),
  ),
  partRule(
    '2805',
    'buyerDetails',
    'buyerType',
    'must be "0" or "1" for a credit memo that is no export',
    ({ buyerType }, invoice) => isMemoAtHome(invoice) && buyerType !== '0' && buyerType !== '1',
  ),
  partRule(
    '2806',
    'buyerDetails',
    'buyerTin',
    'is needed for a credit memo that is no export',
    ({ buyerTin }, invoice) => isMemoAtHome(invoice) && !isGiven(buyerTin),
  ),
  partRule(
    '2809',
    'buyerDetails',
    'buyerType',
    'must not be "2" on a document with deemed lines',
    ({ buyerType }, { goodsDetails }) => buyerType === '2' && goodsDetails.some(isDeemed),
  ),
  partRule(
    '2823',
    'buyerDetails',
    'buyerTin',
    'is needed on a document with deemed lines',
    ({ buyerTin }, { goodsDetails }) => !isGiven(buyerTin) && goodsDetails.some(isDeemed),
  ),
]
