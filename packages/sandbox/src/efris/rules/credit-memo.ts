import { firstRow, type Refusal, type Rule, refuse } from '../contract.js'
import type { Sale } from './sale.js'

/** 2804, 2822: the seller may issue credit memos, and is no duty-free shop. */
function sellerMay({ visit: { taxpayer } }: Sale): Refusal | undefined {
  if (taxpayer.rights.isDutyFreeTaxpayer === '1') return refuse('2822')
  return taxpayer.rights.isAllowIssueRebate === '1' ? undefined : refuse('2804')
}

/** 2807: it is not about an imported service. */
function isNoImport({ basic }: Sale): Refusal | undefined {
  return basic.invoiceIndustryCode === '104' ? refuse('2807') : undefined
}

/** 2805, 2806: unless goods were exported, the buyer is a business or a consumer with a TIN. */
function buyerIsKnown({ basic, buyer }: Sale): Refusal | undefined {
  if (basic.invoiceIndustryCode === '102') return undefined
  if (buyer.buyerType !== '0' && buyer.buyerType !== '1') return refuse('2805')
  return buyer.buyerTin === undefined ? refuse('2806') : undefined
}

/** 2827: no line bears excise duty. */
function bearsNoExcise({ lines }: Sale): Refusal | undefined {
  return firstRow(lines, ({ exciseFlag }, row) => (exciseFlag === '1' ? refuse('2827', { row }) : undefined))
}

/** What a credit memo, also called a rebate, must pass besides. */
export const CREDIT_MEMO_RULES: readonly Rule<Sale>[] = [sellerMay, isNoImport, buyerIsKnown, bearsNoExcise]

/** True for a credit memo (type 5): a discount after the sale, which moves no goods. That it moves none is inferred. */
export function isMemo({ basic }: Sale): boolean {
  return basic.invoiceType === '5'
}
