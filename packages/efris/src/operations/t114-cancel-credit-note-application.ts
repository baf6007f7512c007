import { defineOperation } from '@risiti/core'
import { attachment } from '../attachments.js'
import { CANCEL_REASONS } from '../codes.js'
import { empty, list, message, oneOf, optional, text } from '../fields.js'
import { excludes, needs } from '../rules.js'

/**
 * Cancels a note that was issued. A credit note (104) becomes invalid at once, and its original is as before; for a debit note
 * (103) an application begins, which T111 lists and somebody must approve; a credit memo (105) has no original. An
 * application that is not decided yet is withdrawn with T120 instead. Nothing comes back but the return code: T122 reads a
 * cancelled credit note back, and a second cancellation is refused (319).
 */
export const cancelCreditNoteApplication = defineOperation({
  code: 'T114',
  title: 'Cancel a credit or debit note',
  area: 'credit',
  encrypted: { request: true, response: false },
  resend: 'after-lookup',
  lookup: { operation: 'queryInvalidCreditNote', by: 'invoiceNo' },
  request: () =>
    message(
      {
        /** `invoiceId` of the original. */
        oriInvoiceId: optional(text(20)),
        /** FDN of the note to cancel. */
        invoiceNo: text(20),
        /** The reason in words. */
        reason: optional(text(1024)),
        /** Why the note is cancelled. */
        reasonCode: oneOf(CANCEL_REASONS, 3),
        /** What kind of note it is. */
        invoiceApplyCategoryCode: oneOf(
          {
            103: 'cancel a debit note (starts an approval workflow)',
            104: 'cancel a credit note (immediate)',
            105: 'cancel a credit memo',
          },
          3,
        ),
        attachmentList: optional(list(attachment())),
      },
      [
        needs(
          '1562',
          'oriInvoiceId',
          'for a note with an original (103 or 104)',
          ({ invoiceApplyCategoryCode }) => invoiceApplyCategoryCode !== '105',
        ),
        excludes(
          '2802',
          'oriInvoiceId',
          'for a credit memo (105), which has no original',
          ({ invoiceApplyCategoryCode }) => invoiceApplyCategoryCode === '105',
        ),
        needs('1568', 'reason', 'with reasonCode 103 (other)', ({ reasonCode }) => reasonCode === '103'),
      ],
    ),
  response: () => empty(),
})
