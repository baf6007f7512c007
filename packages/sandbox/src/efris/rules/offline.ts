import { add, compare, decimal, sum } from '@risiti/core'
import { type Refusal, type Rule, refuse } from '../contract.js'
import { INVOICE_RULES } from './invoice.js'
import { isByAgent, type Sale } from './sale.js'
import { inShillings } from './totals.js'

const DAY_MS = 24 * 60 * 60 * 1000

/** 3098: agents issue online only. */
function isNoAgent({ visit }: Sale): Refusal | undefined {
  return isByAgent(visit) ? refuse('3098') : undefined
}

/** 2786: not for more days than the device may be offline. */
function isWithinDays({ visit: { books, now } }: Sale): Refusal | undefined {
  const offlineMs = now.getTime() - books.link.downSince!.getTime()
  return offlineMs > Number(books.switches.offlineDays) * DAY_MS ? refuse('2786') : undefined
}

/** 2786: not more documents than it may issue offline. */
function isWithinCount({ visit: { books, globalInfo } }: Sale): Refusal | undefined {
  const issued = books.queue.of(globalInfo.deviceNo).length
  return issued + 1 > Number(books.switches.offlineAmount) ? refuse('2786') : undefined
}

/** 2786: all that was issued offline is not worth more than the device may issue. */
function isWithinValue(sale: Sale): Refusal | undefined {
  const { books, globalInfo } = sale.visit
  const issued = sum(books.queue.of(globalInfo.deviceNo).map(({ value }) => value))
  const total = add(issued, inShillings(sale))
  return compare(total, decimal(books.switches.offlineValue)) > 0 ? refuse('2786') : undefined
}

/** What a document must pass that an enabler numbers: it may issue any, its goods and sums are right, and it is not too much. */
export const OFFLINE_INVOICE_RULES: readonly Rule<Sale>[] = [
  isNoAgent,
  isWithinDays,
  isWithinCount,
  ...INVOICE_RULES,
  isWithinValue,
]
