import { defineOperation } from '@risiti/core'
import { answer, body, integer, list, stamp } from '../fields.js'
import { salesRow } from '../sales-row.js'

/**
 * Fetches one of the device's own sales by number, with its signature: how a lost answer is recovered. An unknown number is
 * answered with 001 and null. KRA's specification does not list it; its hosts serve it.
 */
export const selectInvoiceDetails = defineOperation({
  title: 'Find one invoice',
  area: 'sales',
  resend: 'safe',
  request: () =>
    body({
      /** Number the sale was sent with. */
      invcNo: integer(38),
      /** Not needed; some clients send it. */
      lastReqDt: stamp().optional(),
    }),
  response: () =>
    answer({
      /** One row. */
      salesList: list(salesRow()),
    }),
})
