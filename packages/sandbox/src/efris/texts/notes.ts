/** Codes of T109 for debit notes. */
export const DEBIT_NOTE_TEXTS = {
  306: 'Credit note(s) have already been issued against this invoice. Please cancel the existing credit note(s) to proceed.!',
  312: 'Cannot apply for credit note/ debit note, the fiscal document has exceeded the allowable application days.',
  317: 'A debit note has already been issued against this invoice. Please cancel the existing debit note to proceed!',
  1136: "basicInformation-->oriInvoiceId:If 'invoiceType : 4', this field cannot be empty!",
  1314: 'extend-->reasonCode:cannot be empty!',
  1404: 'reasonCode:Invalid field value!',
  1405: 'Other reason can not be empty!',
  1411: 'currency:Must be the same as the original invoice!',
  2049: 'Debit Note cannot be issued for export invoices',
  2073: 'when invoiceType is 4,extend cannot be empty!',
  2074: 'Original invoice Id is not correct!',
  3029: 'Fuel invoice cannot be issued debit note.',
} as const

/** Codes of T109 for credit memos. */
export const MEMO_TEXTS = {
  2804: "You don't have permission to issue credit memo!",
  2805: "buyerDetails-->buyerType: If invoiceType is '5' ,'invoiceIndustryCode' is not '102', buyerType must be '0' or '1'",
  2806: "buyerDetails-->buyerTin: If invoiceType is '5' ,'invoiceIndustryCode' is not '102', buyerTin can not be empty!",
  2807: "basicInformation-->invoiceIndustryCode:If invoiceType is '50 ',invoiceIndustryCode cannot be '104'!",
  2822: "basicInformation-->invoiceType: Duty free shops cannot issue rebate / memo , 'invoiceType' can not be '5'!",
  2827: "goodsDetails-->exciseFlag:Credit Memo/Rebate products cannot include excise duty ,'exciseFlag' must be '2'!",
} as const
