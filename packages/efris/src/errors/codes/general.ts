import {
  answeredBy,
  authority,
  badlyWritten,
  type CodeTable,
  developer,
  digits,
  hasWhen,
  lacks,
  lacksOutside,
  nobody,
  notOneOf,
  shop,
  tooLong,
  wrongSign,
} from './rows.js'

/** Any interface, and the offline enabler: the outer message, the session, the taxpayer and the device. */
const anyInterface = (): CodeTable => ({
  '00': nobody('The authority did what was asked.', 'There is nothing to do.'),
  '01': developer('The interface code is unknown.', 'Use a code of the catalogue, such as T109.'),
  '02': authority(
    'The authority could not encrypt with its white box.',
    'Use AP04, which needs no white box; else ask URA.',
  ),
  '03': developer(
    'The authority could not decrypt with its white box.',
    'Get new keys and send again; with AP04 none of this is needed.',
    'after-relogin',
  ),
  '04': developer(
    'The authority could not read its white box.',
    'Get new keys and send again; with AP04 none of this is needed.',
    'after-relogin',
  ),
  '05': developer('The application id is wrong.', 'Use AP04 for system-to-system calls.'),
  '06': developer('The request had no body.', 'Send the outer message as JSON.'),
  '07': lacksOutside('globalInfo'),
  '08': lacksOutside('data'),
  '09': lacksOutside('returnStateInfo'),
  '10': lacksOutside('data.dataDescription'),
  '11': lacksOutside('globalInfo.interfaceCode'),
  '12': lacksOutside('globalInfo.userName'),
  '13': lacksOutside('globalInfo.taxpayerID'),
  '14': lacksOutside('globalInfo.deviceMAC'),
  '15': developer(
    'The content could not be unpacked.',
    'Get a new session key (T104) and send again; if it stays, check the layers: JSON, AES, base64.',
    'after-relogin',
  ),
  '16': lacksOutside('globalInfo.appId'),
  '17': lacksOutside('globalInfo.version'),
  '18': lacksOutside('globalInfo.dataExchangeId'),
  '19': lacksOutside('globalInfo.requestCode'),
  '20': lacksOutside('globalInfo.requestTime'),
  '21': lacksOutside('globalInfo.responseCode'),
  '22': developer('The currency is missing.', 'Send the ISO name, such as UGX.'),
  '23': authority(
    'The authority could not read its tax rates.',
    'Send the same request again after a pause.',
    'same-request',
  ),
  '24': developer('The version is too long.', 'Send at most 15 characters.'),
  '25': developer('The dataExchangeId is too long.', 'Send at most 32 characters.'),
  '26': developer('The request code is wrong.', 'Send TP in globalInfo.requestCode.'),
  '27': developer('The response code is wrong.', 'Send TA in globalInfo.responseCode.'),
  '28': developer(
    "The request time is more than ten minutes from the authority's clock.",
    'Read the time (T101), correct the offset and send again. Times are East Africa Time.',
    'after-time-sync',
  ),
  '29': developer('The device MAC is too long.', 'Send at most 25 characters.'),
  '30': developer('The application id is wrong.', 'Use AP04 for system-to-system calls.'),
  '31': developer('The request time is badly written.', 'Write it as yyyy-MM-dd HH:mm:ss.'),
  '32': developer(
    'The version of the interface is too old.',
    'Update this software to a release that speaks the present interface.',
  ),
  '33': developer('The version of the interface is wrong.', 'Send the version of the interface document.'),
  '34': lacksOutside('globalInfo.longitude'),
  '35': developer('The longitude is too long.', 'Send at most 60 characters.'),
  '36': lacksOutside('globalInfo.latitude'),
  '37': developer('The latitude is too long.', 'Send at most 60 characters.'),
  '38': developer(
    'The signature does not fit the content.',
    "Sign the content text with the device's own key: SHA-1, RSASSA-PKCS1-v1_5.",
  ),
  '39': developer('The signature is missing.', 'Sign every content that is not empty.'),
  '40': shop('The device may not do this.', 'Ask URA for the permission.'),
  '41': shop('The item does not exist.', 'Register it (T130 or the portal) first.'),
  '42': shop(
    'The taxpayer is not registered for e-invoicing.',
    'The taxpayer has to register for EFRIS in the portal.',
  ),
  '43': developer('The outer message is not JSON.', 'Send the outer message as valid JSON.'),
  '44': shop('The branch was removed.', 'The taxpayer has to clear this with URA.'),
  '45': developer(
    'Some rows failed; the others were stored.',
    'Look at the rows that came back, and send only those again.',
    'reconcile-first',
  ),
  '46': authority(
    "The authority's database failed.",
    'Find out what was stored before sending again.',
    'reconcile-first',
  ),
  '99': authority(
    "The authority's system failed in a way it does not explain.",
    'Find out what was stored before sending again.',
    'reconcile-first',
  ),
  '100': shop('The taxpayer is unknown.', 'Check the TIN in globalInfo.taxpayerID and globalInfo.tin.'),
  '101': shop('The taxpayer is not active.', 'The taxpayer has to clear this with URA.'),
  '102': shop('The branch is not active.', 'The taxpayer has to clear this with URA.'),
  '400': shop(
    'The device is unknown for this TIN.',
    'Check the device number, or register the device in the portal.',
  ),
  '401': shop(
    'No key is registered for the device.',
    "Register the device's public key in the portal, then sign in again.",
    'after-relogin',
  ),
  '402': shop(
    'The key has expired.',
    'Sign in again; if it stays, renew the device key in the portal.',
    'after-relogin',
  ),
  '403': shop('The device is not active.', 'The taxpayer has to clear this with URA.'),
  '1521': developer('The page number is missing.', 'Send pageNo, counted from 1.'),
  '1522': developer('The page number is too long.', 'Send at most 10 digits.'),
  '1523': developer('The page number is wrong.', 'Send a number from 1.'),
  '1524': developer('The page size is missing.', 'Send pageSize, at most 99.'),
  '1525': developer('The page size is too long.', 'Send pageSize with at most 2 digits.'),
  '1526': developer('The page is too large.', 'Send pageSize 99 or less.'),
  '2066': developer('The inner message is not JSON.', 'Send valid JSON inside the envelope.'),
  '3088': shop('The device is blocked.', 'The taxpayer has to clear this with URA.'),

  // T133: upgrade of the offline enabler.
  ...answeredBy(['T133'], {
    '47': shop(
      'This version of the offline enabler cannot be brought up to date step by step.',
      'Install the current full version instead of the upgrade that T133 offers.',
    ),
  }),

  // TCS: offline enabler.
  ...answeredBy(['TCS'], {
    '2889': shop('The offline enabler is too old.', 'Install its newest version.'),
    '9901': authority(
      'The offline enabler has reached the number of calls it takes at once.',
      'Send the same request again after a pause.',
      'same-request',
    ),
    '9902': authority(
      'The offline enabler cannot reach its own cache.',
      'Send the same request again after a pause; if it stays, restart the enabler.',
      'same-request',
    ),
  }),
})

/** Queries: documents, taxpayers, exchange rates. */
const queries = (): CodeTable => ({
  // T106, T107, T108, T111, T114, T117, T122 and T131.
  ...answeredBy(['T106', 'T107', 'T108', 'T111', 'T114', 'T117', 'T122', 'T131'], {
    '1500': developer('The fiscal number is missing.', 'Send the fiscal number in invoiceNo.'),
    '1501': tooLong('invoiceNo', 20),
  }),

  // T106 and T107.
  ...answeredBy(['T106', 'T107'], {
    '1502': lacks('deviceNo', 'the device number of T103'),
    '1503': tooLong('deviceNo', 20),
    '1506': lacks('buyerTin', 'the TIN of the buyer'),
    '1507': tooLong('buyerTin', 20),
    '1508': lacks('buyerNinBrn', 'the NIN or BRN of the buyer'),
    '1509': tooLong('buyerNinBrn', 20),
    '1510': lacks('buyerLegalName', 'the name of the buyer'),
    '1511': tooLong('buyerLegalName', 256),
    '1512': lacks('combineKeywords', 'the words to search for'),
    '1513': tooLong('combineKeywords', 20),
    '2189': lacks('branchName', 'a branch name of T138'),
    '2190': tooLong('branchName', 500),
  }),

  // T106, T107 and T117.
  ...answeredBy(['T106', 'T107', 'T117'], {
    '1514': notOneOf('invoiceType', '1, 2, 4 or 5, several separated by commas'),
  }),

  // T106: invoice/receipt query.
  ...answeredBy(['T106'], {
    '1515': notOneOf('isInvalid', '0 (valid) or 1 (cancelled)'),
    '1516': notOneOf('isRefund', '0 (no note), 1 (credited) or 2 (debited)'),
    '2060': tooLong('referenceNo', 50),
    '2868': lacks('queryType', '0 for received, 1 for issued documents'),
    '2869': tooLong('queryType', 1),
    '2870': notOneOf('queryType', '0 (received documents) or 1 (issued documents)'),
    '2871': developer(
      'A query for received documents names a buyer.',
      'Leave buyerTin, buyerNinBrn and buyerLegalName empty when queryType is 0.',
    ),
    '2896': lacks('dataSource', 'the channel, such as 103'),
    '2897': tooLong('dataSource', 3),
    '2898': notOneOf('dataSource', 'a channel from 101 to 108'),
    '3109': lacks('sellerTinOrNin', 'the TIN or NIN of the seller'),
    '3110': tooLong('sellerTinOrNin', 100),
    '3111': lacks('sellerLegalOrBusinessName', 'the name of the seller'),
    '3112': tooLong('sellerLegalOrBusinessName', 256),
  }),

  // T106, T107 and T111.
  ...answeredBy(['T106', 'T107', 'T111'], {
    '1517': lacks('startDate', 'the first day, as yyyy-MM-dd'),
    '1518': developer(
      'The date in startDate is not written as asked; the table prints a form with time, clients send the day.',
      'Write startDate as yyyy-MM-dd; if that is refused, as yyyy-MM-dd HH:mm:ss.',
    ),
    '1519': lacks('endDate', 'the last day, as yyyy-MM-dd'),
    '1520': developer(
      'The date in endDate is not written as asked; the table prints a form with time, clients send the day.',
      'Write endDate as yyyy-MM-dd; if that is refused, as yyyy-MM-dd HH:mm:ss.',
    ),
  }),

  // T117: invoice checks (reconciliation).
  ...answeredBy(['T117'], {
    '1569': developer(
      'The list holds more documents than the authority compares in one call; the limit is not published.',
      'Split the list over several calls.',
    ),
  }),

  // T119: query taxpayer by TIN or NIN/BRN.
  ...answeredBy(['T119'], {
    '1572': developer(
      'Neither a TIN nor a NIN or BRN was sent.',
      'Send tin or ninBrn of the taxpayer to look up.',
    ),
    '1573': lacks('tin', 'the TIN of the taxpayer'),
    '1574': tooLong('tin', 20),
    '1575': lacks('ninBrn', 'the NIN or BRN of the taxpayer'),
    '1576': tooLong('ninBrn', 20),
    '2261': shop(
      'The taxpayer does not exist, or is not in order.',
      'Check tin and ninBrn; if they are right, the taxpayer has to clear this with URA.',
    ),
  }),

  // T121: acquire exchange rate.
  ...answeredBy(['T121'], {
    '2797': lacks('issueDate', 'the day of the exchange rate as yyyy-MM-dd'),
    '2798': badlyWritten('issueDate', 'yyyy-MM-dd'),
  }),
})

/** Accounts, devices, certificates, contacts and reports of outages. */
const accounts = (): CodeTable => ({
  // T132: upload exception log.
  ...answeredBy(['T132'], {
    '2052': notOneOf('interruptionTypeCode', '101 to 105'),
    '2053': lacks('description', 'what happened, in words'),
    '2054': tooLong('description', 200),
    '2055': lacks('errorDetail', 'the error, in words'),
    '2056': tooLong('errorDetail', 200),
    '2057': lacks('interruptionTime', 'when it happened, as yyyy-MM-dd HH:mm:ss'),
    '2058': badlyWritten('interruptionTime', 'yyyy-MM-dd HH:mm:ss'),
  }),

  // T136: certificate public key upload.
  ...answeredBy(['T136'], {
    '2093': lacks('fileName', 'the name of the certificate file, ending in .crt or .cer'),
    '2094': tooLong('fileName', 256),
    '2095': lacks('fileContent', 'the certificate'),
    '2096': lacks('verifyString', 'the file name, encrypted with AES'),
    '2097': developer(
      'The check text does not decrypt to the name of the file.',
      'Encrypt fileName with AES into verifyString; the key is ten characters of the TIN and the day as yymmdd.',
    ),
    '2098': shop('The certificate has expired.', 'Get a new certificate for the device key and upload that.'),
    '2099': nobody(
      'The certificate is stored already.',
      'Go on with the stored certificate, or upload another one.',
      'reconcile-first',
    ),
    '2100': developer(
      'The certificate cannot be read.',
      'Send an X.509 certificate (.crt or .cer) in fileContent.',
    ),
    '2178': developer(
      "The certificate's kind of key is not the one registered for encryption.",
      'Upload a certificate with an RSA key.',
    ),
    '2179': developer(
      'The public key is not 2048 bits long.',
      'Make a new RSA key of 2048 bits, and upload its certificate.',
    ),
    '2200': shop(
      'URA has no fingerprint for this certificate.',
      "Register the certificate's thumbprint in the portal or at the tax office first.",
    ),
  }),

  // T137, T140, T142 and T143.
  ...answeredBy(['T137', 'T140', 'T142', 'T143'], {
    '2110': lacks('tin', 'the TIN of the taxpayer'),
    '2111': tooLong('tin', 20),
  }),

  // T140: check of a portal account.
  ...answeredBy(['T140'], {
    '2155': lacks('password', 'the password of the user'),
    '2156': tooLong('password', 500),
    '2162': shop(
      'Either the user account or the password is wrong.',
      'Enter both as they are in the portal; reset the password there if need be.',
    ),
    '2163': shop(
      'The password of the user is wrong.',
      'Enter the password of the portal, or reset it there.',
    ),
    '2164': shop(
      'No user account belongs to this entry.',
      'Check the TIN, or have the account created in the portal.',
    ),
  }),

  // T141: delivery of a one-time code.
  ...answeredBy(['T141'], {
    '2157': lacks('deliveryMethod', '001 for e-mail, 002 for a text message'),
    '2158': tooLong('deliveryMethod', 3),
    '2159': notOneOf('deliveryMethod', '001 (e-mail) or 002 (text message)'),
    '2160': hasWhen('contactMobile', 'deliveryMethod is 001'),
    '2161': hasWhen('contactEmail', 'deliveryMethod is 002'),
  }),

  // T142: check of the one-time code.
  ...answeredBy(['T142'], {
    '2165': shop('The one-time code is wrong.', 'Enter the code of the newest message from URA in otp.'),
    '2166': lacks('otp', 'the one-time code of 6 digits'),
    '2167': tooLong('otp', 6),
    '2172': shop('The one-time code is too old.', 'Ask for a new code with T141, and enter that in otp.'),
  }),

  // T143: binding a device to a branch.
  ...answeredBy(['T143'], {
    '2168': lacks('branchId', 'a branch of T138'),
    '2169': tooLong('branchId', 18),
    '2170': lacks('deviceNo', 'the device number of T103'),
    '2171': tooLong('deviceNo', 18),
    '2173': developer(
      'The device number is not formed as the authority forms it.',
      'Send deviceNo exactly as the device or the portal shows it.',
    ),
    '2174': shop('The branch does not exist.', 'Take branchId from T138 or from the portal.'),
    '2175': nobody(
      'The device number is registered already.',
      'Look the device up in the portal before registering it again.',
      'reconcile-first',
    ),
    '3117': lacks('deviceType', 'the kind of device'),
    '3118': tooLong('deviceType', 1),
    '3119': notOneOf('deviceType', 'the character that URA gives for the kind of device'),
    '3120': shop(
      'The device is registered for another TIN.',
      'Check deviceNo; have URA release the device if it has changed hands.',
    ),
    '3121': shop(
      'The device is registered for another branch.',
      'Check branchId, or move the device in the portal.',
    ),
  }),

  // T105: forget password.
  ...answeredBy(['T105'], {
    '2779': lacks('userName', 'the user name of the portal'),
    '2780': tooLong('userName', 200),
    '2781': lacks('changedPassword', 'the new password'),
    '2782': tooLong('changedPassword', 200),
  }),

  // T109 and T175.
  ...answeredBy(['T109', 'T175'], {
    '3056': lacks('mobileNumber', 'the mobile number of the taxpayer'),
    '3057': tooLong('mobileNumber', 30),
    '3058': notOneOf('agentType', '0 (no agent), 1 (USSD agent) or 2 (agent, with agentEntity)'),
    '3059': developer(
      'A member is missing; the text does not say which.',
      'Compare the request with the field table: T175 asks for tin and mobileNumber.',
    ),
    '3060': shop(
      'The tax system behind EFRIS does not know the TIN.',
      'Check the TIN; if it is right, the taxpayer has to clear this with URA.',
    ),
    '3061': authority(
      'The authority could not convert the data for its tax system.',
      'Send the same document again after a pause.',
      'same-request',
    ),
    '3062': shop(
      'URA has no head office on record for the taxpayer.',
      'The taxpayer has to complete its registration with URA.',
    ),
    '3063': shop('The own TIN does not exist.', 'Check the TIN for which the account is asked.'),
    '3064': shop('The TIN is not in order.', 'The taxpayer has to clear the state of the TIN with URA.'),
    '3065': shop(
      'The mobile number is not the one registered for the TIN.',
      'Send the number that URA has for the taxpayer in mobileNumber.',
    ),
    '3066': shop(
      'The mobile number exists already.',
      'Find out what was stored before sending again.',
      'reconcile-first',
    ),
    '3067': shop(
      'The taxpayer has several branches, and USSD is for one.',
      'Use another channel, such as the portal or this interface.',
    ),
    '3068': shop(
      'The taxpayer is registered for VAT, and USSD is for those who are not.',
      'Use another channel, such as the portal or this interface.',
    ),
    '3069': shop('The taxpayer may not use USSD.', 'Use another channel, or ask URA for the reason.'),
    '3070': shop(
      'The taxpayer chose another channel than USSD when registering.',
      'Use the channel that was chosen, or change it with URA.',
    ),
    '3071': shop(
      'The legal name is not the one registered for the TIN.',
      'Send the name the register has (T119).',
    ),
    '3072': shop(
      'The device of the USSD account is not in order.',
      'The taxpayer has to clear the state of the device with URA.',
    ),
    '3073': developer(
      'The device number of the document is wrong.',
      'Send basicInformation.deviceNo as in globalInfo.deviceNo and in T103.',
    ),
    '3074': shop('The taxpayer has no such branch.', 'Take the branch from T138, or have it registered.'),
  }),

  // T181: upload frequent contacts.
  ...answeredBy(['T181'], {
    '3129': developer(
      'A business or government contact has neither TIN nor NIN or BRN.',
      'Send buyerTin or buyerNinBrn when buyerType is 0 or 3.',
    ),
    '3130': developer(
      'A consumer contact has neither TIN, NIN, name nor phone.',
      'Send at least buyerLegalName when buyerType is 1.',
    ),
    '3131': developer(
      'A foreign contact has neither citizenship, passport nor name.',
      'Send at least buyerLegalName when buyerType is 2.',
    ),
    '3132': shop(
      'The list of frequent contacts is full.',
      'Delete contacts (operationType 103); T103 gives the limit as frequentContactsLimit.',
    ),
    '3133': developer(
      'No frequent contact has this id.',
      'Take id from the list of frequent contacts (T182), or add the contact with operationType 101.',
    ),
  }),
})

/** Fuel stations: shifts, tanks, pumps, nozzles and the buyers of their documents. */
const fuel = (): CodeTable => ({
  // T167: EDC invoice/receipt inquiry.
  ...answeredBy(['T167'], {
    '2916': lacks('fuelType', 'the name of the fuel'),
    '2917': tooLong('fuelType', 200),
  }),

  // T170: query EFD location.
  ...answeredBy(['T170'], {
    '2918': lacks('deviceNumber', 'the device number'),
    '2919': tooLong('deviceNumber', 20),
    '2920': shop(
      'The device is not one of this taxpayer.',
      'Check deviceNumber against the devices in the portal.',
    ),
  }),

  // T169: query pump, nozzle and tank.
  ...answeredBy(['T169'], {
    '2921': shop('No pump has this number.', 'Take the pump from T168 or from the portal.'),
  }),

  // T164: upload EDC disconnection data.
  ...answeredBy(['T164'], {
    '2922': lacks('edcOrderNum', 'the order number of the transaction'),
    '2923': tooLong('edcOrderNum', 24),
    '2924': lacks('disconnectedType', '101 lost controller or 102 abnormal transaction'),
    '2925': tooLong('disconnectedType', 3),
    '2926': notOneOf('disconnectedType', '101 (lost controller) or 102 (abnormal transaction)'),
    '2927': lacks('disconnectedTime', 'when the connection broke'),
    '2928': badlyWritten('disconnectedTime', 'yyyy-MM-dd HH:mm:ss'),
  }),

  // T166: update buyer details.
  ...answeredBy(['T166'], {
    '2931': shop(
      'The buyer of the document has been changed as often as is allowed.',
      'Leave it as it is; T103 says how often in buyerModifiedTimes.',
    ),
    '2932': shop(
      'The document is too old to change its buyer.',
      'Credit the document and issue a new one; T103 says how long in buyerModificationPeriod.',
    ),
    '2973': developer(
      'The document whose buyer is to change does not exist.',
      'Check the fiscal number in invoiceNo with T108.',
    ),
    '3006': lacks('createDateStr', 'when the buyer was changed'),
    '3007': badlyWritten('createDateStr', 'yyyy-MM-dd HH:mm:ss'),
    '3053': shop(
      'The document is a credit note, whose buyer cannot be changed.',
      'Change the buyer of invoices and receipts only.',
    ),
    '3054': shop(
      'The document has been credited, so its buyer cannot be changed.',
      'Put the right buyer on the document that replaces it.',
    ),
    '3055': shop(
      'A credit note has been applied for, so the buyer cannot be changed.',
      'Wait for the decision; void the application with T120 if the document shall stand.',
    ),
  }),

  // T163: upload shift information.
  ...answeredBy(['T163'], {
    '2933': lacks('shiftNo', 'the number of the shift'),
    '2934': tooLong('shiftNo', 20),
    '2935': lacks('startVolume', 'the counter at the start of the shift'),
    '2936': digits('startVolume', 12, 2),
    '2937': wrongSign('startVolume', 'above', 'not negative'),
    '2938': wrongSign('startVolume', 'equal to', 'not negative'),
    '2939': wrongSign('startVolume', 'below', 'not negative'),
    '2940': lacks('endVolume', 'the counter at the end of the shift'),
    '2941': digits('endVolume', 12, 2),
    '2942': wrongSign('endVolume', 'above', 'not negative'),
    '2943': wrongSign('endVolume', 'equal to', 'not negative'),
    '2944': wrongSign('endVolume', 'below', 'not negative'),
    '2945': lacks('fuelType', 'the name of the fuel'),
    '2946': tooLong('fuelType', 200),
    '2947': lacks('goodsId', 'the id that T127 has for the fuel'),
    '2948': tooLong('goodsId', 18),
    '2949': lacks('goodsCode', 'the code that the goods are registered under'),
    '2950': tooLong('goodsCode', 50),
    '2951': lacks('invoiceNumber', 'how many documents were issued in the shift'),
    '2952': digits('invoiceNumber', 12),
    '2953': wrongSign('invoiceNumber', 'above', 'not negative'),
    '2954': wrongSign('invoiceNumber', 'equal to', 'not negative'),
    '2955': wrongSign('invoiceNumber', 'below', 'not negative'),
    '2956': lacks('nozzleNo', 'the number of the nozzle'),
    '2957': tooLong('nozzleNo', 50),
    '2958': lacks('pumpNo', 'the number of the pump'),
    '2959': tooLong('pumpNo', 50),
    '2960': lacks('tankNo', 'the number of the tank'),
    '2961': tooLong('tankNo', 50),
    '2962': lacks('userName', 'the name of the attendant'),
    '2963': tooLong('userName', 500),
    '2964': lacks('userCode', 'the code of the attendant'),
    '2965': tooLong('userCode', 100),
    '2966': lacks('startTime', 'when the shift began'),
    '2967': badlyWritten('startTime', 'yyyy-MM-dd HH:mm:ss'),
    '2968': lacks('endTime', 'when the shift ended'),
    '2969': badlyWritten('endTime', 'yyyy-MM-dd HH:mm:ss'),
    '2970': lacks('modifyType', 'the kind of change'),
    '2971': tooLong('modifyType', 1),
    '2972': notOneOf('modifyType', 'a value of the field table of T163, where that has the member'),
  }),

  // T172: fuel nozzle status upload.
  ...answeredBy(['T172'], {
    '2984': lacks('nozzleId', 'the id that T169 has for the nozzle'),
    '2985': tooLong('nozzleId', 18),
    '2986': lacks('nozzleNo', 'the number of the nozzle'),
    '2987': tooLong('nozzleNo', 50),
    '2988': developer(
      'The id and the number of the nozzle belong to different nozzles.',
      'Take nozzleId and nozzleNo from the same row of T169.',
    ),
    '2989': lacks('status', 'the state of the nozzle, such as 1 for available'),
    '2990': tooLong('status', 3),
    '2991': notOneOf('status', '1 to 7, or to 10 for offline'),
  }),

  // T165: tank prices and pump versions.
  ...answeredBy(['T165'], {
    '2996': lacks('tankList', 'at least one tank'),
    '2997': lacks('pumpList', 'at least one pump'),
    '2998': lacks('pumpId', 'the id that T168 has for the pump'),
    '2999': tooLong('pumpId', 18),
    '3000': lacks('pumpVersion', 'the version of the pump data'),
    '3001': tooLong('pumpVersion', 15),
    '3002': shop(
      'The goods of a tank are not fuel.',
      'Send a goodsId that T127 lists with goodsTypeCode 102.',
    ),
    '3003': shop(
      'The pump is not one of this taxpayer.',
      'Take pumpId from the pumps of the own stations (T169).',
    ),
    '3004': lacks('updateDateStr', 'when the price was changed'),
    '3005': badlyWritten('updateDateStr', 'yyyy-MM-dd HH:mm:ss'),
    '3031': lacks('presentPrice', 'the price of the fuel'),
    '3032': digits('presentPrice', 12),
    '3033': wrongSign('presentPrice', 'above', 'positive'),
    '3034': wrongSign('presentPrice', 'equal to', 'positive'),
    '3035': wrongSign('presentPrice', 'below', 'positive'),
  }),

  // T176: upload device issuing status.
  ...answeredBy(['T176'], {
    '3084': lacks('deviceIssuingStatus', '101 ready, 102 issuing or 103 printing'),
    '3085': tooLong('deviceIssuingStatus', 3),
    '3086': notOneOf('deviceIssuingStatus', '101 (ready), 102 (issuing) or 103 (printing)'),
  }),
})

/** The interfaces of customs (C101 to C107) and the public verification of documents (A101). */
const customs = (): CodeTable => ({
  // A101: public verification.
  ...answeredBy(['A101'], {
    '501': authority(
      'The authority could not make the picture with the characters to type.',
      'Ask for a new picture after a pause.',
      'same-request',
    ),
    '502': shop(
      'The characters typed in are not those of the picture.',
      'Type the characters of the newest picture.',
    ),
    '503': shop(
      'The QR code could not be read or checked.',
      'Scan it from the printed document again, or enter the fiscal number by hand.',
    ),
    '504': shop('No document has this fiscal number.', 'Compare the number with the printed document.'),
    '505': shop('No report has this code.', 'Compare the code with the confirmation of the report.'),
    '506': nobody(
      'The document took no part in this lottery.',
      'There is nothing to correct; the seller can say which documents take part.',
    ),
    '507': nobody(
      'The lottery does not know the document.',
      'Check the fiscal number; if it is right, the document is not in the draw.',
    ),
    '508': shop(
      'What was typed in does not belong to the document.',
      'Enter number, date and amounts exactly as printed.',
    ),
    '509': shop(
      'The document has been verified too often.',
      "Do not verify it again for now; T108 shows a document of one's own.",
    ),
  }),

  // C101: import declaration.
  ...answeredBy(['C101'], {
    '2000': lacks('basicInformation.sadNumber', 'the number of the customs declaration'),
    '2001': tooLong('basicInformation.sadNumber', 20),
    '2002': lacks('basicInformation.sadDate', 'the date of the customs declaration'),
    '2003': badlyWritten('basicInformation.sadDate', 'yyyy-MM-dd HH:mm:ss'),
    '2004': lacks('basicInformation.cpcCode', 'the customs procedure code'),
    '2005': tooLong('basicInformation.cpcCode', 16),
    '2006': lacks('basicInformation.cpcDescription', 'the customs procedure in words'),
    '2007': tooLong('basicInformation.cpcDescription', 256),
    '2008': lacks('basicInformation.wareHouseNumber', 'the number of the warehouse'),
    '2009': tooLong('basicInformation.wareHouseNumber', 16),
    '2010': lacks('basicInformation.wareHouseName', 'the name of the warehouse'),
    '2011': tooLong('basicInformation.wareHouseName', 256),
    '2012': lacks('goodsDetails.hsCode', 'a code of T185'),
    '2013': tooLong('goodsDetails.hsCode', 16),
    '2014': developer(
      'The HS code of a line is not in the customs tariff.',
      'Take goodsDetails.hsCode from T185.',
    ),
    '2015': nobody(
      'An import declaration with this SAD number is stored already.',
      'Compare it with the stored one; send a new sadNumber only for another declaration.',
      'reconcile-first',
    ),
    '2038': lacks('basicInformation.office', 'the customs office'),
    '2039': tooLong('basicInformation.office', 35),
    '2040': lacks('basicInformation.cif', 'the CIF value'),
    '2041': tooLong('basicInformation.cif', 50),
    '2042': lacks('basicInformation.valuationMethod', 'how customs valued the goods'),
    '2043': tooLong('basicInformation.valuationMethod', 128),
    '2044': lacks('summary.prn', 'the payment registration number'),
    '2045': tooLong('summary.prn', 80),
    '2046': nobody(
      'An import declaration with this office and cif is stored already.',
      'Compare it with the stored one before sending a new one.',
      'reconcile-first',
    ),
    '2062': lacks('goodsDetails.pack', 'the packages of the goods'),
    '2063': tooLong('goodsDetails.pack', 1024),
  }),

  // C102: export declaration.
  ...answeredBy(['C102'], {
    '2016': lacks('tin', 'the TIN of the taxpayer'),
    '2017': tooLong('tin', 20),
    '2018': lacks('ninBrn', 'the NIN or BRN of the taxpayer'),
    '2019': tooLong('ninBrn', 100),
    '2020': lacks('taxpayerName', 'the name of the exporter'),
    '2021': tooLong('taxpayerName', 256),
    '2024': lacks('sadNumber', 'the number of the customs declaration'),
    '2025': tooLong('sadNumber', 20),
    '2026': lacks('destinationCountry', 'the country that the goods go to'),
    '2027': tooLong('destinationCountry', 256),
    '2028': lacks('originCountry', 'the country that the goods come from'),
    '2029': tooLong('originCountry', 256),
    '2030': nobody(
      'An export declaration with this SAD number is stored already.',
      'Compare it with the stored one; send a new sadNumber only for another declaration.',
      'reconcile-first',
    ),
    '2032': nobody(
      'The goods of this invoice are exported already.',
      'Compare with the stored declaration; do not declare the invoice twice.',
      'reconcile-first',
    ),
    '2033': developer(
      'The invoice was issued by another taxpayer.',
      'Send the tin of the seller that the invoice shows.',
    ),
    '3136': lacks('exitStationOffice', 'the customs office of exit'),
    '3137': tooLong('exitStationOffice', 100),
    '3138': lacks('exitOfficer', 'the officer at the exit'),
    '3139': tooLong('exitOfficer', 100),
    '3140': lacks('exitDate', 'when the goods left, as yyyy-MM-dd HH:mm:ss'),
    '3141': badlyWritten('exitDate', 'yyyy-MM-dd HH:mm:ss'),
    '3144': lacks('exportSadItems', 'at least one line'),
    '3145': lacks('hsCode', 'a code of T185'),
    '3146': tooLong('hsCode', 50),
    '3147': lacks('invoiceItemId', 'the id of the line of the invoice'),
    '3148': tooLong('invoiceItemId', 18),
    '3149': lacks('exportedQuantity', 'how much left the country'),
    '3150': digits('exportedQuantity', 12),
    '3151': wrongSign('exportedQuantity', 'above', 'positive'),
    '3152': wrongSign('exportedQuantity', 'equal to', 'positive'),
    '3153': wrongSign('exportedQuantity', 'below', 'positive'),
    '3154': developer(
      'Some lines of the declaration are not lines of the invoice.',
      'Take every invoiceItemId of exportSadItems from the invoice.',
    ),
    '3161': developer(
      'More is to be exported than the invoice has left.',
      'Send an exportedQuantity of at most what has not been exported yet.',
    ),
  }),

  // C102, C106 and C107.
  ...answeredBy(['C102', 'C106', 'C107'], {
    '2022': lacks('invoiceNo', 'the fiscal number of the invoice'),
    '2023': tooLong('invoiceNo', 20),
    '2031': developer(
      'Customs named a document that does not exist.',
      'Check the fiscal number in invoiceNo with T108.',
    ),
  }),

  // C105, C106 and C107.
  ...answeredBy(['C105', 'C106', 'C107'], {
    '2034': developer(
      'This taxpayer may not use the customs interfaces.',
      'Call them as the customs system, or ask URA for the permission.',
    ),
  }),

  // C103: confirmation of a declaration.
  ...answeredBy(['C103'], {
    '2035': nobody(
      'The declaration is confirmed already.',
      'Take it as confirmed; there is nothing to send again.',
      'reconcile-first',
    ),
    '2036': nobody(
      'The declaration is cancelled already.',
      'Take it as cancelled; there is nothing to send again.',
      'reconcile-first',
    ),
    '2037': developer(
      'No declaration has this combination of invoiceNo and sadNumber.',
      'Check both numbers against the declaration that was uploaded with C102.',
    ),
  }),

  // C105: taxpayer query of customs.
  ...answeredBy(['C105'], {
    '2112': developer(
      'The customs query has an empty inner message.',
      'Put the query as base64 into data.content.',
    ),
    '2113': developer(
      'The inner message of the customs query is not JSON.',
      'Send valid JSON inside the envelope of C105.',
    ),
  }),

  // C107: state of an export.
  ...answeredBy(['C107'], {
    '3142': lacks('exportStatusCode', 'the state of the export'),
    '3143': tooLong('exportStatusCode', 3),
    '3159': notOneOf('exportStatusCode', 'one of the states that customs has agreed with URA'),
  }),

  // C102 and C107.
  ...answeredBy(['C102', 'C107'], {
    '3160': shop(
      'A credit note is pending for the invoice, which blocks its export.',
      'Wait for the decision on the credit note, or void it with T120.',
    ),
  }),
})

/** What any interface answers, and the interfaces around documents and goods. */
export const generalCodes = (): CodeTable => ({
  ...anyInterface(),
  ...queries(),
  ...accounts(),
  ...fuel(),
  ...customs(),
})
