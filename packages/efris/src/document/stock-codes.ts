import type { MovementKind } from '@risiti/core'

/** How a kind of movement goes to EFRIS: T131 increases or reduces, T139 moves goods between branches. */
export type StockRoute =
  | { readonly operation: 'maintainStock'; readonly operationType: '101'; readonly stockInType: StockInType }
  | { readonly operation: 'maintainStock'; readonly operationType: '102'; readonly adjustType: AdjustType }
  | { readonly operation: 'transferStock' }

/** T131 stockInType: import, local purchase, manufacture, opening stock. */
type StockInType = '101' | '102' | '103' | '104'

/** T131 adjustType: expired, damaged, personal use, other, raw material. */
type AdjustType = '101' | '102' | '103' | '104' | '105'

/** What EFRIS does by itself, or cannot do: why, and what to do instead. */
export interface NoRoute {
  readonly why: string
  readonly fix: string
}

const increase = (stockInType: StockInType): StockRoute => ({
  operation: 'maintainStock',
  operationType: '101',
  stockInType,
})

const reduce = (adjustType: AdjustType): StockRoute => ({
  operation: 'maintainStock',
  operationType: '102',
  adjustType,
})

/** Every kind of movement. Sales and their returns move the stock by themselves (T109, an approved T110). */
export const STOCK_ROUTES: Readonly<Record<MovementKind, StockRoute | NoRoute>> = {
  opening: increase('104'),
  import: increase('101'),
  purchase: increase('102'),
  production: increase('103'),
  customer_return: {
    why: 'is booked by URA itself',
    fix: 'Issue a credit note: the goods come back into stock when URA approves it.',
  },
  transfer_in: {
    why: 'is booked where the goods leave',
    fix: 'Send a "transfer_out" at the branch that the goods come from: it changes the stock of both.',
  },
  adjustment_in: {
    why: 'has no code at URA, which takes increases from somewhere only',
    fix: 'Use "purchase", "import", "production" or "opening", whichever the goods came by.',
  },
  sale: {
    why: 'is booked by URA itself',
    fix: 'Sell with POST /v1/documents: the goods leave the stock with the invoice.',
  },
  supplier_return: reduce('104'),
  transfer_out: { operation: 'transferStock' },
  consumption: reduce('105'),
  waste: reduce('104'),
  own_use: reduce('103'),
  adjustment_out: reduce('104'),
}

/** Waste has codes of its own for two of its causes. */
export const WASTE_ROUTES = { expired: reduce('101'), damaged: reduce('102'), other: reduce('104') } as const
