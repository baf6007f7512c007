import type { FiscalDocument, NoteState, ResponseOf } from '@risiti/core'
import type { queryCreditNoteStatus } from '../operations/t111-query-credit-note-status.js'
import type { getCreditApplicationDetail } from '../operations/t112-get-credit-application-detail.js'
import type { queryCreditApplication } from '../operations/t118-query-credit-application.js'
import { given } from './amounts.js'
import { industryFrom, reasonFrom } from './from-code.js'
import { paymentsFrom, timeFrom } from './from-invoice.js'
import { linesFrom, type Stored } from './from-lines.js'
import { partyFrom } from './from-party.js'
import { supplierFrom } from './from-trade.js'
import { readDocument, unreadable } from './read.js'

/** A row of T111. */
export type ApplicationRow = ResponseOf<typeof queryCreditNoteStatus>['records'][number]
/** One application in full (T112). */
export type ApplicationDetail = ResponseOf<typeof getCreditApplicationDetail>
/** The lines of an application (T118). */
export type ApplicationContent = ResponseOf<typeof queryCreditApplication>

/**
 * How far the application for a credit note has come, as T111 or T112 tell it. An approved note has a fiscal number of its own.
 * @throws UnreadableAnswerError for a state that is not known, and for an approved note without number.
 */
export function noteStateFrom(application: ApplicationRow | ApplicationDetail): NoteState {
  const row = application as Stored<
    'approveStatus' | 'approveStatusCode' | 'invoiceNo' | 'refundInvoiceNo' | 'referenceNo' | 'approveRemarks'
  >
  const status = row.approveStatus ?? row.approveStatusCode
  const reference = given({ reference: row.referenceNo })
  switch (status) {
    case '101': {
      const fiscalNumber = row.invoiceNo || row.refundInvoiceNo
      if (!fiscalNumber) throw unreadable('the note is approved, but its number is missing', application)
      return { state: 'approved', fiscalNumber, ...reference }
    }
    case '102':
      return { state: 'pending', ...reference }
    case '103':
      return { state: 'rejected', ...given({ remark: row.approveRemarks }), ...reference }
    case '104':
      return { state: 'voided', ...reference }
    default:
      throw unreadable(`the state "${status ?? ''}" of the application is not known`, application)
  }
}

/**
 * Gives back the credit note that was applied for, from T112 (who and why) and T118 (what). URA does not say which kind of buyer it
 * is: one with a TIN counts as a business, any other as a consumer. Kept and lost is otherwise as with `documentFromInvoice`; the
 * day is that of the note, or of the application.
 * @param device name of the device in the gateway: an application does not name it.
 * @throws UnreadableAnswerError saying what the answers lack.
 */
export function documentFromApplication(
  detail: ApplicationDetail,
  content: ApplicationContent,
  device: string,
): FiscalDocument {
  const { goodsDetails = [], payWay = [], summary, basicInformation: basic } = content
  const industry = industryFrom(basic?.invoiceIndustryCode)
  const isImport = industry === 'imported_service'
  const rows = goodsDetails.map(({ itemName, unit, ...row }) => ({
    ...row,
    item: itemName,
    unitOfMeasure: unit,
  }))
  const buyer = isImport ? {} : partyFrom({ ...detail, ...renamed(detail) })
  const ug = {
    ...(industry === undefined || industry === 'general' ? {} : { industry }),
    ...given({ citizenship: detail.buyerCitizenship }),
    ...(isImport ? { importedService: supplierFrom(detail) } : {}),
  }
  return readDocument(
    {
      type: 'credit_note',
      device,
      ...given({
        number: detail.sellersReferenceNo || detail.referenceNo,
        currency: detail.currency,
        issuedAt: timeFrom(detail.refundIssuedDate || detail.applicationTime),
        note: detail.remarks,
      }),
      preceding: precedingFrom(detail),
      ...(Object.keys(buyer).length > 0
        ? { buyer: { kind: detail.buyerTin ? 'business' : 'consumer', ...buyer } }
        : {}),
      lines: linesFrom(rows, { isReceipt: basic?.invoiceKind === '2', isCredit: true }),
      ...paymentsFrom(payWay, summary?.grossAmount),
      ...(Object.keys(ug).length > 0 ? { ext: { ug } } : {}),
    },
    { detail, content },
  )
}

function precedingFrom({ oriInvoiceNo, issuedDate, reason, selectRefundReasonCode }: ApplicationDetail) {
  return {
    ...given({ fiscalNumber: oriInvoiceNo, issuedAt: timeFrom(issuedDate), explanation: reason }),
    reason: reasonFrom('credit', selectRefundReasonCode),
  }
}

/** T112 has names of its own for two members of the buyer. */
function renamed({ buyerNin, buyerEmailAddress }: ApplicationDetail) {
  return given({ buyerNinBrn: buyerNin, buyerEmail: buyerEmailAddress })
}
