import { isGiven, needs, partRule, type Rule, rowRule, rule } from '../../rules.js'
import { type ImportSeller, type Invoice, isSold } from './invoice.js'
import { isNoMailbox } from './parties.js'

/* What exports (102), imported services (104) and airlines (109) need. */

const isOf = (industry: string) => (invoice: Invoice) =>
  invoice.basicInformation.invoiceIndustryCode === industry

const [isExport, isImportedService, isAirline] = [isOf('102'), isOf('104'), isOf('109')]

const ATTACHMENTS = ['png', 'doc', 'pdf', 'jpg', 'txt', 'docx', 'xlsx', 'cer', 'crt', 'der']

export const IMPORT_SELLER_RULES: readonly Rule<ImportSeller>[] = [
  rule('2105', 'importEmailAddress', 'must be an e-mail address', ({ importEmailAddress }) =>
    isNoMailbox(importEmailAddress),
  ),
  rule(
    '2121',
    'importAttachmentName',
    `must end with one of .${ATTACHMENTS.join(', .')}`,
    ({ importAttachmentName: name = '' }) =>
      name !== '' && !ATTACHMENTS.some((ending) => name.toLowerCase().endsWith(`.${ending}`)),
  ),
]

export const INDUSTRY_RULES: readonly Rule<Invoice>[] = [
  partRule(
    '2834',
    'buyerDetails',
    'buyerLegalName',
    'is needed for an export',
    ({ buyerLegalName }, invoice) => isExport(invoice) && !isGiven(buyerLegalName),
  ),
  partRule(
    '3156',
    'buyerDetails',
    'deliveryTermsCode',
    'is needed for an export',
    ({ deliveryTermsCode }, invoice) =>
      isExport(invoice) && ![deliveryTermsCode, invoice.basicInformation.deliveryTermsCode].some(isGiven),
  ),
  rowRule(
    '3158',
    'goodsDetails',
    'totalWeight',
    'is needed for an export: the net weight in kilograms',
    (line, _index, invoice) => isExport(invoice) && isSold(line) && !isGiven(line.totalWeight),
  ),
  rowRule(
    '2852',
    'goodsDetails',
    'exciseFlag',
    'must be "2": an export bears no excise duty',
    ({ exciseFlag }, _index, invoice) => isExport(invoice) && exciseFlag !== '2',
  ),
  partRule(
    '2826',
    'buyerDetails',
    'buyerTin',
    'must be the TIN of the seller: who imports a service sells it to itself',
    ({ buyerTin }, invoice) => isImportedService(invoice) && buyerTin !== invoice.sellerDetails.tin,
  ),
  needs('2101', 'importServicesSeller', 'for an imported service', isImportedService),
  partRule(
    '2101',
    'importServicesSeller',
    'importBusinessName',
    'is needed for an imported service',
    ({ importBusinessName }, invoice) => isImportedService(invoice) && !isGiven(importBusinessName),
  ),
  partRule(
    '2108',
    'importServicesSeller',
    'importAddress',
    'is needed for an imported service',
    ({ importAddress }, invoice) => isImportedService(invoice) && !isGiven(importAddress),
  ),
  rule(
    '2808',
    'airlineGoodsDetails',
    'needs a line: the document is of an airline',
    (invoice) => isAirline(invoice) && (invoice.airlineGoodsDetails ?? []).length === 0,
  ),
]
