/** Codes of T107. */
export const CREDITABLE_QUERY_TEXTS = {
  1501: 'invoiceNo:Byte length cannot be greater than 20!',
  1503: 'deviceNo:Byte length cannot be greater than 20!',
  1507: 'buyerTin:Byte length cannot be greater than 20!',
  1511: 'buyerLegalName:Byte length cannot be greater than 256!',
  1514: 'invoiceType:Invalid field value!',
  1518: 'startDate:The time format must be yyyy-MM-dd HH:mm:ss!',
  1520: 'endDate:The time format must be yyyy-MM-dd HH:mm:ss!',
  1521: 'pageNo:cannot be empty!',
  1522: 'pageNo:The byte length cannot be less than 0 and cannot be greater than 20!',
  1523: 'pageNo:Cannot be greater than -1!',
  1524: 'pageSize:cannot be empty!',
  1525: 'pageSize:The byte length cannot be less than 0 and cannot be greater than 3!',
  1526: 'pageSize:Cannot be greater than 100!',
  2190: 'branchName:Byte length cannot be greater than 500!',
} as const

/** Codes of T117. */
export const COMPARISON_TEXTS = {
  1500: 'invoiceNo:cannot be empty!',
  1501: 'invoiceNo:Byte length cannot be greater than 20!',
  1514: 'invoiceType:Invalid field value!',
  1569: 'The size of the collection cannot be larger than ? !',
} as const

/** Codes of T129, of the whole and of single documents. */
export const BATCH_TEXTS = {
  38: 'Signature value is invalid!',
  1610: 'invoiceContent:cannot be empty!',
  1611: 'invoiceSignature:cannot be empty!',
  1612: 'Invoice upload quantity cannot be greater than xx',
  1613: "Batch upload has problematic invoices, please check inner 'invoiceReturnCode' and 'invoiceReturnMessage'!",
  2066: 'XXX:data-->content:Illegal json format!',
} as const

/** Codes of T166. */
export const BUYER_CHANGE_TEXTS = {
  1163: 'buyerDetails-->buyerType:Invalid field value!',
  2249: "buyerDetails-->buyerTin: Buyer's tin not exist!",
  2931: "invoiceNo:You can not modify buyer's information more than X times.",
  2932: 'invoiceNo:The buyer information cannot be modified because of the fiscal document was generated * hours ago.',
  2973: 'invoiceNo does not exist.',
  3007: 'createDateStr:The time format must be yyyy-MM-dd HH:mm:ss!',
  3053: "Credit note is not allowed to modify the buyer's information.",
  3054: "The invoice has been issued credit note, can not modify buyer's information.",
  3055: "The invoice has been applied for credit note, can not modify buyer's information.",
  3077: "buyerDetails-->buyerTin: If 'buyerType' is '0', and 'InvoiceIndustry' is '101', and 'nonResidentFlag' is '0', 'buyerTin' cannot be empty!",
} as const

/** Codes of T186. */
export const REMAINDER_TEXTS = {
  1500: 'invoiceNo:cannot be empty!',
  1501: 'invoiceNo:Byte length cannot be greater than 20!',
} as const

/** Codes of T187. */
export const EXPORT_STATUS_TEXTS = {
  1500: 'invoiceNo:cannot be empty!',
  1501: 'invoiceNo:Byte length cannot be greater than 20!',
} as const
