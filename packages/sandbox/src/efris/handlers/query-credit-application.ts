import type { Application, CreditLine } from '../books/credits.js'
import { accept, type Handler, type Operations, refuse, type Visit } from '../contract.js'
import { normalise } from '../normalise.js'
import { findApplication, refuseNothing } from './get-credit-application-detail.js'

/** T118: what an application takes back: lines, taxes and payments. */
export const queryCreditApplication: Handler<Operations['queryCreditApplication']> = (input, visit) => {
  const id = input?.id
  if (id === undefined) return refuse('1570')
  if (Buffer.byteLength(id) > 20) return refuse('1571')
  const application = findApplication(id, visit)
  return application ? accept(contentOf(application, visit)) : refuseNothing()
}

function contentOf({ category, original, request }: Application, { books }: Visit) {
  const { basicInformation: basic, summary: previous } = original?.record ?? {}
  const { netAmount, taxAmount, grossAmount } = request.summary!
  return {
    goodsDetails: request.goodsDetails!.map((line) => lineOf(line, books.categories)),
    taxDetails: (request.taxDetails ?? []).map((row) => ({
      ...row,
      netAmount: normalise(row.netAmount),
      taxAmount: normalise(row.taxAmount),
      grossAmount: normalise(row.grossAmount),
    })),
    summary: {
      netAmount: normalise(netAmount),
      taxAmount: normalise(taxAmount),
      grossAmount: normalise(grossAmount),
      previousNetAmount: previous?.netAmount,
      previousTaxAmount: previous?.taxAmount,
      previousGrossAmount: previous?.grossAmount,
    },
    payWay: request.payWay,
    basicInformation: {
      invoiceType: category === '103' ? '4' : '2',
      invoiceKind: basic?.invoiceKind ?? request.basicInformation?.invoiceKind,
      invoiceIndustryCode: basic?.invoiceIndustryCode ?? request.basicInformation?.invoiceIndustryCode,
    },
  }
}

/** Name and unit are called otherwise here than in the application. */
function lineOf({ item, unitOfMeasure, ...line }: CreditLine, categories: Visit['books']['categories']) {
  return {
    ...line,
    itemName: item,
    unit: unitOfMeasure,
    qty: normalise(line.qty),
    unitPrice: normalise(line.unitPrice),
    total: normalise(line.total),
    tax: normalise(line.tax),
    discountFlag: '2',
    goodsCategoryName: categories.get(line.goodsCategoryId!)?.name,
  }
}
