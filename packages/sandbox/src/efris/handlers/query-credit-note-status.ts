import { formatEat } from '@risiti/core'
import type { CreditApplication } from '../books/credits.js'
import { accept, firstRefusal, type Handler, type Operations, type Visit } from '../contract.js'
import { pageOf } from '../paged.js'
import { normalise } from '../record.js'
import { APPLICATION_QUERY_RULES, type ApplicationQuery } from '../rules/credit/query.js'
import { isWithin } from '../rules/query.js'

const DAY_MS = 24 * 60 * 60 * 1000

/** T111: the caller's applications, newest first, and how far each has come. */
export const queryCreditNoteStatus: Handler<Operations['queryCreditNoteStatus']> = (input, visit) => {
  const query = input ?? {}
  const refusal = firstRefusal(APPLICATION_QUERY_RULES, query)
  if (refusal) return refusal
  const { credits } = visit.books
  const hits = credits.of(visit.taxpayer.tin).filter((application) => matches(application, query, visit))
  return accept(pageOf(hits.reverse(), query, visit, (application) => rowOf(application, visit)))
}

/** Numbers and codes match exactly, names where the text occurs in them; how the authority compares is unpublished. */
function matches(application: CreditApplication, query: ApplicationQuery, visit: Visit): boolean {
  const { referenceNo, original, note, state, appliedAt } = application
  const { sellerDetails: seller } = original.record
  const is = (wanted: string | undefined, ...values: readonly (string | undefined)[]) =>
    wanted === undefined || values.includes(wanted)
  const has = (wanted: string | undefined, value: string | undefined) =>
    wanted === undefined || value?.toLowerCase().includes(wanted.toLowerCase())
  return (
    isOfType(application, query, visit) &&
    is(query.referenceNo, referenceNo) &&
    is(query.oriInvoiceNo, original.invoiceNo) &&
    is(query.invoiceNo, note?.invoiceNo) &&
    is(query.combineKeywords, referenceNo, note?.invoiceNo) &&
    (query.approveStatus?.split(',').includes(state) ?? true) &&
    (query.invoiceApplyCategoryCode?.split(',').includes('101') ?? true) &&
    query.creditNoteType !== '2' &&
    is(query.sellerTinOrNin, seller.tin, seller.ninBrn) &&
    has(query.branchName, seller.branchName) === true &&
    has(query.sellerLegalOrBusinessName, seller.legalName) === true &&
    isWithin(appliedAt, query)
  )
}

/** 1: what the caller asked for. 2: what waits for the caller's own decision. 3: what the caller decided. */
function isOfType(
  { state, decision }: CreditApplication,
  { queryType }: ApplicationQuery,
  { books }: Visit,
): boolean {
  if (queryType === '2') return state === '102' && books.switches.creditApproval === 'by-T113'
  return queryType === '1' || decision?.bySeller === true
}

function rowOf(application: CreditApplication, { now }: Visit) {
  const { original, request, appliedAt, decision } = application
  const { buyerDetails: buyer, sellerDetails: seller, summary } = original.record
  const waited = (decision?.at ?? now).getTime() - appliedAt.getTime()
  return {
    id: application.id,
    taskId: application.taskId,
    referenceNo: application.referenceNo,
    oriInvoiceNo: original.invoiceNo,
    invoiceNo: application.note?.invoiceNo,
    approveStatus: application.state,
    applicationTime: formatEat(appliedAt, 'dd/MM/yyyy HH:mm:ss'),
    invoiceApplyCategoryCode: '101',
    grossAmount: normalise(request.summary?.grossAmount),
    oriGrossAmount: summary.grossAmount,
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
