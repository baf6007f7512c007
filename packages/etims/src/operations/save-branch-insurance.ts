import { defineOperation } from '@risiti/core'
import { auditFields } from '../field-groups.js'
import { body, integer, nothing, text, yesNo } from '../fields.js'

/**
 * Registers an insurer of a pharmacy, or changes one.
 */
export const saveBranchInsurance = defineOperation({
  title: 'Register an insurer',
  area: 'branches',
  resend: 'safe',
  request: () =>
    body({
      /** Insurer's code. */
      isrccCd: text(10),
      /** Insurer's name. */
      isrccNm: text(100),
      /** Percent that the insurer pays. */
      isrcRt: integer(3),
      /** Whether it is in use. */
      useYn: yesNo(),
      ...auditFields(),
    }),
  response: () => nothing(),
})
