import { isGiven, needs, partRule, type Rule, rule } from '../../rules.js'
import type { Basic, Invoice } from './invoice.js'

/* What kind of document it is, and what comes with each kind. */

const isDebitNote = ({ invoiceType }: Basic) => invoiceType === '4'
const isCreditMemo = ({ invoiceType }: Basic) => invoiceType === '5'
const hasReason = ({ basicInformation: basic }: Invoice) => isDebitNote(basic) || isCreditMemo(basic)

export const BASIC_RULES: readonly Rule<Basic>[] = [
  needs('1136', 'oriInvoiceId', 'for a debit note: the invoiceId of the original', isDebitNote),
  rule(
    '2049',
    'invoiceType',
    'must not be "4": an export has no debit note',
    (basic) => isDebitNote(basic) && basic.invoiceIndustryCode === '102',
  ),
  rule(
    '3029',
    'invoiceType',
    'must not be "4": a fuel invoice has no debit note',
    (basic) => isDebitNote(basic) && basic.invoiceIndustryCode === '110',
  ),
  rule(
    '2807',
    'invoiceIndustryCode',
    'must not be "104": an imported service has no credit memo',
    (basic) => isCreditMemo(basic) && basic.invoiceIndustryCode === '104',
  ),
]

export const DOCUMENT_RULES: readonly Rule<Invoice>[] = [
  needs('2073', 'extend', 'for a debit note', ({ basicInformation }) => isDebitNote(basicInformation)),
  needs('1314', 'extend', 'for a credit memo', ({ basicInformation }) => isCreditMemo(basicInformation)),
  partRule(
    '1314',
    'extend',
    'reasonCode',
    'is needed for a debit note or a credit memo',
    (extend, invoice) => hasReason(invoice) && !isGiven(extend.reasonCode),
  ),
  partRule(
    '1404',
    'extend',
    'reasonCode',
    'must be "101", "102" or "103" on a debit note or a credit memo',
    ({ reasonCode }, invoice) =>
      hasReason(invoice) && isGiven(reasonCode) && !['101', '102', '103'].includes(reasonCode ?? ''),
  ),
  partRule(
    '1405',
    'extend',
    'reason',
    'is needed when reasonCode is "103": other',
    ({ reason, reasonCode }, invoice) => hasReason(invoice) && reasonCode === '103' && !isGiven(reason),
  ),
  partRule(
    '3081',
    'basicInformation',
    'invoiceType',
    'must not be "5": a public body gets no credit memo',
    (basic, { buyerDetails }) => isCreditMemo(basic) && buyerDetails.buyerType === '3',
  ),
  partRule(
    '1323',
    'basicInformation',
    'invoiceNo',
    'must be left out when modeCode is "1": the authority gives the number',
    ({ invoiceNo }, { summary }) => summary.modeCode === '1' && isGiven(invoiceNo),
  ),
  partRule(
    '1324',
    'basicInformation',
    'antifakeCode',
    'must be left out when modeCode is "1": the authority gives the code',
    ({ antifakeCode }, { summary }) => summary.modeCode === '1' && isGiven(antifakeCode),
  ),
  partRule(
    '3098',
    'summary',
    'modeCode',
    'must be "1" when an agent issues the document',
    ({ modeCode }, { agentEntity }) => agentEntity !== undefined && modeCode !== '1',
  ),
]
