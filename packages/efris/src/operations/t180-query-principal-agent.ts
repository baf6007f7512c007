import { defineOperation } from '@risiti/core'
import { answer, base64, date, integer, list, message, optional, text, yesNo } from '../fields.js'

/**
 * T103-like switches of a principal.
 */
export const queryPrincipalAgent = defineOperation({
  code: 'T180',
  title: 'Query principal information',
  area: 'agent',
  encrypted: { request: true, response: true },
  resend: 'safe',
  request: () =>
    message({
      tin: text(20),
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
            cancellationDate: optional(date('dd/MM/yyyy')),
          }),
        ),
      ),
      issueTaxTypeRestrictions: optional(yesNo()),
      sellersLogo: optional(base64()),
      /** The authority takes 0 when it is left out. */
      isAllowBackDate: optional(yesNo()),
      isDutyFreeTaxpayer: optional(yesNo()),
      /** The authority takes 7 when it is left out. */
      periodDate: optional(integer()),
      isAllowIssueInvoice: optional(yesNo()),
      isAllowOutOfScopeVAT: optional(yesNo()),
    }),
})
