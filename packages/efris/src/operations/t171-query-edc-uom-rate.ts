import { defineOperation } from '@risiti/core'
import { answer, decimal, empty, list, openCode, optional } from '../fields.js'

/**
 * Unit conversion rates for fuel.
 */
export const queryEdcUomRate = defineOperation({
  code: 'T171',
  title: 'Query EDC unit exchange rate',
  area: 'edc',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    list(
      answer({
        /** A value of T115 `rateUnit.value`. */
        unitOfMeasure: optional(openCode(3)),
        exchangeRate: optional(decimal()),
      }),
    ),
})
