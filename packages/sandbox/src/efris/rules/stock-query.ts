import type { Movement } from '../books/stock.js'
import { type Refusal, refuse } from '../contract.js'
import type { ReturnCode } from '../texts/index.js'

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

const LENGTHS: readonly (readonly [keyof BookingQuery, ReturnCode, max: number])[] = [
  ['productionBatchNo', '2845', 50],
  ['invoiceNo', '1501', 20],
  ['referenceNo', '2847', 50],
  ['combineKeywords', '2880', 50],
  ['supplierTin', '2080', 50],
  ['supplierName', '2082', 100],
]

/** 1501, 2080, 2082, 2845, 2847, 2880: texts are not too long. Where the table is more generous than a text, it counts. */
export function keysAreShort(query: BookingQuery): Refusal | undefined {
  const wrong = LENGTHS.find(([name, , max]) => Buffer.byteLength(query[name] ?? '') > max)
  return wrong && refuse(wrong[1])
}

/** 2128: the kind of stock-in exists. The text is printed for T131; inferred. */
export function stockInTypeExists({ stockInType }: BookingQuery): Refusal | undefined {
  return stockInType === undefined || ['101', '102', '103', '104'].includes(stockInType)
    ? undefined
    : refuse('2128')
}

/** Numbers and codes match exactly, names where the text occurs in them; both days are included. */
export function isWanted({ referenceNo, date, head }: Movement, query: BookingQuery): boolean {
  const is = (wanted: string | undefined, value: string | undefined) =>
    wanted === undefined || wanted === value
  const has = (wanted: string | undefined, ...values: readonly (string | undefined)[]) =>
    wanted === undefined || values.some((value) => value?.toLowerCase().includes(wanted.toLowerCase()))
  return (
    is(query.referenceNo, referenceNo) &&
    is(query.productionBatchNo, head.productionBatchNo) &&
    is(query.invoiceNo, head.invoiceNo) &&
    is(query.stockInType, head.stockInType) &&
    is(query.supplierTin, head.supplierTin) &&
    has(query.supplierName, head.supplierName) &&
    has(query.combineKeywords, referenceNo, head.supplierName) &&
    date >= (query.startDate ?? '').slice(0, 10) &&
    date <= (query.endDate ?? '9999').slice(0, 10)
  )
}
