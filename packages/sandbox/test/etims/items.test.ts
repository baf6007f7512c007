import { beforeEach, describe, expect, test } from 'vitest'
import { freshDoors } from './fresh-doors.js'
import { ALL, AUDIT, item, movement, stockLine } from './goods.js'
import { DOOR_NAMES, openDoors } from './three-doors.js'

const { doors, sandbox } = await freshDoors()
beforeEach(() => doors.gateway('selectItemClasses', ALL))

const itemsOf = async () => (await doors.legacy('selectItems', ALL)).data.itemList

describe('an item', () => {
  test.each(DOOR_NAMES)('is registered and listed: %s', async (door) => {
    expect(await doors[door]('saveItem', item())).toMatchObject({ status: 200, code: '000', data: null })
    const { data } = await doors[door]('selectItems', ALL)
    expect(data.itemList.map(({ itemCd }: { itemCd: string }) => itemCd)).toEqual([
      'KE2NTNO0000001',
      'KE2NTNO0000002',
      'KE2NTNO0000003',
      'KE2NTNO0000004',
      'KE2NTNO0000006',
      'KE2NTNO0000007',
      'KE3NTNO0000005',
    ])
    expect(data.itemList[5]).toEqual({
      tin: 'P000000001X',
      itemCd: 'KE2NTNO0000007',
      itemClsCd: '1010150600',
      itemTyCd: '2',
      itemNm: 'Goat',
      itemStdNm: null,
      orgnNatCd: 'KE',
      pkgUnitCd: 'NT',
      qtyUnitCd: 'NO',
      taxTyCd: 'B',
      btchNo: null,
      regBhfId: '00',
      bcd: null,
      dftPrc: 0,
      grpPrcL1: 0,
      grpPrcL2: 0,
      grpPrcL3: 0,
      grpPrcL4: 0,
      grpPrcL5: 0,
      addInfo: null,
      sftyQty: 0,
      isrcAplcbYn: 'N',
      rraModYn: 'N',
      useYn: 'Y',
    })
  })

  test.each(DOOR_NAMES)('is changed under its code, by any branch, and counts once: %s', async (door) => {
    await doors.gateway('saveItem', item(7))
    const other = await openDoors(sandbox, 2)
    await other.gateway('selectItemClasses', ALL)
    expect(await other[door]('saveItem', item(7, { itemNm: 'Kid', useYn: 'N' }))).toMatchObject({
      code: '000',
    })
    expect((await itemsOf())[5]).toMatchObject({ itemNm: 'Kid', useYn: 'N', regBhfId: '00' })
    expect(await other.gateway('saveItem', item(8))).toMatchObject({ code: '000' })
    expect((await itemsOf())[6]).toMatchObject({ itemCd: 'KE2NTNO0000008', regBhfId: '01' })
  })

  test('belongs to its PIN', async () => {
    await doors.legacy('saveItem', item())
    const other = await openDoors(sandbox, 1)
    expect((await other.legacy('selectItems', ALL)).data.itemList).toHaveLength(6)
  })

  test('is listed from the second after its change on', async () => {
    const { resultDt } = await doors.legacy('selectItems', ALL)
    expect(resultDt).toBe('20260120120000')
    expect(await doors.legacy('selectItems', { lastReqDt: resultDt })).toMatchObject({
      code: '001',
      data: null,
    })
    sandbox.clock.advance(1000)
    await doors.legacy('saveItem', item())
    const next = await doors.legacy('selectItems', { lastReqDt: resultDt })
    sandbox.clock.advance(-1000)
    expect(next.data.itemList).toHaveLength(1)
    expect(await doors.legacy('selectItems', { lastReqDt: next.resultDt })).toMatchObject({ code: '001' })
  })
})

const PACKING_UNITS =
  'AM, BA, BC, BE, BF, BG, BJ, BK, BL, BQ, BR, BV, BZ, CA, CH, CJ, CL, CR, CS, CT, CTN, CY, DR, GT, HH, IZ, JR, JU, JY, KZ, LZ, NT, OU, PD, PG, PI, PO, PU, RL, RO, RZ, SK, TY, VG, VL, VO, VQ, VR, VT, VY, ML, TN'

const NO_PACKING_UNIT = `The Package unit code can ony be among the following list: [${PACKING_UNITS}]`

describe('what the gateway refuses of an item, and nobody else', () => {
  test.each<[string, Record<string, unknown>]>([
    [
      'Ensure you use a valid item classification code from the Get Item Classification List endpoint',
      { itemClsCd: '5059690800' },
    ],
    [NO_PACKING_UNIT, { pkgUnitCd: 'BX', itemCd: 'KE2BXNO0000007' }],
    [NO_PACKING_UNIT, { pkgUnitCd: 'QQ', itemCd: 'KE2QQNO0000007' }],
    ["The ItemCd isn't made up of correct OrgnNatCd", { orgnNatCd: 'UG' }],
    ["The ItemCd isn't made up of correct ItemTyCd", { itemTyCd: '1' }],
    ['Incorrect Packaging Unit Prefix', { itemCd: 'KE2QQNO0000007' }],
    ['Incorrect Packaging Unit Prefix', { itemCd: 'KE2' }],
    ["The ItemCd isn't made up of correct PkgUnitCd", { itemCd: 'KE2CTNO0000007' }],
    ['Incorrect QtyUnitCd Prefix', { itemCd: 'KE2NTU0000007', qtyUnitCd: 'U' }],
    ['Incorrect QtyUnitCd Prefix', { itemCd: 'KE2NTXU0000007', qtyUnitCd: 'U' }],
    ["The ItemCd isn't made up of correct QtyUnitCd", { itemCd: 'KE2NTBLL0000007', qtyUnitCd: 'BLL' }],
    ["The ItemCd isn't made up of correct QtyUnitCd", { itemCd: 'KE2NTKG0000007' }],
    ['Invalid itemCd Sequence. Expected sequence ending with: ********7', { itemCd: 'KE2NTNO0000006X' }],
    ['Invalid itemCd Sequence. Expected sequence ending with: ********7', { itemCd: 'KE2NTNO0000008' }],
    ['Invalid itemCd Sequence. Expected sequence ending with: ********7', { itemCd: 'KE2NTNO7' }],
    ['Invalid itemCd Sequence. Expected sequence ending with: ********7', { itemCd: 'KE2NTNO' }],
  ])('%s: %j', async (text, change) => {
    expect(await doors.gateway('saveItem', item(7, change))).toEqual({
      status: 400,
      code: undefined,
      text,
      customerMessage: 'Validation failed',
      resultDt: undefined,
      data: null,
    })
    expect(await itemsOf()).toHaveLength(6)
    // The number is still the next.
    expect(await doors.gateway('saveItem', item(7))).toMatchObject({ code: '000' })
    for (const door of ['legacy', 'unit'] as const)
      expect(await doors[door]('saveItem', item(7, change))).toMatchObject({ code: '000' })
  })

  test('the list of classes is fetched once for each device, and no class will do before', async () => {
    const other = await openDoors(sandbox, 1)
    const refusal = {
      status: 400,
      code: undefined,
      text: "Make 'Get Item Classification List' request before performing StockIo",
    }
    expect(await other.gateway('saveItem', item())).toMatchObject(refusal)
    expect(await other.legacy('saveItem', item())).toMatchObject({ code: '000' })
    expect(await other.gateway('saveItem', item(8))).toMatchObject(refusal)
    await other.gateway('selectItemClasses', { lastReqDt: '20260101000000' })
    expect(await other.gateway('saveItem', item(8))).toMatchObject({ code: '000' })
  })

  test('one sequence over all prefixes, of seven digits or more', async () => {
    for (const change of [
      { itemTyCd: '3', itemCd: 'KE3NTNO0000007' },
      { pkgUnitCd: 'CTN', itemCd: 'KE2CTNNO0000008' },
      { pkgUnitCd: 'CT', qtyUnitCd: 'KG', itemCd: 'KE2CTKG00000009' },
    ])
      expect(await doors.gateway('saveItem', item(0, change))).toMatchObject({ code: '000' })
    expect((await doors.gateway('saveItem', item(7))).text).toBe(
      'Invalid itemCd Sequence. Expected sequence ending with: ********10',
    )
  })

  test('910: members are missing, and of two the gateway has words of its own', async () => {
    const { modrId, modrNm, ...unchanged } = item()
    const text = 'Request parameter error[<modrId> : may not be empty][<modrNm> : may not be empty]'
    for (const door of DOOR_NAMES)
      expect(await doors[door]('saveItem', unchanged)).toMatchObject({ code: '910', text })
    const nowhere = { ...unchanged, orgnNatCd: null }
    expect(await doors.gateway('saveItem', nowhere)).toMatchObject({
      status: 400,
      code: undefined,
      text: 'orgnNatCd cannot be null',
      customerMessage: 'Validation failed',
    })
    for (const door of ['legacy', 'unit'] as const)
      expect((await doors[door]('saveItem', nowhere)).text).toMatch(
        /^Request parameter error\[<orgnNatCd> : may not be empty\]/,
      )
  })
})

describe('a component', () => {
  const component = (change: Record<string, unknown> = {}) => ({
    itemCd: 'KE2NTNO0000007',
    cpstItemCd: 'KE2NTNO0000001',
    cpstQty: 3,
    ...AUDIT,
    ...change,
  })
  const componentsOf = () => sandbox.books.etims.taxpayers.get('P000000001X')!.components

  beforeEach(async () => {
    await doors.gateway('saveItem', item())
  })

  test.each(DOOR_NAMES)('is kept, and stated again it is changed: %s', async (door) => {
    expect(await doors[door]('saveItemComposition', component())).toMatchObject({ code: '000', data: null })
    expect(await doors[door]('saveItemComposition', component({ cpstQty: 4 }))).toMatchObject({ code: '000' })
    expect(sandbox.reports().etims.components).toEqual([{ tin: 'P000000001X', ...component(), cpstQty: '4' }])
  })

  const SHORT = 'You dont have sufficient stock for this Transaction'
  test.each<[string, string, Record<string, unknown>]>([
    ['You cannot create an service using an item', 'Validation failed', { itemCd: 'KE3NTNO0000005' }],
    ['item code does not exist', 'Validation failed', { itemCd: 'KE2NTNO0000009' }],
    [SHORT, 'Insufficient Stock', { cpstItemCd: 'KE2NTNO0000007' }],
    [SHORT, 'Insufficient Stock', { cpstItemCd: 'KE2NTNO0000009' }],
    [SHORT, 'Insufficient Stock', { cpstItemCd: 'KE3NTNO0000005' }],
    [SHORT, 'Insufficient Stock', { cpstQty: 1000000.01 }],
  ])('the gateway refuses: %s (%s) %j', async (text, customerMessage, change) => {
    expect(await doors.gateway('saveItemComposition', component(change))).toMatchObject({
      status: 400,
      code: undefined,
      text,
      customerMessage,
    })
    expect(componentsOf().size).toBe(0)
    for (const door of ['legacy', 'unit'] as const)
      expect(await doors[door]('saveItemComposition', component(change))).toMatchObject({ code: '000' })
  })

  test('stock is that of the branch', async () => {
    const branch = await openDoors(sandbox, 2)
    expect(await branch.gateway('saveItemComposition', component())).toMatchObject({ text: SHORT })
    await branch.legacy('saveStockIO', movement(1, {}, [stockLine(1, { qty: 3 })]))
    expect(await branch.gateway('saveItemComposition', component())).toMatchObject({ code: '000' })
  })

  test('910: the gateway asks for no one who changed it', async () => {
    const { modrId, modrNm, ...unchanged } = component()
    expect(await doors.gateway('saveItemComposition', unchanged)).toMatchObject({ code: '000' })
    expect(await doors.gateway('saveItemComposition', { ...unchanged, cpstQty: null })).toMatchObject({
      code: '910',
      text: 'Request parameter error[<cpstQty> : may not be empty]',
    })
  })
})
