import { parseEat } from '@risiti/core'
import { type Refusal, type Rule, refuse, type Sent } from '../contract.js'
import { DATA_SOURCES } from '../dictionary.js'
import type { QueryCode } from '../texts/invoice.js'

export type Query = Sent<'queryAllInvoices'>

const DAY_MS = 24 * 60 * 60 * 1000
const WHOLE = /^\d+$/

/** 1521 to 1526: which page. One live client had exactly 100 rows refused; the text allows them, and so does the sandbox. */
export function pageIsGiven({ pageNo, pageSize }: Pick<Query, 'pageNo' | 'pageSize'>): Refusal | undefined {
  if (pageNo === undefined) return refuse('1521')
  if (pageNo.startsWith('-')) return refuse('1523')
  if (pageNo.length > 20 || !WHOLE.test(pageNo)) return refuse('1522')
  if (pageSize === undefined) return refuse('1524')
  if (pageSize.length > 3 || !WHOLE.test(pageSize) || Number(pageSize) === 0) return refuse('1525')
  return Number(pageSize) > 100 ? refuse('1526') : undefined
}

/** The members that a query may be too long in. */
const LENGTHS: readonly (readonly [keyof Query, QueryCode, max: number])[] = [
  ['invoiceNo', '1501', 20],
  ['deviceNo', '1503', 20],
  ['oriInvoiceNo', '1505', 20],
  ['buyerTin', '1507', 20],
  ['buyerNinBrn', '1509', 100],
  ['buyerLegalName', '1511', 256],
  ['combineKeywords', '1513', 20],
  ['referenceNo', '2060', 50],
  ['branchName', '2190', 500],
  ['sellerTinOrNin', '3110', 100],
  ['sellerLegalOrBusinessName', '3112', 256],
]

/** 1501 to 1513, 2060, 2190, 3110, 3112: texts are not too long. */
function textsAreShort(query: Query): Refusal | undefined {
  const wrong = LENGTHS.find(([name, , max]) => Buffer.byteLength(query[name] ?? '') > max)
  return wrong && refuse(wrong[1])
}

/** The members of a query that have a list of values. */
const VALUES: readonly (readonly [keyof Query, QueryCode, values: readonly string[]])[] = [
  ['isInvalid', '1515', ['0', '1']],
  ['isRefund', '1516', ['0', '1', '2']],
  ['queryType', '2870', ['0', '1']],
  ['dataSource', '2898', DATA_SOURCES],
]

/** 1514 to 1516, 2870, 2898: codes exist. The type may be a list: `2,5`. */
function codesExist(query: Query): Refusal | undefined {
  const types = query.invoiceType?.split(',') ?? []
  if (types.some((type) => !['1', '2', '4', '5'].includes(type))) return refuse('1514')
  const wrong = VALUES.find(([name, , values]) => query[name] !== undefined && !values.includes(query[name]))
  return wrong && refuse(wrong[1])
}

/** 1518, 1520: dates can be read. The codes speak of a time, the table and every client of a day: both are taken. */
export function datesAreReadable({
  startDate,
  endDate,
}: Pick<Query, 'startDate' | 'endDate'>): Refusal | undefined {
  if (startDate !== undefined && !readDay(startDate)) return refuse('1518')
  return endDate !== undefined && !readDay(endDate) ? refuse('1520') : undefined
}

/** The beginning of a day, or the moment when a time is given. */
export function readDay(text: string): Date | undefined {
  return parseEat(text, 'yyyy-MM-dd') ?? parseEat(text, 'yyyy-MM-dd HH:mm:ss')
}

/** From when to when is asked. Both days are included; whether the authority includes them is unpublished. */
export function periodOf({ startDate, endDate }: Pick<Query, 'startDate' | 'endDate'>) {
  const to = readDay(endDate ?? '')
  const isDay = endDate?.length === 10
  return { from: readDay(startDate ?? ''), to: to && (isDay ? new Date(to.getTime() + DAY_MS - 1) : to) }
}

/** True for a time from the first day to the last. */
export function isWithin(at: Date, query: Pick<Query, 'startDate' | 'endDate'>): boolean {
  return isIn(at, periodOf(query))
}

/** The same, of a period that was read before. */
export function isIn(at: Date, { from, to }: ReturnType<typeof periodOf>): boolean {
  return (!from || at >= from) && (!to || at <= to)
}

/** 2871: who asks for documents issued to him is the buyer himself. */
function buyerIsCaller({ queryType, buyerTin, buyerNinBrn, buyerLegalName }: Query): Refusal | undefined {
  const isOpen = [buyerTin, buyerNinBrn, buyerLegalName].every((value) => value === undefined)
  return queryType !== '0' || isOpen ? undefined : refuse('2871')
}

/** What a T106 must pass. */
export const QUERY_RULES: readonly Rule<Query>[] = [
  pageIsGiven,
  textsAreShort,
  codesExist,
  datesAreReadable,
  buyerIsCaller,
]
