import { defineOperation } from '@risiti/core'
import { stockAmounts } from '../field-groups.js'
import { amount, answer, body, branch, day, integer, list, optional, pin, stamp, text } from '../fields.js'

/**
 * Lists stock that other branches of the PIN sent to this one since a time. Usually there is none.
 */
export const selectStockMovement = defineOperation({
  title: 'List stock sent by branches',
  area: 'stock',
  resend: 'safe',
  list: { rows: 'stockList' },
  request: () =>
    body({
      /** Only what changed after this time. */
      lastReqDt: stamp(),
    }),
  response: () =>
    answer({
      /** The movements. */
      stockList: list(
        answer({
          /** PIN of the branch that sent it. */
          custTin: pin(),
          /** Branch that sent it. */
          custBhfId: branch(),
          /** Number in the one sequence of stock movements. */
          sarNo: integer(38),
          /** Day it happened. */
          ocrnDt: day(),
          /** How many lines there are. */
          totItemCnt: integer(10),
          /** Sum of the taxable amounts. */
          totTaxblAmt: amount(),
          /** Sum of the taxes. */
          totTaxAmt: amount(),
          /** Sum of the lines, tax included. */
          totAmt: amount(),
          /** A note. */
          remark: optional(text(400)),
          /** The lines. */
          itemList: list(
            answer({
              /** 1, 2, 3 ... */
              itemSeq: integer(3),
              /** Item code, unique for the PIN. */
              itemCd: text(20),
              /** Item class, out of the list KRA served. */
              itemClsCd: text(10),
              /** Item name. */
              itemNm: text(200),
              /** Bar code. */
              bcd: optional(text(20)),
              ...stockAmounts(),
            }),
          ),
        }),
      ),
    }),
})
