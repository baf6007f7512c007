import { defineOperation } from '@risiti/core'
import { CANCEL_REASONS } from '../codes.js'
import { base64, empty, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Cancel an issued credit note or memo, or ask for cancellation of a debit note.
 */
export const cancelCreditNoteApplication = defineOperation({
  code: 'T114',
  title: 'Cancel credit note / start cancellation of debit note',
  area: 'credit',
  encrypted: { request: true, response: false },
  resend: 'after-lookup',
  lookup: { operation: 'queryInvalidCreditNote', by: 'invoiceNo' },
  request: () =>
    message({
      /** InvoiceId of the original; empty when invoiceApplyCategoryCode=105 (2802). */
      oriInvoiceId: optional(text(20)),
      /** FDN of the note to cancel. */
      invoiceNo: text(20),
      /** Required when reasonCode=103 (1568). */
      reason: optional(text(1024)),
      reasonCode: oneOf(CANCEL_REASONS, 3),
      invoiceApplyCategoryCode: oneOf(
        {
          103: 'cancel a debit note (starts an approval workflow)',
          104: 'cancel a credit note (immediate)',
          105: 'cancel a credit memo',
        },
        3,
      ),
      attachmentList: optional(
        list(
          message({
            fileName: optional(text(256)),
            /** Png, doc, pdf, jpg, txt, docx, xlsx, cer, crt, der. */
            fileType: optional(text(5)),
            fileContent: optional(base64()),
          }),
        ),
      ),
    }),
  response: () => empty(),
})
