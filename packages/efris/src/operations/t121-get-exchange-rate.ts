import { defineOperation } from '@risiti/core'
import { date, message, openCode, optional } from '../fields.js'
import { exchangeRateRecord } from '../records.js'

/**
 * Reads what one unit of a currency is worth in UGX, today or on an earlier day. The authority converts a document in
 * foreign currency by the rate of the day on which it is issued, so a till needs this only to show or check amounts; T126
 * reads all currencies at once. Mistakes in the currency are answered with codes that speak of a `businessKey` (1577, 1578).
 */
export const getExchangeRate = defineOperation({
  code: 'T121',
  title: 'Exchange rate of a currency',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** A value of T115 `currencyType.name`, such as `USD`. */
      currency: openCode(3),
      /** Today without it. */
      issueDate: optional(date('yyyy-MM-dd')),
    }),
  response: () => exchangeRateRecord(),
})
