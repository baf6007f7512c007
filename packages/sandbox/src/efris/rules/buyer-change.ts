import { parseEat } from '@risiti/core'
import { type Refusal, type Rule, refuse, type Sent, type Visit } from '../contract.js'
import type { StoredInvoice } from '../taxpayer.js'

const HOUR_MS = 60 * 60 * 1000

/** A T166 request, and the document whose buyer is to be put right. */
export interface BuyerChange {
  readonly draft: Sent<'updateBuyerDetails'>
  readonly invoice: StoredInvoice | undefined
  readonly visit: Visit
}

/** 3007: the time, when given, can be read. */
function timeIsReadable({ draft: { createDateStr } }: BuyerChange): Refusal | undefined {
  const isWrong = createDateStr !== undefined && !parseEat(createDateStr, 'yyyy-MM-dd HH:mm:ss')
  return isWrong ? refuse('3007') : undefined
}

/** 2973: the document is one that the caller issued. */
function documentExists({ invoice }: BuyerChange): Refusal | undefined {
  return invoice ? undefined : refuse('2973')
}

/** 3053: it is no note. 3055, 3054: no note was asked for or issued against it. */
function isUncredited({ invoice, visit }: BuyerChange): Refusal | undefined {
  const { invoiceType, invoiceNo } = invoice!.record.basicInformation
  if (invoiceType === '2') return refuse('3053')
  const standing = visit.books.credits.standing(invoiceNo)
  if (standing.some(({ state }) => state === '102')) return refuse('3055')
  return standing.length > 0 ? refuse('3054') : undefined
}

/** 2932: it is not too old; 2931: nor was it put right too often. T103 tells both limits. */
function isWithinLimits({ invoice, visit }: BuyerChange): Refusal | undefined {
  const { buyerModifiedTimes: times, buyerModificationPeriod: hours } = visit.taxpayer.rights
  const age = visit.now.getTime() - invoice!.issuedAt.getTime()
  if (age > Number(hours) * HOUR_MS) return refuse('2932', { fill: [['*', hours]] })
  const changes = visit.books.buyerChanges.get(invoice!.invoiceNo) ?? 0
  return changes >= Number(times) ? refuse('2931', { fill: [['X', times]] }) : undefined
}

/** 1163, 3077, 2249: the new buyer is of a type, and a business has a TIN that exists. Those codes are printed for T109. */
function buyerIsKnown({ draft, visit }: BuyerChange): Refusal | undefined {
  const { buyerType, buyerTin } = draft
  if (!['0', '1', '2'].includes(buyerType ?? '')) return refuse('1163')
  if (buyerType === '0' && buyerTin === undefined) return refuse('3077')
  return buyerTin === undefined || visit.books.buyers.has(buyerTin) ? undefined : refuse('2249')
}

/** What a T166 must pass. */
export const BUYER_CHANGE_RULES: readonly Rule<BuyerChange>[] = [
  timeIsReadable,
  documentExists,
  isUncredited,
  isWithinLimits,
  buyerIsKnown,
]
