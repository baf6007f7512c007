/* Short names in the data, as words on a page. */

/** Our titles of the areas, in the order in which a till meets them. */
export const AREAS = {
  session: 'Session and keys',
  invoice: 'Invoices and receipts',
  credit: 'Credit and debit notes',
  reference: 'Dictionaries and look-ups',
  goods: 'Goods and services',
  stock: 'Stock',
  device: 'Devices and certificates',
  edc: 'Fuel stations (EDC)',
  agent: 'Agents',
}

export const RETRIES = {
  never: 'no',
  'same-request': 'yes, after a pause',
  'after-relogin': 'yes, with a new session key (T104)',
  'after-time-sync': 'yes, with the right time (T101)',
  'after-reinit': 'yes, once the registration of the device is right',
  'reconcile-first': 'only after finding out whether it is stored',
}

export const ACTORS = {
  developer: 'the developer',
  shop: 'the shop',
  authority: 'URA',
  nobody: 'nobody',
}

/** `T109-fiscalise-invoice.md` */
export function pageOf(code, method) {
  return `${code}-${method.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`
}
