import { defineOperation } from '@risiti/core'
import { unpublished } from '../fields.js'

/**
 * Added in v24; connected with a list vatDeemedExemptDtlList of deemed / exempt VAT amounts and return
 * codes from 3371. Direction and body unknown.
 */
export const queryVatDeemedExempt = defineOperation({
  code: 'T190',
  title: 'Query deemed and exempt VAT',
  area: 'reference',
  inferred: true,
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () => unpublished(),
  response: () => unpublished(),
})
