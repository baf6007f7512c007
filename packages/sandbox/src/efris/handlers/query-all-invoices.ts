import { formatEat } from '@risiti/core'
import { accept, firstRefusal, type Handler, type Operations, type Visit } from '../contract.js'
import { has, is, isAmong } from '../matching.js'
import { pageOf } from '../paged.js'
import { isWithin, QUERY_RULES, type Query } from '../rules/query.js'
import type { StoredInvoice } from '../taxpayer.js'
import { documentsAt } from '../visible.js'

/** T106: the caller's documents, newest first; those issued to the caller with queryType 0. */
export const queryAllInvoices: Handler<Operations['queryAllInvoices']> = (input, visit) => {
  const query = input ?? {}
  const refusal = firstRefusal(QUERY_RULES, query)
  if (refusal) return refusal
  const hits = documentsAt(visit).filter((invoice) => matches(invoice, query, visit))
  hits.reverse().sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime())
  return accept(pageOf(hits, query, visit, rowOf))
}

function matches(invoice: StoredInvoice, query: Query, { taxpayer }: Visit): boolean {
  const { basicInformation: basic, buyerDetails: buyer, sellerDetails: seller } = invoice.record
  const isOwn = query.queryType === '0' ? buyer?.buyerTin === taxpayer.tin : seller.tin === taxpayer.tin
  return (
    isOwn &&
    is(query.referenceNo, seller.referenceNo) &&
    is(query.invoiceNo, basic.invoiceNo) &&
    is(query.oriInvoiceNo, basic.oriInvoiceNo) &&
    is(query.deviceNo, basic.deviceNo) &&
    is(query.buyerTin, buyer?.buyerTin) &&
    is(query.buyerNinBrn, buyer?.buyerNinBrn) &&
    is(query.invoiceKind, basic.invoiceKind) &&
    is(query.isInvalid, basic.isInvalid) &&
    is(query.isRefund, basic.isRefund) &&
    is(query.dataSource, basic.dataSource) &&
    isAmong(query.invoiceType, basic.invoiceType) &&
    is(query.sellerTinOrNin, seller.tin, seller.ninBrn) &&
    has(query.buyerLegalName, buyer?.buyerLegalName) &&
    has(query.branchName, seller.branchName) &&
    has(query.sellerLegalOrBusinessName, seller.legalName) &&
    has(query.combineKeywords, basic.invoiceNo, seller.referenceNo, buyer?.buyerLegalName, buyer?.buyerTin) &&
    isWithin(invoice.issuedAt, query)
  )
}

export function rowOf({ record, issuedAt, uploadedAt }: StoredInvoice) {
  const { basicInformation: basic, buyerDetails: buyer, sellerDetails: seller, summary } = record
  return {
    id: basic.invoiceId,
    invoiceNo: basic.invoiceNo,
    oriInvoiceId: basic.oriInvoiceId,
    oriInvoiceNo: basic.oriInvoiceNo,
    issuedDate: basic.issuedDate,
    issuedDateStr: formatEat(issuedAt, 'dd/MM/yyyy'),
    uploadingTime: uploadedAt ? formatEat(uploadedAt, 'dd/MM/yyyy HH:mm:ss') : basic.issuedDate,
    businessName: seller.businessName,
    legalName: seller.legalName ?? '',
    branchId: seller.branchId ?? '',
    branchName: seller.branchName ?? '',
    userName: seller.branchName ?? '',
    referenceNo: seller.referenceNo,
    buyerTin: buyer?.buyerTin,
    buyerLegalName: buyer?.buyerLegalName,
    buyerBusinessName: buyer?.buyerBusinessName,
    currency: basic.currency,
    grossAmount: summary.grossAmount,
    taxAmount: summary.taxAmount,
    dataSource: basic.dataSource ?? '',
    isInvalid: basic.isInvalid ?? '',
    isRefund: basic.isRefund ?? '',
    invoiceType: basic.invoiceType,
    invoiceKind: basic.invoiceKind ?? '',
    invoiceIndustryCode: basic.invoiceIndustryCode ?? '',
    deviceNo: basic.deviceNo,
    operator: basic.operator ?? '',
  }
}
