import type { ResolvedLine } from '../document/line.js'
import { goodsOf } from '../stock/moved-by-sale.js'
import type { ComputedMovement } from '../stock/movement.js'
import type { ComputedPurchase } from './check-purchase.js'

/**
 * The movement of the goods of a purchase that was accepted: in, or out again by a supplier's credit note. Undefined when none moved,
 * or somebody else books them.
 * @param isGoods tells goods from services, which lie in no stock.
 */
export function movedByPurchase(
  { facts, document, calculation }: ComputedPurchase,
  isGoods: (line: ResolvedLine) => boolean,
): ComputedMovement | undefined {
  const { sale, stock, receivedAt } = facts
  const goods = stock ? goodsOf({ document, calculation }, isGoods) : undefined
  if (!goods || receivedAt === undefined) return undefined
  const { name, taxId } = sale.supplier
  return {
    facts: {
      kind: sale.type === 'sale' ? 'purchase' : 'supplier_return',
      number: sale.number.slice(0, 50),
      party: { name: name.slice(0, 100), taxId },
    },
    document: { ...goods.document, issuedAt: receivedAt },
    calculation: goods.calculation,
  }
}
