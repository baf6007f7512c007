import type { Rule, Sent } from '../../contract.js'
import { checkMembers, type MemberRule } from '../members.js'
import { datesAreReadable, pageIsGiven } from '../query.js'

type Query = Sent<'queryInvoices'>

/** The name's own limit is a mistake of the printed table: its code says 256, as everywhere else. */
const MEMBERS: readonly MemberRule<keyof Query>[] = [
  { name: 'invoiceNo', bytes: ['1501', 20] },
  { name: 'deviceNo', bytes: ['1503', 20] },
  { name: 'buyerTin', bytes: ['1507', 20] },
  { name: 'buyerLegalName', bytes: ['1511', 256] },
  { name: 'invoiceType', among: ['1514', ['1', '4']] },
  { name: 'branchName', bytes: ['2190', 500] },
]

const textsAreShort: Rule<Query> = (query) => checkMembers(query, MEMBERS)

/** What a T107 must pass: 1501, 1503, 1507, 1511, 1514, 1518, 1520 to 1526, 2190. */
export const CREDITABLE_QUERY_RULES: readonly Rule<Query>[] = [pageIsGiven, textsAreShort, datesAreReadable]
