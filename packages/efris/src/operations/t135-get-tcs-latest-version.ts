import { defineOperation } from '@risiti/core'
import { answer, decimal, empty } from '../fields.js'

/**
 * Tells the newest version of the offline enabler (TCS). When it is above the installed one, T133 has the upgrade.
 */
export const getTcsLatestVersion = defineOperation({
  code: 'T135',
  title: 'Get the newest enabler version',
  area: 'device',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      latesttcsversion: decimal(),
    }),
})
