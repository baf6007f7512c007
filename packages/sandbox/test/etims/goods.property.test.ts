import type { OperationName } from '@risiti/etims/channels'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { ALL, AUDIT, item, movement, remainder, stockLine } from './goods.js'
import { DOOR_NAMES, openDoors, type ThreeDoors } from './three-doors.js'

let sandbox: Sandbox
let doors: ThreeDoors

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

async function open(): Promise<void> {
  sandbox.reset()
  doors = await openDoors(sandbox, 2)
  await doors.gateway('selectItemClasses', ALL)
}

const isLong = process.env.RISITI_FUZZ === 'long'

const ITEM = 'KE2NTNO0000001'
const IN = ['01', '02', '03', '04', '05', '06']

describe('movements in any order at any door', () => {
  const step = fc.record({
    door: fc.constantFrom(...DOOR_NAMES),
    sarNo: fc.integer({ min: 1, max: 6 }),
    sarTyCd: fc.constantFrom(...IN, '11', '12', '13', '14', '15', '16'),
    hundredths: fc.integer({ min: 1, max: 100_000 }),
    isFalse: fc.boolean(),
  })

  test('what is left is the sum of what was accepted, and numbers go on from there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        await open()
        const used = new Set<number>()
        let held = 0
        for (const { door, sarNo, sarTyCd, hundredths, isFalse } of steps) {
          const line = stockLine(1, { qty: hundredths / 100, prc: 10 })
          const falsified = isFalse ? { totItemCnt: 9 } : {}
          const body = movement(sarNo, { sarTyCd, custBhfId: '00', ...falsified }, [line])
          const { code } = await doors[door]('saveStockIO', body)
          const next = Math.max(0, ...used) + 1
          const isInTurn = door === 'gateway' ? sarNo === next : !used.has(sarNo)
          // A unit does not add up what it is sent.
          const isAccepted = isInTurn && (!isFalse || door === 'unit')
          expect([door, sarNo, code === '000']).toEqual([door, sarNo, isAccepted])
          if (!isAccepted) continue
          used.add(sarNo)
          held += IN.includes(sarTyCd) ? hundredths : -hundredths
        }
        const reply = await doors.gateway('saveStockMaster', remainder(held / 100, ITEM))
        expect(reply).toMatchObject(used.size > 0 ? { code: '000' } : { code: undefined })
      }),
      { numRuns: isLong ? 2000 : 20 },
    )
  })
})

describe('bodies that are spoiled', () => {
  const BODIES: readonly (readonly [OperationName, Record<string, unknown>])[] = [
    ['saveItem', item()],
    ['saveItemComposition', { itemCd: ITEM, cpstItemCd: ITEM, cpstQty: 1, ...AUDIT }],
    ['saveStockIO', movement()],
    ['saveStockIO', stockLine()],
    ['saveStockMaster', remainder(1)],
    ['selectItems', ALL],
    ['selectItemClasses', ALL],
    ['selectStockMovement', ALL],
    ['selectCustomer', { custmTin: 'P000000001X' }],
    ['saveBranchCustomer', { custNo: '1', custTin: 'P000000003Z', custNm: 'B', useYn: 'Y', ...AUDIT }],
  ]
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      '99991231235959',
      '00010101000000',
      '1e300',
      '-0.01',
    ),
  )
  const spoiled = fc.constantFrom(...BODIES).chain(([operation, body]) =>
    fc.dictionary(fc.constantFrom(...Object.keys(body)), odd, { minKeys: 1, maxKeys: 3 }).map((change) => {
      const isLine = operation === 'saveStockIO' && !('itemList' in body)
      const changed = { ...body, ...change }
      return [
        operation,
        isLine ? movement(1, {}, [stockLine()]) : body,
        isLine ? { itemList: [changed] } : change,
      ] as const
    }),
  )

  test('are answered in the form of the door', async () => {
    await open()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...DOOR_NAMES), spoiled, async (door, [operation, body, change]) => {
        const reply = await doors[door](operation, { ...body, ...change })
        expect([200, 400]).toContain(reply.status)
        expect(reply.text).not.toBe('')
        if (door !== 'gateway')
          expect(reply).toMatchObject({ status: 200, code: expect.stringMatching(/^\d{3}$/) })
      }),
      { numRuns: isLong ? 20_000 : 200 },
    )
  })
})
