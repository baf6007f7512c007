import { formatEat } from '@risiti/core'
import { notCovered, type Refusal, refuse } from '../contract.js'
import type { Sale } from './sale.js'

const DAY_MS = 24 * 60 * 60 * 1000

/** 1127: the device is the one that asks. */
export function deviceAsks({ basic, visit }: Sale): Refusal | undefined {
  return basic.deviceNo === visit.globalInfo.deviceNo ? undefined : refuse('1127')
}

/** General invoices, exports of goods and the documents of fuel stations. */
export function industryIsCovered({ basic }: Sale): Refusal | undefined {
  const industry = basic.invoiceIndustryCode ?? '101'
  return ['101', '102', '110'].includes(industry) ? undefined : notCovered(`invoiceIndustryCode ${industry}`)
}

/** 3099: no seeded taxpayer is an agent. */
export function isNoAgent({ visit }: Sale): Refusal | undefined {
  return visit.globalInfo.agentType === '2' ? refuse('3099') : undefined
}

/** 2240, 1326: tax invoices are for sellers with VAT, receipts for sellers without. */
export function kindFitsSeller({ basic, visit }: Sale): Refusal | undefined {
  const isInvoice = basic.invoiceKind === '1'
  if (isInvoice === visit.taxpayer.isRegisteredForVat) return undefined
  return refuse(isInvoice ? '1326' : '2240')
}

/** 2789: not issued on an earlier day than today in Kampala; by who may date back, not too long ago. */
export function isOfToday({ basic, visit }: Sale): Refusal | undefined {
  const { isAllowBackDate, periodDate } = visit.taxpayer.rights
  const days = isAllowBackDate === '1' ? Number(periodDate) : 0
  const first = formatEat(new Date(visit.now.getTime() - days * DAY_MS), 'yyyy-MM-dd')
  return (basic.issuedDate ?? '').slice(0, 10) < first ? refuse('2789') : undefined
}

/** 1323 to 1325: online, the authority gives the numbers. 1320 to 1322 for offline numbers is a switch: live servers do not ask. */
export function numbersFitMode({ basic, summary, visit }: Sale): Refusal | undefined {
  if (summary.modeCode === '1') {
    if (basic.invoiceNo !== undefined) return refuse('1323')
    if (basic.antifakeCode !== undefined) return refuse('1324')
    return summary.qrCode === undefined ? undefined : refuse('1325')
  }
  if (!visit.books.switches.offlineNumbers) return undefined
  if (basic.invoiceNo === undefined) return refuse('1320')
  if (basic.antifakeCode === undefined) return refuse('1321')
  return summary.qrCode === undefined ? refuse('1322') : undefined
}
