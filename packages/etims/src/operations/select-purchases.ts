import { defineOperation } from '@risiti/core'
import { lineTax, quantities, taxBands } from '../field-groups.js'
import {
  answer,
  body,
  branch,
  code,
  day,
  integer,
  list,
  oneOf,
  optional,
  pin,
  stamp,
  text,
  time,
} from '../fields.js'

/**
 * Lists what suppliers declared to have sold to this PIN since a time and what `savePurchase` has not confirmed yet.
 */
export const selectPurchases = defineOperation({
  title: 'List purchases',
  area: 'purchases',
  resend: 'safe',
  list: { rows: 'saleList' },
  request: () =>
    body({
      /** Only what changed after this time. */
      lastReqDt: stamp(),
    }),
  response: () =>
    answer({
      /** What suppliers sold to this PIN. */
      saleList: list(
        answer({
          /** The supplier's PIN. */
          spplrTin: pin(),
          /** The supplier's name. */
          spplrNm: text(60),
          /** The supplier's branch. */
          spplrBhfId: branch(),
          /** The supplier's number. */
          spplrInvcNo: integer(38),
          /** The supplier's control unit. */
          spplrSdcId: optional(text(18)),
          /** The supplier's machine number. */
          spplrMrcNo: optional(text(11)),
          /** `S` sale, `R` credit note. */
          rcptTyCd: oneOf(5, ['S', 'R'], '37'),
          /** How it was paid. */
          pmtTyCd: optional(code('07')),
          /** When it was confirmed. */
          cfmDt: time('yyyy-MM-dd HH:mm:ss'),
          /** Day of the sale. */
          salesDt: day(),
          /** When the goods left. */
          stockRlsDt: optional(time('yyyy-MM-dd HH:mm:ss')),
          /** How many lines there are. */
          totItemCnt: integer(10),
          ...taxBands(),
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
              ...quantities(),
              ...lineTax(),
            }),
          ),
        }),
      ),
    }),
})
