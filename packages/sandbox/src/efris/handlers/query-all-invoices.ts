import { formatEat } from '@risiti/core'
import { accept, firstRefusal, type Handler, type Operations, type Visit } from '../contract.js'
import { has, is, isAmong } from '../matching.js'
import { pageOf } from '../paged.js'
import { isIn, periodOf, QUERY_RULES, type Query } from '../rules/query.js'
import type { InvoiceRecord, StoredInvoice } from '../taxpayer.js'
import { documentsAt } from '../visible.js'

/** T106: the caller's documents, newest first; those issued to the caller with queryType 0. */
export const queryAllInvoices: Handler<Operations['queryAllInvoices']> = (input, visit) => {
  const query = input ?? {}
  const refusal = firstRefusal(QUERY_RULES, query)
  if (refusal) return refusal
  const tests = testsOf(query)
  const found = candidates(query, visit)
  const hits = tests.length === 0 ? found : found.filter((invoice) => tests.every((isHit) => isHit(invoice)))
  return accept(pageOf(hits.toReversed(), query, visit, rowOf))
}

/** Documents that a question can mean, by the time of issue: few, where it names a reference, a number or days. */
function candidates(query: Query, visit: Visit): readonly StoredInvoice[] {
  const { books, door, taxpayer } = visit
  const period = periodOf(query)
  const isWithin = ({ issuedAt }: StoredInvoice) => isIn(issuedAt, period)
  if (door.isOffline || query.queryType === '0') {
    const isOwn = query.queryType === '0' ? isBuyer : isSeller
    return documentsAt(visit)
      .filter((invoice) => isOwn(invoice, taxpayer.tin) && isWithin(invoice))
      .sort((one, other) => one.issuedAt.getTime() - other.issuedAt.getTime())
  }
  if (query.invoiceNo !== undefined) {
    const found = books.find(query.invoiceNo)
    return found && isSeller(found, taxpayer.tin) && isWithin(found) ? [found] : []
  }
  return query.referenceNo === undefined
    ? books.documents.between(taxpayer.tin, period.from, period.to)
    : books.documents.under(taxpayer.tin, query.referenceNo).filter(isWithin)
}

const isBuyer = ({ record }: StoredInvoice, tin: string) => record.buyerDetails?.buyerTin === tin
const isSeller = ({ record }: StoredInvoice, tin: string) => record.sellerDetails.tin === tin

/** What each member of a question asks of a document. */
const TESTS: { readonly [Name in keyof Query]: (record: InvoiceRecord, wanted: string) => boolean } = {
  referenceNo: ({ sellerDetails }, wanted) => is(wanted, sellerDetails.referenceNo),
  invoiceNo: ({ basicInformation }, wanted) => is(wanted, basicInformation.invoiceNo),
  oriInvoiceNo: ({ basicInformation }, wanted) => is(wanted, basicInformation.oriInvoiceNo),
  deviceNo: ({ basicInformation }, wanted) => is(wanted, basicInformation.deviceNo),
  buyerTin: ({ buyerDetails }, wanted) => is(wanted, buyerDetails?.buyerTin),
  buyerNinBrn: ({ buyerDetails }, wanted) => is(wanted, buyerDetails?.buyerNinBrn),
  invoiceKind: ({ basicInformation }, wanted) => is(wanted, basicInformation.invoiceKind),
  isInvalid: ({ basicInformation }, wanted) => is(wanted, basicInformation.isInvalid),
  isRefund: ({ basicInformation }, wanted) => is(wanted, basicInformation.isRefund),
  dataSource: ({ basicInformation }, wanted) => is(wanted, basicInformation.dataSource),
  invoiceType: ({ basicInformation }, wanted) => isAmong(wanted, basicInformation.invoiceType),
  sellerTinOrNin: ({ sellerDetails: { tin, ninBrn } }, wanted) => is(wanted, tin, ninBrn),
  buyerLegalName: ({ buyerDetails }, wanted) => has(wanted, buyerDetails?.buyerLegalName),
  branchName: ({ sellerDetails }, wanted) => has(wanted, sellerDetails.branchName),
  sellerLegalOrBusinessName: ({ sellerDetails }, wanted) => has(wanted, sellerDetails.legalName),
  combineKeywords: (
    { basicInformation: { invoiceNo }, sellerDetails: { referenceNo }, buyerDetails },
    wanted,
  ) => has(wanted, invoiceNo, referenceNo, buyerDetails?.buyerLegalName, buyerDetails?.buyerTin),
}

/** Only what is asked is looked at. */
function testsOf(query: Query): readonly ((invoice: StoredInvoice) => boolean)[] {
  return Object.entries(TESTS).flatMap(([name, test]) => {
    const wanted = query[name as keyof Query]
    return wanted === undefined ? [] : [({ record }: StoredInvoice) => test(record, wanted)]
  })
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
