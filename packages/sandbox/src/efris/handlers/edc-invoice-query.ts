import type { EfrisBooks } from '../books.js'
import { accept, firstRefusal, type Handler, type Operations, type Sent, type Visit } from '../contract.js'
import { has, is } from '../matching.js'
import { pageOf } from '../paged.js'
import { FUEL_QUERY_RULES } from '../rules/fuel-query.js'
import { isWithin } from '../rules/query.js'
import type { StoredInvoice } from '../taxpayer.js'
import { rowOf } from './query-all-invoices.js'

type Query = Sent<'edcInvoiceQuery'>

/** T167: the caller's fuel documents, newest first. */
export const edcInvoiceQuery: Handler<Operations['edcInvoiceQuery']> = (input, visit) => {
  const query = input ?? {}
  const refusal = firstRefusal(FUEL_QUERY_RULES, query)
  if (refusal) return refusal
  const hits = visit.books.documents
    .of(visit.taxpayer.tin)
    .filter((invoice) => matches(invoice, query, visit))
  return accept(pageOf(hits.reverse(), query, visit, (invoice) => fuelRowOf(invoice, visit.books)))
}

/** Only documents of industry 110; query type 1 is for those whose buyer was never changed, 2 for the others. */
function matches(invoice: StoredInvoice, query: Query, { books }: Visit): boolean {
  const { basicInformation: basic, buyerDetails: buyer, sellerDetails: seller } = invoice.record
  const isChanged = changesOf(invoice, books) > 0
  return (
    basic.invoiceIndustryCode === '110' &&
    is(query.fuelType, fuelOf(invoice)) &&
    is(query.invoiceNo, basic.invoiceNo) &&
    is(query.branchId, seller.branchId) &&
    (query.queryType === '3' || isChanged === (query.queryType === '2')) &&
    has(query.buyerLegalName, buyer?.buyerLegalName) &&
    isWithin(invoice.issuedAt, query)
  )
}

/** The name of the first goods: a nozzle gives one fuel. */
function fuelOf({ record }: StoredInvoice): string | undefined {
  return record.goodsDetails?.[0]?.item
}

/** How often T166 put the buyer right. */
function changesOf({ invoiceNo }: StoredInvoice, { buyerChanges }: EfrisBooks): number {
  return buyerChanges.get(invoiceNo) ?? 0
}

function fuelRowOf(invoice: StoredInvoice, books: EfrisBooks) {
  const { edcDetails } = invoice.record
  return {
    ...rowOf(invoice),
    buyerNinBrn: invoice.record.buyerDetails?.buyerNinBrn,
    pumpNo: edcDetails?.pumpNo,
    nozzleNo: edcDetails?.nozzleNo,
    fuelType: fuelOf(invoice),
    updateTimes: String(changesOf(invoice, books)),
  }
}
