import { defineOperation } from '@risiti/core'
import { answer, decimal, message, optional, text } from '../fields.js'

/**
 * Stock of one registered good, optionally per branch.
 */
export const queryStockQuantity = defineOperation({
  code: 'T128',
  title: 'Query stock quantity',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** T127 id. */
      id: text(18),
      branchId: optional(text(18)),
    }),
  response: () =>
    answer({
      stock: optional(decimal()),
      stockPrewarning: optional(decimal()),
    }),
})
