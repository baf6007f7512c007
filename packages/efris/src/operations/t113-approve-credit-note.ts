import { defineOperation } from '@risiti/core'
import { empty, message, oneOf, text } from '../fields.js'

/**
 * Approves or rejects an application that waits for your decision; T111 with `queryType` 2 lists those that do. An approval
 * issues the note at once: read its FDN with T111. Most sellers never call this: URA decides, or its system does, and they
 * only ask T111. Nothing comes back but the return code, so after a lost answer look at `approveStatus` first; a second
 * decision is refused (2061).
 */
export const approveCreditNote = defineOperation({
  code: 'T113',
  title: 'Decide on a credit note application',
  area: 'credit',
  encrypted: { request: true, response: false },
  resend: 'after-lookup',
  lookup: { operation: 'queryCreditNoteStatus', by: 'referenceNo' },
  request: () =>
    message({
      /** What T110 answered. */
      referenceNo: text(20),
      approveStatus: oneOf({ 101: 'approve', 103: 'reject' }, 3),
      /** The row's `taskId` in T111. */
      taskId: text(20),
      /** Why: the applicant reads it. */
      remark: text(1024),
    }),
  response: () => empty(),
})
