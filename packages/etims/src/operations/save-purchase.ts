import { defineOperation } from '@risiti/core'
import { auditFields, lineTax, taxBands } from '../field-groups.js'
import {
  amount,
  body,
  branch,
  code,
  day,
  integer,
  list,
  message,
  nothing,
  oneOf,
  optional,
  percent,
  pin,
  quantity,
  stamp,
  text,
  withDefault,
} from '../fields.js'

/**
 * Confirms a sale that a supplier declared, or records a purchase. It uses up `invcNo` of the sequence of purchases. Stock is
 * reported apart. What was confirmed is no longer listed by `selectPurchases`.
 */
export const savePurchase = defineOperation({
  title: 'Confirm or record a purchase',
  area: 'purchases',
  resend: 'after-lookup',
  lookup: { operation: 'selectPurchases', by: 'spplrInvcNo' },
  request: () =>
    body({
      /** Number in the sequence of purchases, which is not that of sales. */
      invcNo: integer(38),
      /** 0, or the number of the purchase that this one corrects. */
      orgInvcNo: integer(38),
      /** The supplier's PIN. */
      spplrTin: optional(pin()),
      /** The supplier's branch. */
      spplrBhfId: optional(branch()),
      /** The supplier's name, as the list spells it. */
      spplrNm: optional(text(60)),
      /** The supplier's number. */
      spplrInvcNo: optional(integer(38)),
      /** `A` taken from a list, `M` entered by hand. */
      regTyCd: oneOf(5, ['A', 'M'], '31'),
      /** Transaction type. */
      pchsTyCd: withDefault(code('14'), 'N'),
      /** `P` purchase, `R` returned. */
      rcptTyCd: oneOf(5, ['P', 'R'], '38'),
      /** How it was paid. */
      pmtTyCd: code('07'),
      /** Status; `02` is approved. */
      pchsSttsCd: withDefault(code('34'), '02'),
      /** When it was confirmed. */
      cfmDt: optional(stamp()),
      /** Day of the purchase. */
      pchsDt: day(),
      /** When the goods came in. */
      wrhsDt: optional(stamp()),
      /** When cancelling was asked for. */
      cnclReqDt: optional(stamp()),
      /** When it was cancelled. */
      cnclDt: optional(stamp()),
      /** When it was credited. */
      rfdDt: optional(stamp()),
      /** How many lines there are. */
      totItemCnt: integer(10),
      ...taxBands(),
      /** A note. */
      remark: optional(text(400)),
      ...auditFields(),
      /** The lines. */
      itemList: list(
        message({
          /** 1, 2, 3 ... */
          itemSeq: integer(3),
          /** Own code of the item; not the one of the supplier. */
          itemCd: optional(text(20)),
          /** Item class, out of the list KRA served. */
          itemClsCd: text(10),
          /** Item name. */
          itemNm: text(200),
          /** Bar code. */
          bcd: optional(text(20)),
          /** The supplier's item class. */
          spplrItemClsCd: optional(text(10)),
          /** The supplier's item code. */
          spplrItemCd: optional(text(20)),
          /** The supplier's item name. */
          spplrItemNm: optional(text(200)),
          /** Packaging unit. */
          pkgUnitCd: optional(code('17')),
          /** Packages. */
          pkg: quantity(),
          /** Unit of quantity. */
          qtyUnitCd: code('10'),
          /** Quantity. */
          qty: quantity(),
          /** Price of one unit. */
          prc: amount(),
          /** Quantity times price. */
          splyAmt: amount(),
          /** Discount in percent. */
          dcRt: percent(),
          /** Discount as an amount. */
          dcAmt: amount(),
          ...lineTax(),
          /** Day it expires. */
          itemExprDt: optional(day()),
        }),
      ),
    }),
  response: () => nothing(),
})
