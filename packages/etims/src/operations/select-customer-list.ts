import { defineOperation } from '@risiti/core'
import { customer } from '../field-groups.js'
import { answer, body, list, optional, stamp, text } from '../fields.js'

/**
 * Lists the customers that the branch registered. KRA's specification does not have it, and some products of the gateway have no
 * route for it.
 */
export const selectCustomerList = defineOperation({
  title: 'List customers',
  area: 'branches',
  resend: 'safe',
  list: { rows: 'custList' },
  request: () =>
    body({
      /** Only what changed after this time; whether KRA looks at it is not known. */
      lastReqDt: stamp().optional(),
    }),
  response: () =>
    answer({
      /** The customers. */
      custList: list(
        answer({
          ...customer(),
          /** User id of who entered it. */
          regrId: optional(text(20)),
          /** Name of who entered it. */
          regrNm: optional(text(60)),
          /** User id of who changed it last. */
          modrId: optional(text(20)),
          /** Name of who changed it last. */
          modrNm: optional(text(60)),
        }),
      ),
    }),
})
