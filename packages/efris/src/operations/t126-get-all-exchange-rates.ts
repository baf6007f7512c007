import { defineOperation } from '@risiti/core'
import { date, list, message, optional } from '../fields.js'
import { exchangeRateRecord } from '../records.js'

/**
 * Reads what one unit of every currency is worth in UGX, today or on an earlier day. Use it once a day where prices are kept
 * in foreign currency; T121 reads a single one.
 */
export const getAllExchangeRates = defineOperation({
  code: 'T126',
  title: 'All exchange rates',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** Today without it. */
      issueDate: optional(date('yyyy-MM-dd')),
    }),
  response: () => list(exchangeRateRecord()),
})
