import { defineOperation } from '@risiti/core'
import { empty, message, optional, text } from '../fields.js'

/**
 * Moves the device that makes the call to another branch of the taxpayer. It answers nothing, and moving it there again
 * does no harm. T103 names the branch that a device belongs to.
 */
export const efdTransfer = defineOperation({
  code: 'T178',
  title: 'Move a device to another branch',
  area: 'device',
  encrypted: { request: true, response: false },
  resend: 'safe',
  request: () =>
    message({
      /** The branch's id of T138. */
      destinationBranchId: text(18),
      remarks: optional(text(1024)),
    }),
  response: () => empty(),
})
