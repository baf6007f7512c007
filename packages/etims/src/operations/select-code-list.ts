import { defineOperation } from '@risiti/core'
import { answer, body, integer, list, optional, stamp, text, yesNo } from '../fields.js'

/**
 * Lists KRA's code tables that changed since a time: tax bands and their rates, units, payment methods and more. Rates are read
 * from class 04 (`userDfnCd1`), not written into programs.
 */
export const selectCodeList = defineOperation({
  title: 'List code tables',
  area: 'codes',
  resend: 'safe',
  list: { rows: 'clsList' },
  request: () =>
    body({
      /** Only what changed after this time. */
      lastReqDt: stamp(),
    }),
  response: () =>
    answer({
      /** The classes. */
      clsList: list(
        answer({
          /** Class. */
          cdCls: text(2),
          /** Name of the class. */
          cdClsNm: text(60),
          /** What the class is for. */
          cdClsDesc: optional(text(500)),
          /** Whether it is in use. */
          useYn: yesNo(),
          /** What `userDfnCd1` of its codes holds; "Tax Rate" in class 04. */
          userDfnNm1: optional(text(60)),
          /** What `userDfnCd2` of its codes holds. */
          userDfnNm2: optional(text(60)),
          /** What `userDfnCd3` of its codes holds. */
          userDfnNm3: optional(text(60)),
          /** Its codes. */
          dtlList: list(
            answer({
              /** Code. */
              cd: text(5),
              /** Name of the code. */
              cdNm: text(60),
              /** What the code means. */
              cdDesc: optional(text(500)),
              /** Whether it is in use. */
              useYn: yesNo(),
              /** Place in the list. */
              srtOrd: integer(5),
              /** First additional value; the rate in percent in class 04. */
              userDfnCd1: optional(text(20)),
              /** Second additional value. */
              userDfnCd2: optional(text(20)),
              /** Third additional value. */
              userDfnCd3: optional(text(20)),
            }),
          ),
        }),
      ),
    }),
})
