import { defineOperation } from '@risiti/core'
import { empty, message, oneOf, text } from '../fields.js'

/**
 * Approve or reject an application waiting for the current user. On the S2S channel approval is normally
 * done by URA staff or automatically; clients mostly only poll T111.
 */
export const approveCreditNote = defineOperation({
  code: 'T113',
  title: 'Credit / debit note approval',
  area: 'credit',
  encrypted: { request: true, response: false },
  resend: 'after-lookup',
  lookup: { operation: 'queryCreditNoteStatus', by: 'referenceNo' },
  request: () =>
    message({
      referenceNo: text(20),
      approveStatus: oneOf({ 101: 'approve', 103: 'reject' }, 3),
      /** T111 taskId. */
      taskId: text(20),
      remark: text(1024),
    }),
  response: () => empty(),
})
