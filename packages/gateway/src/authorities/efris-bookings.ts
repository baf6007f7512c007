import { compare as compareDecimals, decimal, formatShort, multiply, sum } from '@risiti/core'
import type { EfrisClient } from '@risiti/efris'
import { movementDay, type StockRequest } from '@risiti/efris/document'
import { compare } from '../documents/comparison.js'
import type { DocumentRecord, Problem } from '../documents/record.js'
import type { Finding } from './finding.js'

/** A booking as far as its lists tell it. */
interface Booking {
  readonly number: string
  /** Undefined where the list does not tell: then a booking like ours may be ours. */
  readonly remarks: string | undefined
  readonly batch?: string | undefined
  /** Undefined where it says nothing that could be compared. */
  readonly worth?: string | undefined
  readonly day: string | undefined
}

/**
 * Finds what became of a movement whose answer was lost. URA finds a booking by no key of ours, so those of its day are read: ours has
 * our reference in its remarks. One whose remarks are not shown and that is worth the same may be ours, which only a person can tell.
 * @throws FiscalError when the lists cannot be read.
 */
export async function findBooking(
  client: EfrisClient,
  record: DocumentRecord,
  sent: StockRequest,
): Promise<Finding> {
  const bookings = await bookingsOfDay(client, record, sent)
  const own = bookings.filter((booking) => isOurs(booking, record))
  if (own[0]) return found(own[0], own.length, record, sent)
  const alike = bookings.filter(
    ({ remarks, worth }) => remarks === undefined && (worth === undefined || isSame(worth, worthOf(record))),
  )
  return alike.length > 0 ? { kind: 'hidden', problem: perhapsBooked(alike) } : { kind: 'absent' }
}

/** Reads the booking that a person says is this movement. @throws FiscalError when it cannot be read. */
export async function findBookingByNumber(
  client: EfrisClient,
  number: string,
  record: DocumentRecord,
  sent: StockRequest,
): Promise<Finding> {
  const page = { referenceNo: number, pageNo: '1', pageSize: '10' }
  const { records } =
    sent.operation === 'transferStock'
      ? await client.call('queryStockTransferRecords', page)
      : await client.call('queryStockRecords', page)
  const row = records.find(({ referenceNo }) => referenceNo === number)
  if (!row) return { kind: 'absent' }
  const { remarks, totalAmount, stockInDate } = row as Partial<Record<string, string | null>>
  const day = stockInDate ?? undefined
  return found(
    { number, remarks: remarks ?? undefined, worth: totalAmount ?? undefined, day },
    1,
    record,
    sent,
  )
}

async function bookingsOfDay(
  client: EfrisClient,
  { document }: DocumentRecord,
  { operation, request }: StockRequest,
): Promise<Booking[]> {
  if (operation === 'transferStock') return transfersSince(client, movementDay(document.issuedAt), request)
  const day = movementDay(document.issuedAt)
  const days = { startDate: day, endDate: day }
  const bookings: Booking[] = []
  if (request.goodsStockIn.operationType === '102') {
    for await (const row of client.each('queryStockAdjustRecords', days))
      bookings.push({
        number: row.referenceNo ?? '',
        remarks: row.remarks ?? undefined,
        worth: row.adjustAmount ?? undefined,
        day: row.adjustDate ?? undefined,
      })
    return bookings
  }
  for await (const row of client.each('queryStockRecordsAlt', days))
    bookings.push({
      number: row.referenceNo ?? '',
      remarks: row.remarks ?? undefined,
      batch: row.productionBatchNo ?? undefined,
      worth: row.totalAmount ?? undefined,
      day: row.stockInDate ?? undefined,
    })
  return bookings
}

/** A transfer is booked on the day it is sent, whenever it happened; its remarks are in its details only. */
async function transfersSince(
  client: EfrisClient,
  startDate: string,
  { goodsStockTransfer }: Extract<StockRequest, { operation: 'transferStock' }>['request'],
): Promise<Booking[]> {
  const { sourceBranchId, destinationBranchId } = goodsStockTransfer
  const query = { startDate, sourceBranchId, destinationBranchId }
  const bookings: Booking[] = []
  for await (const { id, referenceNo } of client.each('queryStockTransferRecords', query)) {
    const detail = await client.call('queryStockTransferDetail', { id: id ?? '' })
    const remarks = detail.goodsStockTransfer?.remarks ?? undefined
    bookings.push({ number: referenceNo ?? '', remarks, day: undefined })
  }
  return bookings
}

function isOurs({ remarks, batch }: Booking, { reference }: DocumentRecord): boolean {
  return batch === reference || (remarks?.split(' ').includes(reference) ?? false)
}

function found(
  booking: Booking,
  copies: number,
  record: DocumentRecord,
  { operation }: StockRequest,
): Finding {
  const [worth, day] = [worthOf(record), movementDay(record.document.issuedAt)]
  const isValued = operation === 'maintainStock' && booking.worth !== undefined
  const sent = { total: worth, date: day, copies: '1' }
  const held = {
    number: booking.number,
    total: isValued && !isSame(booking.worth!, worth) ? booking.worth! : worth,
    date: booking.day ?? day,
    copies: String(copies),
  }
  const fiscal = { number: booking.number, issuedAt: record.document.issuedAt }
  return { kind: 'found', fiscal, comparison: compare(sent, held) }
}

/** What a movement is worth: quantity times price, as URA adds it up. */
function worthOf({ calculation }: DocumentRecord): string {
  return formatShort(
    sum(calculation.lines.map(({ quantity, unitPrice }) => multiply(decimal(quantity), decimal(unitPrice)))),
  )
}

function isSame(one: string, other: string): boolean {
  return compareDecimals(decimal(one), decimal(other)) === 0
}

function perhapsBooked(bookings: readonly Booking[]): Problem {
  return {
    code: 'movement-perhaps-booked',
    message: `URA has a booking like this one, and does not show whose it is: ${bookings.map(({ number }) => number).join(', ')}.`,
    cause: 'The answer to this movement was lost, and the list shows no remarks to tell it by.',
    fix: 'Look at the stock on URA’s portal. Then decide with POST /v1/stock-movements/{id}/resolve: adopt the number if it is this movement, or resend if it is not.',
    retry: 'never',
  }
}
