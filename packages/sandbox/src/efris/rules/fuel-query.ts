import { type Refusal, type Rule, refuseFreely } from '../contract.js'
import type { Sent } from './asked.js'
import { checkMembers, type MemberRule } from './members.js'
import { datesAreReadable, pageIsGiven } from './query.js'

type FuelQuery = Sent<'edcInvoiceQuery'>

/** 2916 says that the fuel is needed; the field table lets it be left out, and so does the sandbox. */
const MEMBERS: readonly MemberRule<keyof FuelQuery>[] = [
  { name: 'fuelType', bytes: ['2917', 200] },
  { name: 'invoiceNo', bytes: ['1501', 20] },
  { name: 'buyerLegalName', bytes: ['1511', 256] },
]

/** The query type is one of three. The code is unpublished. */
function typeExists({ queryType }: FuelQuery): Refusal | undefined {
  return ['1', '2', '3'].includes(queryType ?? '')
    ? undefined
    : refuseFreely('queryType:Invalid field value!')
}

/** What a T167 must pass: 2917, and the codes that T106 has for the same members: 1501, 1511, 1518 to 1526. */
export const FUEL_QUERY_RULES: readonly Rule<FuelQuery>[] = [
  pageIsGiven,
  (query) => checkMembers(query, MEMBERS),
  datesAreReadable,
  typeExists,
]
