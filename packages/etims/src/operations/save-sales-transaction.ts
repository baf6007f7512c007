import { defineOperation } from '@risiti/core'
import { auditFields, lineAmounts, taxBands } from '../field-groups.js'
import {
  answer,
  body,
  code,
  counter,
  day,
  integer,
  internalData,
  list,
  message,
  oneOf,
  optional,
  pin,
  receiptSignature,
  reference,
  stamp,
  text,
  withDefault,
  yesNo,
} from '../fields.js'

/**
 * Has a sale or a credit note signed and recorded. It uses up `invcNo`, also when the answer is lost: then look the number up
 * before anything is sent again. A VSCU has no lookup. Amounts are KES, as decimal text; every line is rounded before it is
 * added.
 */
export const saveSalesTransaction = defineOperation({
  title: 'Save a sale or credit note',
  area: 'sales',
  resend: 'after-lookup',
  lookup: { operation: 'selectInvoiceDetails', by: 'invcNo' },
  request: () =>
    body({
      /** The seller's own document number. Not given back by the lists. */
      trdInvcNo: reference(50),
      /** Number in the one sequence that sales and credit notes of a device share. */
      invcNo: integer(38),
      /** 0 for a sale; the `invcNo` of the original for a credit note. */
      orgInvcNo: integer(38),
      /** The buyer's PIN; null without one. */
      custTin: optional(pin()),
      /** The buyer's name. A credit note must repeat it, so it should be set for a walk-in too. */
      custNm: optional(text(60)),
      /** Transaction type. In KRA's sample, not in its table. */
      salesTyCd: withDefault(code('14'), 'N'),
      /** `S` sale, `R` credit note. */
      rcptTyCd: oneOf(5, ['S', 'R'], '37'),
      /** How it was paid. */
      pmtTyCd: optional(code('07')),
      /** Status; `02` is approved. */
      salesSttsCd: withDefault(code('11'), '02'),
      /** When it was confirmed. */
      cfmDt: stamp(),
      /** Day of the sale. */
      salesDt: day(),
      /** When the goods left. */
      stockRlsDt: optional(stamp()),
      /** When cancelling was asked for. */
      cnclReqDt: optional(stamp()),
      /** When it was cancelled. */
      cnclDt: optional(stamp()),
      /** When it was credited. */
      rfdDt: optional(stamp()),
      /** Why it was credited. */
      rfdRsnCd: optional(code('32')),
      /** How many lines there are. */
      totItemCnt: integer(10),
      ...taxBands(),
      /** Whether the buyer has accepted it. */
      prchrAcptcYn: yesNo(),
      /** A note. */
      remark: optional(text(400)),
      ...auditFields(),
      /** What is printed. */
      receipt: message({
        /** The buyer's PIN; null without one. */
        custTin: optional(pin()),
        /** The buyer's telephone. */
        custMblNo: optional(text(20)),
        /** When the receipt was issued. KRA stores its own time instead. */
        rcptPbctDt: stamp(),
        /** Report number of the receipt. */
        rptNo: withDefault(integer(10), 1),
        /** Trade name. */
        trdeNm: optional(text(20)),
        /** Address. */
        adrs: optional(text(200)),
        /** Line above the receipt. */
        topMsg: optional(text(20)),
        /** Line below the receipt. */
        btmMsg: optional(text(20)),
        /** Whether the buyer has accepted it. */
        prchrAcptcYn: yesNo(),
      }),
      /** The lines. */
      itemList: list(
        message({
          /** 1, 2, 3 ... */
          itemSeq: integer(3),
          /** Code under which the item was registered. */
          itemCd: text(20),
          /** Item class, out of the list KRA served. */
          itemClsCd: optional(text(10)),
          /** Item name. */
          itemNm: text(200),
          /** Bar code. */
          bcd: optional(text(20)),
          ...lineAmounts(),
        }),
      ),
    }),
  response: () =>
    answer({
      /** Receipt number; printed after the control unit id. */
      curRcptNo: counter(10),
      /** Receipts of every type so far. */
      totRcptNo: counter(10),
      /** Internal data, printed. */
      intrlData: internalData(),
      /** Signature, printed and part of the QR code. */
      rcptSign: receiptSignature(),
      /** Time of the control unit, printed. */
      sdcDateTime: stamp(),
      /** Control unit id, printed on every receipt. */
      sdcId: optional(text(18)),
      /** Machine registration number. */
      mrcNo: optional(text(11)),
    }),
})
