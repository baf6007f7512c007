import { defineOperation } from '@risiti/core'
import { auditFields, customer } from '../field-groups.js'
import { body, nothing } from '../fields.js'

/**
 * Registers a customer of the branch, or changes one.
 */
export const saveBranchCustomer = defineOperation({
  title: 'Register a customer',
  area: 'branches',
  resend: 'safe',
  request: () =>
    body({
      ...customer(),
      ...auditFields(),
    }),
  response: () => nothing(),
})
