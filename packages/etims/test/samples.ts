import type { ResolvedDocument, ResolvedLine } from '@risiti/core'

/** A request for a sale of 100 shillings at 16 %, made here. */
export function sale() {
  return {
    trdInvcNo: 'INV-1001',
    invcNo: 7,
    orgInvcNo: 0,
    custTin: null,
    custNm: 'CASH',
    salesTyCd: 'N',
    rcptTyCd: 'S' as const,
    pmtTyCd: '01',
    salesSttsCd: '02',
    cfmDt: '20261123101500',
    salesDt: '20261123',
    stockRlsDt: '20261123101500',
    totItemCnt: 1,
    taxblAmtA: '0',
    taxblAmtB: '86.21',
    taxblAmtC: '0',
    taxblAmtD: '0',
    taxblAmtE: '0',
    taxRtA: '0',
    taxRtB: '16',
    taxRtC: '0',
    taxRtD: '0',
    taxRtE: '0',
    taxAmtA: '0',
    taxAmtB: '13.79',
    taxAmtC: '0',
    taxAmtD: '0',
    taxAmtE: '0',
    totTaxblAmt: '86.21',
    totTaxAmt: '13.79',
    totAmt: '100.00',
    prchrAcptcYn: 'N' as const,
    regrId: 'clerk',
    regrNm: 'Clerk',
    modrId: 'clerk',
    modrNm: 'Clerk',
    receipt: { rcptPbctDt: '20261123101500', prchrAcptcYn: 'N' as const },
    itemList: [
      {
        itemSeq: 1,
        itemCd: 'KE2NTU0000001',
        itemClsCd: '5059690800',
        itemNm: 'Soda 500 ml',
        pkgUnitCd: 'NT',
        pkg: '1',
        qtyUnitCd: 'U',
        qty: '1',
        prc: '100.00',
        splyAmt: '100.00',
        dcRt: '0',
        dcAmt: '0',
        taxTyCd: 'B',
        taxblAmt: '86.21',
        taxAmt: '13.79',
        totAmt: '100.00',
      },
    ],
  }
}

/** What KRA answers to it. */
export const signed = {
  curRcptNo: '12',
  totRcptNo: '15',
  intrlData: 'ABCDEFGHIJKLMNOPQRSTUVWXYA',
  rcptSign: 'ABCDEFGHIJKLMNOP',
  sdcDateTime: '20261123101502',
}

/** What KRA answers to an initialisation. */
export const info = {
  tin: 'P000000001X',
  taxprNm: 'Example Trader',
  bhfId: '00',
  bhfNm: 'Head office',
  hqYn: 'Y',
  dvcId: '123456',
  sdcId: 'KRACU0400000001',
  mrcNo: 'KRA00000001',
  cmcKey: 'FEDCBA9876543210FEDCBA9876543210',
}

export function line(facts: Partial<ResolvedLine> = {}): ResolvedLine {
  return {
    item: 'KE2NTU0000001',
    name: 'Soda 500 ml',
    quantity: '1',
    unit: 'U',
    unitPrice: '100',
    tax: 'standard',
    priceIncludesTax: true,
    classification: { scheme: 'ke-item-class', code: '5059690800' },
    ...facts,
  }
}

export function document(facts: Partial<ResolvedDocument> = {}): ResolvedDocument {
  return {
    type: 'receipt',
    number: 'INV-1001',
    device: 'ke-shop-1',
    currency: 'KES',
    issuedAt: '2026-11-23T10:15:00+03:00',
    operator: 'Cashier 1',
    lines: [line()],
    ...facts,
  }
}
