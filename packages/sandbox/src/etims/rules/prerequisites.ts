import { invalid } from '../contract.js'
import type { Rule } from './rule.js'

/** The device fetched the list of item classes once. The text speaks of stock movements, and items are told the same. */
export const classesWereFetched: Rule<unknown> = (_input, visit) =>
  visit.device.hasClasses
    ? undefined
    : invalid(visit, "Make 'Get Item Classification List' request before performing StockIo")
