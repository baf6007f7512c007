import { defineOperation } from '@risiti/core'
import { message, text, unpublished } from '../fields.js'

/**
 * Bind a device number to a branch. No interface chapter published; only its return codes are.
 */
export const registerVirtualDevice = defineOperation({
  code: 'T143',
  title: 'Register a virtual device',
  area: 'device',
  inferred: true,
  encrypted: { request: true, response: true },
  resend: 'never',
  request: () =>
    message({
      tin: text(20),
      branchId: text(18),
      deviceNo: text(18),
      deviceType: text(1),
    }),
  response: () => unpublished(),
})
