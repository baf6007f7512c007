import { defineOperation } from '@risiti/core'
import { answer, body, list, optional, pin, stamp, text, yesNo } from '../fields.js'

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
