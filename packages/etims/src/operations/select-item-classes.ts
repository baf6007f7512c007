import { defineOperation } from '@risiti/core'
import { answer, body, code, integer, list, optional, stamp, text, yesNo } from '../fields.js'

/**
 * Lists the item classes that changed since a time. The list is long in production and comes in pages: each `resultDt` is the
 * next `lastReqDt`, until 001. KRA's gateway wants it fetched once before items are registered.
 */
export const selectItemClasses = defineOperation({
  title: 'List item classes',
  area: 'codes',
  resend: 'safe',
  list: { rows: 'itemClsList', paged: true },
  request: () =>
    body({
      /** Only what changed after this time. */
      lastReqDt: stamp(),
    }),
  response: () =>
    answer({
      /** The item classes. */
      itemClsList: list(
        answer({
          /** Item class, out of the list KRA served. */
          itemClsCd: text(10),
          /** Name of the class. */
          itemClsNm: text(200),
          /** Depth in the tree, 1 to 5. */
          itemClsLvl: integer(),
          /** Tax band. */
          taxTyCd: optional(code('04')),
          /** Whether it is a major target. */
          mjrTgYn: optional(yesNo()),
          /** Whether it is in use. */
          useYn: yesNo(),
        }),
      ),
    }),
})
