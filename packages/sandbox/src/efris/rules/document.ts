import { formatEat } from '@risiti/core'
import { type Refusal, refuse } from '../contract.js'
import { HOME } from '../reference/currencies.js'
import type { Sale } from './sale.js'

const DAY_MS = 24 * 60 * 60 * 1000

/** 1127: the device is the one that asks. */
export function deviceAsks({ basic, visit }: Sale): Refusal | undefined {
  return basic.deviceNo === visit.globalInfo.deviceNo ? undefined : refuse('1127')
}

/** 2240, 1326: tax invoices are for sellers with VAT, receipts for sellers without. */
export function kindFitsSeller({ basic, supplier }: Sale): Refusal | undefined {
  const isInvoice = basic.invoiceKind === '1'
  if (isInvoice === supplier.isRegisteredForVat) return undefined
  return refuse(isInvoice ? '1326' : '2240')
}

/** 2789: not issued on an earlier day than today in Kampala; by who may date back, not too long ago. */
export function isOfToday({ basic, supplier, visit }: Sale): Refusal | undefined {
  const { isAllowBackDate, periodDate } = supplier.rights
  const days = isAllowBackDate === '1' ? Number(periodDate) : 0
  const first = formatEat(new Date(visit.now.getTime() - days * DAY_MS), 'yyyy-MM-dd')
  return (basic.issuedDate ?? '').slice(0, 10) < first ? refuse('2789') : undefined
}

/** 3052: rates are not being changed, where one is needed. Whether they are is a switch. */
export function ratesAreKnown({ basic, visit }: Sale): Refusal | undefined {
  return visit.books.switches.ratesUpdating && basic.currency !== HOME ? refuse('3052') : undefined
}

/** 1323 to 1325: online, the authority gives the numbers. */
export function numbersFitMode(sale: Sale): Refusal | undefined {
  const { basic, summary } = sale
  if (isNumberedBySeller(sale)) return ownNumbersAreRight(sale)
  if (summary.modeCode !== '1') return undefined
  if (basic.invoiceNo !== undefined) return refuse('1323')
  if (basic.antifakeCode !== undefined) return refuse('1324')
  return summary.qrCode === undefined ? undefined : refuse('1325')
}

/** 1320 to 1322: offline, the seller does. 2064: as an enabler does, with 20 digits. 1040: and each once. */
function ownNumbersAreRight({ basic, summary, visit }: Sale): Refusal | undefined {
  if (basic.invoiceNo === undefined) return refuse('1320')
  if (basic.antifakeCode === undefined) return refuse('1321')
  if (summary.qrCode === undefined) return refuse('1322')
  if (!/^\d{20}$/.test(basic.invoiceNo)) return refuse('2064')
  return visit.books.find(basic.invoiceNo) ? refuse('1040') : undefined
}

/** Whether the seller numbers what it issues offline, as the documents say. A switch: live servers number all the same. */
export function isNumberedBySeller({ summary, visit }: Sale): boolean {
  return summary.modeCode === '0' && visit.books.switches.offlineNumbers && !visit.door.isOffline
}
