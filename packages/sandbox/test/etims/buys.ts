import { add, type Decimal, decimal, divide, formatShort, multiply, round, subtract, sum } from '@risiti/core'
import { AUDIT, type LineChange } from './goods.js'

const RATES: Readonly<Record<string, string>> = { B: '0.16', E: '0.08' }
const BANDS = ['A', 'B', 'C', 'D', 'E']

/** The only sale of the five that supplier and number tell; what else a purchase says is up to the buyer. */
export interface Declared {
  readonly spplrTin: string
  readonly spplrBhfId: string
  readonly spplrNm: string
  readonly spplrInvcNo: number
}

/** A line that adds up: the price holds the tax. */
export function bought(itemSeq = 1, { qty = 1, prc = 1302.07, ...change }: LineChange = {}) {
  const total = round(multiply(decimal(String(qty)), decimal(String(prc))), 2)
  const rate = RATES[String(change.taxTyCd ?? 'B')] ?? '0'
  const taxable = divide(total, add(decimal('1'), decimal(rate)), 2, 'half-up')
  return {
    itemSeq,
    itemCd: 'KE2NTNO0000001',
    itemClsCd: '5020230600',
    itemNm: 'Soda 500 ml',
    bcd: null,
    spplrItemClsCd: '5059690800',
    spplrItemCd: 'KE1NTXU1000005',
    spplrItemNm: 'Product-B-5',
    pkgUnitCd: 'NT',
    pkg: 1,
    qtyUnitCd: 'NO',
    qty,
    prc,
    splyAmt: plain(total),
    dcRt: 0,
    dcAmt: 0,
    taxTyCd: 'B',
    taxblAmt: plain(taxable),
    taxAmt: plain(subtract(total, taxable)),
    totAmt: plain(total),
    itemExprDt: null,
    ...change,
  } as Record<string, unknown>
}

/** A purchase of these lines that confirms what a supplier declared. */
export function purchase(
  invcNo: number,
  { spplrTin, spplrBhfId, spplrNm, spplrInvcNo }: Declared,
  change: Record<string, unknown> = {},
  itemList: readonly Record<string, unknown>[] = [bought()],
) {
  const total = (member: string, band?: string) => {
    const counted = itemList.filter(({ taxTyCd }) => band === undefined || taxTyCd === band)
    return plain(sum(counted.map((line) => decimal(String(line[member])))))
  }
  return {
    invcNo,
    orgInvcNo: 0,
    spplrTin,
    spplrBhfId,
    spplrNm,
    spplrInvcNo,
    regTyCd: 'M',
    pchsTyCd: 'N',
    rcptTyCd: 'P',
    pmtTyCd: '01',
    pchsSttsCd: '02',
    cfmDt: '20260120120000',
    pchsDt: '20260120',
    wrhsDt: null,
    cnclReqDt: null,
    cnclDt: null,
    rfdDt: null,
    totItemCnt: itemList.length,
    ...Object.fromEntries(
      BANDS.flatMap((band) => [
        [`taxblAmt${band}`, total('taxblAmt', band)],
        [`taxRt${band}`, band === 'B' ? 16 : 0],
        [`taxAmt${band}`, total('taxAmt', band)],
      ]),
    ),
    totTaxblAmt: total('taxblAmt'),
    totTaxAmt: total('taxAmt'),
    totAmt: total('totAmt'),
    remark: null,
    ...AUDIT,
    itemList,
    ...change,
  } as Record<string, unknown>
}

/** A listed line of a customs entry, as far as an answer repeats it. */
export interface Imported {
  readonly taskCd: string
  readonly dclDe: string
  readonly itemSeq: number
  readonly hsCd: string
}

/** The approval of an import. */
export function approval(
  { taskCd, dclDe, itemSeq, hsCd }: Imported,
  change: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    taskCd,
    dclDe,
    itemSeq,
    hsCd,
    itemClsCd: '5020230600',
    itemCd: 'KE2NTNO0000001',
    imptItemSttsCd: '3',
    remark: 'Approved',
    modrId: 'clerk1',
    modrNm: 'Clerk One',
    ...change,
  }
}

function plain(value: Decimal): number {
  return Number(formatShort(value))
}
