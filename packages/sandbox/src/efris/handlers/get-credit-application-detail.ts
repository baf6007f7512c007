import { formatEat } from '@risiti/core'
import type { Application } from '../books/credits.js'
import { accept, type Handler, type Operations, refuse, refuseFreely, type Visit } from '../contract.js'
import { normalise } from '../normalise.js'

/** T112: one application as it was made, and what was decided. */
export const getCreditApplicationDetail: Handler<Operations['getCreditApplicationDetail']> = (
  input,
  visit,
) => {
  const id = input?.id
  if (id === undefined) return refuse('1555')
  if (Buffer.byteLength(id) > 20) return refuse('1556')
  const application = findApplication(id, visit)
  return application ? accept(detailOf(application)) : refuseNothing()
}

/** An application of the caller. */
export function findApplication(id: string, { books, taxpayer }: Visit): Application | undefined {
  return books.credits.of(taxpayer.tin).find((application) => application.id === id)
}

/** The code for an application that is not found is unpublished: here it is 99 with a text of our own. */
export const refuseNothing = () => refuseFreely('The application does not exist!')

function detailOf(application: Application) {
  const { original, request, appliedAt, decision, note } = application
  const { basicInformation: basic, summary } = original?.record ?? {}
  return {
    id: application.id,
    taskId: application.taskId,
    referenceNo: application.referenceNo,
    oriInvoiceNo: original?.invoiceNo,
    oriInvoiceId: basic?.invoiceId,
    refundInvoiceNo: note?.invoiceNo,
    reason: request.reason,
    selectRefundReasonCode: request.reasonCode,
    approveStatusCode: application.state,
    updateTime: formatEat(decision?.at ?? appliedAt, 'dd/MM/yyyy'),
    applicationTime: formatEat(appliedAt, 'dd/MM/yyyy'),
    invoiceApplyCategoryCode: application.category,
    contactName: request.contactName,
    contactMobileNum: request.contactMobileNum,
    contactEmail: request.contactEmail,
    source: request.source,
    remarks: request.remarks,
    approveRemarks: decision?.remark,
    grossAmount: summary?.grossAmount,
    totalAmount: normalise(request.summary?.grossAmount),
    currency: request.currency,
    refundIssuedDate: note?.record.basicInformation.issuedDate,
    issuedDate: basic?.issuedDate,
    sellersReferenceNo: request.sellersReferenceNo,
    attachmentList: request.attachmentList,
    ...partiesOf(application),
  }
}

function partiesOf({ parties: { seller, buyer } }: Application) {
  return {
    tin: seller.tin,
    nin: seller.ninBrn,
    legalName: seller.legalName,
    businessName: seller.businessName,
    mobilePhone: seller.mobilePhone,
    address: seller.address,
    emailAddress: seller.emailAddress,
    buyerTin: buyer?.buyerTin,
    buyerNin: buyer?.buyerNinBrn,
    buyerLegalName: buyer?.buyerLegalName,
    buyerBusinessName: buyer?.buyerBusinessName,
    buyerAddress: buyer?.buyerAddress,
    buyerEmailAddress: buyer?.buyerEmail,
    buyerMobilePhone: buyer?.buyerMobilePhone,
    buyerLinePhone: buyer?.buyerLinePhone,
    buyerCitizenship: buyer?.buyerCitizenship,
    buyerPassportNum: buyer?.buyerPassportNum,
    buyerPlaceOfBusi: buyer?.buyerPlaceOfBusi,
  }
}
