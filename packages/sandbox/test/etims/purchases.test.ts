import { describe, expect, test } from 'vitest'
import { bought, type Declared, purchase } from './buys.js'
import { freshDoors } from './fresh-doors.js'
import { ALL, item, type LineChange } from './goods.js'
import { DOOR_NAMES, type DoorName, openDoors, type Said } from './three-doors.js'

const { doors, renew, sandbox } = await freshDoors()

interface Listed extends Declared {
  readonly itemList: readonly Record<string, unknown>[]
}

async function listed(door: DoorName = 'gateway', lastReqDt = ALL.lastReqDt): Promise<Listed[]> {
  const { data } = await doors[door]('selectPurchases', { lastReqDt })
  return data?.saleList ?? []
}

/** Sends a purchase of the first listed sale that says otherwise what `change` says. */
async function buy(
  door: DoorName,
  change: Record<string, unknown> = {},
  lines = [bought()],
  invcNo = 1,
): Promise<Said> {
  const [sale] = await listed('legacy')
  return doors[door]('savePurchase', purchase(invcNo, sale!, change, lines))
}

const refused = (text: string, customerMessage = 'Validation failed') => ({
  status: 400,
  code: undefined,
  text,
  customerMessage,
  resultDt: undefined,
  data: null,
})

describe('what suppliers declared', () => {
  test.each(DOOR_NAMES)('is five sales of the PIN to itself, there from the start: %s', async (door) => {
    const reply = await doors[door]('selectPurchases', ALL)
    expect(reply).toMatchObject({ status: 200, code: '000', resultDt: '20260120120000' })
    expect(reply.data.saleList).toHaveLength(5)
    for (const sale of reply.data.saleList)
      expect(sale).toMatchObject({
        spplrTin: 'P000000001X',
        spplrNm: 'RISITI EXAMPLE TRADERS LTD',
        spplrBhfId: '00',
        spplrSdcId: sandbox.books.etims.devices[0]!.info.sdcId,
        remark: 'Completed by Automated User',
        totAmt: expect.any(Number),
      })
    expect(await doors[door]('selectPurchases', { lastReqDt: '20260101000000' })).toMatchObject({
      status: door === 'gateway' ? 400 : 200,
      code: '001',
      data: null,
    })
    expect(await doors[door]('selectPurchases', {})).toMatchObject({
      code: '910',
      text: 'Request parameter error[<lastReqDt> : may not be empty]',
    })
  })

  test('is another’s for another PIN, and the same for a branch', async () => {
    const [other, branch] = [await openDoors(sandbox, 1), await openDoors(sandbox, 2)]
    const { data } = await other.gateway('selectPurchases', ALL)
    expect(data.saleList[0]).toMatchObject({
      spplrTin: 'P000000002Y',
      spplrNm: 'NAIROBI SAMPLE SUPPLIES LTD',
    })
    expect((await branch.gateway('selectPurchases', ALL)).data.saleList).toEqual(await listed())
  })

  test('the gateway wants the identity in the body, too', async () => {
    const bare = { ...ALL, tin: '' }
    expect(await doors.gateway('selectPurchases', bare)).toEqual(refused('tin cannot be Null'))
    expect(await doors.legacy('selectPurchases', bare)).toMatchObject({ code: '000' })
  })
})

describe('a purchase', () => {
  test.each(DOOR_NAMES)('takes the sale off the list, and no stock in: %s', async (door) => {
    const before = await listed(door)
    expect(await buy(door)).toMatchObject({ status: 200, code: '000', data: null })
    expect(await listed(door)).toEqual(before.slice(1))
    expect(sandbox.taxpayers().etims[0]!.items[0]!.stock).toBe('1000000')
    expect(sandbox.books.etims.devices[0]!.purchases.get(1)?.value).toMatchObject({
      spplrInvcNo: before[0]!.spplrInvcNo,
      totAmt: expect.stringMatching(/^1302\.07$/),
    })
  })

  test('of each sale in turn empties the list', async () => {
    for (const [index, sale] of (await listed()).entries())
      expect(await doors.gateway('savePurchase', purchase(index + 1, sale))).toMatchObject({ code: '000' })
    expect(await doors.gateway('selectPurchases', ALL)).toMatchObject({ code: '001', data: null })
  })

  test('may be of one line of many, entered by hand or taken from the list', async () => {
    const [first, second] = await listed()
    for (const [invcNo, sale, regTyCd] of [
      [1, first!, 'M'],
      [2, second!, 'A'],
    ] as const) {
      expect(sale.itemList.length).toBeGreaterThan(1)
      expect(await doors.gateway('savePurchase', purchase(invcNo, sale, { regTyCd }))).toMatchObject({
        code: '000',
      })
    }
  })

  test.each([
    ['A', '000'],
    ['C', '000'],
    ['B', 'Invalid splyAmnt on item: 1.'],
  ])('a line of band %s, sent as it is listed: %s', async (band, expected) => {
    const sales = await listed()
    const sale = sales.find(({ itemList }) => itemList.some(({ taxTyCd }) => taxTyCd === band))!
    const line = sale.itemList.find(({ taxTyCd }) => taxTyCd === band)!
    const copied = purchase(1, sale, {}, [{ ...line, itemSeq: 1, itemCd: 'KE2NTNO0000001' }])
    const reply = await doors.gateway('savePurchase', copied)
    expect(reply.code ?? reply.text).toContain(expected)
    for (const door of ['legacy', 'unit'] as const) {
      await renew()
      expect(await doors[door]('savePurchase', copied)).toMatchObject({ code: '000' })
    }
  })

  test('numbers are those of the unit, apart from those of sales', async () => {
    const branch = await openDoors(sandbox, 2)
    const [first, second, third] = await listed()
    await doors.legacy('savePurchase', purchase(7, first!))
    expect(await doors.gateway('savePurchase', purchase(8, second!))).toMatchObject({ code: '000' })
    expect(await branch.gateway('savePurchase', purchase(1, third!))).toMatchObject({ code: '000' })
    expect(sandbox.books.etims.devices[0]!.sales.size).toBe(0)
  })
})

describe('what the gateway refuses of a purchase, and others take', () => {
  const bare = (change: LineChange) => [bought(1, change)]
  test.each<[string, string, Record<string, unknown>, Record<string, unknown>[]?]>([
    ['Invc No: 2 is invalid, use the expected value: 1', 'Validation failed', { invcNo: 2 }],
    ['Invc No: 7 is invalid, use the expected value: 1', 'Validation failed', { invcNo: 7 }],
    ['Supplier invoice number 99 does not exist', 'Missing purchase Record', { spplrInvcNo: 99 }],
    [
      'Supplier invoice number 6 does not exist',
      'Missing purchase Record',
      { spplrInvcNo: 6, spplrBhfId: '01' },
    ],
    [
      'Supplier invoice number 6 does not exist',
      'Missing purchase Record',
      { spplrInvcNo: 6, spplrTin: 'P000000002Y' },
    ],
    [
      'spplrNm Risiti Example Traders Ltd does not match the expected value',
      'Validation failed',
      { spplrNm: 'Risiti Example Traders Ltd' },
    ],
    [
      'Item KE2NTNO0000077 provided on item: 2. does not exist in your inventory. Ensure it is added under item management package',
      'Validation failed',
      {},
      [bought(1), bought(2, { itemCd: 'KE2NTNO0000077' })],
    ],
    [
      'Item KE1NTXU1000005 provided on item: 1. does not exist in your inventory. Ensure it is added under item management package',
      'Validation failed',
      {},
      bare({ itemCd: 'KE1NTXU1000005' }),
    ],
    [
      'Invalid taxTyCd on item: 1. Expected: A, B, C, D or E, But Found: F',
      'Validation failed',
      {},
      bare({ taxTyCd: 'F' }),
    ],
    [
      'Invalid splyAmnt on item: 1. Expected: 1302.07, But Found: 1122.00',
      'Validation failed',
      {},
      bare({ splyAmt: 1122, taxblAmt: 1122, taxAmt: 180.07 }),
    ],
    [
      'Invalid taxblAmt on item: 1. Expected: 1122.47, But Found: 1122.00',
      'Validation failed',
      {},
      bare({ taxblAmt: 1122 }),
    ],
    [
      'Invalid taxAmt on item: 1. Expected: 179.60, But Found: 180.07',
      'Validation failed',
      {},
      bare({ taxAmt: 180.07 }),
    ],
    [
      'Invalid totAmt on item: 1. Expected: 1302.07, But Found: 1122.47',
      'Validation failed',
      {},
      bare({ totAmt: 1122.47 }),
    ],
    [
      'Invalid splyAmnt on item: 2. Expected: 200.00, But Found: 100.00',
      'Validation failed',
      {},
      [bought(), bought(2, { qty: 2, prc: 100, splyAmt: 100 })],
    ],
    ['Invalid totItemCnt. Expected: 1.00, But Found: 3.00', 'Validation failed', { totItemCnt: 3 }],
    ['Invalid taxblAmtB. Expected: 1122.47, But Found: 0.00', 'Validation failed', { taxblAmtB: 0 }],
    ['Invalid taxblAmtA. Expected: 0.00, But Found: 1.00', 'Validation failed', { taxblAmtA: 1 }],
    ['Invalid taxAmtB. Expected: 179.60, But Found: 180.00', 'Validation failed', { taxAmtB: 180 }],
    [
      'Invalid totTaxblAmt. Expected: 1122.47, But Found: 1122.00',
      'Validation failed',
      { totTaxblAmt: 1122 },
    ],
    ['Invalid totTaxAmt. Expected: 179.60, But Found: 180.00', 'Validation failed', { totTaxAmt: 180 }],
    ['Invalid totAmt. Expected: 1302.07, But Found: 1302.00', 'Validation failed', { totAmt: 1302 }],
  ])('%s', async (text, customerMessage, change, lines) => {
    const before = await listed()
    expect(await buy('gateway', change, lines)).toEqual(refused(text, customerMessage))
    expect(await listed()).toEqual(before)
    // A refusal uses no number up.
    expect(await buy('gateway')).toMatchObject({ code: '000' })
    for (const door of ['legacy', 'unit'] as const) {
      await renew()
      expect(await buy(door, change, lines)).toMatchObject({ status: 200, code: '000' })
    }
  })

  test('what comes first is told: number, sale, name, item, amounts', async () => {
    const wrong = [
      { invcNo: 2 },
      { spplrInvcNo: 99 },
      { spplrNm: 'X' },
      { itemList: [bought(1, { itemCd: 'X', splyAmt: 1 })] },
      { totAmt: 0, itemList: [bought(1, { splyAmt: 1 })] },
      { totAmt: 0 },
    ]
    const told: string[] = []
    for (const index of wrong.keys())
      told.push((await buy('gateway', Object.assign({}, ...wrong.slice(index).reverse()))).text)
    expect(told.map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
      'Invc No:',
      'Supplier invoice',
      'spplrNm X',
      'Item X',
      'Invalid splyAmnt',
      'Invalid totAmt.',
    ])
  })

  test('a sale that was confirmed is not there any more', async () => {
    const [sale] = await listed()
    await doors.gateway('savePurchase', purchase(1, sale!))
    expect(await doors.gateway('savePurchase', purchase(2, sale!))).toEqual(
      refused(`Supplier invoice number ${sale!.spplrInvcNo} does not exist`, 'Missing purchase Record'),
    )
    for (const [door, invcNo] of [
      ['legacy', 2],
      ['unit', 3],
    ] as const)
      expect(await doors[door]('savePurchase', purchase(invcNo, sale!))).toMatchObject({ code: '000' })
  })

  test.each<[DoorName, string | undefined, string]>([
    ['legacy', '994', 'There is an overlapped Data'],
    ['unit', '899', 'An error regarding Client occurred.'],
    ['gateway', undefined, 'Invc No: 1 is invalid, use the expected value: 2'],
  ])('a number that was used: %s %s', async (door, code, text) => {
    await buy('gateway')
    expect(await buy(door)).toMatchObject({ code, text, data: null })
    expect(await listed()).toHaveLength(4)
  })
})

describe('910, a member is missing', () => {
  test.each<[string, Record<string, unknown>]>([
    ['invcNo', { invcNo: null }],
    ['regTyCd', { regTyCd: '' }],
    ['pchsDt', { pchsDt: undefined }],
    ['taxblAmtA', { taxblAmtA: null }],
    ['modrNm', { modrNm: null }],
    ['itemList', { itemList: [] }],
    ['itemList[0].itemClsCd', { itemList: [bought(1, { itemClsCd: null })] }],
  ])('at every door: %s', async (member, change) => {
    for (const door of DOOR_NAMES)
      expect(await buy(door, change)).toMatchObject({
        code: '910',
        text: `Request parameter error[<${member}> : may not be empty]`,
        data: null,
      })
  })

  test.each<[string, Record<string, unknown>]>([
    ['spplrTin', { spplrTin: null }],
    ['spplrBhfId', { spplrBhfId: null }],
    ['spplrNm', { spplrNm: null }],
    ['spplrInvcNo', { spplrInvcNo: null }],
    ['itemList[0].itemCd', { itemList: [bought(1, { itemCd: null })] }],
  ])('at the gateway alone: %s', async (member, change) => {
    expect(await buy('gateway', change)).toMatchObject({
      status: 400,
      code: '910',
      text: `Request parameter error[<${member}> : may not be empty]`,
    })
    for (const [door, invcNo] of [
      ['legacy', 1],
      ['unit', 2],
    ] as const)
      expect(await buy(door, change, undefined, invcNo)).toMatchObject({ code: '000' })
  })
})

describe('the chain of the gateway', () => {
  test('own item for a line of the supplier, purchase, list', async () => {
    await doors.gateway('selectItemClasses', ALL)
    const [sale] = await listed()
    const own = bought(1, { itemCd: 'KE2NTNO0000007', itemClsCd: '1010150600' })
    expect((await doors.gateway('savePurchase', purchase(1, sale!, {}, [own]))).text).toContain(
      'Item KE2NTNO0000007 provided on item: 1.',
    )
    expect(await doors.gateway('saveItem', item())).toMatchObject({ code: '000' })
    expect(await doors.gateway('savePurchase', purchase(1, sale!, {}, [own]))).toMatchObject({ code: '000' })
    expect(await listed()).toHaveLength(4)
  })
})
