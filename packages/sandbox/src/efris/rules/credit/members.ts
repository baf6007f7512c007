import type { CreditLine, CreditRequest } from '../../books/credits.js'
import { firstRow, type Refusal, refuse } from '../../contract.js'
import { CURRENCIES } from '../../dictionary.js'
import { isEmail, isRate, isTime } from '../forms.js'
import { checkMembers, type MemberRule } from '../members.js'
import type { Claim, CreditSummary, CreditTaxRow } from './claim.js'

/* The members of a T110 in the order of the authority's table, with the codes that it prints for each. */

const isOrder = (value: string) => /^\d{1,4}$/.test(value)

const ORIGINAL: readonly MemberRule<keyof CreditRequest>[] = [
  { name: 'oriInvoiceId', missing: '2783', bytes: ['2784', 32] },
  { name: 'oriInvoiceNo', missing: '1504', bytes: ['1505', 20] },
]

const HEAD: readonly MemberRule<keyof CreditRequest>[] = [
  { name: 'reasonCode', missing: '1404', among: ['1404', ['101', '102', '103', '104', '105']] },
  { name: 'reason', bytes: ['1407', 1024] },
  { name: 'applicationTime', missing: '1408', form: ['1409', isTime] },
  { name: 'invoiceApplyCategoryCode', missing: '1410', among: ['1410', ['101']] },
  { name: 'currency', missing: '1411' },
  { name: 'contactName', bytes: ['1413', 200] },
  { name: 'contactMobileNum', bytes: ['1415', 30] },
  { name: 'contactEmail', bytes: ['1417', 50, 6], form: ['1418', isEmail] },
  { name: 'remarks', bytes: ['1420', 500] },
  { name: 'sellersReferenceNo', bytes: ['1422', 50] },
]

const LINE: readonly MemberRule<keyof CreditLine>[] = [
  { name: 'orderNumber', missing: '1423', form: ['1424', isOrder] },
  { name: 'qty', missing: '1429', digits: ['1430', 12, 8] },
  // The printed codes say two decimals; four are accepted, as the field table says.
  { name: 'tax', missing: '1444', digits: ['1445', 12, 4] },
  { name: 'total', missing: '1450', digits: ['1451', 12, 4] },
  { name: 'unitPrice', missing: '1455', digits: ['1456', 12, 8] },
]

const TAX_ROW: readonly MemberRule<keyof CreditTaxRow>[] = [
  { name: 'netAmount', missing: '1262', digits: ['1263', 16, 4] },
  { name: 'taxRate', missing: '1437', form: ['1438', isRate] },
  { name: 'taxAmount', missing: '1269', digits: ['1270', 16, 4] },
  { name: 'grossAmount', missing: '1274', digits: ['1275', 16, 4] },
  { name: 'exciseUnit', bytes: ['1280', 3] },
  { name: 'exciseCurrency', bytes: ['1285', 10], form: ['2182', (value) => CURRENCIES.has(value)] },
]

const SUMMARY: readonly MemberRule<keyof CreditSummary>[] = [
  { name: 'netAmount', missing: '1289', digits: ['1290', 16, 4] },
  { name: 'taxAmount', missing: '1294', digits: ['1295', 16, 4] },
  { name: 'grossAmount', missing: '1299', digits: ['1300', 16, 4] },
  { name: 'itemCount', missing: '1304' },
  { name: 'modeCode', missing: '1306', among: ['1306', ['0', '1']] },
]

/** 1504, 1505, 2783, 2784: who names the document names it by number and by id. */
export function namesOriginal({ draft }: Claim): Refusal | undefined {
  return checkMembers(draft, ORIGINAL)
}

/** 1404 to 1422: each member of the application itself. 1405: another reason is explained. */
export function headMembers({ draft }: Claim): Refusal | undefined {
  const isUnexplained = draft.reasonCode === '105' && draft.reason === undefined
  return checkMembers(draft, HEAD) ?? (isUnexplained ? refuse('1405') : undefined)
}

/** 309: something is credited. 1423 to 1456: each member of each line. */
export function lineMembers({ lines }: Claim): Refusal | undefined {
  if (lines.length === 0) return refuse('309')
  return firstRow(lines, (line, row) =>
    // A negative number is told apart from what is no number.
    line.orderNumber?.startsWith('-') ? refuse('1425', { row }) : checkMembers(line, LINE, row),
  )
}

/** 1262 to 1306, 1437, 1438, 2182: each member of tax rows and summary. */
export function footMembers({ taxRows, summary }: Claim): Refusal | undefined {
  return (
    firstRow(taxRows, (taxRow, row) => checkMembers(taxRow, TAX_ROW, row)) ?? checkMembers(summary, SUMMARY)
  )
}
