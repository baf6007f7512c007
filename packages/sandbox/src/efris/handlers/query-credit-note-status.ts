import { formatEat } from '@risiti/core'
import type { Application } from '../books/credits.js'
import { accept, firstRefusal, type Handler, type Operations, type Visit } from '../contract.js'
import { has, is, isAmong } from '../matching.js'
import { normalise } from '../normalise.js'
import { pageOf } from '../paged.js'
import { APPLICATION_QUERY_RULES, type ApplicationQuery } from '../rules/credit/query.js'
import { isWithin } from '../rules/query.js'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * T111: the caller's applications, newest first, and how far each has come; those without original only where they are asked
 * for (`creditNoteType` 2).
 */
export const queryCreditNoteStatus: Handler<Operations['queryCreditNoteStatus']> = (input, visit) => {
  const query = input ?? {}
  const refusal = firstRefusal(APPLICATION_QUERY_RULES, query)
  if (refusal) return refusal
  const { credits } = visit.books
  const hits = credits.of(visit.taxpayer.tin).filter((application) => matches(application, query, visit))
  return accept(pageOf(hits.reverse(), query, visit, (application) => rowOf(application, visit)))
}

function matches(application: Application, query: ApplicationQuery, visit: Visit): boolean {
  const { referenceNo, category, original, note, state, appliedAt, parties } = application
  const { seller } = parties
  return (
    isOfType(application, query, visit) &&
    is(query.referenceNo, referenceNo) &&
    is(query.oriInvoiceNo, original?.invoiceNo) &&
    is(query.invoiceNo, note?.invoiceNo) &&
    is(query.combineKeywords, referenceNo, note?.invoiceNo) &&
    isAmong(query.approveStatus, state) &&
    isAmong(query.invoiceApplyCategoryCode, category) &&
    is(query.creditNoteType ?? '1', original ? '1' : '2') &&
    is(query.sellerTinOrNin, seller.tin, seller.ninBrn) &&
    has(query.branchName, seller.branchName) &&
    has(query.sellerLegalOrBusinessName, seller.legalName) &&
    isWithin(appliedAt, query)
  )
}

/** 1: what the caller asked for. 2: what waits for the caller's own decision. 3: what the caller decided. */
function isOfType(
  { state, decision }: Application,
  { queryType }: ApplicationQuery,
  { books }: Visit,
): boolean {
  if (queryType === '2') return state === '102' && books.switches.creditApproval === 'by-T113'
  return queryType === '1' || decision?.bySeller === true
}

function rowOf(application: Application, { now }: Visit) {
  const { original, request, appliedAt, decision } = application
  const { buyer, seller } = application.parties
  const waited = (decision?.at ?? now).getTime() - appliedAt.getTime()
  return {
    id: application.id,
    taskId: application.taskId,
    referenceNo: application.referenceNo,
    oriInvoiceNo: original?.invoiceNo,
    invoiceNo: application.note?.invoiceNo,
    approveStatus: application.state,
    applicationTime: formatEat(appliedAt, 'dd/MM/yyyy HH:mm:ss'),
    invoiceApplyCategoryCode: application.category,
    grossAmount: normalise(request.summary?.grossAmount),
    oriGrossAmount: original?.record.summary.grossAmount,
    currency: request.currency,
    buyerTin: buyer?.buyerTin,
    buyerBusinessName: buyer?.buyerBusinessName,
    buyerLegalName: buyer?.buyerLegalName,
    tin: seller.tin,
    businessName: seller.businessName,
    legalName: seller.legalName,
    waitingDate: String(Math.floor(waited / DAY_MS)),
    dataSource: request.source,
  }
}
