import { defineOperation } from '@risiti/core'
import { answer, date, decimal, list, message, openCode, optional } from '../fields.js'

/**
 * Rates of all currencies for a day.
 */
export const getAllExchangeRates = defineOperation({
  code: 'T126',
  title: 'Get all exchange rates',
  area: 'reference',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      issueDate: optional(date('yyyy-MM-dd')),
    }),
  response: () =>
    list(
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
    ),
})
