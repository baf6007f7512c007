import { type Refusal, type Rule, refuseFreely, type Sent } from '../contract.js'
import { checkMembers, type MemberRule } from './members.js'
import { pageIsGiven, readDay } from './query.js'

type FuelQuery = Sent<'edcInvoiceQuery'>

/** 2916 says that the fuel is needed; the field table lets it be left out, and so does the sandbox. */
const MEMBERS: readonly MemberRule<keyof FuelQuery>[] = [{ name: 'fuelType', bytes: ['2917', 200] }]

/** Days can be read. The codes that T106 has for them are not given to T167. */
function daysAreReadable({ startDate, endDate }: FuelQuery): Refusal | undefined {
  const isDay = (text: string | undefined) => text === undefined || readDay(text) !== undefined
  if (!isDay(startDate)) return refuseFreely('startDate:The time format must be yyyy-MM-dd!')
  return isDay(endDate) ? undefined : refuseFreely('endDate:The time format must be yyyy-MM-dd!')
}

/** The query type is one of three. The code is unpublished. */
function typeExists({ queryType }: FuelQuery): Refusal | undefined {
  return ['1', '2', '3'].includes(queryType ?? '')
    ? undefined
    : refuseFreely('queryType:Invalid field value!')
}

const textsAreShort: Rule<FuelQuery> = (query) => checkMembers(query, MEMBERS)

/** What a T167 must pass: 2917, and 1521 to 1526 as every list that comes in pages. */
export const FUEL_QUERY_RULES: readonly Rule<FuelQuery>[] = [
  pageIsGiven,
  textsAreShort,
  daysAreReadable,
  typeExists,
]
