import { defineOperation } from '@risiti/core'
import { auditFields, stockAmounts } from '../field-groups.js'
import {
  amount,
  body,
  branch,
  code,
  day,
  integer,
  list,
  message,
  neededWhen,
  nothing,
  oneOf,
  optional,
  pin,
  text,
} from '../fields.js'

/**
 * Reports goods that came in or went out. It uses up `sarNo`, also when the answer is lost, and cannot be looked up; where KRA
 * insists on the sequence, the number it expects next tells whether the last call arrived.
 */
export const saveStockIO = defineOperation({
  title: 'Report a stock movement',
  area: 'stock',
  resend: 'never',
  request: () =>
    body({
      /** Number in the one sequence of stock movements. */
      sarNo: integer(38),
      /** 0, or the number of the movement that this one corrects. */
      orgSarNo: integer(38),
      /** `A` taken from a list, `M` entered by hand. */
      regTyCd: oneOf(5, ['A', 'M'], '31'),
      /** PIN of the other side. */
      custTin: optional(pin()),
      /** Name of the other side. */
      custNm: optional(text(100)),
      /** The other branch, when stock moves between branches. */
      custBhfId: neededWhen(branch(), 'sarTyCd', ['04', '13']),
      /** Kind of movement; 01 to 06 are in, 11 to 16 are out. */
      sarTyCd: code('12'),
      /** Day it happened, not later than today in Nairobi. */
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
      ...auditFields(),
      /** The lines. */
      itemList: list(
        message({
          /** 1, 2, 3 ... */
          itemSeq: integer(3),
          /** Item code, unique for the PIN. */
          itemCd: optional(text(20)),
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
  response: () => nothing(),
})
