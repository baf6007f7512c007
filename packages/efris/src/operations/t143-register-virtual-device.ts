import { defineOperation } from '@risiti/core'
import { message, text, unpublished } from '../fields.js'

/**
 * Registers a virtual device at a branch: the last step after T140 to T142. The device can ask for nothing until its public
 * key is registered too (401). A repeat is refused (2175). Inferred: the authority published no chapter on it, and the
 * members are those that the texts of its return codes name.
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
      /** The branch's id of T138. */
      branchId: text(18),
      /** The number that the device will go by; live ones are the TIN, `_` and two digits. */
      deviceNo: text(18),
      /** The codes are unpublished; T103 shows 1. */
      deviceType: text(1),
    }),
  response: () => unpublished(),
})
