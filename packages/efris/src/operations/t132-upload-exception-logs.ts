import { defineOperation } from '@risiti/core'
import { dateTime, empty, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Reports what went wrong on a device since it last spoke with the authority: lost connections, failed logins, receipts
 * that could not be uploaded. Send the list when the connection is back. It answers nothing, keeps every row it is sent,
 * and no interface lists them: a repeat makes them count twice.
 */
export const uploadExceptionLogs = defineOperation({
  code: 'T132',
  title: 'Upload exception logs',
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
        /** The field table allows 3000 bytes, the text of code 2054 speaks of 200: shorter is safer. */
        description: text(3000),
        /** The field table allows 4000 bytes and an empty text, codes 2055 and 2056 speak of 200 and of neither. */
        errorDetail: optional(text(4000)),
        /** When it happened. */
        interruptionTime: dateTime('yyyy-MM-dd HH:mm:ss'),
      }),
    ),
  response: () => empty(),
})
