import { defineOperation } from '@risiti/core'
import { empty, message, optional, text } from '../fields.js'

/**
 * Move a device to another branch.
 */
export const efdTransfer = defineOperation({
  code: 'T178',
  title: 'EFD transfer',
  area: 'device',
  encrypted: { request: true, response: false },
  resend: 'never',
  request: () =>
    message({
      destinationBranchId: text(18),
      remarks: optional(text(1024)),
    }),
  response: () => empty(),
})
