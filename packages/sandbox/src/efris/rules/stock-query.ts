import { parseEat } from '@risiti/core'
import type { Movement } from '../books/stock.js'
import { type Refusal, refuse, refuseFreely } from '../contract.js'
import { has, is } from '../matching.js'

/** What the lists of bookings can be cut by. */
export interface BookingQuery {
  readonly productionBatchNo?: string | undefined
  readonly invoiceNo?: string | undefined
  readonly referenceNo?: string | undefined
  readonly combineKeywords?: string | undefined
  readonly stockInType?: string | undefined
  readonly supplierTin?: string | undefined
  readonly supplierName?: string | undefined
  readonly startDate?: string | undefined
  readonly endDate?: string | undefined
}

/** 2843: a search for single bookings says which. */
export function keyIsGiven({ productionBatchNo, invoiceNo, referenceNo }: BookingQuery): Refusal | undefined {
  return (productionBatchNo ?? invoiceNo ?? referenceNo) ? undefined : refuse('2843')
}

/** 2845, 2847: texts are not too long. The text of 2847 says 20; the table counts. */
export function keysAreShort({
  productionBatchNo = '',
  referenceNo = '',
}: BookingQuery): Refusal | undefined {
  if (Buffer.byteLength(productionBatchNo) > 50) return refuse('2845')
  return Buffer.byteLength(referenceNo) > 50 ? refuse('2847') : undefined
}

/** 2880: nor are keywords. */
export function keywordsAreShort({ combineKeywords = '' }: BookingQuery): Refusal | undefined {
  return Buffer.byteLength(combineKeywords) > 50 ? refuse('2880') : undefined
}

/** Days can be read. No code is published for that: here it is 99 with a text of our own. */
export function daysAreReadable({ startDate, endDate }: BookingQuery): Refusal | undefined {
  const isDay = (text: string | undefined) => text === undefined || parseEat(text, 'yyyy-MM-dd') !== undefined
  if (!isDay(startDate)) return refuseFreely('startDate: must be yyyy-MM-dd!')
  return isDay(endDate) ? undefined : refuseFreely('endDate: must be yyyy-MM-dd!')
}

/** Numbers and codes match exactly, names where the text occurs in them; both days are included. */
export function isWanted({ referenceNo, date, head }: Movement, query: BookingQuery): boolean {
  return (
    is(query.referenceNo, referenceNo) &&
    is(query.productionBatchNo, head.productionBatchNo) &&
    is(query.invoiceNo, head.invoiceNo) &&
    is(query.stockInType, head.stockInType) &&
    is(query.supplierTin, head.supplierTin) &&
    has(query.supplierName, head.supplierName) &&
    has(query.combineKeywords, referenceNo, head.supplierName) &&
    date >= (query.startDate ?? '') &&
    date <= (query.endDate ?? '9999')
  )
}
