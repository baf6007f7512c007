import { defineOperation } from '@risiti/core'
import { answer, empty, list, optional, text } from '../fields.js'

/**
 * Branches of the calling TIN. One SDK schema accepts an optional tin in the request.
 */
export const getRegisteredBranches = defineOperation({
  code: 'T138',
  title: 'Get all branches',
  area: 'reference',
  encrypted: { request: false, response: true },
  resend: 'safe',
  request: () => empty(),
  response: () =>
    list(
      answer({
        branchId: optional(text(18)),
        branchName: optional(text(500)),
      }),
    ),
})
