import { add, type Decimal, decimal, divide, formatShort, multiply, round, subtract, sum } from '@risiti/core'

export const AUDIT = { regrId: 'clerk1', regrNm: 'Clerk One', modrId: 'clerk1', modrNm: 'Clerk One' }

/** The whole of a list. */
export const ALL = { lastReqDt: '20180101000000' }

/** An item that the gateway accepts when it is the next: seeded PINs have six. */
export function item(number = 7, change: Record<string, unknown> = {}) {
  return {
    itemCd: `KE2NTNO${String(number).padStart(7, '0')}`,
    itemClsCd: '1010150600',
    itemTyCd: '2',
    itemNm: 'Goat',
    orgnNatCd: 'KE',
    pkgUnitCd: 'NT',
    qtyUnitCd: 'NO',
    taxTyCd: 'B',
    btchNo: null,
    bcd: null,
    dftPrc: 3500,
    isrcAplcbYn: 'N',
    useYn: 'Y',
    ...AUDIT,
    ...change,
  }
}

/** What a line of a movement may say otherwise. */
export type LineChange = Readonly<Record<string, unknown>>

const RATES: Readonly<Record<string, string>> = { B: '0.16', E: '0.08' }

/** A line that adds up: prices contain the tax. */
export function stockLine(itemSeq = 1, { qty = 10, prc = 100, ...change }: LineChange = {}) {
  const total = round(multiply(decimal(String(qty)), decimal(String(prc))), 2)
  const rate = RATES[String(change.taxTyCd ?? 'B')] ?? '0'
  const taxable = divide(total, add(decimal('1'), decimal(rate)), 2, 'half-up')
  return {
    itemSeq,
    itemCd: 'KE2NTNO0000001',
    itemClsCd: '5020230600',
    itemNm: 'Soda 500 ml',
    bcd: null,
    pkgUnitCd: 'NT',
    pkg: qty,
    qtyUnitCd: 'NO',
    qty,
    itemExprDt: null,
    prc,
    splyAmt: plain(total),
    totDcAmt: 0,
    taxTyCd: 'B',
    taxblAmt: plain(taxable),
    taxAmt: plain(subtract(total, taxable)),
    totAmt: plain(total),
    ...change,
  } as Record<string, unknown>
}

/** A movement of these lines, which comes in unless `change` says otherwise. */
export function movement(
  sarNo = 1,
  change: Record<string, unknown> = {},
  itemList: readonly Record<string, unknown>[] = [stockLine()],
) {
  const total = (member: string) => plain(sum(itemList.map((line) => decimal(String(line[member] || 0)))))
  return {
    sarNo,
    orgSarNo: 0,
    regTyCd: 'M',
    custTin: null,
    custNm: null,
    custBhfId: null,
    sarTyCd: '05',
    ocrnDt: '20260120',
    totItemCnt: itemList.length,
    totTaxblAmt: total('taxblAmt'),
    totTaxAmt: total('taxAmt'),
    totAmt: total('totAmt'),
    remark: null,
    ...AUDIT,
    itemList,
    ...change,
  } as Record<string, unknown>
}

export function remainder(rsdQty: number, itemCd = 'KE2NTNO0000007') {
  return { itemCd, rsdQty, ...AUDIT }
}

function plain(value: Decimal): number {
  return Number(formatShort(value))
}
