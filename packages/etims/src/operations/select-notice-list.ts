import { defineOperation } from '@risiti/core'
import { answer, body, integer, list, optional, stamp, text } from '../fields.js'

/**
 * Lists what KRA announced since a time.
 */
export const selectNoticeList = defineOperation({
  title: 'List notices',
  area: 'notices',
  resend: 'safe',
  list: { rows: 'noticeList' },
  request: () =>
    body({
      /** Only what changed after this time. */
      lastReqDt: stamp(),
    }),
  response: () =>
    answer({
      /** The notices. */
      noticeList: list(
        answer({
          /** Number of the notice. */
          noticeNo: integer(),
          /** Title. */
          title: text(1000),
          /** Text of the notice. */
          cont: text(4000),
          /** Page with more about it. */
          dtlUrl: optional(text(200)),
          /** Name of who entered it. */
          regrNm: optional(text(60)),
          /** When it was entered. */
          regDt: stamp(),
        }),
      ),
    }),
})
