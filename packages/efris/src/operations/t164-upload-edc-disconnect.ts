import { defineOperation } from '@risiti/core'
import { dateTime, empty, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Report controller disconnections or abnormal transactions.
 */
export const uploadEdcDisconnect = defineOperation({
  code: 'T164',
  title: 'Upload EDC disconnection data',
  area: 'edc',
  encrypted: { request: true, response: false },
  resend: 'never',
  request: () =>
    list(
      message({
        /** Return codes 2922..2923 also name an edcOrderNum (24). */
        deviceNumber: text(50),
        disconnectedType: oneOf({ 101: 'TCS lost the controller', 102: 'abnormal transaction' }, 3),
        disconnectedTime: dateTime('yyyy-MM-dd HH:mm:ss'),
        remarks: optional(text()),
      }),
    ),
  response: () => empty(),
})
