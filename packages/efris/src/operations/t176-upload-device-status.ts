import { defineOperation } from '@risiti/core'
import { empty, message, oneOf, text } from '../fields.js'

/**
 * Tells the authority whether a device is ready, issuing or printing. It is sent in clear, signed, and answers nothing.
 * Sending the same state twice does no harm.
 */
export const uploadDeviceStatus = defineOperation({
  code: 'T176',
  title: 'Upload the state of a device',
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
