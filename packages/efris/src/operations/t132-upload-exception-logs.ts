import { defineOperation } from '@risiti/core'
import { dateTime, empty, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Report connection and device problems of the previous session.
 */
export const uploadExceptionLogs = defineOperation({
  code: 'T132',
  title: 'Upload exception log',
  area: 'device',
  encrypted: { request: true, response: false },
  resend: 'never',
  request: () =>
    list(
      message({
        interruptionTypeCode: oneOf(
          {
            101: 'number of disconnections',
            102: 'login failure',
            103: 'receipt upload failure',
            104: 'system error',
            105: 'paper roll replacement',
          },
          3,
        ),
        /** Code 2054 says 200. */
        description: text(3000),
        /** Code 2056 says 200. */
        errorDetail: optional(text(4000)),
        interruptionTime: dateTime('yyyy-MM-dd HH:mm:ss'),
      }),
    ),
  response: () => empty(),
})
