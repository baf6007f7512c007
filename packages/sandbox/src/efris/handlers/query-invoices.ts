import { accept, firstRefusal, type Handler, type Operations, type Sent, type Visit } from '../contract.js'
import { has, is } from '../matching.js'
import { pageOf } from '../paged.js'
import { CREDITABLE_QUERY_RULES } from '../rules/credit/creditable.js'
import { isWithin } from '../rules/query.js'
import type { StoredInvoice } from '../taxpayer.js'

type Query = Sent<'queryInvoices'>

/** T107: the caller's documents that can still be credited, and debit notes that can be cancelled, newest first. */
export const queryInvoices: Handler<Operations['queryInvoices']> = (input, visit) => {
  const query = input ?? {}
  const refusal = firstRefusal(CREDITABLE_QUERY_RULES, query)
  if (refusal) return refusal
  const hits = visit.books.documents
    .of(visit.taxpayer.tin)
    .filter((invoice) => matches(invoice, query) && isOpen(invoice, visit))
    .reverse()
  return accept(pageOf(hits, query, visit, rowOf))
}

/** Own, valid, no credit note or memo, without an application that waits or a debit note, and not credited in full. */
function isOpen(invoice: StoredInvoice, { books, taxpayer }: Visit): boolean {
  const { invoiceType, isInvalid } = invoice.record.basicInformation
  return (
    invoice.sellerTin === taxpayer.tin &&
    (invoiceType === '1' || invoiceType === '4') &&
    isInvalid !== '1' &&
    !books.credits.standing(invoice.invoiceNo).some(({ state }) => state === '102') &&
    !books.credits.isBeingCancelled(invoice) &&
    books.debitNotes(invoice).length === 0 &&
    !books.credits.isExhausted(invoice)
  )
}

function matches({ record, issuedAt }: StoredInvoice, query: Query): boolean {
  const { basicInformation: basic, buyerDetails: buyer, sellerDetails: seller } = record
  return (
    is(query.invoiceNo, basic.invoiceNo) &&
    is(query.deviceNo, basic.deviceNo) &&
    is(query.buyerTin, buyer?.buyerTin) &&
    is(query.invoiceType, basic.invoiceType) &&
    has(query.buyerLegalName, buyer?.buyerLegalName) &&
    has(query.branchName, seller.branchName) &&
    isWithin(issuedAt, query)
  )
}

function rowOf({ record }: StoredInvoice) {
  const { basicInformation: basic, buyerDetails: buyer, sellerDetails: seller, summary } = record
  return {
    id: basic.invoiceId,
    invoiceNo: basic.invoiceNo,
    oriInvoiceId: basic.oriInvoiceId,
    oriInvoiceNo: basic.oriInvoiceNo,
    issuedDate: basic.issuedDate,
    buyerTin: buyer?.buyerTin,
    buyerBusinessName: buyer?.buyerBusinessName,
    buyerLegalName: buyer?.buyerLegalName,
    tin: seller.tin,
    businessName: seller.businessName,
    legalName: seller.legalName,
    currency: basic.currency,
    grossAmount: summary.grossAmount,
    dataSource: basic.dataSource,
  }
}
