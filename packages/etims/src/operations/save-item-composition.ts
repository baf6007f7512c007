import { defineOperation } from '@risiti/core'
import { body, nothing, quantity, text } from '../fields.js'

/**
 * States that a product contains a component: one call for each. The gateway wants stock of the component.
 */
export const saveItemComposition = defineOperation({
  title: 'Register a component',
  area: 'items',
  resend: 'safe',
  request: () =>
    body({
      /** Code of the product, which must be goods. */
      itemCd: text(20),
      /** Code of the component. */
      cpstItemCd: text(20),
      /** How much of the component one unit takes. */
      cpstQty: quantity(),
      /** User id of who entered it. */
      regrId: text(20),
      /** Name of who entered it. */
      regrNm: text(60),
      /** User id of who changed it last. */
      modrId: text(20).optional(),
      /** Name of who changed it last. */
      modrNm: text(60).optional(),
    }),
  response: () => nothing(),
})
