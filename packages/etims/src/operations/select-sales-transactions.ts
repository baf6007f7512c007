import { defineOperation } from '@risiti/core'
import { answer, body, list, stamp } from '../fields.js'
import { salesRow } from '../sales-row.js'

/**
 * Lists own sales and credit notes since a time, ascending by number, with their signatures. KRA's specification does not have
 * it; it is how lost answers are found.
 */
export const selectSalesTransactions = defineOperation({
  title: 'List own sales',
  area: 'sales',
  resend: 'safe',
  list: { rows: 'salesList' },
  request: () =>
    body({
      /** Only what changed after this time. */
      lastReqDt: stamp(),
    }),
  response: () =>
    answer({
      /** The sales and credit notes. */
      salesList: list(salesRow()),
    }),
})
