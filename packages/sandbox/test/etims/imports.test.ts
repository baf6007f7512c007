import { channels } from '@risiti/etims/channels'
import { describe, expect, test } from 'vitest'
import { approval, type Imported } from './buys.js'
import { freshDoors } from './fresh-doors.js'
import { ALL } from './goods.js'
import { DOOR_NAMES, type DoorName, openDoors } from './three-doors.js'

const { doors, renew, sandbox } = await freshDoors()

interface Listed extends Imported {
  readonly imptItemsttsCd: string
}

async function listed(door: DoorName = 'gateway', lastReqDt = ALL.lastReqDt): Promise<Listed[]> {
  const { data } = await doors[door]('selectImportedItems', { lastReqDt })
  return data?.itemList ?? []
}

describe('what came into the country', () => {
  test.each(DOOR_NAMES)('waits for an answer from the start: %s', async (door) => {
    const reply = await doors[door]('selectImportedItems', ALL)
    expect(reply).toMatchObject({ status: 200, code: '000', resultDt: '20260120120000' })
    const [{ taskCd }] = reply.data.itemList
    for (const [index, line] of reply.data.itemList.entries())
      expect(line).toMatchObject({
        taskCd,
        itemSeq: index + 1,
        dclDe: '21022020',
        imptItemsttsCd: '2',
        qty: expect.any(Number),
        invcFcurExcrt: expect.any(Number),
      })
    expect(await doors[door]('selectImportedItems', { lastReqDt: '20260101000000' })).toMatchObject({
      status: door === 'gateway' ? 400 : 200,
      code: '001',
      data: null,
    })
    expect(await doors[door]('selectImportedItems', {})).toMatchObject({
      code: '910',
      text: 'Request parameter error[<lastReqDt> : may not be empty]',
    })
  })

  test('is another’s for another PIN, and the same for a branch', async () => {
    const [other, branch] = [await openDoors(sandbox, 1), await openDoors(sandbox, 2)]
    const own = await listed()
    const { data } = await other.gateway('selectImportedItems', ALL)
    expect(data.itemList[0].taskCd).not.toBe(own[0]!.taskCd)
    expect((await branch.gateway('selectImportedItems', ALL)).data.itemList).toEqual(own)
  })
})

describe('an answer', () => {
  test.each(DOOR_NAMES.flatMap((door) => ['3', '4'].map((status) => [door, status] as const)))(
    'is seen in the list, which has the line again since: %s, status %s',
    async (door, imptItemSttsCd) => {
      const before = await listed(door)
      const [line, ...others] = before
      const { resultDt } = await doors[door]('selectImportedItems', ALL)
      sandbox.clock.set(new Date('2026-01-20T09:00:01Z'))
      expect(await doors[door]('updateImportedItem', approval(line!, { imptItemSttsCd }))).toMatchObject({
        status: 200,
        code: '000',
        data: null,
      })
      const changed = { ...line, imptItemsttsCd: imptItemSttsCd }
      expect(await listed(door)).toEqual([changed, ...others])
      expect(await listed(door, resultDt)).toEqual([changed])
      expect(await listed(door, '20260120120001')).toEqual([])
    },
  )

  test('a cancelled line needs no remark anywhere, an approved one needs none but at the gateway', async () => {
    const [line] = await listed()
    for (const door of DOOR_NAMES) {
      const cancelled = approval(line!, { imptItemSttsCd: '4', remark: null })
      expect(await doors[door]('updateImportedItem', cancelled)).toMatchObject({ code: '000' })
    }
    for (const door of ['legacy', 'unit'] as const)
      expect(await doors[door]('updateImportedItem', approval(line!, { remark: null }))).toMatchObject({
        code: '000',
      })
  })

  test('the day goes back as it came, and elsewhere in another form too', async () => {
    const [line] = await listed()
    for (const [door, dclDe] of [
      ['gateway', '21022020'],
      ['legacy', '20200221'],
      ['unit', '-1'],
    ] as const)
      expect(await doors[door]('updateImportedItem', approval(line!, { dclDe }))).toMatchObject({
        code: '000',
      })
  })
})

describe('what is refused of an answer', () => {
  const without = (...members: string[]) => Object.fromEntries(members.map((member) => [member, null]))
  const elsewhere = (...members: string[]) =>
    `Request parameter error${members.map((member) => `[<${member}> : may not be empty]`).join('')}`
  const REQUIRED = 'required: <itemClsCd> and <itemCd>'

  test.each<[string, string | undefined, Record<string, unknown>, string | undefined, string]>([
    ["taskCd '77' not found.", undefined, { taskCd: '77' }, '910', "taskCd '77' not found."],
    [REQUIRED, '910', without('itemCd'), '910', elsewhere('itemCd')],
    [REQUIRED, '910', without('itemClsCd'), '910', elsewhere('itemClsCd')],
    [REQUIRED, '910', without('itemClsCd', 'itemCd'), '910', elsewhere('itemClsCd', 'itemCd')],
    // The specification's table misspells it.
    [REQUIRED, '910', { itemClsCd: undefined, itemClCd: '5020230600' }, '910', elsewhere('itemClsCd')],
    ['There is an unknown error. Please ask administrator', '999', without('remark'), '000', 'Successful'],
    [elsewhere('modrId', 'modrNm'), '910', without('modrId', 'modrNm'), '910', elsewhere('modrId', 'modrNm')],
    [elsewhere('hsCd'), '910', without('hsCd'), '910', elsewhere('hsCd')],
  ])('%s', async (text, code, change, codeElsewhere, textElsewhere) => {
    const before = await listed()
    const request = approval(before[0]!, change)
    const reply = await doors.gateway('updateImportedItem', request)
    expect(reply).toMatchObject({ status: 400, code, text, data: null })
    expect(reply.customerMessage).toBe(code === undefined ? 'Validation failed' : text)
    expect(await listed()).toEqual(before)
    expect(await doors.legacy('updateImportedItem', request)).toMatchObject({
      status: 200,
      code: codeElsewhere,
      text: textElsewhere,
    })
    expect((await doors.unit('updateImportedItem', request)).code).toBe(codeElsewhere)
  })

  test('a line that the task does not have, or that another PIN has', async () => {
    const [line] = await listed()
    const { taskCd } = line!
    const other = await openDoors(sandbox, 1)
    for (const [as, request] of [
      [doors, approval({ ...line!, itemSeq: 99 })],
      [other, approval(line!)],
    ] as const) {
      expect((await as.gateway('updateImportedItem', request)).text).toBe(`taskCd '${taskCd}' not found.`)
      expect(await as.legacy('updateImportedItem', request)).toMatchObject({ code: '910' })
    }
    expect((await listed()).every(({ imptItemsttsCd }) => imptItemsttsCd === '2')).toBe(true)
  })

  test.each(DOOR_NAMES)('910: a status that there is not: %s', async (door) => {
    const [line] = await listed()
    const reply = await doors[door]('updateImportedItem', approval(line!, { imptItemSttsCd: '5' }))
    expect(reply.code).toBe('910')
    expect(reply.text).toContain('[<imptItemSttsCd> :')
  })
})

describe('the path /importedItemConvertedInfo of the gateway', () => {
  const updateImportedItem = channels.gavaconnect.families!.integrator!.updateImportedItem!

  test('answers with success and leaves the line as it was', async () => {
    expect(updateImportedItem).toBe('/importedItemConvertedInfo')
    await renew({ updateImportedItem })
    const before = await listed()
    const [line] = before
    expect(await doors.gateway('updateImportedItem', approval(line!))).toMatchObject({
      status: 200,
      code: '000',
      data: null,
    })
    expect(await listed()).toEqual(before)
    const unknown = approval({ ...line!, taskCd: '77' })
    expect((await doors.gateway('updateImportedItem', unknown)).text).toBe("taskCd '77' not found.")
    await doors.legacy('updateImportedItem', approval(line!))
    expect((await listed())[0]!.imptItemsttsCd).toBe('3')
  })
})
