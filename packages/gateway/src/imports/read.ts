import type { ImportedGoods } from '@risiti/core'
import type { DocumentRecord } from '../documents/record.js'
import type { Shown } from '../documents/shown.js'
import { decisionOf, viewDecision, viewEntry } from '../listed/read.js'
import type { Row, Tx } from '../store/store.js'
import type { importView } from './view.js'

export type ImportView = Shown<typeof importView>

/** Shows an import with its last decision. */
export async function viewImport(read: Tx, row: Row): Promise<ImportView> {
  const record = await decisionOf(read, row)
  return {
    ...viewEntry(row),
    goods: JSON.parse(String(row.told)) as ImportedGoods,
    ...(record ? { decision: await viewDecision(read, record, record.imported!, goodsOf(record)) } : {}),
  }
}

function goodsOf({ imported, document }: DocumentRecord) {
  const { item, name, quantity, unit, unitPrice } = document.lines[0]!
  return { item, name, ...(imported!.decision === 'accept' ? { quantity, unit, unitPrice } : {}) }
}
