import {
  answeredBy,
  badlyWritten,
  type CodeTable,
  developer,
  digits,
  hasWhen,
  lacks,
  lacksWhen,
  notOneOf,
  shop,
  tooLong,
  wrongSign,
} from './rows.js'

/** The register of goods, and the dictionaries of categories. */
const register = (): CodeTable => ({
  // T130: goods upload.
  ...answeredBy(['T130'], {
    '600': lacks('goodsCode', 'the code that the goods are registered under'),
    '601': tooLong('goodsCode', 50),
    '602': shop(
      'Goods with this code are registered already.',
      'Look at them with T127; to change them, send operationType 102.',
      'reconcile-first',
    ),
    '603': lacks('goodsName', 'the name of the goods'),
    '604': tooLong('goodsName', 200),
    '605': lacks('measureUnit', 'a value of T115 rateUnit'),
    '606': notOneOf('measureUnit', 'a value of T115 rateUnit, such as 101'),
    '607': lacks('unitPrice', 'the price of one unit'),
    '608': digits('unitPrice', 12),
    '609': wrongSign('unitPrice', 'above', 'positive'),
    '610': wrongSign('unitPrice', 'equal to', 'positive'),
    '611': wrongSign('unitPrice', 'below', 'positive'),
    '612': lacks('currency', 'a currency of T115 currencyType'),
    '613': notOneOf('currency', 'a currency of T115 currencyType'),
    '614': lacks('commodityCategoryId', 'a final category of T124'),
    '615': tooLong('commodityCategoryId', 18),
    '616': shop(
      "The commodity category is not in the authority's list.",
      'Take commodityCategoryId from T124.',
    ),
    '617': shop(
      "The commodity category has been deleted from the authority's list.",
      'Choose a category for commodityCategoryId that T124 lists today.',
    ),
    '618': shop(
      'The commodity category is switched off.',
      'Choose a category for commodityCategoryId that T124 lists as enabled.',
    ),
    '619': shop(
      'The commodity category is a group and not a final category.',
      'Choose a category for commodityCategoryId that T124 marks as a leaf (isLeafNode).',
    ),
    '620': lacks('haveExciseTax', '101 for yes or 102 for no'),
    '621': notOneOf('haveExciseTax', '101 for yes or 102 for no'),
    '622': lacksWhen('havePieceUnit', 'haveExciseTax is 101', '101 or 102'),
    '623': notOneOf('havePieceUnit', '101 for yes or 102 for no'),
    '624': tooLong('description', 1024),
    '625': lacks('stockPrewarning', 'the stock to warn at, 0 for never'),
    '626': digits('stockPrewarning', 12),
    '627': wrongSign('stockPrewarning', 'above', 'not negative'),
    '628': wrongSign('stockPrewarning', 'equal to', 'not negative'),
    '629': wrongSign('stockPrewarning', 'below', 'not negative'),
    '630': lacks('pieceUnitPrice', 'the price of one piece'),
    '631': digits('pieceUnitPrice', 12),
    '632': wrongSign('pieceUnitPrice', 'above', 'positive'),
    '633': wrongSign('pieceUnitPrice', 'equal to', 'positive'),
    '634': wrongSign('pieceUnitPrice', 'below', 'positive'),
    '635': lacks('packageScaledValue', 'how many main units the scale starts from, usually 1'),
    '636': digits('packageScaledValue', 12),
    '637': wrongSign('packageScaledValue', 'above', 'positive'),
    '638': wrongSign('packageScaledValue', 'equal to', 'positive'),
    '639': wrongSign('packageScaledValue', 'below', 'positive'),
    '645': hasWhen('pieceMeasureUnit', 'havePieceUnit is 102'),
    '646': hasWhen('pieceUnitPrice', 'havePieceUnit is 102'),
    '647': hasWhen('packageScaledValue', 'havePieceUnit is 102'),
    '648': hasWhen('pieceScaledValue', 'havePieceUnit is 102'),
    '649': lacksWhen('pieceMeasureUnit', 'havePieceUnit is 101', 'a value of T115 rateUnit'),
    '650': developer(
      'A unit of the goods is not in the dictionary; by its place in the table it is that of the piece.',
      'Use values of T115 rateUnit in pieceMeasureUnit and measureUnit.',
    ),
    '651': lacks('pieceScaledValue', 'how many pieces these main units hold'),
    '652': digits('pieceScaledValue', 12),
    '653': wrongSign('pieceScaledValue', 'above', 'positive'),
    '654': wrongSign('pieceScaledValue', 'equal to', 'positive'),
    '655': wrongSign('pieceScaledValue', 'below', 'positive'),
    '670': hasWhen('exciseDutyCode', 'haveExciseTax is 102'),
    '671': lacksWhen('exciseDutyCode', 'haveExciseTax is 101', 'a code of T125'),
    '672': shop("The excise duty code is not in the authority's list.", 'Take exciseDutyCode from T125.'),
    '673': shop(
      "The excise duty code has been deleted from the authority's list.",
      'Choose an exciseDutyCode that T125 lists today.',
    ),
    '674': shop(
      'The excise duty code is a group and not a final code.',
      'Choose an exciseDutyCode that T125 marks as a leaf (isLeafNode).',
    ),
    '675': shop(
      'The excise duty code is not in force.',
      'Choose an exciseDutyCode of T125 whose effectiveDate has come.',
    ),
    '676': developer(
      'The excise duty is charged per unit, but the goods have no piece unit.',
      'Send havePieceUnit 101 and the members of the piece unit.',
    ),
    '677': developer(
      'The two units are the same, but packageScaledValue is not 1.',
      'Send packageScaledValue 1 when pieceMeasureUnit equals measureUnit.',
    ),
    '678': developer(
      'The two units are the same, but pieceScaledValue is not 1.',
      'Send pieceScaledValue 1 when pieceMeasureUnit equals measureUnit.',
    ),
    '679': developer(
      'The piece unit is not the unit of the excise duty.',
      'Send the unit that T125 gives for exciseDutyCode in pieceMeasureUnit.',
    ),
    '680': developer(
      'The currency of the goods is not a number of the dictionary.',
      'Send the T115 currencyType number in currency, such as 101 for UGX, and not the name.',
    ),
    '681': shop(
      'The seller is not registered for local excise duty.',
      'Send haveExciseTax 102, or register the seller for excise with URA.',
    ),
    '682': shop('The item is a service, and services have no stock.', 'Leave services out of stock records.'),
    '683': notOneOf('operationType', '101 to add or 102 to change'),
    '684': shop(
      'The goods to change are not registered.',
      'Check goodsCode with T127, or add the goods with operationType 101.',
    ),
    '2218': lacks('otherUnit', 'a value of T115 rateUnit'),
    '2219': tooLong('otherUnit', 3),
    '2220': notOneOf('otherUnit', 'a value of T115 rateUnit'),
    '2221': lacks('packageScaled', 'how many main units the scale starts from'),
    '2222': digits('packageScaled', 12),
    '2223': lacks('otherScaled', 'how many of the further unit these hold'),
    '2224': digits('otherScaled', 12),
    '2225': lacks('haveOtherUnit', '101 for yes or 102 for no'),
    '2226': tooLong('haveOtherUnit', 3),
    '2227': notOneOf('haveOtherUnit', '101 for yes or 102 for no'),
    '2228': lacksWhen('goodsOtherUnits', 'haveOtherUnit is 101', 'a list with at least one further unit'),
    '2229': hasWhen('goodsOtherUnits', 'haveOtherUnit is 102'),
    '2230': developer(
      'The goods have the same further unit twice.',
      'Send every otherUnit of goodsOtherUnits once.',
    ),
    '2231': developer(
      'A further unit of the goods is their main unit.',
      'Leave measureUnit out of goodsOtherUnits.',
    ),
    '2232': developer(
      'A further unit of the goods is their piece unit.',
      'Leave pieceMeasureUnit out of goodsOtherUnits.',
    ),
    '2236': lacks('pieceMeasureUnit', 'a value of T115 rateUnit'),
    '2237': tooLong('pieceMeasureUnit', 3),
    '2238': notOneOf('pieceMeasureUnit', 'a value of T115 rateUnit'),
    '2239': developer(
      'Goods without a piece unit were given further units.',
      'Send haveOtherUnit 102, or havePieceUnit 101 with the members of the piece unit.',
    ),
    '2771': lacks('otherPrice', 'the price of the further unit'),
    '2772': digits('otherPrice', 12),
    '2773': wrongSign('otherPrice', 'above', 'positive'),
    '2774': wrongSign('otherPrice', 'equal to', 'positive'),
    '2775': wrongSign('otherPrice', 'below', 'positive'),
    '2799': shop(
      'The goods are registered as a service and cannot become goods.',
      'Keep a category of services, or register the goods anew under another goodsCode.',
    ),
    '2800': shop(
      'The goods are registered as goods and cannot become a service.',
      'Keep a category of goods, or register the service anew under another goodsCode.',
    ),
    '2980': shop(
      'The item is not fuel, but was registered as fuel.',
      'Send goodsTypeCode 101, or choose a category of fuel.',
    ),
    '2981': developer(
      'The main unit of the fuel is not the one that fuel is kept in.',
      "Send the measureUnit that the authority's message names.",
    ),
    '2982': developer(
      'A unit of the fuel is not one that fuel may have.',
      "Use a unit of the list for fuel; the authority's message names the one to replace.",
    ),
    '2983': developer(
      'The piece value of the fuel is wrong.',
      "Send the pieceScaledValue that the authority's message names.",
    ),
    '2992': shop(
      'Other goods have this commodity category already.',
      'Look them up with T127 and change them (operationType 102), or choose another commodityCategoryId.',
    ),
    '2993': lacks('fuelTankId', 'the id of the tank'),
    '2994': tooLong('fuelTankId', 18),
    '2995': shop('The fuel tank is not one of this branch.', 'Take fuelTankId from the tanks of the branch.'),
    '3036': shop(
      'The commodity category bears excise duty, but the goods were registered without.',
      'Send haveExciseTax 101 with an exciseDutyCode of T125.',
    ),
  }),

  // T134: commodity category incremental update.
  ...answeredBy(['T134'], {
    '2059': lacks('commodityCategoryVersion', 'the category version held locally (T103 has the current one)'),
  }),

  // T127: goods/services inquiry.
  ...answeredBy(['T127'], {
    '2255': lacks('goodsCode', 'the code that the goods are registered under'),
    '2256': tooLong('goodsCode', 50),
    '2257': lacks('goodsName', 'the name of the goods'),
    '2258': tooLong('goodsName', 100),
    '2259': lacks('commodityCategoryName', 'the name of a category'),
    '2260': tooLong('commodityCategoryName', 200),
    '2835': lacks('branchId', 'a branch of T138'),
    '2836': tooLong('branchId', 18),
    '2837': shop(
      'The branch that was asked about is not one of this taxpayer.',
      'Take branchId from T138, or leave it out.',
    ),
    '2873': lacks('serviceMark', '101 for services, 102 for goods'),
    '2874': tooLong('serviceMark', 3),
    '2875': notOneOf('serviceMark', '101 (services) or 102 (goods)'),
    '2876': lacks('haveExciseTax', '101 for yes or 102 for no'),
    '2877': tooLong('haveExciseTax', 3),
    '2878': notOneOf('haveExciseTax', '101 for yes or 102 for no'),
    '2899': lacks('goodsTypeCode', '101 for goods, 102 for fuel'),
    '2900': tooLong('goodsTypeCode', 3),
    '2901': notOneOf('goodsTypeCode', '101 (goods) or 102 (fuel)'),
    '3101': lacks('queryType', "0 for a principal's goods, 1 for one's own"),
    '3102': tooLong('queryType', 1),
    '3103': notOneOf('queryType', "0 (a principal's goods) or 1 (one's own)"),
    '3104': lacksWhen('tin', 'queryType is 0', 'the TIN of the principal'),
    '3105': lacksWhen('branchId', 'queryType is 0', 'a branch of the principal'),
    '3106': shop(
      'The branch is not one of the principal.',
      'Send a branchId that belongs to the TIN that was asked about.',
    ),
    '3107': hasWhen('tin', 'queryType is 1'),
    '3108': developer(
      'An agent asked for goods, but agents sell services only.',
      'Send serviceMark 101 when queryType is 0.',
    ),
  }),

  // T146: commodity category / excise duty by date.
  ...answeredBy(['T146'], {
    '2860': lacks('type', '1 for commodity categories, 2 for excise duties'),
    '2861': tooLong('type', 1),
    '2862': notOneOf('type', '1 (commodity categories) or 2 (excise duties)'),
    '2863': lacks('categoryCode', 'a code of T124 or T125'),
    '2864': tooLong('categoryCode', 1),
    '2865': lacks('issuedDate', 'the time that the answer is wanted for'),
    '2866': badlyWritten('issuedDate', 'yyyy-MM-dd HH:mm:ss'),
    '2867': developer(
      'No category has this code.',
      'Take categoryCode from T124, or from T125 when type is 2.',
    ),
  }),
})

/** Stock: arrivals, reductions, transfers and their records. */
const stock = (): CodeTable => ({
  // T131 and T139.
  ...answeredBy(['T131', 'T139'], {
    '656': lacks('commodityGoodsId', 'the id that T127 has for the goods'),
    '657': digits('commodityGoodsId', 18),
    '658': shop(
      'No goods have this commodityGoodsId or goodsCode.',
      'Take id or code from T127, or register the goods with T130 first.',
    ),
    '659': lacks('quantity', 'how much, as a number above zero'),
    '660': digits('quantity', 12),
    '661': wrongSign('quantity', 'above', 'positive'),
    '662': wrongSign('quantity', 'equal to', 'positive'),
    '663': wrongSign('quantity', 'below', 'positive'),
    '2194': lacks('goodsCode', 'the code that the goods are registered under'),
    '2195': tooLong('goodsCode', 50),
    '2196': developer('A stock line names no goods.', 'Send commodityGoodsId or goodsCode in every line.'),
    '2243': shop(
      'The unit is not one that the goods are registered with.',
      'Send a measureUnit that T127 shows for the goods.',
    ),
    '2890': lacks('rollBackIfError', '1 for all or nothing, else 0'),
    '2891': tooLong('rollBackIfError', 1),
    '2892': notOneOf('rollBackIfError', '0 or 1'),
  }),

  // T131: goods stock maintain.
  ...answeredBy(['T131'], {
    '664': lacks('unitPrice', 'the price of one unit'),
    '665': digits('unitPrice', 12),
    '666': wrongSign('unitPrice', 'above', 'not negative'),
    '667': wrongSign('unitPrice', 'equal to', 'not negative'),
    '668': wrongSign('unitPrice', 'below', 'not negative'),
    '669': tooLong('remarks', 1024),
    '2076': lacks('operationType', '101 to increase, 102 to reduce'),
    '2077': tooLong('operationType', 3),
    '2078': notOneOf('operationType', '101 to increase or 102 to reduce'),
    '2079': lacks('supplierTin', 'the TIN of the supplier'),
    '2080': tooLong('supplierTin', 50),
    '2081': lacksWhen('supplierName', 'operationType is 101', 'the name of the supplier'),
    '2082': tooLong('supplierName', 100),
    '2083': hasWhen('supplierName', 'operationType is 102'),
    '2084': hasWhen('supplierTin', 'operationType is 102'),
    '2085': lacksWhen('remarks', 'adjustType is 104', 'why stock is reduced, in words'),
    '2086': tooLong('remarks', 1024),
    '2087': hasWhen('adjustType', 'operationType is 101'),
    '2088': lacksWhen('adjustType', 'operationType is 102', '101 to 105'),
    '2089': tooLong('adjustType', 20),
    '2090': notOneOf('adjustType', '101 to 105, several separated by commas'),
    '2091': shop(
      'The item has no stock to reduce.',
      'Check the stock with T128, and record what came in (T131, operationType 101) first.',
    ),
    '2092': shop(
      'More stock is to be taken away than there is.',
      'Check the stock with T128, and reduce by at most that.',
    ),
    '2114': badlyWritten('stockInDate', 'yyyy-MM-dd'),
    '2126': lacks('stockInType', '101 import, 102 local purchase, 103 manufacture or 104 opening stock'),
    '2127': tooLong('stockInType', 3),
    '2128': notOneOf(
      'stockInType',
      '101 (import), 102 (local purchase), 103 (manufacture) or 104 (opening stock)',
    ),
    '2129': hasWhen('productionBatchNo', 'stockInType is not 103'),
    '2130': hasWhen('productionDate', 'stockInType is not 103'),
    '2131': lacks('productionBatchNo', 'the batch of the production'),
    '2132': tooLong('productionBatchNo', 50),
    '2133': hasWhen('productionBatchNo', 'stockInType is another than 103'),
    '2134': hasWhen('productionDate', 'stockInType is another than 103'),
    '2135': hasWhen('productionBatchNo', 'operationType is 102'),
    '2136': hasWhen('productionDate', 'operationType is 102'),
    '2137': hasWhen('supplierName', 'stockInType is 103'),
    '2138': hasWhen('supplierTin', 'stockInType is 103'),
    '2176': shop(
      'The goods have stock already, so their opening stock is settled.',
      'Check the stock with T128; record later arrivals with stockInType 101, 102 or 103.',
      'reconcile-first',
    ),
    '2177': hasWhen('stockInType', 'operationType is 102'),
    '2191': lacks('branchId', 'a branch of T138'),
    '2192': tooLong('branchId', 18),
    '2193': shop(
      'The branch of the stock record is not one of this taxpayer.',
      'Take branchId from T138, or leave it empty.',
    ),
    '2810': developer(
      "The supplier's document does not exist.",
      'Check the fiscal number in goodsStockIn.invoiceNo with T108.',
    ),
    '2811': shop(
      "The supplier's document was issued to another buyer.",
      'Send the number of a document that names this TIN as its buyer.',
    ),
    '2812': developer(
      "The supplier's document is neither an invoice, a receipt nor a debit note.",
      'Send the fiscal number of one of these in goodsStockIn.invoiceNo.',
    ),
    '2813': shop(
      "The supplier's document is cancelled.",
      'Ask the supplier for the document that replaced it.',
    ),
    '2814': shop(
      "The supplier's document has been credited.",
      'Ask the supplier for the document that replaced it, or record stock without invoiceNo.',
    ),
    '2815': shop(
      "An item of the stock record is not on the supplier's document.",
      'Record only items of the document, or leave goodsStockIn.invoiceNo out.',
    ),
    '2819': shop(
      "The supplier's document is an airline invoice, which moves no stock.",
      'Record the stock without it.',
    ),
    '2841': shop(
      'Stock of this document or batch is recorded already.',
      'Look the record up with T145; stock of one document or one batch is recorded once.',
      'reconcile-first',
    ),
    '2842': notOneOf('isCheckBatchNo', '0 or 1'),
    '2885': lacks('goodsStockInItem.remarks', 'a remark'),
    '2886': tooLong('goodsStockInItem.remarks', 1024),
    '3016': lacks('lossQuantity', 'the fuel lost, 0 for none'),
    '3017': digits('lossQuantity', 12),
    '3018': wrongSign('lossQuantity', 'above', 'not negative'),
    '3019': wrongSign('lossQuantity', 'equal to', 'not negative'),
    '3020': wrongSign('lossQuantity', 'below', 'not negative'),
    '3021': lacks('originalQuantity', 'the fuel before the loss'),
    '3022': digits('originalQuantity', 12),
    '3023': wrongSign('originalQuantity', 'above', 'positive'),
    '3024': wrongSign('originalQuantity', 'equal to', 'positive'),
    '3025': wrongSign('originalQuantity', 'below', 'positive'),
    '3026': developer(
      'The loss of fuel is outside what is allowed.',
      "Send a lossQuantity between the two numbers that the authority's message names.",
    ),
    '3027': developer(
      'The quantity of fuel is miscalculated.',
      'Send originalQuantity minus lossQuantity in quantity.',
    ),
    '3028': shop(
      'The fuel tank holds other goods.',
      'Send a fuelTankId of a tank that holds the goods of goodsCode.',
    ),
    '3126': shop(
      "URA has flagged the supplier's document, so it cannot add to stock.",
      'Clear the document with URA, or record the stock without it.',
    ),
  }),

  // T139: goods stock transfer.
  ...answeredBy(['T139'], {
    '2141': lacks('destinationBranchId', 'a branch of T138'),
    '2142': tooLong('destinationBranchId', 18),
    '2143': shop(
      'The branch to transfer from is not one of this taxpayer.',
      'Take sourceBranchId from T138.',
    ),
    '2144': developer(
      'The branch to transfer to is missing or longer than 18 bytes; the printed text mixes the two.',
      'Take destinationBranchId from T138.',
    ),
    '2145': developer(
      'Stock was to be transferred from a branch to itself.',
      'Send different branches in sourceBranchId and destinationBranchId.',
    ),
    '2146': lacks('transferTypeCode', '101, 102 or 103'),
    '2147': tooLong('transferTypeCode', 20),
    '2148': notOneOf('transferTypeCode', '101, 102 or 103, several separated by commas'),
    '2149': lacks('remarks', 'a remark'),
    '2150': tooLong('remarks', 1024),
    '2151': lacksWhen('remarks', 'transferTypeCode is 103', 'why stock is transferred, in words'),
    '2152': shop(
      'More is to be transferred than the source branch has.',
      'Check the stock of the branch with T128, and transfer at most that.',
    ),
    '2153': lacks('sourceBranchId', 'a branch of T138'),
    '2154': tooLong('sourceBranchId', 18),
    '2241': lacks('goodsStockInItem', 'at least one line'),
    '2242': lacks('goodsStockTransferItem', 'at least one line'),
    '3008': lacks('sourceFuelTankId', 'the tank that the fuel leaves'),
    '3009': tooLong('sourceFuelTankId', 18),
    '3010': shop(
      'The tank to transfer from is not one of the source branch.',
      'Send a sourceFuelTankId of sourceBranchId.',
    ),
    '3011': lacks('destinationFuelTankId', 'the tank that takes the fuel'),
    '3012': tooLong('destinationFuelTankId', 8),
    '3013': shop(
      'The tank to transfer to is not one of the destination branch.',
      'Send a destinationFuelTankId of destinationBranchId.',
    ),
    '3014': developer(
      'A transfer of ordinary goods has fuel in it.',
      'Send fuel in a transfer of its own, with goodsTypeCode 102.',
    ),
    '3015': developer(
      'A transfer of fuel has ordinary goods in it.',
      'Send ordinary goods in a transfer of their own, with goodsTypeCode 101.',
    ),
  }),

  // T130, T131 and T139.
  ...answeredBy(['T130', 'T131', 'T139'], {
    '2233': lacks('measureUnit', 'a value of T115 rateUnit'),
    '2234': tooLong('measureUnit', 3),
    '2235': developer(
      'The unit of the goods is not in the dictionary.',
      'Set measureUnit to a value of T115 rateUnit, such as 101.',
    ),
  }),

  // T145: goods stock records query.
  ...answeredBy(['T145'], {
    '2843': developer(
      'The query names neither a batch, a document nor a reference.',
      'Send productionBatchNo, invoiceNo or referenceNo.',
    ),
    '2844': lacks('productionBatchNo', 'the batch of the production'),
    '2845': tooLong('productionBatchNo', 50),
    '2846': lacks('referenceNo', 'the reference number that the authority returned'),
    '2847': tooLong('referenceNo', 20),
  }),

  // T147, T148 and T149.
  ...answeredBy(['T147', 'T148', 'T149'], {
    '2879': lacks('combineKeywords', 'the words to search for'),
    '2880': tooLong('combineKeywords', 50),
    '2881': lacks('id', 'the id that the list returned'),
    '2882': tooLong('id', 18),
  }),
})

/** Goods and their stock. */
export const goodsCodes = (): CodeTable => ({
  ...register(),
  ...stock(),
})
