import { beforeEach, describe, expect, test } from 'vitest'
import { freshDoors } from './fresh-doors.js'
import { ALL } from './goods.js'
import { sale, saleOf } from './sales.js'
import { DOOR_NAMES, type DoorName, openDoors } from './three-doors.js'

const SALE = 'saveSalesTransaction'

const { doors, renew, sandbox } = await freshDoors()

/** A unit wants the report number that others do not have. */
const post = (door: DoorName, body: ReturnType<typeof sale>) =>
  doors[door](SALE, door === 'unit' ? { ...body, receipt: { ...body.receipt, rptNo: 1 } } : body)

const credit = (change: Record<string, unknown> = {}) => ({
  ...sale(2),
  rcptTyCd: 'R',
  orgInvcNo: 1,
  rfdDt: '20260120120000',
  rfdRsnCd: '06',
  ...change,
})

describe('a sale', () => {
  test('is signed at each door, and told as each door tells it', async () => {
    const { sdcId: kraUnit } = { sdcId: expect.stringMatching(/^KRACU03\d{8}$/) }
    const signed = { intrlData: expect.stringMatching(/^[A-Z2-7]{26}$/), rcptSign: expect.any(String) }
    const time = '20260120120000'
    const legacy = await post('legacy', sale(1))
    expect(legacy.data).toEqual({ curRcptNo: '1', totRcptNo: '1', ...signed, sdcDateTime: time })
    const gateway = await post('gateway', sale(2))
    expect(gateway.data).toEqual({ curRcptNo: '2', totRcptNo: '2', ...signed, sdcDateTime: time })
    const unit = await post('unit', sale(3))
    expect(unit.data).toEqual({
      // Another unit, which counts for itself.
      rcptNo: 1,
      totRcptNo: 1,
      ...signed,
      VSCURcptPbctDate: time,
      sdcId: kraUnit,
      mrcNo: expect.any(String),
    })
    const { documents } = sandbox.ledger()
    expect(documents.map(({ number }) => number.slice(0, 7))).toEqual(['KRACU04', 'KRACU04', 'KRACU03'])
  })

  test('is listed in the order of its number, once it is later than what was asked for', async () => {
    await post('legacy', sale(5))
    await post('legacy', sale(2))
    const { data } = await doors.gateway('selectSalesTransactions', ALL)
    expect(data.salesList.map(({ invcNo }: { invcNo: number }) => invcNo)).toEqual([2, 5])
    const later = await doors.legacy('selectSalesTransactions', { lastReqDt: '20260120120000' })
    expect(later).toMatchObject({ code: '001', data: null })
    const one = await doors.gateway('selectInvoiceDetails', { invcNo: 5 })
    expect(one.data.salesList).toEqual([data.salesList[1]])
  })

  test('whose answer was lost is found again, each door in its way', async () => {
    for (const [index, door] of DOOR_NAMES.entries()) {
      const invcNo = index + 1
      sandbox.faults.add({ operation: SALE, fault: 'drop-response-after-commit', count: 1 })
      await expect(post(door, sale(invcNo))).rejects.toThrow()
      const again = await post(door, sale(invcNo))
      const said = {
        legacy: { code: '994' },
        gateway: {
          code: undefined,
          text: `Invc No: ${invcNo} is invalid, use the expected value: ${invcNo + 1}`,
        },
        unit: { code: '899' },
      }
      expect(again).toMatchObject(said[door])
    }
    const { data } = await doors.gateway('selectInvoiceDetails', { invcNo: 2 })
    expect(data.salesList[0].receipt.curRcptNo).toBe('2')
    expect(sandbox.ledger().documents).toHaveLength(3)
  })

  test('that is refused moves no number', async () => {
    expect((await post('gateway', sale(3))).text).toContain('use the expected value: 1')
    expect((await post('gateway', { ...sale(1), totAmt: 1 })).text).toContain('Invalid totAmt')
    expect((await post('gateway', sale(1))).code).toBe('000')
    expect((await post('gateway', sale(3))).text).toContain('use the expected value: 2')
  })
})

/** What the gateway says of a sale, and what becomes of it at the other doors. */
const BROKEN: readonly (readonly [gateway: string, change: object, legacy: string, unit: string])[] = [
  ['Invc No: 7 is invalid, use the expected value: 1', { invcNo: 7 }, '000', '000'],
  ['Invalid pkg for ItemList 1. Expected: 1, Found: 2', line({ pkg: 2 }), '000', '000'],
  ['Invalid pkg for ItemList 1. Expected: 1, Found: 0', line({ pkg: 0 }), '000', '000'],
  ['Invalid taxblAmt on item: 1. Expected: 86.21, But Found: 100.00', line({ taxblAmt: 100 }), '910', '000'],
  [
    'Rule taxRtE failed: Tax rate mismatch. Expected: 0.00, Found: 8',
    { ...saleOf({}), taxRtE: 8 },
    '000',
    '000',
  ],
  [
    'Rule taxRtB failed: Tax rate mismatch. Expected: 16.00, Found: 18',
    { ...saleOf({}), taxRtB: 18 },
    '910',
    '000',
  ],
  [
    'Invalid dcAmt for item 1. Expected: 2.00, But Found: 1.54',
    line({ dcRt: 1.54, dcAmt: 1.54 }),
    '910',
    '000',
  ],
  ['Invalid dcAmt for item 1. Expected: 0.00, But Found: 10.00', line({ dcAmt: 10 }), '910', '000'],
  [
    'Invalid dcAmt on item: 1. Expected: 0.00, But Found: 150.00',
    line({ dcRt: 150, dcAmt: 150, totAmt: -50 }),
    '910',
    '000',
  ],
  ['Invalid qty or prc on item: 1', line({ qty: -1, prc: -100 }), '000', '000'],
  [
    'Invalid splyAmt on item: 1. Expected: 1.11, But Found: 1.10',
    line({ qty: 0.33, prc: 3.35, splyAmt: 1.1, taxblAmt: 0.95, taxAmt: 0.15, totAmt: 1.1 }),
    '000',
    '000',
  ],
  ['Expected a value for itemNm on item: 1 but is empty or null', line({ itemNm: null }), '910', '910'],
  [
    'Invalid Item: Item KE2NTNO0000099 (itemSeq 1) does not exist in your stock master',
    line({ itemCd: 'KE2NTNO0000099' }),
    '000',
    '000',
  ],
  [
    'You dont have sufficient stock for this Transaction',
    {
      ...line({
        qty: 2_000_000,
        prc: 0.01,
        splyAmt: 20_000,
        taxblAmt: 17_241.38,
        taxAmt: 2_758.62,
        totAmt: 20_000,
      }),
      taxRtE: 0,
    },
    '000',
    '000',
  ],
  ['Invalid itemSeq on item: 1. Expected: 1, But Found: 2', line({ itemSeq: 2 }), '910', '910'],
  [
    'orgInvcNo does not exist. Please update the field and try again',
    { ...saleOf({}), rcptTyCd: 'R', orgInvcNo: 9, rfdDt: '20260120120000', rfdRsnCd: '06' },
    '922',
    '922',
  ],
  ['Missing RfdDt Date', { ...saleOf({}), rcptTyCd: 'R', orgInvcNo: 9, rfdRsnCd: '06' }, '922', '922'],
  [
    'Invalid RfdRsnCd',
    { ...saleOf({}), rcptTyCd: 'R', orgInvcNo: 9, rfdDt: '20260120120000', rfdRsnCd: '77' },
    '922',
    '922',
  ],
]

function line(change: Record<string, unknown>) {
  return saleOf(change)
}

describe('a sale that breaks a rule', () => {
  test.each(BROKEN)('%s', async (text, change, legacy, unit) => {
    const body = { ...saleOf({}), ...change } as ReturnType<typeof sale>
    expect(await post('gateway', body)).toMatchObject({ status: 400, text })
    expect(sandbox.ledger().documents).toEqual([])
    expect((await post('legacy', body)).code).toBe(legacy)
    await renew()
    expect((await post('unit', body)).code).toBe(unit)
  })

  test('names of a unit may be text for numbers', async () => {
    const body = { ...sale(1), invcNo: '1', totAmt: '860.00' } as unknown as ReturnType<typeof sale>
    expect((await post('legacy', body)).code).toBe('910')
    expect((await post('unit', body)).code).toBe('000')
  })
})

describe('a credit note', () => {
  beforeEach(() => post('gateway', sale(1)))

  test.each([
    ['custNm does not match the original invoice', { custNm: 'ANOTHER' }],
    ['custTin does not match the original invoice', { custTin: 'P000000002Y' }],
    ['Request parameter error[<custNm> : may not be empty]', { custNm: null }],
  ])('%s', async (text, change) => {
    expect((await post('gateway', credit(change))).text).toBe(text)
    expect((await post('gateway', credit())).code).toBe('000')
  })

  test('has the next number of the same sequence, and names its sale', async () => {
    expect((await post('gateway', credit())).data).toMatchObject({ curRcptNo: '2', totRcptNo: '2' })
    const { data } = await doors.legacy('selectInvoiceDetails', { invcNo: 2 })
    expect(data.salesList[0]).toMatchObject({
      rcptTyCd: 'R',
      orgInvcNo: 1,
      totAmt: 860,
      rfdDt: '2026-01-20 12:00:00',
    })
    expect((await post('gateway', credit({ invcNo: 3, orgInvcNo: 2 }))).text).toContain(
      'orgInvcNo does not exist',
    )
  })

  test('of a sale without a buyer’s name cannot be had at the gateway', async () => {
    await post('gateway', { ...sale(2), custNm: null })
    const answer = await post('gateway', credit({ invcNo: 3, orgInvcNo: 2 }))
    expect(answer.customerMessage).toBe('Expected a value but found null. Check your payload and try again')
  })
})

describe('a sale to another taxpayer', () => {
  test('is in the buyer’s list of purchases until it is confirmed', async () => {
    const [seller, buyer] = sandbox.taxpayers().etims
    await post('gateway', { ...sale(1), custTin: buyer!.tin, custNm: 'NAIROBI SAMPLE SUPPLIES LTD' })
    const other = await openDoors(sandbox, 1)
    const { data } = await other.gateway('selectPurchases', ALL)
    const declared = data.saleList.filter(({ spplrTin }: { spplrTin: string }) => spplrTin === seller!.tin)
    expect(declared).toMatchObject([{ spplrInvcNo: 1, spplrBhfId: '00', totAmt: 860 }])
    expect((await doors.gateway('selectPurchases', ALL)).data.saleList).not.toContainEqual(declared[0])
  })
})
