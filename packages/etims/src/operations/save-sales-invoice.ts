import { defineOperation } from '@risiti/core'
import { anything, optional } from '../fields.js'

/**
 * Named for the VSCU in one paper and called by no known program: what it takes and answers is not published. Members pass as
 * they are, and nothing is checked.
 */
export const saveSalesInvoice = defineOperation({
  title: 'Save an invoice on a VSCU',
  area: 'sales',
  resend: 'never',
  request: () => anything(),
  response: () => optional(anything()),
})
