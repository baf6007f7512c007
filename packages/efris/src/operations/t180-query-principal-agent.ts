import { defineOperation } from '@risiti/core'
import { answer, base64, date, integer, list, message, optional, text, yesNo } from '../fields.js'

/**
 * Shows what a principal's documents may be like: its registered taxes and some of the switches that T103 gives the seller
 * itself. An agent asks before it invoices in the principal's name.
 */
export const queryPrincipalAgent = defineOperation({
  code: 'T180',
  title: 'Query what a principal may do',
  area: 'agent',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      /** The principal. */
      tin: text(20),
      /** A branch of the principal (T179). */
      branchId: text(18),
    }),
  response: () =>
    answer({
      taxType: optional(
        list(
          answer({
            taxTypeName: optional(text(200)),
            taxTypeCode: optional(text(50)),
            registrationDate: optional(date('dd/MM/yyyy')),
            /** Only where the tax is cancelled. */
            cancellationDate: optional(date('dd/MM/yyyy')),
          }),
        ),
      ),
      issueTaxTypeRestrictions: optional(yesNo()),
      sellersLogo: optional(base64()),
      /** 0 where it is missing. */
      isAllowBackDate: optional(yesNo()),
      isDutyFreeTaxpayer: optional(yesNo()),
      /** How many days back; 7 where it is missing. */
      periodDate: optional(integer()),
      isAllowIssueInvoice: optional(yesNo()),
      isAllowOutOfScopeVAT: optional(yesNo()),
    }),
})
