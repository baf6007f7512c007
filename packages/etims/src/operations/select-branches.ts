import { defineOperation } from '@risiti/core'
import { place } from '../field-groups.js'
import { answer, body, branch, code, list, optional, pin, stamp, text, yesNo } from '../fields.js'

/**
 * Lists the branches of the PIN that changed since a time. Placeholders that were never initialised are among them, so it does
 * not tell how many devices there are.
 */
export const selectBranches = defineOperation({
  title: 'List branches',
  area: 'branches',
  resend: 'safe',
  list: { rows: 'bhfList' },
  request: () =>
    body({
      /** Only what changed after this time. */
      lastReqDt: stamp(),
    }),
  response: () =>
    answer({
      /** The branches. */
      bhfList: list(
        answer({
          /** The taxpayer's PIN. */
          tin: pin(),
          /** Branch id. */
          bhfId: branch(),
          /** Branch name. */
          bhfNm: text(60),
          /** Status of the branch. */
          bhfSttsCd: code('09'),
          ...place(),
          /** Manager's name. */
          mgrNm: optional(text(60)),
          /** Manager's telephone. */
          mgrTelNo: optional(text(20)),
          /** Manager's e-mail. */
          mgrEmail: optional(text(100)),
          /** Whether it is the head office. */
          hqYn: yesNo(),
        }),
      ),
    }),
})
