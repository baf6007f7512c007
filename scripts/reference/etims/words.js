/* Short names in the data, as words on a page. */

/** Our titles of the areas, in the order in which a till meets them. */
export const AREAS = {
  device: 'Device',
  codes: 'Code lists and item classes',
  branches: 'Taxpayer, branches and customers',
  items: 'Items',
  stock: 'Stock',
  sales: 'Sales and credit notes',
  purchases: 'Purchases',
  imports: 'Imports',
  notices: 'Notices',
}

export const RETRIES = {
  never: 'no',
  'same-request': 'yes, after a pause',
  'after-relogin': 'yes, with a new token',
  'after-reinit': 'yes, once the device is registered right',
  'reconcile-first': 'only after finding out whether it is stored',
}

export const ACTORS = {
  developer: 'the developer',
  operator: 'the shop',
  taxpayer: 'the taxpayer, on the portal',
  authority: 'KRA',
  nobody: 'nobody',
}

/** What KRA's code classes are about; `selectCodeList` has their codes. */
export const CODE_CLASSES = {
  '04': 'tax bands',
  '05': 'countries',
  '07': 'payment methods',
  '09': 'branch status',
  10: 'units of quantity',
  11: 'status of a sale',
  12: 'kinds of stock movement',
  14: 'transaction types',
  15: 'taxpayer status',
  17: 'packaging units',
  24: 'item types',
  26: 'status of an import',
  31: 'ways of entering',
  32: 'reasons for a credit note',
  33: 'currencies',
  34: 'status of a purchase',
  37: 'sale or credit note',
  38: 'purchase or return',
}

/** Where the client keeps what it knows of itself. */
export const IDENTITY = {
  tin: 'the PIN',
  bhfId: 'the branch',
  cmcKey: 'the key of the device',
  authorization: 'the token',
  appId: 'the application',
}

/** `save-sales-transaction.md` */
export function pageOf(method) {
  return `${method.replace(/[A-Z]+/g, (letters) => `-${letters.toLowerCase()}`)}.md`
}

/** The method, as a link to its page. */
export function link(method) {
  return `[${method}](${pageOf(method)})`
}
