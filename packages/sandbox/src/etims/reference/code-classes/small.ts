import { type CodeClass, codeClass } from './code-class.js'

/** The classes that need no file of their own. */
export const SMALL_CLASSES: readonly CodeClass[] = [
  codeClass(
    '07',
    'Payment Type',
    `
01-CASH=CASH|02-CREDIT=CREDIT|03-CASH/CREDIT=CASH/CREDIT|04-BANK CHECK=BANK CHECK PAYMENT
05-DEBIT&CREDIT CARD=PAYMENT USING CARD|06-MOBILE MONEY=ANY TRANSACTION USING MOBILE MONEY SYSTEM
07-OTHER=OTHER MEANS OF PAYMENT
`,
  ),
  codeClass('09', 'Branch Status', '01-Open|02-Closed'),
  // 02 is what every client sends, with credit notes too.
  codeClass(
    '11',
    'Sale Status',
    '01-Wait for Approval|02-Approved|03-Cancel Requested|04-Canceled|05-Refunded|06-Transferred',
  ),
  // 01 to 06 bring goods in, 11 to 16 take them out.
  codeClass(
    '12',
    'Stock I/O Type',
    `
01-Import=Incoming - Import|02-Purchase=Incoming - Purchase|03-Return=Incoming - Return
04-Stock Movement=Incoming - Stock Movement|05-Processing=Incoming - Processing
06-Adjustment=Incoming - Adjustment|11:11-Sale=Outgoing - Sale|12-Return=Outgoing - Return
13-Stock Movement=Outgoing - Stock Movement|14-Processing=Outgoing - Processing
15-Discarding=Outgoing - Discarding|16-Adjustment=Outgoing - Adjustment
`,
  ),
  codeClass('14', 'Transaction Type', 'C-Copy=Copy|N-Normal=Normal|P-Proforma=Proforma|T-Training=Training'),
  codeClass(
    '24',
    'Item Type',
    '1-Raw Material=Raw Material|2-Finished Product=Finished Product|3-Service=Service without stock',
  ),
  codeClass('26', 'Import Item Status', '1-Unsent|2-Waiting|3-Approved|4-Cancelled'),
  // KRA's specification prints the first six; its server has all of them.
  codeClass(
    '32',
    'Refund Reason',
    `
01-Missing Quantity|02-Missing Waiting|03-Damaged|04-Wasted|05-Raw Material Shortage|06-Refund
07-Wrong Customer PIN|08-Wrong Customer name|09-Wrong Amount/price|10-Wrong Quantity|11-Wrong Item(s)
12-Wrong tax type|13-Other reason
`,
  ),
  codeClass(
    '34',
    'Purchase Status',
    '01-Wait for Approval|02-Approved|03-Cancel Requested|04-Canceled|05-Refunded|06-Transferred',
  ),
  // No field of a call is known to use these.
  codeClass(
    '35',
    'Reason of Inventory Adjustment',
    `
01-Cargo Transit Out|02-Cargo Transit In|03-Adjustment In|04-Adjustment Out|05-Discarding|06-Processing Raw
07-Processing Result
`,
  ),
  codeClass('37', 'Sales Receipt Type', '10:S-Invoice|R-Credit Note'),
  codeClass('38', 'Purchase Receipt Type', 'P-Invoice|R-Credit Note'),
  // The question marks are the authority's own.
  codeClass('48', 'Locale', 'en_GB-English|en_sw-Kiswahili|fr_FR-French|ko_KR-???'),
  // So is this spelling. Item classes of level 5 have no name here.
  codeClass('49', 'Category Level', '1-Sagement|2-Family|3-Class|4-Commodity'),
]
