import {
  type CalculatedLine,
  type Calculation,
  type ComputedMovement,
  decimal,
  format,
  type RequestOf,
  sum,
} from '@risiti/core'
import { nairobiDay } from '../formats.js'
import type { saveStockIO } from '../operations/save-stock-io.js'
import { auditOf } from './audit.js'
import { wirePrice } from './discount.js'
import { letterOf } from './sale-line.js'
import { MOVEMENT_CODES } from './stock-codes.js'

/** The request that reports a movement. */
export type StockIORequest = RequestOf<typeof saveStockIO>

type StockLine = StockIORequest['itemList'][number]

/** What a movement needs to be told besides itself. */
export interface StockIOFacts {
  /** The next number of the device's movements. */
  readonly sarNo: number
  /** Whether a program reports it, or a person does. */
  readonly isAutomatic: boolean
}

/**
 * Writes a movement in KRA's terms. Every movement is a first one (`orgSarNo` 0): a mistake is made good by another movement, for KRA
 * keeps both.
 */
export function toStockIO(
  { facts, document, calculation }: ComputedMovement,
  { sarNo, isAutomatic }: StockIOFacts,
): StockIORequest {
  const itemList = calculation.lines.map(stockLine)
  return {
    sarNo,
    orgSarNo: 0,
    regTyCd: isAutomatic ? 'A' : 'M',
    custTin: facts.party?.taxId?.scheme === 'ke-pin' ? facts.party.taxId.value : null,
    custNm: facts.party?.name ?? null,
    custBhfId: facts.branches?.to ?? facts.branches?.from ?? null,
    sarTyCd: MOVEMENT_CODES[facts.kind],
    ocrnDt: nairobiDay(new Date(document.issuedAt)),
    totItemCnt: itemList.length,
    totTaxblAmt: totalOf(calculation, 'net'),
    totTaxAmt: totalOf(calculation, 'tax'),
    totAmt: totalOf(calculation, 'total'),
    remark: facts.note ?? null,
    ...auditOf(document),
    itemList,
  }
}

/** Stock counts packages as they are: one for each unit, since nothing else is known. A discount goes as a lower total. */
function stockLine(line: CalculatedLine, place: number): StockLine {
  const { source } = line
  const { prc, splyAmt, dcAmt } = wirePrice(line)
  return {
    itemSeq: place + 1,
    itemCd: source.item,
    itemClsCd: source.classification.code,
    itemNm: source.name,
    bcd: source.barcode ?? null,
    pkgUnitCd: source.packaging ?? 'NT',
    pkg: line.quantity,
    qtyUnitCd: source.unit,
    qty: line.quantity,
    itemExprDt: null,
    prc,
    splyAmt,
    totDcAmt: dcAmt,
    taxTyCd: letterOf(line),
    taxblAmt: line.net,
    taxAmt: line.tax,
    totAmt: line.total,
  }
}

function totalOf({ lines }: Calculation, member: 'net' | 'tax' | 'total'): string {
  return format(sum(lines.map((line) => decimal(line[member]))))
}
