import { type Refusal, type Rule, refuse, type Sent } from '../../contract.js'
import { checkMembers, type MemberRule } from '../members.js'
import { datesAreReadable, pageIsGiven } from '../query.js'

export type ApplicationQuery = Sent<'queryCreditNoteStatus'>

const MEMBERS: readonly MemberRule<keyof ApplicationQuery>[] = [
  { name: 'referenceNo', bytes: ['1551', 20] },
  { name: 'oriInvoiceNo', bytes: ['1505', 20] },
  { name: 'invoiceNo', bytes: ['1501', 20] },
  { name: 'queryType', missing: '1553', among: ['1553', ['1', '2', '3']] },
  { name: 'creditNoteType', bytes: ['2894', 1], among: ['2895', ['1', '2']] },
]

/** 1501, 1505, 1551, 1553, 2894, 2895: texts are not too long, codes exist. 1554: the kinds too, of which there may be several. */
function membersAreRight(query: ApplicationQuery): Refusal | undefined {
  const kinds = query.invoiceApplyCategoryCode?.split(',') ?? []
  const isUnknown = kinds.some((kind) => kind !== '101' && kind !== '103')
  return checkMembers(query, MEMBERS) ?? (isUnknown ? refuse('1554') : undefined)
}

/** What a T111 must pass. */
export const APPLICATION_QUERY_RULES: readonly Rule<ApplicationQuery>[] = [
  pageIsGiven,
  membersAreRight,
  datesAreReadable,
]
