import { defineOperation } from '@risiti/core'
import { answer, date, decimal, message, openCode, optional } from '../fields.js'

/**
 * Rate of one currency for a day.
 */
export const getExchangeRate = defineOperation({
  code: 'T121',
  title: 'Acquire exchange rate',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** ISO name. A value of T115 `currencyType.name`. */
      currency: openCode(3),
      issueDate: optional(date('yyyy-MM-dd')),
    }),
  response: () =>
    answer({
      /** A value of T115 `currencyType.name`. */
      currency: optional(openCode(3)),
      /** UGX for one unit of the currency (VAT rate). */
      rate: optional(decimal()),
      importDutyLevy: optional(decimal()),
      /** Sic. */
      inComeTax: optional(decimal()),
      exportLevy: optional(decimal()),
    }),
})
