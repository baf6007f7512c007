import { defineOperation } from '@risiti/core'
import { answer, body, stamp, text } from '../fields.js'

/**
 * Tells the name of the own PIN and whether it is registered for VAT. KRA's specification does not have it.
 */
export const selectTaxpayerInfo = defineOperation({
  title: 'Ask about the own PIN',
  area: 'branches',
  resend: 'safe',
  request: () =>
    body({
      /** Sent by some clients; what it does is not known. */
      lastReqDt: stamp().optional(),
    }),
  response: () =>
    answer({
      /** The taxpayer. */
      info: answer({
        /** The taxpayer's name. */
        taxprNm: text(60),
        /** `1` for a taxpayer registered for VAT; other values are not known. */
        vatTyCd: text(5),
      }),
    }),
})
