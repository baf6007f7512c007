import { defineOperation } from '@risiti/core'
import { answer, decimal, empty, list, openCode } from '../fields.js'

/**
 * Lists the units that fuel may be measured in, and how many litres each of them is.
 */
export const queryEdcUomRate = defineOperation({
  code: 'T171',
  title: 'Query fuel units',
  area: 'edc',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    list(
      answer({
        /** A value of T115 `rateUnit`. */
        unitOfMeasure: openCode(3),
        exchangeRate: decimal(),
      }),
    ),
})
