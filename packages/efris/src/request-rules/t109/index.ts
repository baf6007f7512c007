import type { Rule } from '../../rules.js'
import { DISCOUNT_PAIR_RULES, DISCOUNT_RULES } from './discounts.js'
import { DOCUMENT_RULES } from './document.js'
import { EXCISE_MEMO_RULES, EXCISE_RULES } from './excise.js'
import { INDUSTRY_RULES } from './industries.js'
import type { Invoice, Line } from './invoice.js'
import { ORDER_RULES, QUANTITY_RULES } from './lines.js'
import { PARTY_RULES } from './parties.js'
import { RELIEF_MIX_RULES, RELIEF_RULES } from './relief.js'
import { TAX_RULES } from './tax.js'
import { TOTAL_RULES } from './totals.js'

/*
 * The rules between the members of a T109. Each cites the return code it prevents. What a code names and no rule here
 * asks for, and why:
 *
 * - 1320, 1321, 1322, 2064 (numbers of the device's own with modeCode "0"): live servers accepted modeCode "0" without.
 * - 2270 (payments add up to the gross): a third of the accepted documents do not.
 * - 2853 (vatApplicableFlag given): accepted documents lack it on discount lines.
 * - 2247 (a business has a legal name): 2246 says that its business name will do.
 * - 1195, 1201 (two decimals in totals and taxes of lines): four were accepted, as the field table says.
 * - 1193, 1199 (no total and tax on discount lines): contradicted by 1206, and by every accepted discount.
 * - 1317 (gross of tax rows): the text names no relation. 1336, 2048: which rates exist is law, and changes.
 * - 2794 (excise tax): no accepted document shows the formula.
 * - 2119, 2254, 1120 (the seller's reference): always required here.
 *
 * Whatever needs the register cannot be told from the request: who sells and buys (1102, 1326, 2240, 2249, 2804, 2822,
 * 2839, 3083, 3097, 3099, 3100), goods, categories and rates (1318 to 1335, 2122 to 2124, 2197, 2820, 2848 to 2851, 3196),
 * stock, projects (3037, 3043, 3046) and limits (1305, 2075). So does 2828: T103 says whether tax rows need a category.
 */

export { BASIC_RULES } from './document.js'
export { IMPORT_SELLER_RULES } from './industries.js'
export { BUYER_RULES, SELLER_RULES } from './parties.js'
export { TAX_ROW_RULES } from './tax.js'
export { PAYMENT_RULES, SUMMARY_RULES } from './totals.js'

/** One line by itself. */
export const LINE_RULES: readonly Rule<Line>[] = [
  ...QUANTITY_RULES,
  ...DISCOUNT_RULES,
  ...EXCISE_RULES,
  ...RELIEF_RULES,
]

/** The parts against each other. */
export const INVOICE_RULES: readonly Rule<Invoice>[] = [
  ...DOCUMENT_RULES,
  ...PARTY_RULES,
  ...INDUSTRY_RULES,
  ...ORDER_RULES,
  ...DISCOUNT_PAIR_RULES,
  ...EXCISE_MEMO_RULES,
  ...RELIEF_MIX_RULES,
  ...TAX_RULES,
  ...TOTAL_RULES,
]
