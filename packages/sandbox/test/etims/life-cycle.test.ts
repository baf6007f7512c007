import { describe, expect, test } from 'vitest'
import { approval, purchase } from './buys.js'
import { freshDoors } from './fresh-doors.js'
import { ALL, item, remainder } from './goods.js'

/* What becomes of a device and of a new PIN, and what a switch makes of it. */

const MINUTE = 60_000

const { doors, sandbox } = await freshDoors()

const be = (switches: Partial<typeof sandbox.books.etims.switches>) =>
  sandbox.books.perform('switches', switches)
const device = (index: number) => {
  const { tin, bhfId, dvcSrlNo } = sandbox.taxpayers().etims[index]!
  return { tin, bhfId, dvcSrlNo }
}

describe('initialisation', () => {
  test('902: again', async () => {
    for (const door of ['legacy', 'gateway'] as const)
      expect((await doors[door]('selectInitOsdcInfo', device(0))).code).toBe('902')
  })

  test('903: at the door of the other kind of unit', async () => {
    expect(await doors.unit('selectInitOsdcInfo', device(0))).toMatchObject({
      code: '903',
      text: 'Only VSCU device can be verified.',
    })
    expect((await doors.unit('selectInitOsdcInfo', device(1))).code).toBe('000')
    expect((await doors.unit('selectInitOsdcInfo', device(1))).code).toBe('902')
    expect(await doors.legacy('selectInitOsdcInfo', device(1))).toMatchObject({
      code: '903',
      text: 'Only OSCU device can be verified.',
    })
  })

  test('901: with the serial of another registration, which the gateway says in words', async () => {
    const borrowed = { ...device(1), dvcSrlNo: device(0).dvcSrlNo }
    expect((await doors.legacy('selectInitOsdcInfo', borrowed)).code).toBe('901')
    expect(await doors.gateway('selectInitOsdcInfo', borrowed)).toMatchObject({
      status: 400,
      code: undefined,
      text: 'Device Serial Number already used',
    })
    expect((await doors.gateway('selectInitOsdcInfo', { ...device(1), dvcSrlNo: 'NONE' })).code).toBe('901')
  })

  test('without a taxpayer the gateway has words for it', async () => {
    const nobody = { ...device(1), tin: '' }
    expect(await doors.gateway('selectInitOsdcInfo', nobody, ({ tin, ...rest }) => rest)).toMatchObject({
      customerMessage: 'Missing Tin',
      text: 'Tin cannot be empty',
    })
  })

  test('again and again leaves the gateway with rows that hide the device, where it is told to', async () => {
    await doors.gateway('selectInitOsdcInfo', device(0))
    expect((await doors.gateway('selectCodeList', ALL)).code).toBe('000')
    await be({ duplicateDevices: true })
    expect((await doors.gateway('selectInitOsdcInfo', device(0))).code).toBe('902')
    const lost = await doors.gateway('selectCodeList', ALL)
    expect(lost).toMatchObject({ customerMessage: 'Unable to process the request. Please try again' })
    expect(lost.text).toBe(
      'Unable to process the request. Please try again. Possible cause: Query did not return a unique result: 2 results were returned',
    )
    expect((await doors.legacy('selectCodeList', ALL)).code).toBe('000')
  })
})

describe('the lists of a new PIN', () => {
  const lists = async () => [
    (await doors.legacy('selectPurchases', ALL)).code,
    (await doors.legacy('selectImportedItems', ALL)).code,
  ]

  test('are full at once', async () => {
    expect(await lists()).toEqual(['000', '000'])
  })

  test('are filled later where they are told to, and a list since the first look finds them', async () => {
    await be({ fillAfterMinutes: 20 })
    const since = { lastReqDt: '20260120120000' }
    const { data } = await doors.legacy('selectImportedItems', since)
    expect([data, await lists()]).toEqual([null, ['001', '001']])
    const [line] = [...sandbox.books.etims.taxpayers.get('P000000001X')!.imports.values()]
    expect((await doors.legacy('updateImportedItem', approval(line!.value))).code).toBe('910')
    sandbox.clock.advance(20 * MINUTE)
    expect(await lists()).toEqual(['000', '000'])
    expect((await doors.legacy('selectImportedItems', since)).code).toBe('000')
    expect((await doors.legacy('updateImportedItem', approval(line!.value))).code).toBe('000')
  })

  test('lag behind what was done where they are told to', async () => {
    await be({ listLagMinutes: 5 })
    const imports = async () => (await doors.legacy('selectImportedItems', ALL)).data.itemList
    const declared = async () => (await doors.legacy('selectPurchases', ALL)).data.saleList.length
    const [[line], before] = [await imports(), await declared()]
    const [sold] = (await doors.legacy('selectPurchases', ALL)).data.saleList
    await doors.legacy('updateImportedItem', approval(line))
    await doors.legacy('savePurchase', purchase(1, sold))
    const statusOf = async () =>
      (await imports()).find(({ itemSeq }: { itemSeq: number }) => itemSeq === line.itemSeq).imptItemsttsCd
    expect([await statusOf(), await declared()]).toEqual(['2', before])
    sandbox.clock.advance(5 * MINUTE)
    expect([await statusOf(), await declared()]).toEqual(['3', before - 1])
    expect((await doors.legacy('selectImportedItems', { lastReqDt: '20260120120100' })).code).toBe('000')
  })
})

describe('the gateway', () => {
  test('says of a remainder without a movement what it is told to', async () => {
    await doors.gateway('selectItemClasses', ALL)
    await doors.gateway('saveItem', item(7))
    const stated = { ...remainder(150), itemCd: item(7).itemCd }
    expect(await doors.gateway('saveStockMaster', stated)).toMatchObject({
      status: 400,
      text: 'Stock IO is empty, consider adding items to the stock IO first',
    })
    await be({ noMovement: 'zero' })
    expect(await doors.gateway('saveStockMaster', stated)).toMatchObject({
      status: 200,
      text: 'rsdQty mismatch. Expected: 0.0 but found: 150',
    })
    expect((await doors.gateway('saveStockMaster', { ...stated, rsdQty: 0 })).code).toBe('000')
  })

  test.each([
    ['401', 401],
    ['500', 500],
  ] as const)('says with HTTP %s that a token has expired', async (expiredToken, status) => {
    await be({ expiredToken })
    sandbox.clock.advance(60 * MINUTE)
    expect((await doors.gateway('selectCodeList', ALL)).status).toBe(status)
    expect(sandbox.journal().at(-1)!.message).toBe('Access Token expired')
  })
})
