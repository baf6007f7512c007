import { defineOperation } from '@risiti/core'
import {
  amount,
  answer,
  body,
  code,
  integer,
  list,
  optional,
  quantity,
  stamp,
  text,
  time,
} from '../fields.js'

/**
 * Lists lines of customs entries for this PIN that changed since a time. Those with status 2 wait for `updateImportedItem`.
 */
export const selectImportedItems = defineOperation({
  title: 'List imports',
  area: 'imports',
  resend: 'safe',
  list: { rows: 'itemList' },
  request: () =>
    body({
      /** Only what changed after this time. */
      lastReqDt: stamp(),
    }),
  response: () =>
    answer({
      /** The lines of customs entries. */
      itemList: list(
        answer({
          /** Task of the customs entry; with `itemSeq` it identifies the line. */
          taskCd: text(50),
          /** Day of the declaration. Send back what the list gave, as it is: its form differs. */
          dclDe: time('ddMMyyyy'),
          /** 1, 2, 3 ... */
          itemSeq: integer(10),
          /** Declaration number. */
          dclNo: text(50),
          /** Customs tariff code. */
          hsCd: text(17),
          /** Item name. */
          itemNm: text(500),
          /** Status; `2` waits for an answer. The update spells it `imptItemSttsCd`. */
          imptItemsttsCd: code('26'),
          /** Country of origin. */
          orgnNatCd: optional(code('05')),
          /** Country it was exported from. */
          exptNatCd: optional(code('05')),
          /** Packages. */
          pkg: optional(quantity()),
          /** Packaging unit. */
          pkgUnitCd: optional(text(5)),
          /** Quantity. */
          qty: optional(quantity()),
          /** Unit of quantity. */
          qtyUnitCd: optional(text(5)),
          /** Gross weight. */
          totWt: optional(quantity()),
          /** Net weight. */
          netWt: optional(quantity()),
          /** The supplier's name. */
          spplrNm: optional(text(500)),
          /** The agent's name. */
          agntNm: optional(text(500)),
          /** Amount of the supplier's invoice, in its currency. */
          invcFcurAmt: optional(amount()),
          /** Currency of that invoice. */
          invcFcurCd: optional(code('33')),
          /** Exchange rate. */
          invcFcurExcrt: optional(amount()),
        }),
      ),
    }),
})
