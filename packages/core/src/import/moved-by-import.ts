import type { ResolvedLine } from '../document/line.js'
import { goodsOf } from '../stock/moved-by-sale.js'
import type { ComputedMovement } from '../stock/movement.js'
import type { ComputedImport } from './check-import.js'

/**
 * The movement of imported goods that were accepted. Undefined when none came in, or somebody else books them.
 * @param isGoods tells goods from services, which lie in no stock.
 */
export function movedByImport(
  { facts, document, calculation }: ComputedImport,
  isGoods: (line: ResolvedLine) => boolean,
): ComputedMovement | undefined {
  const { stock, receivedAt } = facts
  const goods = stock ? goodsOf({ document, calculation }, isGoods) : undefined
  if (!goods || receivedAt === undefined) return undefined
  const { supplier, declaration } = facts.goods
  return {
    facts: {
      kind: 'import',
      number: declaration.number.slice(0, 50) || '-',
      ...(supplier ? { party: { name: supplier.slice(0, 100) } } : {}),
    },
    document: { ...goods.document, issuedAt: receivedAt },
    calculation: goods.calculation,
  }
}
