import type { SupplierSale } from '@risiti/core'
import type { DocumentRecord } from '../documents/record.js'
import type { Shown } from '../documents/shown.js'
import { decisionOf, viewDecision, viewEntry } from '../listed/read.js'
import type { Row, Tx } from '../store/store.js'
import type { purchaseView } from './view.js'

export type PurchaseView = Shown<typeof purchaseView>

/** Shows a purchase with its last decision. */
export async function viewPurchase(read: Tx, row: Row): Promise<PurchaseView> {
  const record = await decisionOf(read, row)
  return {
    ...viewEntry(row),
    sale: JSON.parse(String(row.told)) as SupplierSale,
    ...(record ? { decision: await viewDecision(read, record, record.purchase!, goodsOf(record)) } : {}),
  }
}

function goodsOf({ calculation, purchase }: DocumentRecord) {
  if (!purchase!.isMapped) return {}
  const lines = calculation.lines.map(({ source, index, total }) => {
    const { item, name, unit } = source
    return { line: purchase!.lines[index]!, item, name, unit, total }
  })
  return { lines }
}
