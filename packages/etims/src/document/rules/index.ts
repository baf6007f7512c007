import { BUYER_RULES } from './buyer-rules.js'
import { DOCUMENT_RULES } from './document-rules.js'
import type { KenyaRule } from './facts.js'
import { ITEM_RULES } from './item-rules.js'
import { LINE_RULES } from './line-rules.js'
import { NOTE_RULES } from './note-rules.js'
import { TEXT_RULES } from './text-rules.js'

/**
 * What KRA would refuse a document for, as far as it can be told without a network. Whether a PIN is registered, or stock
 * suffices, only KRA knows; that a PIN's last letter is a check letter is not published.
 */
export const kenyaRules: readonly KenyaRule[] = [
  ...DOCUMENT_RULES,
  ...TEXT_RULES,
  ...BUYER_RULES,
  ...LINE_RULES,
  ...ITEM_RULES,
  ...NOTE_RULES,
]

export type { CreditedSale, KenyaFacts, KenyaRule, LineLeft, RegisteredItem } from './facts.js'
