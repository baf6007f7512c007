import { defineOperation } from '@risiti/core'
import { dateTime, empty, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Reports that the controller of a fuel station was out of reach, or that a fuelling went wrong. Send the list when the
 * connection is back. It answers nothing, and no interface lists what was sent.
 */
export const uploadEdcDisconnect = defineOperation({
  code: 'T164',
  title: 'Upload disconnections of a station',
  area: 'edc',
  encrypted: { request: true, response: false },
  resend: 'never',
  request: () =>
    list(
      message({
        /** The controller. Return codes 2922 and 2923 also name an `edcOrderNum`, which the field table lacks. */
        deviceNumber: text(50),
        disconnectedType: oneOf({ 101: 'TCS lost the controller', 102: 'abnormal transaction' }, 3),
        disconnectedTime: dateTime('yyyy-MM-dd HH:mm:ss'),
        remarks: optional(text()),
      }),
    ),
  response: () => empty(),
})
