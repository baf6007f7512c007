import { defineOperation } from '@risiti/core'
import { auditFields } from '../field-groups.js'
import { body, nothing, optional, pin, text, yesNo } from '../fields.js'

/**
 * Registers a customer of the branch, or changes one.
 */
export const saveBranchCustomer = defineOperation({
  title: 'Register a customer',
  area: 'branches',
  resend: 'safe',
  request: () =>
    body({
      /** The branch's own number of the customer. */
      custNo: text(9),
      /** The customer's PIN. */
      custTin: pin(),
      /** The customer's name. */
      custNm: text(60),
      /** Address. */
      adrs: optional(text(300)),
      /** Telephone. */
      telNo: optional(text(20)),
      /** E-mail. */
      email: optional(text(50)),
      /** Fax. */
      faxNo: optional(text(20)),
      /** Whether it is in use. */
      useYn: yesNo(),
      /** A note. */
      remark: optional(text(1000)),
      ...auditFields(),
    }),
  response: () => nothing(),
})
