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
   * Set a new portal password for a user.
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
   * Daily closing report; body still undefined in the spec. Spec prints the request as still to be
   * determined; the two listed members are guesses of one SDK.
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
   * Report connection and device problems of the previous session.
   */
  readonly uploadExceptionLogs: unknown

  /**
   * Fetch upgrade files for the tax control system. Response flag says encrypted in the spec; for TCS only.
   */
  readonly tcsUpgradeDownload: unknown

  /**
   * Changes since a local category version. Replace local rows by code, then store the T103
   * commodityCategoryVersion.
   */
  readonly syncCommodityCategories: unknown

  /**
   * Latest tax control system version number.
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
   * Check a portal account and password for a TIN (first step of a virtual-device enrolment). No interface
   * chapter published; only its return codes are.
   */
  readonly verifyAccountPassword: unknown

  /**
   * Deliver a one-time password. No interface chapter published; only its return codes are.
   */
  readonly sendOtp: unknown

  /**
   * Check the one-time password. No interface chapter published; only its return codes are.
   */
  readonly verifyOtp: unknown

  /**
   * Bind a device number to a branch. No interface chapter published; only its return codes are.
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
   * Fuel categories (EDC).
   */
  readonly queryFuelType: unknown

  /**
   * Report a fuel station shift.
   */
  readonly uploadShiftInfo: unknown

  /**
   * Report controller disconnections or abnormal transactions.
   */
  readonly uploadEdcDisconnect: unknown

  /**
   * Upload tank prices and pump versions of a fuel station. No interface chapter published; only its return
   * codes are.
   */
  readonly uploadTankAndPump: unknown

  /**
   * Correct the buyer of a fuel document, limited in number and time. Limits come from T103
   * buyerModifiedTimes and buyerModificationPeriod (2931, 2932); refused for credit notes or documents with a
   * credit note (3053..3055).
   */
  readonly updateBuyerDetails: unknown

  /**
   * List fuel documents.
   */
  readonly edcInvoiceQuery: unknown

  /**
   * Pumps and default buyers of the station.
   */
  readonly queryFuelPumpVersion: unknown

  /**
   * Full equipment data of one pump.
   */
  readonly queryPumpNozzleTank: unknown

  /**
   * Latest recorded positions of a device. At most LocationCountLimit records (default 10).
   */
  readonly queryEdcLocation: unknown

  /**
   * Unit conversion rates for fuel.
   */
  readonly queryEdcUomRate: unknown

  /**
   * Report the state of a nozzle.
   */
  readonly uploadNozzleStatus: unknown

  /**
   * Versions of EDC equipment.
   */
  readonly queryEdcDeviceVersion: unknown

  /**
   * Open a USSD invoicing account.
   */
  readonly ussdAccountCreate: unknown

  /**
   * Report the issuing state of a device or enabler.
   */
  readonly uploadDeviceStatus: unknown

  /**
   * Which categories may go below zero stock, and when.
   */
  readonly queryNegativeStockConfig: unknown

  /**
   * Move a device to another branch.
   */
  readonly efdTransfer: unknown

  /**
   * Principals an agent may invoice for.
   */
  readonly queryAgentRelation: unknown

  /**
   * T103-like switches of a principal.
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
