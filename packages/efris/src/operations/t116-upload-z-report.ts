import { defineOperation } from '@risiti/core'
import { date, empty, message, optional, text } from '../fields.js'

/**
 * Reports the day's totals of a device. The authority never published what the report consists of: both members are what
 * programs were seen to send, and neither is known to be read. It answers nothing. No other interface tells whether a
 * report arrived.
 */
export const uploadZReport = defineOperation({
  code: 'T116',
  title: 'Upload a Z-report',
  area: 'device',
  encrypted: { request: true, response: true },
  resend: 'never',
  request: () =>
    message({
      deviceNo: optional(text(20)),
      /** The day that the report closes. */
      reportDate: optional(date('yyyy-MM-dd')),
    }),
  response: () => empty(),
})
