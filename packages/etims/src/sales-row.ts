import { lineAmounts, taxBands } from './field-groups.js'
import {
  answer,
  code,
  counter,
  day,
  integer,
  internalData,
  list,
  oneOf,
  optional,
  pin,
  receiptSignature,
  text,
  time,
  yesNo,
} from './fields.js'

const SECONDS = 'yyyy-MM-dd HH:mm:ss'
const TENTHS = 'yyyy-MM-dd HH:mm:ss.S'

/** A sale or credit note as KRA's lists give it back, with its signature. Amounts are positive, also those of credit notes. */
export function salesRow() {
  return answer({
    /** Number it was sent with. */
    invcNo: integer(38),
    /** 0, or the number of the sale that this note credits. */
    orgInvcNo: integer(38),
    /** The buyer's PIN. */
    custTin: optional(pin()),
    /** The buyer's name. */
    custNm: optional(text(60)),
    /** `S` sale, `R` credit note. */
    rcptTyCd: oneOf(5, ['S', 'R'], '37'),
    /** How it was paid. */
    pmtTyCd: optional(code('07')),
    /** Status. */
    salesSttsCd: code('11'),
    /** When it was confirmed. */
    cfmDt: time(SECONDS),
    /** Day of the sale. */
    salesDt: day(),
    /** When the goods left. */
    stockRlsDt: optional(time(SECONDS)),
    /** When cancelling was asked for. */
    cnclReqDt: optional(time(SECONDS)),
    /** When it was cancelled. */
    cnclDt: optional(time(SECONDS)),
    /** When it was credited. */
    rfdDt: optional(time(SECONDS)),
    /** Why it was credited. */
    rfdRsnCd: optional(code('32')),
    /** How many lines there are. */
    totItemCnt: integer(10),
    ...taxBands(),
    /** Whether the buyer has accepted it. */
    prchrAcptcYn: yesNo(),
    /** A note. */
    remark: optional(text(400)),
    /** User id of who entered it. */
    regrId: optional(text(20)),
    /** Name of who entered it. */
    regrNm: optional(text(60)),
    /** Null in practice, although it was sent. */
    modrId: optional(text(20)),
    /** Null in practice, although it was sent. */
    modrNm: optional(text(60)),
    /** The fiscal receipt. */
    receipt: answer({
      /** The buyer's PIN. */
      custTin: optional(pin()),
      /** The buyer's telephone. */
      custMblNo: optional(text(20)),
      /** KRA's own time, not the one that was sent. */
      rcptPbctDt: time(TENTHS),
      /** Report number; 1 in practice. */
      rptNo: optional(integer(10)),
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
      /** Internal data, printed. */
      intrlData: internalData(),
      /** Signature, printed and part of the QR code. */
      rcptSign: receiptSignature(),
      /** Receipt number. */
      curRcptNo: counter(10),
      /** Receipts of every type so far. */
      totRcptNo: counter(10),
      /** Time of the control unit, printed. */
      sdcDateTime: time(TENTHS),
    }),
    /** The lines. */
    itemList: list(
      answer({
        /** 1, 2, 3 ... */
        itemSeq: integer(3),
        /** Item code. */
        itemCd: text(20),
        /** Item class. */
        itemClsCd: text(10),
        /** Item name. */
        itemNm: text(200),
        /** Bar code. */
        bcd: optional(text(20)),
        ...lineAmounts(),
      }),
    ),
  })
}
