/* Written by scripts/method-docs.js at every build, from the operations. */

/**
 * What is said of each operation, once more under the name of its method. The language server of TypeScript 7 shows nothing
 * over a member of a mapped type; where the same member is declared beside it, it shows what stands there. `unknown` adds
 * nothing to the type of the method.
 */
export interface EfrisMethods {
  /**
   * Reads the authority's clock, so that the client can correct its own. Needs no key; also the cheapest health check.
   */
  readonly getServerTime: unknown

  /**
   * Fetches the authority's public key and, for devices whose private key the authority keeps (appId AP01: cash registers
   * and till controllers), that private key, protected by a white box. Systems that make their own key (AP04) do not need
   * it. It needs no signature, since such a device has nothing to sign with yet. Give what comes back to a
   * `KeyClient.forWhiteBox`. How the authority protects the key today is unpublished: see WHITE_BOXES.
   */
  readonly clientInit: unknown

  /**
   * Reads the taxpayer, branch, device, registered taxes, switches and dictionary versions. The answer is sealed with the
   * T104 key, so T104 comes first, whatever order the introduction of the interface document shows.
   */
  readonly signIn: unknown

  /**
   * Fetches the AES key that seals later messages, wrapped for the device's own RSA key. It lives 24 hours (402 after
   * that), and the newest key wins.
   */
  readonly getSymmetricKey: unknown

  /**
   * Sets a new portal password for one of the taxpayer's users, who forgot the old one. It answers nothing. The old password
   * is not asked for: whoever holds the device key can change it, and sending the same password twice does no harm. The
   * password of the device's key file is another one and stays.
   */
  readonly forgetPassword: unknown

  /**
   * Lists fiscal documents, newest first, page by page: those issued to the caller, or by the caller. When the answer to
   * `fiscaliseInvoice` was lost, ask for its `referenceNo` with `queryType` 1 after a little while: no row says that it was
   * not stored. A row is short; `verifyInvoice` fetches the whole document by its number.
   */
  readonly queryAllInvoices: unknown

  /**
   * List documents that can still receive a credit note or a debit-note cancellation. Excludes documents that
   * are obsolete or already have an open application.
   */
  readonly queryInvoices: unknown

  /**
   * Fetches one fiscal document in full by its number (FDN): as it was sent, with the verification code, the QR text and what
   * was credited since. Names of the seller and of categories are the authority's own.
   */
  readonly verifyInvoice: unknown

  /**
   * Fiscalises an invoice, receipt, debit note or credit memo: makes it legal. Call it once for every sale, when the sale is
   * complete. The answer is the document as the authority stored it, with its number (FDN, `basicInformation.invoiceNo`), its
   * verification code (`antifakeCode`) and the text of its QR code (`summary.qrCode`): print all three.
   *
   * Prices and totals contain the tax. Goods must be registered before (T130). Credit notes go through `applyCreditNote`
   * (T110). When the answer is lost, never send again before `queryAllInvoices` was asked for the `referenceNo`: the
   * authority refuses a known one with 2253 and tells the number of the earlier document.
   */
  readonly fiscaliseInvoice: unknown

  /**
   * Apply for a credit note (full, partial or without original FDN); an approval follows. Refused once issue
   * date + T115 creditNoteMaximumInvoicingDays has passed (312). Live success returns only referenceNo; the
   * FDN of the credit note exists only after approval (T111).
   */
  readonly applyCreditNote: unknown

  /**
   * Find applications and their approval state; gives id and taskId.
   */
  readonly queryCreditNoteStatus: unknown

  /**
   * Header data of one application.
   */
  readonly getCreditApplicationDetail: unknown

  /**
   * Approve or reject an application waiting for the current user. On the S2S channel approval is normally
   * done by URA staff or automatically; clients mostly only poll T111.
   */
  readonly approveCreditNote: unknown

  /**
   * Cancel an issued credit note or memo, or ask for cancellation of a debit note.
   */
  readonly cancelCreditNoteApplication: unknown

  /**
   * Download units, currencies, payment modes, countries, sectors and limits. Live 2022 answer:
   * creditNoteMaximumInvoicingDays and creditNoteValuePercentLimit are arrays with one element; payWay
   * entries may carry description; deliveryTerms absent. Large response, normally gzip (zipCode 1). Refresh
   * only when T103 dictionaryVersion rose.
   */
  readonly updateSystemDictionary: unknown

  /**
   * Reports the day's totals of a device. The authority never published what the report consists of: both members are what
   * programs were seen to send, and neither is known to be read. It answers nothing. No other interface tells whether a
   * report arrived.
   */
  readonly uploadZReport: unknown

  /**
   * Send number/type pairs and get back those the server does not know or knows differently. Empty result
   * means everything matched. Compares within the calling TIN and deviceNo only. Size of the list is capped
   * by a server setting (1569).
   */
  readonly verifyInvoicesBatch: unknown

  /**
   * Goods, tax and payment details of one application.
   */
  readonly queryCreditApplication: unknown

  /**
   * Look up a buyer in the taxpayer register.
   */
  readonly queryTaxpayerByTin: unknown

  /**
   * Withdraw an application that has not been decided yet.
   */
  readonly voidCreditDebitApplication: unknown

  /**
   * Rate of one currency for a day.
   */
  readonly getExchangeRate: unknown

  /**
   * Read back a T114 cancellation.
   */
  readonly queryInvalidCreditNote: unknown

  /**
   * Download the whole commodity category tree. Exclusion here lists only 0, 1, 2. Very large; prefer T124
   * paging or T134 increments.
   */
  readonly queryCommodityCategoriesAll: unknown

  /**
   * Page through the commodity category tree.
   */
  readonly queryCommodityCategories: unknown

  /**
   * Download excise duty codes, rates and units. Seen gzip-compressed without AES.
   */
  readonly queryExciseDutyCodes: unknown

  /**
   * Rates of all currencies for a day.
   */
  readonly getAllExchangeRates: unknown

  /**
   * Search the goods registered for the taxpayer or a principal. Use to confirm a T130 upload really exists
   * before fiscalising.
   */
  readonly inquireGoods: unknown

  /**
   * Stock of one registered good, optionally per branch.
   */
  readonly queryStockQuantity: unknown

  /**
   * Upload several T109 documents in one call; each carries its own signature and result. Outer code 1613 =
   * look at the per-document codes; 1612 = too many documents (limit set on the server, value not published).
   */
  readonly fiscaliseBatchInvoices: unknown

  /**
   * Register or modify goods and services before they can be invoiced. Only failed rows come back; an empty
   * array is full success. Goods versus service is decided by the commodity category (serviceMark), cannot be
   * changed later (2799, 2800).
   */
  readonly uploadGoods: unknown

  /**
   * Increase stock (import, purchase, production, opening) or reduce it (adjustment). Only failed rows come
   * back; outer code 45 when some failed; success content is [] and the stock reference is in
   * globalInfo.extendField.referenceNo. Services cannot be stocked (682); opening stock only for goods never
   * stocked (2176).
   */
  readonly maintainStock: unknown

  /**
   * Reports what went wrong on a device since it last spoke with the authority: lost connections, failed logins, receipts
   * that could not be uploaded. Send the list when the connection is back. It answers nothing, keeps every row it is sent,
   * and no interface lists them: a repeat makes them count twice.
   */
  readonly uploadExceptionLogs: unknown

  /**
   * Fetches what brings an offline enabler (TCS) from one version to the newest: commands to run before and after, files and
   * SQL, each list in the order of `ordernumber`. Ask T135 for the newest version first. The files stand in the answer, so
   * it may be large. A version too old for steps is refused (47): it needs a full installation. Clients of the web service
   * have no use for it.
   */
  readonly tcsUpgradeDownload: unknown

  /**
   * Changes since a local category version. Replace local rows by code, then store the T103
   * commodityCategoryVersion.
   */
  readonly syncCommodityCategories: unknown

  /**
   * Tells the newest version of the offline enabler (TCS). When it is above the installed one, T133 has the upgrade.
   */
  readonly getTcsLatestVersion: unknown

  /**
   * Uploads the certificate of a new device key, which takes the place of the one before: from the next message on the
   * authority expects signatures of the new key, and T104 wraps session keys for it. This very message is signed with the
   * old one. Register the certificate's fingerprint with the tax office first (2200). Most taxpayers upload through the
   * portal instead.
   *
   * `certificateUpload(fileName, verifyString, fileContent)` does the same as a request with these members.
   */
  readonly certificateUpload: unknown

  /**
   * Tell whether a buyer is exempt or deemed, per commodity category, with running projects.
   */
  readonly checkTaxpayerType: unknown

  /**
   * Branches of the calling TIN. One SDK schema accepts an optional tin in the request.
   */
  readonly getRegisteredBranches: unknown

  /**
   * Move stock between branches. Only failed rows come back.
   */
  readonly transferStock: unknown

  /**
   * Checks the portal password of a taxpayer: the first step of registering a virtual device, before T141 to T143. Inferred:
   * the authority published no chapter on it, and the members are those that the texts of its return codes name. What it
   * answers besides the code is unknown.
   */
  readonly verifyAccountPassword: unknown

  /**
   * Sends the taxpayer a one-time password by e-mail or text message, for T142. Every call sends another one. Inferred: the
   * authority published no chapter on it, and the members are those that the texts of its return codes name.
   */
  readonly sendOtp: unknown

  /**
   * Checks the one-time password that T141 sent. It may be spent by the first check, so a lost answer cannot be asked for
   * again: send a new one instead. Inferred: the authority published no chapter on it, and the members are those that the
   * texts of its return codes name.
   */
  readonly verifyOtp: unknown

  /**
   * Registers a virtual device at a branch: the last step after T140 to T142. The device can ask for nothing until its public
   * key is registered too (401). A repeat is refused (2175). Inferred: the authority published no chapter on it, and the
   * members are those that the texts of its return codes name.
   */
  readonly registerVirtualDevice: unknown

  /**
   * Units of several goods by code (enabled goods only).
   */
  readonly queryGoodsByCode: unknown

  /**
   * Find stock movements by batch, invoice or reference.
   */
  readonly queryStockRecords: unknown

  /**
   * Rate data of one category or excise code as of a date.
   */
  readonly queryCommodityByDate: unknown

  /**
   * Stock-in records of the current branch by date, type or supplier.
   */
  readonly queryStockRecordsAlt: unknown

  /**
   * One stock-in record with its goods.
   */
  readonly queryStockRecordDetail: unknown

  /**
   * List stock reductions.
   */
  readonly queryStockAdjustRecords: unknown

  /**
   * One stock reduction with its goods.
   */
  readonly queryStockAdjustDetail: unknown

  /**
   * Lists what the authority knows as fuel: a tree of categories, of which the leaves are sold. Goods in one of them are
   * registered as fuel (T130, `goodsTypeCode` 102).
   */
  readonly queryFuelType: unknown

  /**
   * Reports one shift of an attendant at a nozzle: what the meter said at its beginning and end, and what was invoiced in
   * between. Send it when the shift is closed. It answers nothing, and no interface lists what was sent: whether a repeat
   * counts twice is unpublished.
   */
  readonly uploadShiftInfo: unknown

  /**
   * Reports that the controller of a fuel station was out of reach, or that a fuelling went wrong. Send the list when the
   * connection is back. It answers nothing, and no interface lists what was sent.
   */
  readonly uploadEdcDisconnect: unknown

  /**
   * Tells the authority the present fuel prices of a station and which versions its pumps have; T168 and T169 answer with
   * both from then on. Sending the same twice does no harm. Inferred: the authority published no chapter on it, and the
   * members are those that the texts of its return codes name.
   */
  readonly uploadTankAndPump: unknown

  /**
   * Correct the buyer of a fuel document, limited in number and time. Limits come from T103
   * buyerModifiedTimes and buyerModificationPeriod (2931, 2932); refused for credit notes or documents with a
   * credit note (3053..3055).
   */
  readonly updateBuyerDetails: unknown

  /**
   * Lists the fuel documents of the taxpayer (`invoiceIndustryCode` 110), page by page, each with its pump and nozzle. What
   * the answer calls `fuelType` is the name of the goods. `queryType` tells apart documents whose buyer was filled in later
   * (T166): at a pump the buyer is often unknown. Both days are given without a time, though the field table speaks of one.
   */
  readonly edcInvoiceQuery: unknown

  /**
   * Lists the pumps of the fuel station that the device belongs to, and the buyers it names when the customer is unknown. Keep
   * `pumpVersion`: when it changes, ask T169 for the pump again.
   */
  readonly queryFuelPumpVersion: unknown

  /**
   * Shows one pump with its nozzles, the tanks they draw from, and the electronic devices that watch them: what a document
   * names in `edcDetails`. A tank's `presentPrice` is the price to sell at.
   */
  readonly queryPumpNozzleTank: unknown

  /**
   * Shows where one of the taxpayer's devices was lately, presumably by the position that `globalInfo` gives in each call. At
   * most ten records come, unless the authority's LocationCountLimit says otherwise. A device of somebody else is refused
   * (2920).
   */
  readonly queryEdcLocation: unknown

  /**
   * Lists the units that fuel may be measured in, and how many litres each of them is.
   */
  readonly queryEdcUomRate: unknown

  /**
   * Tells the authority what a nozzle is doing now. It answers nothing; T169 shows whether the nozzle is locked. Id and
   * number must belong together (2988). Sending the same state twice does no harm.
   */
  readonly uploadNozzleStatus: unknown

  /**
   * Lists makes of electronic fuel station equipment, each with its version.
   */
  readonly queryEdcDeviceVersion: unknown

  /**
   * Opens an account for a small taxpayer who issues receipts by USSD, from a mobile phone. The number must be the one in the
   * register (3065); taxpayers with VAT (3068) or several branches (3067) may not. It answers nothing. A repeat is refused
   * (3066), which also tells that the first call arrived.
   */
  readonly ussdAccountCreate: unknown

  /**
   * Tells the authority whether a device is ready, issuing or printing. It is sent in clear, signed, and answers nothing.
   * Sending the same state twice does no harm.
   */
  readonly uploadDeviceStatus: unknown

  /**
   * Which categories may go below zero stock, and when.
   */
  readonly queryNegativeStockConfig: unknown

  /**
   * Moves the device that makes the call to another branch of the taxpayer. It answers nothing, and moving it there again
   * does no harm. T103 names the branch that a device belongs to.
   */
  readonly efdTransfer: unknown

  /**
   * Lists the taxpayers that the caller may invoice for as their agent, with their branches. T180 shows what each may do, and
   * a document of the agent names the principal in `agentEntity` (T109).
   */
  readonly queryAgentRelation: unknown

  /**
   * Shows what a principal's documents may be like: its registered taxes and some of the switches that T103 gives the seller
   * itself. An agent asks before it invoices in the principal's name.
   */
  readonly queryPrincipalAgent: unknown

  /**
   * Maintain the server-side address book. Number limited by T103 frequentContactsLimit (3132).
   */
  readonly uploadFrequentContacts: unknown

  /**
   * Read the server-side address book.
   */
  readonly getFrequentContacts: unknown

  /**
   * List stock transfers.
   */
  readonly queryStockTransferRecords: unknown

  /**
   * One stock transfer with its goods.
   */
  readonly queryStockTransferDetail: unknown

  /**
   * Download HS codes. IsLeaf is inverted compared with other flags: 0 = yes.
   */
  readonly queryHsCodes: unknown

  /**
   * Fetches one fiscal document in full by its number, with what each line has left to be credited: ask before a partial
   * credit note.
   */
  readonly invoiceRemainDetails: unknown

  /**
   * Customs state of an export document.
   */
  readonly queryFdnStatus: unknown

  /**
   * Added in v24; connected with a list vatDeemedExemptDtlList of deemed / exempt VAT amounts and return
   * codes from 3371. Direction and body unknown.
   */
  readonly queryVatDeemedExempt: unknown
}
