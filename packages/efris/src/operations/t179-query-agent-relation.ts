import { defineOperation } from '@risiti/core'
import { TAXPAYER_KINDS, TAXPAYER_STATES } from '../codes.js'
import { answer, list, message, oneOf, optional, text } from '../fields.js'

/**
 * Lists the taxpayers that the caller may invoice for as their agent, with their branches. T180 shows what each may do, and
 * a document of the agent names the principal in `agentEntity` (T109).
 */
export const queryAgentRelation = defineOperation({
  code: 'T179',
  title: 'Query principals of an agent',
  area: 'agent',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** Only this principal; unpublished whether it may be the agent's own. */
      tin: optional(text(20)),
    }),
  response: () =>
    answer({
      agentTaxpayerList: optional(
        list(
          answer({
            taxpayerId: optional(text(18)),
            tin: optional(text(20)),
            ninBrn: optional(text(100)),
            legalName: optional(text(256)),
            businessName: optional(text(256)),
            contactNumber: optional(text(50)),
            contactEmail: optional(text(50)),
            address: optional(text(500)),
            taxpayerType: optional(oneOf(TAXPAYER_KINDS, 3)),
            taxpayerStatus: optional(oneOf(TAXPAYER_STATES, 3)),
            branchId: optional(text(18)),
            branchCode: optional(text(50)),
            branchName: optional(text(500)),
            branchStatus: optional(oneOf(TAXPAYER_STATES, 3)),
          }),
        ),
      ),
    }),
})
