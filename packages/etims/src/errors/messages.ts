import type { Advice, Evidence } from './advice.js'

/** A text with which KRA's validator refuses without a code. It recorded nothing, unless `retry` is `reconcile-first`. */
export interface Message extends Advice {
  /** Our stable code, such as `invoice-number-out-of-sequence`. */
  readonly id: string
  /** The only operation that it is known of, by our method name; left out where several or all may answer it. */
  readonly operation?: string
  readonly pattern: RegExp
  /** Where the text names the right value: its first group is that value. */
  readonly expected?: RegExp
  readonly source: Evidence
}

/** `use the expected value: 9`, `Expected: 86.21, But Found: 100`, or the digits behind eight asterisks. */
const EXPECTED = /(?:expected(?: value)?:\s{0,9}|\*{8})(-?\d{1,40}(?:\.\d{1,40})?)/i

const DEVELOPER = { retry: 'never', actor: 'developer', source: 'live' } as const
const OPERATOR = { retry: 'never', actor: 'operator', source: 'live' } as const

/** What a number out of sequence is often a sign of. */
const STORED_BEFORE =
  'But if an earlier call with the number sent is in doubt and the expected one is one higher, that call was stored:'

/**
 * The texts of KRA's validator and gateway as recorded in 2026, with what they mean. Each of them is fitted by one pattern
 * only. A text that is not here is a refusal like the others.
 */
export const MESSAGES: readonly Message[] = [
  {
    id: 'application-id-missing',
    pattern: /apigee_app_id/i,
    meaning:
      'The header apigee_app_id is missing. Calls that write need it; initialisation, code list and branch list work without it.',
    fix: 'Give the client the application id: the UUID that the developer portal shows for the application. It is not the consumer key.',
    ...OPERATOR,
  },
  {
    id: 'device-rows-duplicated',
    pattern: /did not return a unique result/i,
    meaning:
      'KRA holds this device several times, once for each initialisation, and fails on every call. Trying again, as its text asks, cannot help.',
    fix: 'Do not initialise again: each time adds a row. Have KRA remove the rows (apisupport@kra.go.ke).',
    retry: 'never',
    actor: 'authority',
    source: 'live',
  },
  {
    id: 'null-in-request',
    pattern: /expected a value but found null|because the return value of .{0,200}is null/i,
    meaning:
      'KRA’s program broke off on a null. The text names the member by its getter: getOrgSarNo is orgSarNo.',
    fix: 'Give that member a value: orgSarNo is 0 for a first movement. On a credit note, custNm must be the name that the original carried.',
    ...DEVELOPER,
    source: 'live, reworded',
  },
  {
    id: 'tin-missing',
    operation: 'selectInitOsdcInfo',
    pattern: /\btin cannot be empty|missing tin\b/i,
    meaning: 'The initialisation carries no PIN.',
    fix: 'Send tin, bhfId and dvcSrlNo in the body: the headers are not read here.',
    ...DEVELOPER,
  },
  {
    id: 'serial-number-taken',
    operation: 'selectInitOsdcInfo',
    pattern: /serial number already used/i,
    meaning: 'The serial number belongs to another registration.',
    fix: 'Initialise with the PIN and branch it was approved for, or apply for a unit with another serial number.',
    retry: 'never',
    actor: 'taxpayer',
    source: 'live',
  },
  {
    id: 'identity-not-in-body',
    pattern: /\btin cannot be null/i,
    meaning: 'KRA looks for tin and bhfId in the body here; the headers are not enough.',
    fix: 'Repeat tin and bhfId in the body. The lists of stock movements and of purchases need that.',
    ...DEVELOPER,
  },
  {
    id: 'item-classes-not-fetched',
    pattern: /get item classification list'? request before/i,
    meaning:
      'This device never fetched the item classes; until it has, KRA takes neither items nor stock. The text speaks of stock for items too.',
    fix: 'Call selectItemClasses once, then send this again.',
    ...OPERATOR,
  },
  {
    id: 'item-class-not-served',
    operation: 'saveItem',
    pattern: /valid item classification code/i,
    meaning: 'The item’s class is not in the list that KRA served to this device.',
    fix: 'Take itemClsCd from selectItemClasses, called with this device.',
    ...DEVELOPER,
  },
  {
    id: 'item-code-packaging-wrong',
    operation: 'saveItem',
    pattern: /incorrect packaging unit prefix/i,
    meaning: 'What follows the item type in itemCd is not a packaging unit.',
    fix: 'Make the code with composeItemCode, from the same pkgUnitCd that the item has.',
    ...DEVELOPER,
  },
  {
    id: 'item-code-quantity-wrong',
    operation: 'saveItem',
    pattern: /incorrect qtyunitcd prefix/i,
    meaning:
      'The two characters behind the packaging unit in itemCd are not a unit of quantity, such as a U with a digit.',
    fix: 'Use a unit of two characters, such as NO for U: the gateway registers no other.',
    ...DEVELOPER,
  },
  {
    id: 'item-code-quantity-differs',
    operation: 'saveItem',
    pattern: /made up of correct qtyunitcd/i,
    meaning: 'The unit of quantity in itemCd is not the item’s qtyUnitCd.',
    fix: 'Make the code with composeItemCode, from the same qtyUnitCd that the item has.',
    ...DEVELOPER,
  },
  {
    id: 'packaging-unit-unknown',
    operation: 'saveItem',
    pattern: /package unit code can \w{2,6} be among/i,
    meaning: 'pkgUnitCd is not one of the units that KRA takes. BX is refused although the code list has it.',
    fix: 'Use a unit that the text lists.',
    ...DEVELOPER,
  },
  {
    id: 'item-number-out-of-sequence',
    operation: 'saveItem',
    pattern: /invalid itemcd sequence/i,
    expected: EXPECTED,
    meaning:
      'The number at the end of itemCd is not the next one. One sequence counts all items of the PIN; the text may give its last digits only.',
    fix: `Take the next number that ends with the expected one, and write the code anew. ${STORED_BEFORE} look the item up with selectItems.`,
    ...DEVELOPER,
  },
  {
    id: 'origin-country-missing',
    operation: 'saveItem',
    pattern: /orgnnatcd cannot be null/i,
    meaning: 'The item has no country of origin.',
    fix: 'Fill orgnNatCd, such as KE.',
    ...DEVELOPER,
  },
  {
    id: 'service-composed',
    operation: 'saveItemComposition',
    pattern: /cannot create an? service using an item/i,
    meaning: 'The item that is composed is a service; only goods consist of other items.',
    fix: 'Compose an item of type 1 or 2.',
    ...DEVELOPER,
  },
  {
    id: 'stock-insufficient',
    pattern: /\bdo(?:n.?t| not) have sufficient stock|\binsufficient stock/i,
    meaning: 'By KRA’s books there is less of the item than this call needs.',
    fix: 'Report the missing stock with saveStockIO and saveStockMaster, then send this again. A composition needs stock of each component.',
    ...OPERATOR,
  },
  {
    id: 'movement-number-out-of-sequence',
    operation: 'saveStockIO',
    pattern: /invalid sarno\b/i,
    expected: EXPECTED,
    meaning: 'sarNo is not the next number of this PIN and branch.',
    fix: `Take the expected number. ${STORED_BEFORE} do not report the movement again.`,
    ...DEVELOPER,
  },
  {
    id: 'registration-type-missing',
    pattern: /regtycd cannot be null/i,
    meaning: 'The request does not say how it was registered.',
    fix: 'Fill regTyCd at the top of the request, not in its lines: M for manual, A for automatic.',
    ...DEVELOPER,
  },
  {
    id: 'line-total-missing',
    pattern: /expected a value for totamt on item/i,
    meaning: 'A line has no total. On a stock movement KRA takes a total of 0 for none.',
    fix: 'Fill totAmt on every line, and value a movement at a price.',
    ...DEVELOPER,
  },
  {
    id: 'item-unknown',
    pattern: /item code does not exist|does not exist in your inventory/i,
    meaning: 'KRA does not have an item that this call names.',
    fix: 'Register the item with saveItem, then send this again.',
    ...OPERATOR,
  },
  {
    id: 'quantity-unit-unlike-item',
    operation: 'saveStockIO',
    pattern: /incorrect quantity unit code/i,
    meaning: 'qtyUnitCd is not the unit that the item was registered with.',
    fix: 'Repeat the item’s own qtyUnitCd.',
    ...DEVELOPER,
    source: 'live, reworded',
  },
  {
    id: 'branch-wrong',
    operation: 'saveStockIO',
    pattern: /validating item tax type/i,
    meaning:
      'The header bhfId is not the branch of this device. The text speaks of a tax type and of a later try; neither is the matter.',
    fix: 'Give the client the branch id that the device was initialised with.',
    ...OPERATOR,
  },
  {
    id: 'movement-not-reported',
    operation: 'saveStockMaster',
    pattern: /stock io is empty/i,
    meaning: 'KRA knows of no movement of the item, so that it can have no remaining quantity.',
    fix: 'Report the movement with saveStockIO, then send this again.',
    ...OPERATOR,
  },
  {
    id: 'remaining-quantity-differs',
    operation: 'saveStockMaster',
    pattern: /rsdqty mismatch|rsdqty quantity provided does not match/i,
    expected: EXPECTED,
    meaning:
      'rsdQty is not the sum of the movements that KRA was told. A sale moves nothing there until its movement of type 11 is reported.',
    fix: 'Report what is missing with saveStockIO. The expected value is what KRA has now: send it only if the goods are really that many.',
    ...OPERATOR,
  },
  {
    id: 'invoice-number-out-of-sequence',
    pattern: /\binvc no:.{0,60}is invalid|invalid invcno sequence/i,
    expected: EXPECTED,
    meaning:
      'invcNo is not the next number. Sales and credit notes of a device share one sequence, its purchases have another.',
    fix: `Take the expected number. ${STORED_BEFORE} look it up (selectInvoiceDetails for a sale), and do not send it again.`,
    ...DEVELOPER,
  },
  {
    id: 'package-count-wrong',
    operation: 'saveSalesTransaction',
    pattern: /invalid pkg for itemlist/i,
    expected: EXPECTED,
    meaning: 'A line of a sale has another pkg than 1; KRA wants 1 whatever the quantity is.',
    fix: 'Send pkg 1 on every line of a sale.',
    ...DEVELOPER,
  },
  {
    id: 'taxable-amount-differs',
    pattern: /invalid taxblamt on item/i,
    expected: EXPECTED,
    meaning: 'taxblAmt is not what KRA computes: prices contain the tax, and the tax is taken out of them.',
    fix: 'Send prices with tax; taxblAmt is totAmt divided by 1 plus the rate, half up to cents. Amounts of a supplier’s list must be computed anew.',
    ...DEVELOPER,
  },
  {
    id: 'tax-rate-differs',
    operation: 'saveSalesTransaction',
    pattern: /rule taxrt[a-e] failed|tax rate mismatch/i,
    expected: EXPECTED,
    meaning: 'The rate of a band is not the one that KRA wants. For a band E without lines that is 0.',
    fix: 'Send the expected rate: for a band that is used the rate of code class 04, for an unused E 0, for B always 16.',
    ...DEVELOPER,
  },
  {
    id: 'discount-amount-differs',
    operation: 'saveSalesTransaction',
    pattern: /invalid dcamt\b/i,
    meaning: 'dcAmt is not quantity times price times dcRt, which KRA takes as a whole percent.',
    fix: 'Send a discount that is no whole percent as a lower price, with dcRt 0 and dcAmt 0.',
    ...DEVELOPER,
    source: 'one vendor',
  },
  {
    id: 'line-member-missing',
    pattern: /expected a value for (?!totamt\b)\w{1,40} on item/i,
    meaning: 'A line lacks the member that the text names.',
    fix: 'Fill that member, such as itemNm, on every line.',
    ...DEVELOPER,
  },
  {
    id: 'item-without-stock',
    operation: 'saveSalesTransaction',
    pattern: /does not exist in your stock master|do not exist in your stock\b/i,
    meaning: 'Goods are sold that KRA’s books hold no stock of.',
    fix: 'Report the opening stock with saveStockIO, then saveStockMaster, then send the sale again. Services need none.',
    ...OPERATOR,
  },
  {
    id: 'original-unknown',
    operation: 'saveSalesTransaction',
    pattern: /orginvcno does not exist/i,
    meaning: 'The credit note is for a sale that KRA does not have from this device.',
    fix: 'Put the invcNo of an accepted sale into orgInvcNo: neither its receipt number nor your own number.',
    ...DEVELOPER,
  },
  {
    id: 'refund-date-missing',
    operation: 'saveSalesTransaction',
    pattern: /missing rfddt/i,
    meaning: 'The credit note has no date of refund.',
    fix: 'Fill rfdDt, fourteen digits.',
    ...DEVELOPER,
  },
  {
    id: 'refund-reason-invalid',
    operation: 'saveSalesTransaction',
    pattern: /invalid rfdrsncd/i,
    meaning: 'The credit note has no reason that KRA knows.',
    fix: 'Fill rfdRsnCd with a code of class 32, such as 06.',
    ...DEVELOPER,
  },
  {
    id: 'supplier-invoice-unknown',
    operation: 'savePurchase',
    pattern: /supplier invoice number.{0,60}does not exist|missing purchase record/i,
    meaning: 'KRA has no such sale of this supplier to this PIN.',
    fix: 'Take spplrTin, spplrBhfId and spplrInvcNo from selectPurchases.',
    ...OPERATOR,
  },
  {
    id: 'supplier-name-differs',
    operation: 'savePurchase',
    pattern: /spplrnm.{0,200}does not match/i,
    meaning: 'The supplier’s name is not the one in KRA’s list.',
    fix: 'Copy spplrNm from selectPurchases letter for letter.',
    ...DEVELOPER,
    source: 'live, reworded',
  },
  {
    id: 'supply-amount-differs',
    operation: 'savePurchase',
    pattern: /invalid splyamn?t on item/i,
    expected: EXPECTED,
    meaning:
      'splyAmt is not quantity times price with tax, as KRA computes it. Its text spells the member splyAmnt.',
    fix: 'Compute the line anew with tax in the price: the amounts of the supplier’s list are without.',
    ...DEVELOPER,
  },
  {
    id: 'customer-pin-missing',
    operation: 'saveBranchCustomer',
    pattern: /custtin cannot be/i,
    meaning: 'The customer has no PIN.',
    fix: 'Fill custTin. A customer without a PIN cannot be saved.',
    ...DEVELOPER,
  },
  {
    id: 'members-missing',
    pattern: /request parameter error\[/i,
    meaning: 'Members are missing; the text names each of them.',
    fix: 'Fill the members that the text names. Customers, users and insurances need modrId and modrNm too.',
    ...DEVELOPER,
  },
  {
    id: 'import-task-unknown',
    operation: 'updateImportedItem',
    pattern: /taskcd.{0,60}not found/i,
    meaning: 'KRA has no import with this task code.',
    fix: 'Take taskCd and itemSeq from selectImportedItems.',
    ...DEVELOPER,
  },
  {
    id: 'import-item-missing',
    operation: 'updateImportedItem',
    pattern: /required: <itemclscd> and <itemcd>/i,
    meaning: 'The update does not say which of your own items the import is.',
    fix: 'Register the item, and fill itemCd and itemClsCd with its own.',
    ...DEVELOPER,
  },
  {
    id: 'gateway-unauthorised',
    pattern: /\bunauthori[sz]ed\b/i,
    meaning: 'The gateway does not accept the token of the call. It stopped there: KRA has not seen it.',
    fix: 'Get a new token, then send the same request. If that is refused too, compare consumer key and secret with the developer portal.',
    retry: 'after-relogin',
    actor: 'operator',
    source: 'live',
  },
  {
    id: 'token-expired',
    pattern: /access token expired/i,
    meaning: 'The token ran out before the call. The gateway stopped it there: KRA has not seen it.',
    fix: 'Get a new token, then send the same request.',
    retry: 'after-relogin',
    actor: 'nobody',
    source: 'live',
  },
  {
    id: 'route-missing',
    pattern: /unresolved variable ?: ?targetpath/i,
    meaning: 'The application’s product on the developer portal has no route for this path.',
    fix: 'Use the operation’s path of the other family, or have KRA add the route to the product.',
    ...OPERATOR,
  },
  {
    id: 'gateway-timeout',
    pattern: /gateway time-?out/i,
    meaning: 'KRA did not answer the gateway in time: a document may have been recorded.',
    fix: 'Look the number up before anything is sent again.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'operator',
    source: 'live, reworded',
  },
]

/**
 * What a text of KRA's validator means; `undefined` for a text that is not known.
 * @param operation by our method name: leaves out what KRA says of other operations only.
 */
export function explainMessage(text: string, operation?: string): Message | undefined {
  return MESSAGES.find((row) => isFor(row, operation) && row.pattern.test(text))
}

/** The value that a text of KRA's validator wants, as it is written there; `undefined` when it names none. */
export function expectedIn(text: string): string | undefined {
  return EXPECTED.exec(text)?.[1]
}

function isFor(row: Message, operation: string | undefined): boolean {
  return operation === undefined || row.operation === undefined || row.operation === operation
}
