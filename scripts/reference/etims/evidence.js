/* How we know of the path of an operation on a channel. A conformance test holds this to the records where they are at hand. */

/** What each level means, the surest first. */
export const LEVELS = {
  live: 'a recorded reply',
  specification: 'KRA’s paper, and programs that call it',
  clients: 'programs in use; no reply is published',
  claimed: 'one paper; no known program calls it',
  unconfirmed: 'a guess: the gateway has it under this name',
}

const OSCU = {
  live: [
    'selectInitOsdcInfo',
    'selectCodeList',
    'selectItemClasses',
    'selectNoticeList',
    'selectBranches',
    'saveItem',
    'saveSalesTransaction',
    'selectInvoiceDetails',
  ],
  unconfirmed: ['selectCustomerList', 'selectTaxpayerInfo', 'selectSalesTransactions'],
}

const VSCU = {
  live: ['selectInitOsdcInfo', 'selectItemClasses', 'saveItem', 'saveSalesTransaction'],
  claimed: ['saveSalesInvoice'],
}

/** By channel: the operations of each level, and the level of those that are not named. */
const BY_CHANNEL = {
  oscu: { named: OSCU, others: 'specification' },
  gavaconnect: { named: {}, others: 'live' },
  vscu: { named: VSCU, others: 'clients' },
}

/** The level of an operation that the channel offers. @throws when nothing is known of the channel. */
export function evidenceOf(channel, method) {
  const { named, others } = BY_CHANNEL[channel]
  return Object.keys(named).find((level) => named[level].includes(method)) ?? others
}
