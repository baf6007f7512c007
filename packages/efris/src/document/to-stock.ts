import {
  type CalculatedLine,
  type ComputedMovement,
  formatEat,
  type MovementFacts,
  type RequestOf,
} from '@risiti/core'
import type { maintainStock } from '../operations/t131-maintain-stock.js'
import type { transferStock } from '../operations/t139-transfer-stock.js'
import { type NoRoute, STOCK_ROUTES, type StockRoute, WASTE_ROUTES } from './stock-codes.js'

type Booking = RequestOf<typeof maintainStock>
type Transfer = RequestOf<typeof transferStock>

/** A movement in URA's terms, with the operation that books it. */
export type StockRequest =
  | { readonly operation: 'maintainStock'; readonly request: Booking }
  | { readonly operation: 'transferStock'; readonly request: Transfer }

/** How a movement goes to EFRIS, or why it does not. */
export function routeOf({ kind, cause }: Pick<MovementFacts, 'kind' | 'cause'>): StockRoute | NoRoute {
  return kind === 'waste' ? WASTE_ROUTES[cause ?? 'other'] : STOCK_ROUTES[kind]
}

/** The day of a movement as URA writes it. */
export function movementDay(issuedAt: string): string {
  return formatEat(new Date(issuedAt), 'yyyy-MM-dd')
}

/**
 * Writes a movement in URA's terms, all or nothing. URA gives a booking no key to look it up by but a batch of production, so the
 * caller's reference stands in the remarks, and as the batch where none is given.
 * @param reference at most 20 characters, the same in every attempt.
 * @throws RangeError for a kind that EFRIS does not book (`ugandaMovementRules` finds it).
 */
export function toStock(movement: ComputedMovement, reference: string): StockRequest {
  const { facts, document } = movement
  const route = routeOf(facts)
  if ('why' in route) throw new RangeError(`EFRIS does not book "${facts.kind}": it ${route.why}`)
  const common = { remarks: remarksOf(facts, reference), rollBackIfError: '1' as const }
  if (route.operation === 'transferStock')
    return { operation: route.operation, request: transferOf(movement, common) }
  const { operation, ...codes } = route
  const head = { ...codes, ...common, stockInDate: movementDay(document.issuedAt) }
  const goodsStockInItem = movement.calculation.lines.map((line) => ({
    ...goodsOf(line),
    unitPrice: line.unitPrice,
  }))
  return {
    operation,
    request: { goodsStockIn: { ...head, ...sourceOf(facts, route, reference) }, goodsStockInItem },
  }
}

/** What is said for the person who reads it, and the reference by which the booking is found again. */
function remarksOf({ note, kind, party }: MovementFacts, reference: string): string {
  const supplier = kind === 'supplier_return' && party ? `To ${party.name}.` : undefined
  return [note, supplier, reference].filter((part) => part !== undefined).join(' ')
}

/** T131 has a supplier for what was bought, a batch for what was made, and neither for what goes out. */
function sourceOf({ party, batch, supplierDocument }: MovementFacts, route: StockRoute, reference: string) {
  if (!('stockInType' in route)) return {}
  // A batch may be booked in parts; one that is ours alone stands for this booking, and URA refuses it a second time.
  if (route.stockInType === '103')
    return {
      ...(batch
        ? { productionBatchNo: batch.number }
        : { productionBatchNo: reference, isCheckBatchNo: '1' as const }),
      ...(batch?.producedOn ? { productionDate: batch.producedOn } : {}),
    }
  return {
    ...(party ? { supplierName: party.name } : {}),
    ...(party?.taxId ? { supplierTin: party.taxId.value } : {}),
    ...(supplierDocument ? { invoiceNo: supplierDocument } : {}),
  }
}

/** T139 transferTypeCode 103: other, explained in the remarks. */
function transferOf(
  { facts: { branches }, calculation }: ComputedMovement,
  common: { readonly remarks: string; readonly rollBackIfError: '1' },
): Transfer {
  const head = { sourceBranchId: branches?.from ?? '', destinationBranchId: branches?.to ?? '' }
  return {
    goodsStockTransfer: { ...head, transferTypeCode: '103', ...common },
    goodsStockTransferItem: calculation.lines.map(goodsOf),
  }
}

function goodsOf({ source, quantity }: CalculatedLine) {
  return { goodsCode: source.item, measureUnit: source.unit, quantity }
}
