import { defineOperation } from '@risiti/core'
import { date, empty, message, optional, text } from '../fields.js'

/**
 * Daily closing report; body still undefined in the spec. Spec prints the request as still to be
 * determined; the two listed members are guesses of one SDK.
 */
export const uploadZReport = defineOperation({
  code: 'T116',
  title: 'Z-report daily upload',
  area: 'device',
  encrypted: { request: true, response: true },
  resend: 'never',
  request: () =>
    message({
      /** Sdk guess. */
      deviceNo: optional(text(20)),
      /** Sdk guess. */
      reportDate: optional(date('yyyy-MM-dd')),
    }),
  response: () => empty(),
})
