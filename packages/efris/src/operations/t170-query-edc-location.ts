import { defineOperation } from '@risiti/core'
import { answer, date, list, message, optional, text } from '../fields.js'

/**
 * Shows where one of the taxpayer's devices was lately, presumably by the position that `globalInfo` gives in each call. At
 * most ten records come, unless the authority's LocationCountLimit says otherwise. A device of somebody else is refused
 * (2920).
 */
export const queryEdcLocation = defineOperation({
  code: 'T170',
  title: 'Query where a device was',
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
