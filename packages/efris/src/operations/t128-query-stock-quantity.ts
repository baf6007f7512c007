import { defineOperation } from '@risiti/core'
import { answer, decimal, message, optional, text } from '../fields.js'

/**
 * Answers how much of one good is in stock, in its main unit, and at what stock to warn. The good goes by the `id` of T127,
 * not by its code.
 */
export const queryStockQuantity = defineOperation({
  code: 'T128',
  title: 'Stock of one good',
  area: 'stock',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The `id` of T127. */
      id: text(18),
      /** A branch of T138, to ask for the stock there. */
      branchId: optional(text(18)),
    }),
  response: () =>
    answer({
      stock: optional(decimal()),
      stockPrewarning: optional(decimal()),
    }),
})
