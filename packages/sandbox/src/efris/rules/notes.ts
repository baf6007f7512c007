import { firstRefusal, type Refusal, refuse } from '../contract.js'
import { CREDIT_MEMO_RULES, isMemo } from './credit-memo.js'
import { DEBIT_NOTE_RULES } from './debit-note.js'
import type { Sale } from './sale.js'

/** 3075: a credit note is no T109. Debit notes and credit memos are, and have rules of their own. */
export function noteIsAllowed(sale: Sale): Refusal | undefined {
  const { invoiceType } = sale.basic
  if (invoiceType === '2') return refuse('3075')
  if (invoiceType === '4') return firstRefusal([...DEBIT_NOTE_RULES, reasonIsGiven], sale)
  return isMemo(sale) ? firstRefusal([...CREDIT_MEMO_RULES, reasonIsGiven], sale) : undefined
}

/** 1314, 1404: why there is a debit note or a memo. 1405: another reason is explained. */
function reasonIsGiven({ draft }: Sale): Refusal | undefined {
  const { reasonCode, reason } = draft.extend ?? {}
  if (reasonCode === undefined) return refuse('1314')
  if (!['101', '102', '103'].includes(reasonCode)) return refuse('1404')
  return reasonCode === '103' && reason === undefined ? refuse('1405') : undefined
}
