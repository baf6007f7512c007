import { type ComputedImport, decimal, formatShort, type ImportedGoods, type RequestOf } from '@risiti/core'
import type { RowOf } from '../catalogue.js'
import type { updateImportedItem } from '../operations/update-imported-item.js'
import { auditOf } from './audit.js'

/** A line of a customs declaration as KRA lists it. */
export type ImportRow = RowOf<'selectImportedItems'>

/** The request that says whose a line of a customs declaration is. */
export type ImportUpdate = RequestOf<typeof updateImportedItem>

/** Of code class 26: "Waiting", "Approved", "Cancelled". */
const WAITING = '2'
const STATUS = { accept: '3', reject: '4' } as const

/** What KRA is told where nobody said anything: over GavaConnect an approval without a remark is answered with 999. */
const REMARK = { accept: 'Approved', reject: 'Not ours' } as const

/** True while nobody has answered. */
export function isWaiting({ imptItemsttsCd }: ImportRow): boolean {
  return imptItemsttsCd === WAITING
}

/** Reads a line of a customs declaration. The day stays as it came: its form differs, and it is sent back. */
export function fromImportRow(row: ImportRow): ImportedGoods {
  const { invcFcurAmt: amount, invcFcurCd: currency, invcFcurExcrt: rate } = row
  return {
    declaration: { task: row.taskCd, line: row.itemSeq, number: row.dclNo, date: row.dclDe },
    customsCode: row.hsCd,
    name: row.itemNm,
    ...told({
      origin: row.orgnNatCd,
      exportedFrom: row.exptNatCd,
      quantity: plain(row.qty),
      unit: row.qtyUnitCd,
      packages: plain(row.pkg),
      packaging: row.pkgUnitCd,
      grossWeight: plain(row.totWt),
      netWeight: plain(row.netWt),
      supplier: row.spplrNm,
      agent: row.agntNm,
    }),
    ...(amount && currency
      ? { invoice: { amount: plain(amount)!, currency, ...told({ exchangeRate: plain(rate) }) } }
      : {}),
  }
}

/** Writes a decision about imported goods in KRA's terms. */
export function toImportUpdate({ facts, document }: ComputedImport): ImportUpdate {
  const { goods, decision, note } = facts
  const [line] = document.lines
  const { modrId, modrNm } = auditOf(document)
  return {
    taskCd: goods.declaration.task,
    dclDe: goods.declaration.date,
    itemSeq: goods.declaration.line,
    hsCd: goods.customsCode,
    itemClsCd: line!.classification.code,
    itemCd: line!.item,
    imptItemSttsCd: STATUS[decision],
    remark: note ?? REMARK[decision],
    modrId,
    modrNm,
  }
}

function plain(amount: string | null | undefined): string | undefined {
  return amount ? formatShort(decimal(amount)) : undefined
}

/** Leaves out what says nothing. */
function told<Facts extends object>(facts: Facts): { [Name in keyof Facts]?: NonNullable<Facts[Name]> } {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact)) as never
}
