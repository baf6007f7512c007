/* Written by scripts/method-docs.js at every build, from the operations. */

/**
 * What is said of each operation, once more under the name of its method. The language server of TypeScript 7 shows nothing
 * over a member of a mapped type; where the same member is declared beside it, it shows what stands there. `unknown` adds
 * nothing to the type of the method.
 */
export interface EtimsMethodDocs {
  /**
   * Registers a customer of the branch, or changes one.
   */
  readonly saveBranchCustomer: unknown

  /**
   * Registers an insurer of a pharmacy, or changes one.
   */
  readonly saveBranchInsurance: unknown

  /**
   * Registers a user of the branch, or changes one.
   */
  readonly saveBranchUser: unknown

  /**
   * States that a product contains a component: one call for each. The gateway wants stock of the component.
   */
  readonly saveItemComposition: unknown

  /**
   * Registers an item of the PIN, or changes one. The gateway builds its code from the other members and counts one sequence over
   * all items: see `composeItemCode`.
   */
  readonly saveItem: unknown

  /**
   * Confirms a sale that a supplier declared, or records a purchase. It uses up `invcNo` of the sequence of purchases. Stock is
   * reported apart. What was confirmed is no longer listed by `selectPurchases`.
   */
  readonly savePurchase: unknown

  /**
   * Named for the VSCU in one paper and called by no known program: what it takes and answers is not published. Members pass as
   * they are, and nothing is checked.
   */
  readonly saveSalesInvoice: unknown

  /**
   * Has a sale or a credit note signed and recorded. It uses up `invcNo`, also when the answer is lost: then look the number up
   * before anything is sent again. A VSCU has no lookup. Amounts are KES, as decimal text; every line is rounded before it is
   * added.
   */
  readonly saveSalesTransaction: unknown

  /**
   * Reports goods that came in or went out. It uses up `sarNo`, also when the answer is lost, and cannot be looked up; where KRA
   * insists on the sequence, the number it expects next tells whether the last call arrived.
   */
  readonly saveStockIO: unknown

  /**
   * States what is left of an item, after its movements were reported. Saying it twice does no harm.
   */
  readonly saveStockMaster: unknown

  /**
   * Lists the branches of the PIN that changed since a time. Placeholders that were never initialised are among them, so it does
   * not tell how many devices there are.
   */
  readonly selectBranches: unknown

  /**
   * Lists KRA's code tables that changed since a time: tax bands and their rates, units, payment methods and more. Rates are read
   * from class 04 (`userDfnCd1`), not written into programs.
   */
  readonly selectCodeList: unknown

  /**
   * Lists the customers that the branch registered. KRA's specification does not have it, and some products of the gateway have no
   * route for it.
   */
  readonly selectCustomerList: unknown

  /**
   * Looks a taxpayer up by PIN. An unknown one is answered with 001 and null.
   */
  readonly selectCustomer: unknown

  /**
   * Lists lines of customs entries for this PIN that changed since a time. Those with status 2 wait for `updateImportedItem`.
   */
  readonly selectImportedItems: unknown

  /**
   * Registers the control unit, once in its life, and hands out the key for every later call. A second call is answered with
   * 902 and without the key, so a lost answer needs a person: only KRA can release the serial number again.
   */
  readonly selectInitOsdcInfo: unknown

  /**
   * Fetches one of the device's own sales by number, with its signature: how a lost answer is recovered. An unknown number is
   * answered with 001 and null. KRA's specification does not list it; its hosts serve it.
   */
  readonly selectInvoiceDetails: unknown

  /**
   * Lists the item classes that changed since a time. The list is long in production and comes in pages: each `resultDt` is the
   * next `lastReqDt`, until 001. KRA's gateway wants it fetched once before items are registered.
   */
  readonly selectItemClasses: unknown

  /**
   * Lists the registered items that changed since a time. Prices come back as 0.
   */
  readonly selectItems: unknown

  /**
   * Lists what KRA announced since a time.
   */
  readonly selectNoticeList: unknown

  /**
   * Lists what suppliers declared to have sold to this PIN since a time and what `savePurchase` has not confirmed yet.
   */
  readonly selectPurchases: unknown

  /**
   * Lists own sales and credit notes since a time, ascending by number, with their signatures. KRA's specification does not have
   * it; it is how lost answers are found.
   */
  readonly selectSalesTransactions: unknown

  /**
   * Lists stock that other branches of the PIN sent to this one since a time. Usually there is none.
   */
  readonly selectStockMovement: unknown

  /**
   * Tells the name of the own PIN and whether it is registered for VAT. KRA's specification does not have it.
   */
  readonly selectTaxpayerInfo: unknown

  /**
   * Approves a line of a customs entry under an own item code, or cancels it. The list may show the old status for a while.
   */
  readonly updateImportedItem: unknown
}
