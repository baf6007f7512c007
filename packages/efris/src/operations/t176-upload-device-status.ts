import { defineOperation } from '@risiti/core'
import { empty, message, oneOf, text } from '../fields.js'

/**
 * Report the issuing state of a device or enabler.
 */
export const uploadDeviceStatus = defineOperation({
  code: 'T176',
  title: 'Upload device issuing status',
  area: 'device',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () =>
    message({
      deviceNo: text(20),
      deviceIssuingStatus: oneOf({ 101: 'ready', 102: 'issuing', 103: 'printing' }, 3),
    }),
  response: () => empty(),
})
