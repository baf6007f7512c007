import { defineOperation } from '@risiti/core'
import { answer, date, list, message, optional, text } from '../fields.js'

/**
 * Latest recorded positions of a device. At most LocationCountLimit records (default 10).
 */
export const queryEdcLocation = defineOperation({
  code: 'T170',
  title: 'Query EFD location',
  area: 'device',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      deviceNumber: text(20),
      startDate: optional(date('yyyy-MM-dd')),
      endDate: optional(date('yyyy-MM-dd')),
    }),
  response: () =>
    list(
      answer({
        deviceNumber: optional(text(20)),
        longitude: optional(text(60)),
        latitude: optional(text(60)),
        recordDate: optional(date('yyyy-MM-dd')),
      }),
    ),
})
