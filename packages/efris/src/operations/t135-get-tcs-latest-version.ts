import { defineOperation } from '@risiti/core'
import { answer, decimal, empty, optional } from '../fields.js'

/**
 * Latest tax control system version number.
 */
export const getTcsLatestVersion = defineOperation({
  code: 'T135',
  title: 'Get latest TCS version',
  area: 'device',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      latesttcsversion: optional(decimal()),
    }),
})
