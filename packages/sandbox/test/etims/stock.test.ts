import { beforeEach, describe, expect, test } from 'vitest'
import { freshDoors } from './fresh-doors.js'
import { ALL, item, type LineChange, movement, remainder, stockLine } from './goods.js'
import { DOOR_NAMES, openDoors } from './three-doors.js'

const { doors, sandbox } = await freshDoors()
beforeEach(() => doors.gateway('selectItemClasses', ALL))

/** What the sandbox holds of an item at a device. */
function stockOf(itemCd = 'KE2NTNO0000001', index = 0): number {
  return Number(sandbox.taxpayers().etims[index]!.items.find((each) => each.itemCd === itemCd)!.stock)
}

/** A movement of one line that says of itself what it likes. */
const lineOf = (change: LineChange) => movement(1, {}, [stockLine(1, change)])

const refused = (text: string, customerMessage = 'Validation failed') => ({
  status: 400,
  code: undefined,
  text,
  customerMessage,
  resultDt: undefined,
  data: null,
})

describe('a movement', () => {
  test.each(DOOR_NAMES)('changes what is left: %s', async (door) => {
    const kinds: readonly (readonly [string, number])[] = [
      ...['01', '02', '03', '04', '05', '06'].map((kind) => [kind, 1] as const),
      ...['11', '12', '13', '14', '15', '16'].map((kind) => [kind, -1] as const),
    ]
    for (const [index, [sarTyCd, sign]] of kinds.entries()) {
      const before = stockOf()
      const lines = [stockLine(1, { qty: 2.25 }), stockLine(2, { qty: 0.5 })]
      const moved = movement(index + 1, { sarTyCd, custBhfId: '01' }, lines)
      expect(await doors[door]('saveStockIO', moved)).toMatchObject({ status: 200, code: '000', data: null })
      expect([sarTyCd, stockOf() - before]).toEqual([sarTyCd, sign * 2.75])
    }
  })

  test('more may go out than came in', async () => {
    const branch = await openDoors(sandbox, 2)
    await branch.gateway('selectItemClasses', ALL)
    expect(await branch.gateway('saveStockIO', movement(1, { sarTyCd: '11' }))).toMatchObject({ code: '000' })
    expect(stockOf('KE2NTNO0000001', 2)).toBe(-10)
    expect((await branch.gateway('saveStockMaster', remainder(0, 'KE2NTNO0000001'))).text).toBe(
      'rsdQty mismatch. Expected: -10.0 but found: 0',
    )
  })

  test('what the gateway wants elsewhere goes through: no class list, no item, no day, no gapless numbers', async () => {
    const other = await openDoors(sandbox, 1)
    const strange = stockLine(1, { itemCd: 'KE2NTNO0000077', qtyUnitCd: 'KG', prc: 0 })
    for (const door of ['legacy', 'unit'] as const) {
      const number = door === 'legacy' ? 40 : 20
      const moved = movement(number, { ocrnDt: '20270101', orgSarNo: 7 }, [strange])
      expect(await other[door]('saveStockIO', moved)).toMatchObject({ code: '000' })
      const again = { legacy: '994', unit: '899' }[door]
      expect(await other[door]('saveStockIO', moved)).toMatchObject({ code: again, data: null })
    }
    expect(sandbox.books.etims.devices[1]!.ledger.get('KE2NTNO0000077')).toEqual({ units: 20n, scale: 0 })
  })

  test('a unit takes text for numbers, a line without an item, and any amounts', async () => {
    const line = stockLine(1, { itemCd: null, qty: '1', prc: '5', totAmt: '77.00' })
    expect(await doors.unit('saveStockIO', movement(1, { sarNo: '1' }, [line]))).toMatchObject({
      code: '000',
    })
    expect(stockOf()).toBe(1_000_000)
  })

  test.each<[string, LineChange]>([
    ['with tax', {}],
    ['without tax', { taxblAmt: 1000, taxAmt: 160, totAmt: 1160 }],
  ])('KRA’s own host takes prices %s, the gateway those with tax only', async (_prices, change) => {
    expect(await doors.legacy('saveStockIO', lineOf(change))).toMatchObject({ code: '000' })
    const next = await doors.gateway('saveStockIO', { ...lineOf(change), sarNo: 2 })
    expect(next.code ?? next.text).toBe(
      change.taxAmt ? 'Invalid taxblAmt on item: 1. Expected: 862.07, But Found: 1000.00' : '000',
    )
  })

  test('0 stands for no earlier movement', async () => {
    expect(await doors.gateway('saveStockIO', movement(1, { orgSarNo: 0 }))).toMatchObject({ code: '000' })
    expect(await doors.gateway('saveStockIO', movement(2, { orgSarNo: 1 }))).toMatchObject({ code: '000' })
  })
})

describe('what the gateway refuses of a movement', () => {
  const ORG_SAR_NO =
    'Expected a value but found null. Possible cause: Cannot invoke "java.lang.Integer.intValue()" because the return value of "getOrgSarNo()" is null'

  test.each<[string, () => Record<string, unknown>]>([
    ['Invalid sarNo: Expected: 1 but found: 2', () => movement(2)],
    ['Invalid sarNo: Expected: 1 but found: 0', () => movement(0)],
    ['Invalid sarTyCd', () => movement(1, { sarTyCd: '07' })],
    ['ocrnDt cannot be a future date', () => movement(1, { ocrnDt: '20260121' })],
    ['item code does not exist', () => lineOf({ itemCd: 'KE2NTNO0000077' })],
    ['Incorrect Quantity Unit Code', () => lineOf({ qtyUnitCd: 'KG' })],
    ['regTyCd cannot be null', () => movement(1, { regTyCd: null })],
    ['Expected a value for totAmt on item: 1 but it is empty or null', () => lineOf({ totAmt: null })],
    ['Expected a value for totAmt on item: 1 but it is empty or null', () => lineOf({ totAmt: 0 })],
    [
      'Expected a value for totAmt on item: 2 but it is empty or null',
      () => movement(1, {}, [stockLine(), stockLine(2, { totAmt: '' })]),
    ],
    [
      'Invalid taxTyCd on item: 1. Expected: A, B, C, D or E, But Found: F',
      () => lineOf({ taxTyCd: 'F', taxblAmt: 1000, taxAmt: 0 }),
    ],
    ['Invalid splyAmt on item: 1. Expected: 1000.00, But Found: 862.07', () => lineOf({ splyAmt: 862.07 })],
    ['Invalid taxblAmt on item: 1. Expected: 862.07, But Found: 862.06', () => lineOf({ taxblAmt: 862.06 })],
    ['Invalid taxAmt on item: 1. Expected: 137.93, But Found: 160.00', () => lineOf({ taxAmt: 160 })],
    ['Invalid totAmt on item: 1. Expected: 1000.00, But Found: 1160.00', () => lineOf({ totAmt: 1160 })],
    [
      'Invalid taxblAmt on item: 1. Expected: 775.86, But Found: 862.07',
      () => lineOf({ totDcAmt: 100, totAmt: 900 }),
    ],
    ['Invalid totItemCnt. Expected: 1.00, But Found: 2.00', () => movement(1, { totItemCnt: 2 })],
    ['Invalid totTaxblAmt. Expected: 862.07, But Found: 862.00', () => movement(1, { totTaxblAmt: 862 })],
    ['Invalid totTaxAmt. Expected: 137.93, But Found: 138.00', () => movement(1, { totTaxAmt: 138 })],
    ['Invalid totAmt. Expected: 1000.00, But Found: 0.00', () => movement(1, { totAmt: 0 })],
  ])('%s', async (text, moved) => {
    expect(await doors.gateway('saveStockIO', moved())).toEqual(refused(text))
    expect(stockOf()).toBe(1_000_000)
    // A refusal uses no number up.
    expect(await doors.gateway('saveStockIO', movement(1))).toMatchObject({ code: '000' })
  })

  test('a null where it calculates is an exception of the server', async () => {
    expect(await doors.gateway('saveStockIO', movement(1, { orgSarNo: null }))).toEqual(
      refused(ORG_SAR_NO, 'Expected a value but found null. Check your payload and try again'),
    )
  })

  test('the class list was not fetched', async () => {
    const other = await openDoors(sandbox, 1)
    expect(await other.gateway('saveStockIO', movement())).toEqual(
      refused("Make 'Get Item Classification List' request before performing StockIo"),
    )
  })

  test.each([
    ['01', 'a branch that is there'],
    ['77', 'a branch that is not'],
  ])('a wrong bhfId header, %s (%s), is said to be a matter of tax', async (bhfId) => {
    await openDoors(sandbox, 2)
    const wrongly = (identity: Readonly<Record<string, string>>) => ({ ...identity, bhfId })
    expect(await doors.gateway('saveStockIO', movement(), wrongly)).toEqual(
      refused('Error occurred while validating item tax type: Please try again later'),
    )
    expect(await doors.gateway('saveItem', item(), wrongly)).toMatchObject({ code: '901' })
    expect(await doors.legacy('saveStockIO', movement(), wrongly)).toMatchObject({ code: '901' })
    const keyless = (identity: Readonly<Record<string, string>>) => ({ ...identity, bhfId, cmcKey: 'F' })
    expect(await doors.gateway('saveStockIO', movement(), keyless)).toMatchObject({ code: '901' })
  })

  test.each<[string, string, () => Record<string, unknown>]>([
    ['regTyCd', 'may not be empty', () => movement(1, { regTyCd: null })],
    ['orgSarNo', 'may not be empty', () => movement(1, { orgSarNo: null })],
    ['itemList[0].totAmt', 'may not be empty', () => lineOf({ totAmt: null })],
  ])('910 elsewhere: %s %s', async (member, wording, moved) => {
    for (const door of ['legacy', 'unit'] as const)
      expect(await doors[door]('saveStockIO', moved())).toMatchObject({
        code: '910',
        text: `Request parameter error[<${member}> : ${wording}]`,
      })
  })

  test.each<[string, Record<string, unknown>]>([
    ['modrId', { modrId: null }],
    ['sarTyCd', { sarTyCd: null }],
    ['custBhfId', { sarTyCd: '13' }],
    ['ocrnDt', { ocrnDt: '2026-01-20' }],
    ['itemList', { itemList: [] }],
  ])('910 at every door: %s', async (member, change) => {
    for (const door of DOOR_NAMES) {
      const reply = await doors[door]('saveStockIO', movement(1, change))
      expect(reply.code).toBe('910')
      expect(reply.text).toContain(`[<${member}> :`)
    }
  })

  test('the words for a member come before the 910 for others', async () => {
    const reply = await doors.gateway('saveStockIO', movement(1, { regTyCd: null, modrId: null }))
    expect(reply).toEqual(refused('regTyCd cannot be null'))
  })
})

describe('prices of the gateway', () => {
  test.each<[string, LineChange]>([
    ['the accepted request', { qty: 10, prc: 100 }],
    ['no tax', { taxTyCd: 'A' }],
    ['the reduced rate', { taxTyCd: 'E', prc: 180 }],
    ['supply before the discount', { totDcAmt: 100, totAmt: 900, taxblAmt: 775.86, taxAmt: 124.14 }],
    ['supply after it', { totDcAmt: 100, splyAmt: 900, totAmt: 900, taxblAmt: 775.86, taxAmt: 124.14 }],
  ])('%s', async (_what, change) => {
    expect(await doors.gateway('saveStockIO', lineOf(change))).toMatchObject({
      text: 'Successful',
      code: '000',
    })
  })

  test('are rounded half up, and taken cut elsewhere', async () => {
    const cut = { qty: 0.33, prc: 3.35, splyAmt: 1.1, totAmt: 1.1, taxblAmt: 0.95, taxAmt: 0.15 }
    const { text } = await doors.gateway('saveStockIO', lineOf(cut))
    expect(text).toBe('Invalid splyAmt on item: 1. Expected: 1.11, But Found: 1.10')
    expect((await doors.legacy('saveStockIO', lineOf(cut))).code).toBe('000')
  })
})

describe('the sequence of movements', () => {
  test('is of the branch, and goes on from the highest number that any door took', async () => {
    const branch = await openDoors(sandbox, 2)
    await branch.gateway('selectItemClasses', ALL)
    await doors.gateway('saveStockIO', movement(1))
    await doors.legacy('saveStockIO', movement(8))
    expect((await doors.gateway('saveStockIO', movement(2))).text).toBe(
      'Invalid sarNo: Expected: 9 but found: 2',
    )
    expect(await branch.gateway('saveStockIO', movement(1))).toMatchObject({ code: '000' })
  })
})

describe('what is left', () => {
  test('a movement comes first', async () => {
    await doors.gateway('saveItem', item())
    expect(await doors.gateway('saveStockMaster', remainder(0))).toEqual(
      refused('Stock IO is empty, consider adding items to the stock IO first'),
    )
    for (const door of ['legacy', 'unit'] as const)
      expect(await doors[door]('saveStockMaster', remainder(5))).toMatchObject({ code: '000' })
  })

  test.each<[number, number, string]>([
    [10, 150, 'rsdQty mismatch. Expected: 10.0 but found: 150'],
    [10, 9.5, 'rsdQty mismatch. Expected: 10.0 but found: 9.5'],
    [2.25, 2, 'rsdQty mismatch. Expected: 2.25 but found: 2'],
    [2.5, 0, 'rsdQty mismatch. Expected: 2.5 but found: 0'],
  ])('of %d is not %d: refused with HTTP 200 at the gateway', async (qty, rsdQty, text) => {
    await doors.gateway('saveItem', item())
    await doors.gateway('saveStockIO', movement(1, {}, [stockLine(1, { itemCd: 'KE2NTNO0000007', qty })]))
    expect(await doors.gateway('saveStockMaster', remainder(rsdQty))).toEqual({
      ...refused(text),
      status: 200,
    })
    const { stated } = sandbox.books.etims.devices[0]!
    expect(stated.has('KE2NTNO0000007')).toBe(false)
    for (const door of ['legacy', 'unit'] as const)
      expect(await doors[door]('saveStockMaster', remainder(rsdQty))).toMatchObject({ code: '000' })
    expect(stockOf('KE2NTNO0000007')).toBe(qty)
  })

  test.each(DOOR_NAMES)('may be stated twice: %s', async (door) => {
    const stated = remainder(1_000_000, 'KE2NTNO0000001')
    expect(await doors[door]('saveStockMaster', stated)).toMatchObject({ code: '000', data: null })
    expect(await doors[door]('saveStockMaster', stated)).toMatchObject({ code: '000' })
  })

  test('910: a member is missing', async () => {
    const { rsdQty, ...rest } = remainder(1)
    for (const door of DOOR_NAMES)
      expect(await doors[door]('saveStockMaster', rest)).toMatchObject({
        code: '910',
        text: 'Request parameter error[<rsdQty> : may not be empty]',
      })
  })
})

describe('stock that a branch sends', () => {
  const sent = (change: Record<string, unknown> = {}) =>
    movement(1, { sarTyCd: '13', custTin: 'P000000001X', custBhfId: '01', remark: 'Restock', ...change })

  test.each(DOOR_NAMES)('is listed for the other branch until that one has seen it: %s', async (door) => {
    const branch = await openDoors(sandbox, 2)
    expect(await branch[door]('selectStockMovement', ALL)).toMatchObject({ code: '001', data: null })
    await doors[door]('saveStockIO', sent())
    const { data, resultDt } = await branch[door]('selectStockMovement', ALL)
    expect(data.stockList).toEqual([
      {
        custTin: 'P000000001X',
        custBhfId: '00',
        sarNo: 1,
        ocrnDt: '20260120',
        totItemCnt: 1,
        totTaxblAmt: 862.07,
        totTaxAmt: 137.93,
        totAmt: 1000,
        remark: 'Restock',
        itemList: [stockLine()],
      },
    ])
    expect(await branch[door]('selectStockMovement', { lastReqDt: resultDt })).toMatchObject({ code: '001' })
    expect(await doors[door]('selectStockMovement', ALL)).toMatchObject({ code: '001' })
    // It is in stock there when the branch says so.
    expect([stockOf(), stockOf('KE2NTNO0000001', 2)]).toEqual([999_990, 0])
    await branch.legacy('saveStockIO', movement(1, { sarTyCd: '04', custBhfId: '00' }))
    expect(stockOf('KE2NTNO0000001', 2)).toBe(10)
  })

  test.each([
    ['of another kind', { sarTyCd: '11' }],
    ['to a third branch', { custBhfId: '02' }],
    ['to another PIN', { custTin: 'P000000002Y' }],
  ])('%s is not listed', async (_what, change) => {
    const branch = await openDoors(sandbox, 2)
    const stranger = await openDoors(sandbox, 3)
    await doors.legacy('saveStockIO', sent(change))
    for (const each of [branch, stranger])
      expect(await each.legacy('selectStockMovement', ALL)).toMatchObject({ code: '001' })
  })

  test('the gateway wants the identity in the body, too', async () => {
    const bare = { ...ALL, tin: '' }
    expect(await doors.gateway('selectStockMovement', bare)).toEqual(refused('tin cannot be Null'))
    expect(await doors.legacy('selectStockMovement', bare)).toMatchObject({ code: '001' })
  })
})

describe('the chain of the gateway', () => {
  test('classes, item, movement, remainder', async () => {
    const trader = await openDoors(sandbox, 1)
    const { data } = await trader.gateway('selectItemClasses', ALL)
    const { itemClsCd } = data.itemClsList.at(-1)
    expect(await trader.gateway('saveItem', item(7, { itemClsCd }))).toMatchObject({ code: '000' })
    const line = stockLine(1, { itemCd: 'KE2NTNO0000007', itemClsCd, qty: 150 })
    expect((await trader.gateway('saveStockMaster', remainder(150))).text).toContain('Stock IO is empty')
    expect(await trader.gateway('saveStockIO', movement(1, {}, [line]))).toMatchObject({ code: '000' })
    expect(await trader.gateway('saveStockMaster', remainder(150))).toMatchObject({ code: '000' })
    const soldLine = stockLine(1, { itemCd: 'KE2NTNO0000007', itemClsCd, qty: 4 })
    await trader.gateway('saveStockIO', movement(2, { sarTyCd: '11' }, [soldLine]))
    expect((await trader.gateway('saveStockMaster', remainder(150))).text).toBe(
      'rsdQty mismatch. Expected: 146.0 but found: 150',
    )
    expect(await trader.gateway('saveStockMaster', remainder(146))).toMatchObject({ code: '000' })
    expect(sandbox.books.etims.devices[1]!.stated.get('KE2NTNO0000007')).toEqual({ units: 146n, scale: 0 })
  })
})
