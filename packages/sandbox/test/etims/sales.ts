import type { Sandbox } from '#src/testing.js'
import { PlainEtims } from '../foreign/plain-client.mjs'

/** A foreign client with an initialised device. */
export async function connect(sandbox: Sandbox, index = 0): Promise<PlainEtims> {
  const { tin, bhfId, dvcSrlNo } = sandbox.taxpayers().etims[index]!
  const client = new PlainEtims({ url: sandbox.url, tin, bhfId })
  await client.initialise(dvcSrlNo)
  return client
}

/** A sale that is accepted: two sodas at 16 %, a textbook that is exempt, and a bottle of kerosene at 8 %. */
export function sale(invcNo = 1) {
  return {
    trdInvcNo: `INV-${invcNo}`,
    invcNo,
    orgInvcNo: 0,
    custTin: null as string | null,
    custNm: 'CASH' as string | null,
    salesTyCd: 'N',
    rcptTyCd: 'S',
    pmtTyCd: '01',
    salesSttsCd: '02',
    cfmDt: '20260120115958',
    salesDt: '20260120',
    stockRlsDt: '20260120115958',
    cnclReqDt: null,
    cnclDt: null,
    rfdDt: null as string | null,
    rfdRsnCd: null as string | null,
    totItemCnt: 3,
    taxblAmtA: 480,
    taxblAmtB: 172.41,
    taxblAmtC: 0,
    taxblAmtD: 0,
    taxblAmtE: 166.67,
    taxRtA: 0,
    taxRtB: 16,
    taxRtC: 0,
    taxRtD: 0,
    taxRtE: 8,
    taxAmtA: 0,
    taxAmtB: 27.59,
    taxAmtC: 0,
    taxAmtD: 0,
    taxAmtE: 13.33,
    totTaxblAmt: 819.08,
    totTaxAmt: 40.92,
    totAmt: 860,
    prchrAcptcYn: 'N',
    remark: null,
    regrId: 'clerk1',
    regrNm: 'Clerk One',
    modrId: 'clerk1',
    modrNm: 'Clerk One',
    receipt: {
      custTin: null,
      custMblNo: null,
      rcptPbctDt: '20260120115958',
      trdeNm: 'Example Trader',
      adrs: null,
      topMsg: null,
      btmMsg: null,
      prchrAcptcYn: 'N',
    },
    itemList: [
      line(1, 'KE2NTNO0000001', 'Soda 500 ml', 'B', { qty: 2, prc: 100, taxblAmt: 172.41, taxAmt: 27.59 }),
      line(2, 'KE2NTNO0000003', 'School textbook', 'A', { qty: 1, prc: 480, taxblAmt: 480, taxAmt: 0 }),
      line(3, 'KE2NTNO0000006', 'Kerosene, 1 l bottle', 'E', {
        qty: 1,
        prc: 180,
        taxblAmt: 166.67,
        taxAmt: 13.33,
      }),
    ] as Record<string, unknown>[],
  }
}

/** A sale of one line that says of its amounts what it likes. */
export function saleOf(amounts: Record<string, unknown>, invcNo = 1) {
  const own = {
    ...line(1, 'KE2NTNO0000001', 'Soda 500 ml', 'B', { qty: 1, prc: 100, taxblAmt: 86.21, taxAmt: 13.79 }),
    ...amounts,
  }
  const band = String(own.taxTyCd)
  return {
    ...sale(invcNo),
    totItemCnt: 1,
    ...Object.fromEntries(
      ['A', 'B', 'E'].flatMap((letter) => [
        [`taxblAmt${letter}`, 0],
        [`taxAmt${letter}`, 0],
      ]),
    ),
    [`taxblAmt${band}`]: own.taxblAmt,
    [`taxAmt${band}`]: own.taxAmt,
    totTaxblAmt: own.taxblAmt,
    totTaxAmt: own.taxAmt,
    totAmt: own.totAmt,
    itemList: [own],
  }
}

function line(
  itemSeq: number,
  itemCd: string,
  itemNm: string,
  taxTyCd: string,
  amounts: { qty: number; prc: number; taxblAmt: number; taxAmt: number },
): Record<string, unknown> {
  const total = amounts.qty * amounts.prc
  return {
    itemSeq,
    itemCd,
    itemClsCd: '5020230600',
    itemNm,
    bcd: null,
    pkgUnitCd: 'NT',
    pkg: 1,
    qtyUnitCd: 'NO',
    splyAmt: total,
    dcRt: 0,
    dcAmt: 0,
    taxTyCd,
    ...amounts,
    totAmt: total,
  }
}

/** A unit has the receipt's own members otherwise. */
export function unitSale(invcNo = 1) {
  const { receipt, ...rest } = sale(invcNo)
  const { rcptPbctDt, ...own } = receipt
  return { ...rest, receipt: { ...own, rptNo: 1 } }
}
