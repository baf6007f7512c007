import type { RequestOf } from '@risiti/core'
import { type Operations, type Refusal, type Rule, refuseFreely } from '../contract.js'
import type { Draft } from '../input.js'
import { checkMembers, type MemberRule } from './members.js'
import { datesAreReadable, pageIsGiven } from './query.js'

type FuelQuery = Draft<RequestOf<Operations['edcInvoiceQuery']>>

/** 2916 says that the fuel is needed; the field table lets it be left out, and so does the sandbox. */
const MEMBERS: readonly MemberRule<keyof FuelQuery>[] = [
  { name: 'fuelType', bytes: ['2917', 200] },
  { name: 'invoiceNo', bytes: ['1501', 20] },
  { name: 'buyerLegalName', bytes: ['1511', 256] },
  { name: 'branchId', bytes: ['2184', 18] },
]

/** The query type is one of three. The code is unpublished. */
function typeExists({ queryType }: FuelQuery): Refusal | undefined {
  return ['1', '2', '3'].includes(queryType ?? '')
    ? undefined
    : refuseFreely('queryType:Invalid field value!')
}

/** What a T167 must pass: 2917, and the codes that T106 has for the same members. */
export const FUEL_QUERY_RULES: readonly Rule<FuelQuery>[] = [
  pageIsGiven,
  (query) => checkMembers(query, MEMBERS),
  datesAreReadable,
  typeExists,
]
