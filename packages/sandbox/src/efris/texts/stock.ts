import { DAY_TEXTS, INQUIRY_TEXTS, PAGE_TEXTS } from './goods.js'
import { QUERY_TEXTS } from './invoice.js'

/** Codes of T131: of the whole, then of its rows. */
export const STOCK_IN_TEXTS = {
  45: 'Partial failure!',
  2076: 'operationType:cannot be empty!',
  2078: 'operationType: invalid field value!',
  2080: 'supplierTin:Byte length cannot be greater than 50!',
  2081: "If 'operationType' is '101', supplierName cannot be empty!",
  2082: 'supplierName:Byte length cannot be greater than 100!',
  2083: "If 'operationType' is '102', supplierName must be empty!",
  2084: "If 'operationType' is '102', supplierTin must be empty!",
  2085: "If 'adjustType' is '104', remarks cannot be empty!",
  2086: 'remarks:Byte length cannot be greater than 1024!',
  2087: "If 'operationType' is '101', adjustType must be empty!",
  2088: "If 'operationType' is '102', adjustType cannot be empty!",
  2090: 'adjustType: invalid field value!',
  2114: 'StockInDate:The time format must be yyyy-MM-dd!',
  2126: 'stockInType:cannot be empty!',
  2128: 'stockInType: invalid field value!',
  2129: "If 'stockInType' not equals to '103', productionBatchNo must be empty!",
  2130: "If 'stockInType' not equals to '103', productionDate must be empty!",
  2132: 'productionBatchNo:Byte length cannot be greater than 50!',
  2135: "If 'operationType' is '102', productionBatchNo must be empty!",
  2136: "If 'operationType' is '102',productionDate must be empty!",
  2137: "If 'stockInType : 103',supplierName must be empty!",
  2138: "If 'stockInType : 103',supplierTin must be empty!",
  2177: "If 'operationType' is '102', stockInType must be empty!",
  2192: 'branchId:Byte length cannot be greater than 18!',
  2193: 'branchId: branch does not belong to current taxpayer!',
  1501: 'invoiceNo:Byte length cannot be greater than 20!',
  2810: 'Invoice number does not exist!',
  2811: 'The invoice is not for you!',
  2812: 'The type of invoice must be Invoice/Receipt or Debit Note！',
  2813: 'The invoice has been canceled!',
  2814: 'The invoice has been issued credit note!',
  2819: 'You cannot use airline invoices for stock',
  2841: 'Same FDN or productionBatchNo cannot be stocked in more than once!',
  2842: 'isCheckBatchNo:Invalid field value!',
  2892: 'rollBackIfError: Invalid field value!',
  2241: 'goodsStockInItem can not be empty!',
  657: 'commodityGoodsId The integer character length cannot exceed 18!',
  658: 'commodityGoodsId or goodsCode does not exist!',
  659: 'quantity cannot be empty!',
  660: 'quantity The integer character length cannot exceed 12!',
  662: 'quantity:Cannot be equal to 0',
  663: 'quantity:Cannot be negative',
  664: 'unitPrice cannot be empty!',
  665: 'unitPrice The integer character length cannot exceed 12!',
  668: 'unitPrice:Cannot be negative',
  682: "This product is a 'service' product, cannot operate inventory!",
  2091: 'Item is not in stock!',
  2092: 'Original inventory quantity cannot be less than the reduced quantity!',
  2176: 'This product has been stored, it cannot stock in using opening stock',
  2195: 'goodsCode:Byte length cannot be greater than 50!',
  2196: 'commodityGoodsId and goodsCode cannot be empty at the same time!',
  2235: 'measureUnit: invalid field value!',
  2243: 'measureUnit: inconsistent with the maintained commodity unit!',
  2815: 'Commodity code (****) does not belong to the invoice!',
  2886: 'goodsStockInItem-->remarks:Byte length cannot be greater than 1024!',
} as const

/** Codes of T139: of the whole, then of its rows. */
export const TRANSFER_TEXTS = {
  45: 'Partial failure!',
  2141: 'destinationBranchId cannot be empty!',
  2142: 'destinationBranchId:Byte length cannot be greater than 18!',
  2143: 'sourceBranchId does not belong to current taxpayer!',
  2145: 'sourceBranchId and destinationBranchId cannot be the same!',
  2146: 'transferTypeCode:cannot be empty!',
  2148: 'transferTypeCode: invalid field value!',
  2150: 'remarks:Byte length cannot be greater than 1024!',
  2151: "If 'transferTypeCode' is '103', remarks cannot be empty!",
  2153: 'sourceBranchId cannot be empty',
  2154: 'sourceBranchId:Byte length cannot be greater than 18!',
  2193: 'branchId: branch does not belong to current taxpayer!',
  2892: 'rollBackIfError: Invalid field value!',
  2242: 'goodsStockTransferItem can not be empty!',
  657: 'commodityGoodsId The integer character length cannot exceed 18!',
  658: 'commodityGoodsId or goodsCode does not exist!',
  659: 'quantity cannot be empty!',
  660: 'quantity The integer character length cannot exceed 12!',
  662: 'quantity:Cannot be equal to 0',
  663: 'quantity:Cannot be negative',
  669: 'remarks:Byte length cannot be greater than 1024!',
  682: "This product is a 'service' product, cannot operate inventory!",
  2152: 'transferred quantity exceeds the original stock',
  2195: 'goodsCode:Byte length cannot be greater than 50!',
  2196: 'commodityGoodsId and goodsCode cannot be empty at the same time!',
  2235: 'measureUnit: invalid field value!',
  2243: 'measureUnit: inconsistent with the maintained commodity unit!',
} as const

/** Codes of what asks for one booking by its id: T148, T160, T184; and T128, which asks for goods by theirs. */
export const DETAIL_BY_ID_TEXTS = {
  2881: 'id:cannot be empty!',
  2882: 'id:Byte length cannot be greater than 18!',
} as const

/** Codes of T128. */
export const QUANTITY_TEXTS = {
  ...DETAIL_BY_ID_TEXTS,
  2836: INQUIRY_TEXTS[2836],
  2837: INQUIRY_TEXTS[2837],
} as const

/** Codes of T145. */
export const RECORDS_TEXTS = {
  ...PAGE_TEXTS,
  1501: QUERY_TEXTS[1501],
  2843: "'productionBatchNo'、'invoiceNo'、'referenceNo' cannot be empty at the same time!",
  2845: 'productionBatchNo:Byte length cannot be greater than 50!',
  2847: 'referenceNo:Byte length cannot be greater than 20!',
} as const

/** Codes of T147. */
export const STOCK_IN_LIST_TEXTS = {
  ...PAGE_TEXTS,
  ...DAY_TEXTS,
  2080: STOCK_IN_TEXTS[2080],
  2082: STOCK_IN_TEXTS[2082],
  2128: STOCK_IN_TEXTS[2128],
  2880: 'combineKeywords: Byte length cannot be greater than 50!',
} as const

/** Codes of T149 and T183. */
export const BOOKINGS_TEXTS = { ...PAGE_TEXTS, ...DAY_TEXTS, 2847: RECORDS_TEXTS[2847] } as const
