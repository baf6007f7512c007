import { defineOperation } from '@risiti/core'
import { YES_NO } from '../codes.js'
import { answer, empty, integer, list, oneOf, optional, text } from '../fields.js'

/**
 * Fuel categories (EDC).
 */
export const queryFuelType = defineOperation({
  code: 'T162',
  title: 'Query fuel type',
  area: 'edc',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    list(
      answer({
        fuelTypeCode: optional(text(18)),
        parentCode: optional(text(18)),
        fuelTypeName: optional(text(200)),
        fuelTypeLevel: optional(integer(1)),
        isLeafNode: optional(oneOf(YES_NO, 3)),
      }),
    ),
})
