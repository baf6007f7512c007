/** Codes of T109 about exports, imported services and airlines. */
export const INDUSTRY_TEXTS = {
  2101: 'importServicesSeller-->importBusinessName:cannot be empty!',
  2102: 'importServicesSeller-->importBusinessName:Byte length cannot be greater than 500!',
  2104: 'importServicesSeller-->importEmailAddress:The byte length cannot be less than 6 and cannot be greater than50!',
  2105: 'importServicesSeller-->importEmailAddress:Must be an email address!',
  2107: 'importServicesSeller-->importContactNumber:Byte length cannot be greater than 30!',
  2108: 'importServicesSeller-->importAddres:cannot be empty!',
  2109: 'importServicesSeller-->importAddres:Byte length cannot be greater than 500!',
  2115: 'importServicesSeller-->importInvoiceDate:cannot be empty!',
  2116: 'importServicesSeller-->importInvoiceDate:The time format must be yyyy-MM-dd HH:mm:ss!',
  2118: 'importServicesSeller-->importAttachmentName:Byte length cannot be greater than 256!',
  2119: "If’invoiceIndustryCode:104',sellerDetails->referenceNo cannot be empty!",
  2121: 'importServicesSeller-->importAttachmentName:Attachment format error!',
  2778: "Permission denied, you can't issue import invoice!",
  2808: "airlineGoodsDetails:If invoiceIndustryCode is '109',airlineGoodsDetails cannot be empty!",
  2820: 'goodsDetails-->goodsCategoryId: The commodity category can only be service!',
  2826: "buyerDetails-->buyerTin: If 'invoiceIndustryCode' is '104', 'buyerTin' must be the same as the 'tin' in the outer packet!",
  2834: "buyerDetails-->buyerLegalName: If 'invoiceIndustryCode' is '102', 'buyerLegalName' can not be empty!",
  2872: 'goodsDetails-->unitOfMeasure:Please use a unit of measure acceptable by customs to proceed!',
  3096: 'The size of the uploaded attachment cannot exceed ** MB.',
  3155: 'buyerDetails-->deliveryTermsCode:Byte length cannot be greater than 3!',
  3156: "buyerDetails-->buyerLegalName: If 'invoiceIndustryCode' is '102', 'deliveryTermsCode' can not be empty!",
  3157: 'buyerDetails-->deliveryTermsCode: invalid field value!',
  3158: "goodsDetails-->totalWeight: If 'invoiceIndustryCode' is '102', 'totalWeight' can not be empty!",
  3196: 'goodsDetails-->goodsCategoryId: The commodity category can only be goods! Change invoiceIndustryCode to 112',
} as const

/** Codes of T109 about fuel. */
export const FUEL_SALE_TEXTS = {
  2902: 'edcDetails-->tankNo: cannot be empty!',
  2903: 'edcDetails-->tankNo: Byte length cannot be greater than 50!',
  2904: 'edcDetails-->pumpNo: cannot be empty!',
  2905: 'edcDetails-->pumpNo: Byte length cannot be greater than 50!',
  2906: 'edcDetails-->nozzleNo: cannot be empty!',
  2907: 'edcDetails-->nozzleNo: Byte length cannot be greater than 50!',
  2909: 'edcDetails-->controllerNo: Byte length cannot be greater than 50!',
  2911: 'edcDetails-->acquisitionEquipmentNo: Byte length cannot be greater than 50!',
  2913: 'edcDetails-->levelGaugeNo: Byte length cannot be greater than 50!',
  2915: 'edcDetails-->mvrn: Byte length cannot be greater than 32!',
  2929: 'branch does not match the gas station.',
  2974: 'edcDetails-->nozzleNo: NozzleNo error.',
  2975: "edcDetails-->tankNo: Does not match 'nozzleNo'.",
  2976: "edcDetails-->pumpNo: Does not match 'nozzleNo'.",
  2977: 'edcDetails-->controllerNo: ControllerNo error.',
  2978: 'edcDetails-->acquisitionEquipmentNo: AcquisitionEquipmentNo error.',
  2979: 'edcDetails-->levelGaugeNo: LevelGaugeNo error.',
} as const

/** Codes of T109 about who issues it through which channel. */
export const AGENT_TEXTS = {
  2838: "You can't issue invoice/receipt through this channel, please contact URA!",
  3097: 'Agent invoicing is limited to service goods.',
  3098: 'Agent invoicing does not support offline mode.',
  3099: 'You have no agency qualification, or your agency qualification has expired.',
  3100: 'The seller does not match the agent, or the agency relationship has expired.',
  3122: "You are issuing an agent invoice/receipt, but the product '*' is not authorized.",
  3127: "Your principal can't issue invoice/receipt through this channel, please contact URA.",
} as const

/** Codes of T109 about the premises of a buyer of water or power. */
export const BUYER_EXTEND_TEXTS = {
  2202: 'buyerExtend-->propertyType:Byte length cannot be greater than 50!',
  2204: 'buyerExtend-->district:Byte length cannot be greater than 50!',
  2206: 'buyerExtend-->municipalityCounty:Byte length cannot be greater than 50!',
  2208: 'buyerExtend-->divisionSubcounty:Byte length cannot be greater than 50!',
  2210: 'buyerExtend-->town:Byte length cannot be greater than 50!',
  2212: 'buyerExtend-->cellVillage:Byte length cannot be greater than 60!',
  2214: 'buyerExtend-->effectiveRegistrationDate:The time format must be yyyy-MM-dd!',
  2216: 'buyerExtend-->meterStatus:Byte length cannot be greater than 3!',
  2217: 'buyerExtend-->meterStatus:Invalid field value!',
} as const
