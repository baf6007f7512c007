import { defineOperation } from '@risiti/core'
import { auditFields } from '../field-groups.js'
import { body, nothing, optional, secret, text, yesNo } from '../fields.js'

/**
 * Registers a user of the branch, or changes one.
 */
export const saveBranchUser = defineOperation({
  title: 'Register a user',
  area: 'branches',
  resend: 'safe',
  request: () =>
    body({
      /** User id. */
      userId: text(20),
      /** Name. */
      userNm: text(60),
      /** Password. It travels as it is: use one that opens nothing else. */
      pwd: secret(255),
      /** Address. */
      adrs: optional(text(200)),
      /** Telephone. */
      cntc: optional(text(20)),
      /** Role. */
      authCd: optional(text(100)),
      /** A note. */
      remark: optional(text(2000)),
      /** Whether it is in use. */
      useYn: yesNo(),
      ...auditFields(),
    }),
  response: () => nothing(),
})
