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
   * Lists your own documents that can still be credited or, for debit notes, cancelled: newest first, without those that are
   * invalid or wait for the decision on an application. Use it to let a cashier choose what to take back with T110; to look
   * any document up, use T106. Every row has the `id` that T110 wants as `oriInvoiceId`.
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
   * Applies for a credit note: takes a document back, in whole or in part. The answer is only the reference of the
   * application; the note gets its own FDN when the application is approved, so ask T111 by
   * `referenceNo` until `approveStatus` is no longer 102. Copy the lines from the original with their `orderNumber`, make
   * quantities, totals and taxes negative, and leave prices positive; T186 says what is left of each line. Lines of
   * discount are not copied: take the discount off the line that has it. Too late once the days that the system dictionary
   * allows (T115 `creditNoteMaximumInvoicingDays`) have passed (312). When the answer was lost, look with T111 by
   * `oriInvoiceNo` before applying again: a second application may take back more than you meant.
   */
  readonly applyCreditNote: unknown

  /**
   * Lists applications for credit notes and for the cancellation of debit notes, with how far each has come. After T110 ask by
   * `referenceNo`, with `queryType` 1, until `approveStatus` is no longer 102; an approved row has the FDN of the note in
   * `invoiceNo`, a rejected one (103) tells why in T112. After a lost answer of T110 ask by `oriInvoiceNo`. The row's `id` leads to
   * T112, T118 and T120, its `taskId` to T113.
   */
  readonly queryCreditNoteStatus: unknown

  /**
   * Tells one application in full: what was asked for and why, by whom, what was decided and with which remark. Its lines and
   * taxes are in T118. Take `id` from a row of T111; to learn only whether a note was approved, T111 is enough.
   */
  readonly getCreditApplicationDetail: unknown

  /**
   * Approves or rejects an application that waits for your decision; T111 with `queryType` 2 lists those that do. An approval
   * issues the note at once: read its FDN with T111. Most sellers never call this: URA decides, or its system does, and they
   * only ask T111. Nothing comes back but the return code, so after a lost answer look at `approveStatus` first; a second
   * decision is refused (2061).
   */
  readonly approveCreditNote: unknown

  /**
   * Cancels a note that was issued. A credit note (104) becomes invalid at once, and its original is as before; for a debit note
   * (103) an application begins, which T111 lists and somebody must approve; a credit memo (105) has no original. An
   * application that is not decided yet is withdrawn with T120 instead. Nothing comes back but the return code: T122 reads a
   * cancelled credit note back, and a second cancellation is refused (319).
   */
  readonly cancelCreditNoteApplication: unknown

  /**
   * Reads the lists that other interfaces take their codes from: units of measure, currencies, ways to pay, countries, trades,
   * delivery terms and the limits of credit notes. The answer is large and rarely changes: keep it, and ask again only when
   * `dictionaryVersion` of T103 has risen. Despite its name it changes nothing at the authority. A unit or currency that is
   * missing here is refused in documents (1208, 2180).
   */
  readonly updateSystemDictionary: unknown

  /**
   * Reports the day's totals of a device. The authority never published what the report consists of: both members are what
   * programs were seen to send, and neither is known to be read. It answers nothing. No other interface tells whether a
   * report arrived.
   */
  readonly uploadZReport: unknown

  /**
   * Compares your documents with the authority's: send the number and type of each document of this device, and get those
   * back that only one side knows. An empty answer means that both agree. Use it at the end of a day to find what was
   * lost; each number that comes back is then looked up with T108. How many pairs one call takes is the authority's setting
   * (1569).
   */
  readonly verifyInvoicesBatch: unknown

  /**
   * Tells what one application takes back: its lines, taxes and payments, with the totals of the original beside them. Who asked
   * and what was decided is in T112. Take `id` from a row of T111.
   */
  readonly queryCreditApplication: unknown

  /**
   * Looks a taxpayer up in URA's register by TIN, or by NIN or BRN. Use it before selling to a business: a TIN that is not
   * registered, or not in order, is refused here (2261) and on the invoice (2249), and `legalName` is the name that belongs on
   * it. `taxpayerType` tells whether the buyer may be treated as a consumer: a company may not (2839).
   */
  readonly queryTaxpayerByTin: unknown

  /**
   * Withdraws an application before anybody has decided on it; its state becomes 104. One that is decided is refused (314): an
   * issued note is cancelled with T114. Nothing comes back but the return code, so after a lost answer look at
   * `approveStatus` in T111.
   */
  readonly voidCreditDebitApplication: unknown

  /**
   * Reads what one unit of a currency is worth in UGX, today or on an earlier day. The authority converts a document in
   * foreign currency by the rate of the day on which it is issued, so a till needs this only to show or check amounts; T126
   * reads all currencies at once. Mistakes in the currency are answered with codes that speak of a `businessKey` (1577, 1578).
   */
  readonly getExchangeRate: unknown

  /**
   * Reads the cancellation of a credit note back: what T114 gave as its reason, with date and amount of the note. Ask it after
   * a lost answer of T114. A note that stands is not found here; T108 shows it, with `isInvalid` 0.
   */
  readonly queryInvalidCreditNote: unknown

  /**
   * Reads the whole tree of commodity categories in one answer: about 74,000 rows, some twenty megabytes. Prefer T124, which
   * pages, and T134, which tells only what changed. Every good and every line of a document belongs to a leaf of this tree,
   * and the leaf decides whether it is taxed, zero rated or exempt. Rows here lack the marks for excise duty and for sales
   * outside VAT, which T124 has.
   */
  readonly queryCommodityCategoriesAll: unknown

  /**
   * Reads the tree of commodity categories page by page, some 750 pages at 99 rows. Do it once, note `commodityCategoryVersion`
   * of T103 from before the first page, and follow with T134 from then on. Every good and every line of a document belongs to
   * a leaf of this tree, and the leaf decides whether it is taxed, zero rated or exempt on a given day.
   */
  readonly queryCommodityCategories: unknown

  /**
   * Reads all excise duty codes with their rates and units. A good that bears excise duty is registered (T130) and sold (T109)
   * with one of the leaves. Keep the answer, and ask again when `exciseDutyVersion` of T103 has changed. Percentages are plain
   * numbers here (`10`), while documents take fractions (`0.1`).
   */
  readonly queryExciseDutyCodes: unknown

  /**
   * Reads what one unit of every currency is worth in UGX, today or on an earlier day. Use it once a day where prices are kept
   * in foreign currency; T121 reads a single one.
   */
  readonly getAllExchangeRates: unknown

  /**
   * Searches the goods and services that are registered. Use it to learn the `id` that T128, T131 and T139 ask for, and to see
   * whether a T130 arrived whose answer was lost. It answers pages of goods with their units, their tax and what is in stock.
   * `taxRate` alone does not tell how goods are taxed: zero-rated and exempt ones were seen with 0.18 too, so read
   * `isZeroRate` and `isExempt`.
   */
  readonly inquireGoods: unknown

  /**
   * Answers how much of one good is in stock, in its main unit, and at what stock to warn. The good goes by the `id` of T127,
   * not by its code.
   */
  readonly queryStockQuantity: unknown

  /**
   * Fiscalises several documents in one call, each the text of a T109 request. Every document stands for itself: it is signed by
   * itself, and accepted or refused by itself. When one fails the call is refused as a whole (1613) although the others are
   * fiscalised, so look at the code of every row and send only those again that failed. How many documents one call takes is
   * the authority's setting (1612). Give every document a `referenceNo` of its own: it is what T106 finds after a lost
   * answer.
   */
  readonly fiscaliseBatchInvoices: unknown

  /**
   * Registers goods and services, or changes them: what is not registered cannot be invoiced (2122). An empty list is full
   * success. When rows fail, the call is refused with 45: the error's `content` has those rows, each with its code, and the others
   * are kept all the same. Goods start without stock: bring them in with T131. Whether a row is a good or a service follows from
   * its commodity category, and a later change may not switch sides (2799, 2800).
   */
  readonly uploadGoods: unknown

  /**
   * Brings goods into stock (import, purchase, production, opening stock) or takes them out other than by a sale (expired,
   * damaged, used); what T109 sells leaves the stock by itself. On success the list is empty, and the number of the booking is in
   * the `extendField.referenceNo` beside it. When rows fail, the call is refused with 45: the error's `content` has those rows,
   * each with its code, and the others are booked, unless `rollBackIfError` asks for all or nothing. Nothing stops the same goods
   * from being booked twice, except a supplier's document (`invoiceNo`) or a batch with `isCheckBatchNo`: give one of them, and a
   * lost answer can be looked up by it.
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
   * Reads the commodity categories that changed after a version. Call it when `commodityCategoryVersion` of T103 is higher than
   * the version held: replace the rows by their code, then note the version that T103 told before the call. Versions are
   * decimals, so 13.10 is not above 13.6. From an old version that can be the whole tree.
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
   * Tells whether VAT treats a buyer as exempt or deemed, in all or for some categories, and for which projects. Ask before
   * selling to a contractor of a government or aid project, an investor or a licensee: a deemed line of a document names the
   * project (`vatProjectId`, `vatProjectName`), its unit, and no more than what is left of it (3037, 3041 to 3047). Most buyers
   * are answered with 101 and nothing else.
   */
  readonly checkTaxpayerType: unknown

  /**
   * Reads the branches of the calling taxpayer. Documents, stock movements and transfers name a branch by these ids; a document
   * without one is booked on the branch of the device. Keep the answer, and ask again when `taxpayerBranchVersion` of T103 has
   * changed.
   */
  readonly getRegisteredBranches: unknown

  /**
   * Moves goods from the stock of one branch to that of another. Branch ids come from T138. On success the list is empty, and the
   * number of the booking is in the `extendField.referenceNo` beside it. When rows fail, the call is refused with 45: the error's
   * `content` has those rows, each with its code, and the others are moved, unless `rollBackIfError` asks for all or nothing. A
   * repeat moves the goods again: after a lost answer, look for the transfer with T183.
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
   * Answers the units of several goods at once, and how they scale. Goods that are disabled are not shown; T127 shows them, and
   * more of each.
   */
  readonly queryGoodsByCode: unknown

  /**
   * Finds what T131 booked, by the batch, by the FDN of the supplier's document or by the number that the authority gave the
   * booking. This is how to learn whether a T131 arrived whose answer was lost. Records have no `id`: T147 and T149 list them with
   * the one that T148 and T160 ask for.
   */
  readonly queryStockRecords: unknown

  /**
   * Reads one commodity category or one excise duty code as it stood at a given time. Use it when a document or a credit note
   * concerns an earlier day and the rate may have changed since; for today T124 and T125 tell the same. The answer has either
   * `commodityCategory` or `exciseDuty`, as `type` asked.
   */
  readonly queryCommodityByDate: unknown

  /**
   * Lists what came into the stock of the branch that asks, by day, kind or supplier. The `id` of a record opens it with T148.
   * Reductions are not among them: T149 lists those.
   */
  readonly queryStockRecordsAlt: unknown

  /** Answers one stock-in with its goods. The `id` is that of a T147 record, not the number of the booking. */
  readonly queryStockRecordDetail: unknown

  /**
   * Lists reductions of stock, those of T131 with operationType 102, by day or number. The `id` of a record opens it with T160.
   * What was sold is not among them.
   */
  readonly queryStockAdjustRecords: unknown

  /**
   * Answers one reduction of stock with its goods, and what there was of each before and after. The `id` is that of a T149
   * record. The list of goods is called `goodsStocAdjustGoods`: the authority spells it so.
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
   * Puts the buyer of a fiscal document right, as petrol stations do when a motorist asks for a document in a company's name.
   * T103 tells how often (`buyerModifiedTimes`, 2931) and for how many hours (`buyerModificationPeriod`, 2932) it may be done.
   * The new buyer takes the place of the old one whole. Notes, and documents with a note or an application for one, are
   * refused (3053 to 3055). Nothing comes back but the return code: T108 shows the buyer.
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
   * Answers which goods may be sold beyond their stock, and until when: T109 does not refuse those with 1600. A seller whose
   * `goodsStockLimit` in T103 is 102 may sell anything beyond its stock. Neither side of this call is encrypted.
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
   * Adds, changes or deletes a buyer in the address book that URA keeps for the taxpayer; T182 reads it. There is room for as
   * many as `frequentContactsLimit` of T103 says (3132). A new contact's id is not answered: T182 tells it. An addition whose
   * answer was lost must be looked for first, since a repeat makes a second contact.
   */
  readonly uploadFrequentContacts: unknown

  /**
   * Reads the address book that URA keeps for the taxpayer, or those contacts that fit. Use it to fill in the buyer of a
   * document, and to find the id by which T181 changes or deletes a contact. How names are compared is unpublished.
   */
  readonly getFrequentContacts: unknown

  /**
   * Lists transfers between branches by day, branch or number. The `id` of a record opens it with T184. This is how to learn
   * whether a T139 arrived whose answer was lost. Days are asked for as yyyy-MM-dd and answered as dd/MM/yyyy.
   */
  readonly queryStockTransferRecords: unknown

  /**
   * Answers one transfer between branches with its goods, and what the source had of each before and after. The `id` is that of a
   * T183 record.
   */
  readonly queryStockTransferDetail: unknown

  /**
   * Reads the customs (HS) codes that export lines carry. Keep the answer, and ask again when `hsCodeVersion` of T103 has
   * changed. Beware of `isLeaf`: unlike every other flag, 0 is yes here.
   */
  readonly queryHsCodes: unknown

  /**
   * Fetches one fiscal document in full by its number (FDN), as T108 does, with what each line has left to be credited. Ask it
   * before a partial credit note: T110 refuses more than is left (1434, 1460). Lines of discount have nothing of their own: it
   * is taken off the line before.
   */
  readonly invoiceRemainDetails: unknown

  /**
   * Tells whether exported goods have left the country: 101 while customs deal with them, 102 once they are out. Ask by the FDN
   * of a document with `invoiceIndustryCode` 102. Whatever the state, an export is not credited by T110 (2050, 3162).
   */
  readonly queryFdnStatus: unknown

  /**
   * Something about VAT that is deemed paid or exempt. Only its number is known: version 24 of the interface added it, with a
   * list `vatDeemedExemptDtlList` and return codes from 3371 on, and nothing is published about what it takes or answers. The
   * client passes any JSON through; ask URA for the description before relying on it. The sandbox does not cover it.
   */
  readonly queryVatDeemedExempt: unknown
}
