import { defineOperation } from '@risiti/core'
import { YES_NO } from '../codes.js'
import { answer, empty, integer, list, oneOf, optional, text } from '../fields.js'

/**
 * Lists what the authority knows as fuel: a tree of categories, of which the leaves are sold. Goods in one of them are
 * registered as fuel (T130, `goodsTypeCode` 102).
 */
export const queryFuelType = defineOperation({
  code: 'T162',
  title: 'Query fuel types',
  area: 'edc',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    list(
      answer({
        /** Also the category of the goods. */
        fuelTypeCode: text(18),
        parentCode: optional(text(18)),
        fuelTypeName: optional(text(200)),
        /** How deep in the tree it is, from 1. */
        fuelTypeLevel: optional(integer(1)),
        isLeafNode: optional(oneOf(YES_NO, 3)),
      }),
    ),
})
