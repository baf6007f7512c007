import { checkPurchase, type PurchaseDecision } from '@risiti/core'
import { describe, expect, it } from 'vitest'
import { channels } from '#src/channels/index.js'
import { stockOfPurchase } from '#src/document/goods.js'
import { fromPurchaseRow, type PurchaseRow, regimeFor, toPurchase } from '#src/document/index.js'

const BANDS = Object.fromEntries(
  ['taxblAmt', 'taxRt', 'taxAmt'].flatMap((name) => [...'ABCDE'].map((band) => [name + band, '0'])),
)

/** A supplier's sale of one line. */
function rowOf(line: Readonly<Record<string, string>>, facts: Partial<PurchaseRow> = {}): PurchaseRow {
  return {
    spplrTin: 'P000000009S',
    spplrNm: 'Example Supplier Limited',
    spplrBhfId: '00',
    spplrInvcNo: 6,
    spplrSdcId: 'KRACU0000000001',
    spplrMrcNo: 'KRA00000001',
    rcptTyCd: 'S',
    pmtTyCd: '03',
    cfmDt: '2026-09-18 10:31:09',
    salesDt: '20260918',
    stockRlsDt: null,
    totItemCnt: 1,
    ...BANDS,
    totTaxblAmt: line.taxblAmt,
    totTaxAmt: line.taxAmt,
    totAmt: line.totAmt,
    remark: null,
    itemList: [
      {
        ...{
          itemSeq: 1,
          itemCd: 'KE1NTXU1000005',
          itemClsCd: '5059690800',
          itemNm: 'Product-B-5',
          bcd: null,
        },
        ...{ pkgUnitCd: 'NT', pkg: '1', qtyUnitCd: 'U', taxTyCd: 'B', dcRt: '0', dcAmt: '0' },
        splyAmt: line.taxblAmt,
        ...line,
      },
    ],
    ...facts,
  } as PurchaseRow
}

const OWN = {
  line: 1,
  item: 'KE2NTNO0000011',
  name: 'Example Milk 500ml',
  unit: 'NO',
  classification: { scheme: 'ke-item-class' as const, code: '9901200000' },
}

function requestFor(row: PurchaseRow, decision: Partial<PurchaseDecision> = {}) {
  const whole = { decision: 'accept', operator: 'clerk1', stock: true, lines: [OWN], ...decision }
  const computed = checkPurchase(fromPurchaseRow(row), whole as PurchaseDecision, {
    regime: regimeFor(channels.gavaconnect),
    device: 'shop',
    now: new Date('2026-09-20T08:00:00Z'),
    refusalNeedsItems: false,
  })
  const sent = { invcNo: 4, confirmedAt: new Date('2026-09-20T09:00:00Z'), profile: channels.gavaconnect }
  return { computed, request: toPurchase(computed, sent) }
}

describe('a purchase', () => {
  it.each([
    {
      what: 'KRA’s own, whose price holds the tax and whose taxable amount is in whole shillings',
      line: { qty: '1', prc: '1157.11', taxblAmt: '998', taxAmt: '159.11', totAmt: '1157.11' },
      sent: { prc: '1157.11', dcAmt: '0', taxblAmt: '997.51', taxAmt: '159.60', totAmt: '1157.11' },
    },
    {
      what: 'whose tax is on top of the price',
      line: { qty: '3', prc: '100', taxblAmt: '300', taxAmt: '48', totAmt: '348' },
      sent: { prc: '116', dcAmt: '0', taxblAmt: '300.00', taxAmt: '48.00', totAmt: '348.00' },
    },
    {
      what: 'with a discount',
      line: {
        qty: '2',
        prc: '116',
        dcRt: '10',
        dcAmt: '23.20',
        taxblAmt: '180',
        taxAmt: '28.8',
        totAmt: '208.80',
      },
      sent: { prc: '116', dcRt: '10', dcAmt: '23.20', taxblAmt: '180.00', totAmt: '208.80' },
    },
  ])('$what is sent so that it adds up to the supplier’s total', ({ line, sent }) => {
    const { request } = requestFor(rowOf(line))
    expect(request.itemList[0]).toMatchObject(sent)
    const { totAmt, taxblAmtB, taxAmtB } = request
    expect([totAmt, taxblAmtB]).toEqual([sent.totAmt, sent.taxblAmt])
    expect(Number(taxblAmtB) + Number(taxAmtB)).toBeCloseTo(Number(totAmt), 6)
  })

  it('whose price comes to another total than it says is sent at a price that comes to it', () => {
    const line = { qty: '3', prc: '99', taxblAmt: '86.21', taxAmt: '13.79', totAmt: '100' }
    const { request } = requestFor(rowOf(line))
    const lines = request.itemList.map(({ qty, prc, totAmt }) => [qty, prc, totAmt])
    expect(lines).toEqual([
      ['1', '33.34', '33.34'],
      ['2', '33.33', '66.66'],
    ])
    expect(request.totAmt).toBe('100.00')
    expect(request.itemList.every(({ spplrItemCd }) => spplrItemCd === 'KE1NTXU1000005')).toBe(true)
  })

  const LINE = { qty: '1', prc: '116', taxblAmt: '100', taxAmt: '16', totAmt: '116' }

  it('says whose it is, by the supplier’s words and ours', () => {
    const { request } = requestFor(rowOf(LINE))
    expect(request).toMatchObject({
      ...{ invcNo: 4, orgInvcNo: 0, spplrTin: 'P000000009S', spplrBhfId: '00', spplrInvcNo: 6 },
      ...{
        spplrNm: 'Example Supplier Limited',
        regTyCd: 'A',
        rcptTyCd: 'P',
        pmtTyCd: '03',
        pchsSttsCd: '02',
      },
      ...{ pchsDt: '20260918', cfmDt: '20260920120000', wrhsDt: '20260920110000', rfdDt: null, cnclDt: null },
    })
    expect(request.itemList[0]).toMatchObject({
      ...{ itemCd: 'KE2NTNO0000011', itemClsCd: '9901200000', qtyUnitCd: 'NO', taxTyCd: 'B' },
      ...{ spplrItemCd: 'KE1NTXU1000005', spplrItemClsCd: '5059690800', spplrItemNm: 'Product-B-5' },
    })
  })

  it('that is refused has no item of ours, no goods, and the reason', () => {
    const { request, computed } = requestFor(rowOf(LINE), {
      decision: 'reject',
      reason: 'Not ours.',
      lines: undefined,
    } as Partial<PurchaseDecision>)
    expect(request).toMatchObject({
      pchsSttsCd: '04',
      remark: 'Not ours.',
      wrhsDt: null,
      cnclDt: '20260920120000',
    })
    expect(request.itemList[0]).toMatchObject({ itemCd: null, spplrItemCd: 'KE1NTXU1000005' })
    expect(stockOfPurchase(computed)).toBeUndefined()
  })

  it('brings its goods in when they came, and a supplier’s credit note takes them out', () => {
    const receivedAt = '2026-09-19T08:00:00+03:00'
    const bought = stockOfPurchase(requestFor(rowOf(LINE), { receivedAt } as never).computed)
    expect(bought).toMatchObject({ facts: { kind: 'purchase' }, document: { issuedAt: receivedAt } })
    const { request, computed } = requestFor(rowOf(LINE, { rcptTyCd: 'R' }))
    expect(request).toMatchObject({ rcptTyCd: 'R', rfdDt: '20260918103109' })
    expect(stockOfPurchase(computed)?.facts.kind).toBe('supplier_return')
    expect(stockOfPurchase(requestFor(rowOf(LINE), { stock: false } as never).computed)).toBeUndefined()
    const service = { ...OWN, item: 'KE3NTNO0000012' }
    expect(stockOfPurchase(requestFor(rowOf(LINE), { lines: [service] } as never).computed)).toBeUndefined()
  })

  it('does not come in before it came', () => {
    expect(() => requestFor(rowOf(LINE), { receivedAt: '2027-01-01T00:00:00Z' } as never)).toThrow('future')
  })
})
