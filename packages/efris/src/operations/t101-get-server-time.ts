import { defineOperation } from '@risiti/core'
import { answer, dateTime, empty } from '../fields.js'

/**
 * Reads the authority's clock, so that the client can correct its own. Needs no key; also the cheapest health check.
 */
export const getServerTime = defineOperation({
  code: 'T101',
  title: 'Get server time',
  area: 'session',
  encrypted: { request: false, response: false },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    answer({
      /** EAT (UTC+3). */
      currentTime: dateTime('dd/MM/yyyy HH:mm:ss', 20),
    }),
})
