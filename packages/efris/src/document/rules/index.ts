import { BUYER_RULES } from './buyer.js'
import { CREDIT_RULES } from './credits.js'
import { DATE_RULES } from './dates.js'
import { DUTY_RULES } from './duties.js'
import type { UgandaRule } from './facts.js'
import { GOODS_RULES } from './goods.js'
import { GOODS_TAX_RULES } from './goods-tax.js'
import { INDUSTRY_RULES } from './industries.js'
import { LENGTH_RULES } from './lengths.js'
import { LINE_RULES } from './lines.js'
import { MEMO_RULES } from './memos.js'
import { NOTE_RULES } from './notes.js'
import { PAYMENT_RULES } from './payments.js'
import { RELIEF_RULES } from './relief.js'
import { SELLER_RULES } from './seller.js'
import { TAX_RULES } from './tax.js'

/**
 * What URA would refuse a document for, as far as the document, the registration and what else is told show it without a
 * network. Only URA knows whether a buyer exists (2249, 2839, 3083), what is left of a project (3037) or in stock (1600), and
 * whether an original was credited or debited already (306, 317, 1401, 1402).
 */
export const ugandaRules: readonly UgandaRule[] = [
  ...TAX_RULES,
  ...SELLER_RULES,
  ...LINE_RULES,
  ...PAYMENT_RULES,
  ...BUYER_RULES,
  ...RELIEF_RULES,
  ...INDUSTRY_RULES,
  ...NOTE_RULES,
  ...MEMO_RULES,
  ...CREDIT_RULES,
  ...GOODS_RULES,
  ...GOODS_TAX_RULES,
  ...DUTY_RULES,
  ...DATE_RULES,
  ...LENGTH_RULES,
]
