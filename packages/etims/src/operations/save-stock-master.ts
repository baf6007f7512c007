import { defineOperation } from '@risiti/core'
import { auditFields } from '../field-groups.js'
import { body, nothing, quantity, text } from '../fields.js'

/**
 * States what is left of an item, after its movements were reported. Saying it twice does no harm.
 */
export const saveStockMaster = defineOperation({
  title: 'State remaining stock',
  area: 'stock',
  resend: 'safe',
  request: () =>
    body({
      /** Item code, unique for the PIN. */
      itemCd: text(20),
      /** What is left: the sum of the reported movements. */
      rsdQty: quantity(),
      ...auditFields(),
    }),
  response: () => nothing(),
})
