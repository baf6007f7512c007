import { formatShort } from '@risiti/core'
import { type Movement, worthOf } from '../books/stock.js'
import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { pageOf } from '../paged.js'
import { pageIsGiven } from '../rules/query.js'
import { daysAreReadable, isWanted } from '../rules/stock-query.js'
import { transferDate } from '../stock-record.js'
import type { Branch } from '../taxpayer.js'

/**
 * T183: transfers between branches, newest first. Branches may be named by id, as in the sample, or by name, as in the table.
 */
export const queryStockTransferRecords: Handler<Operations['queryStockTransferRecords']> = (input, visit) => {
  const query = input ?? {}
  const refusal = firstRefusal([pageIsGiven, daysAreReadable], query)
  if (refusal) return refusal
  const hits = visit.books.stock
    .movements(visit.taxpayer.tin, 'transfer')
    .filter((each) => isWanted(each, query))
    .filter(({ branch }) => isBranch(branch, query.sourceBranchId))
    .filter(({ destination }) => isBranch(destination!, query.destinationBranchId))
  return accept(pageOf(hits, query, visit, rowOf))
}

function isBranch({ id, name }: Branch, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === id || wanted === name
}

function rowOf(movement: Movement) {
  return {
    id: movement.id,
    referenceNo: movement.referenceNo,
    sourceBranchName: movement.branch.name,
    destinationBranchName: movement.destination?.name,
    transferAmount: formatShort(worthOf(movement)),
    transferDate: transferDate(movement),
  }
}
