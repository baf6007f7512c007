import type { ResolvedDocument } from '../document/document.js'
import type { ResolvedLine } from '../document/line.js'
import type { Subject } from '../document/rule.js'
import { decimal, format, sum } from '../money/decimal.js'
import type { CalculatedLine, Totals } from '../tax/calculation.js'
import type { MovementKind } from './kinds.js'
import type { ComputedMovement } from './movement.js'

/** Notes that are about money only: the goods stay where they are. */
const ABOUT_MONEY: ReadonlySet<unknown> = new Set([
  'wrong_amount',
  'wrong_tax',
  'waived',
  'amount_increased',
  'trade_discount',
  'rebate',
])

/**
 * The movement of the goods of a fiscal document: out by a sale, back by a credit note that says so. Undefined when nothing moved.
 * Its values are those of the document, line by line, so that both say the same to the authority.
 * @param isGoods tells goods from services, which lie in no stock.
 */
export function movedBySale(
  { document, calculation }: Subject,
  isGoods: (line: ResolvedLine) => boolean,
): ComputedMovement | undefined {
  const kind = kindOf(document)
  const goods = kind && goodsOf({ document, calculation }, isGoods)
  return goods && { facts: { kind, number: document.number, ...partyOf(document.buyer) }, ...goods }
}

/** The goods of a document, with the values that they have in it. Undefined when there are none. */
export function goodsOf(
  { document, calculation }: Subject,
  isGoods: (line: ResolvedLine) => boolean,
): Pick<ComputedMovement, 'document' | 'calculation'> | undefined {
  const moved = calculation.lines.filter(({ source }) => isGoods(source))
  if (moved.length === 0) return undefined
  const sources = [...new Set(moved.map(({ index }) => index))]
  const lines = moved.map((line) => ({ ...line, index: sources.indexOf(line.index) }))
  const { buyer: _, preceding: __, discount: ___, levies: ____, payments: _____, ...rest } = document
  return {
    document: { ...rest, type: 'receipt', lines: sources.map((index) => document.lines[index]!) },
    calculation: {
      currency: calculation.currency,
      prices: calculation.prices,
      lines,
      bands: [],
      duties: [],
      levies: [],
      totals: totalsOf(lines),
    },
  }
}

function kindOf({ type, preceding }: ResolvedDocument): MovementKind | undefined {
  if (type === 'invoice' || type === 'receipt') return 'sale'
  return type === 'credit_note' && !ABOUT_MONEY.has(preceding?.reason) ? 'customer_return' : undefined
}

function partyOf(buyer: ResolvedDocument['buyer']): Pick<ComputedMovement['facts'], 'party'> {
  if (!buyer?.name) return {}
  const { name, taxId } = buyer
  return { party: { name: name.slice(0, 100), ...(taxId ? { taxId } : {}) } }
}

function totalsOf(lines: readonly CalculatedLine[]): Totals {
  const total = (member: 'net' | 'tax' | 'total' | 'discount' | 'excise') =>
    format(sum(lines.map((line) => decimal(line[member]))))
  return {
    net: total('net'),
    tax: total('tax'),
    gross: total('total'),
    discount: total('discount'),
    excise: total('excise'),
    levies: '0',
    deemed: '0',
  }
}
