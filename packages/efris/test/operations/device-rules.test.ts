import { issuesOf, type Operation } from '@risiti/core'
import { describe, expect, test } from 'vitest'
import { sendOtp, uploadShiftInfo, uploadTankAndPump } from '#src/operations/index.js'
import type { Rule } from '#src/rules.js'

/* Every rule between members in the interfaces of devices and fuel stations: the smallest change that breaks it. */

type Change = (request: object) => void

interface Case {
  readonly code: string
  readonly at: string
  readonly change: Change
}

const set =
  (members: object): Change =>
  (request) => {
    Object.assign(request, members)
  }

const breaks = (code: string, at: string, change: Change): Case => ({ code, at, change })

const otp = { deliveryMethod: '001', contactEmail: 'owner@example.com' }

const shift = {
  shiftNo: '20260120-01',
  startVolume: '84120.55',
  endVolume: '85002.30',
  fuelType: 'Petrol',
  goodsId: '123456789012345678',
  goodsCode: 'PETROL',
  invoiceAmount: '4585100',
  invoiceNumber: '61',
  nozzleNo: 'NOZZLE-1',
  pumpNo: 'PUMP-1',
  tankNo: 'TANK-1',
  userName: 'Grace Example',
  userCode: 'A-07',
  startTime: '2026-01-20 06:00:00',
  endTime: '2026-01-20 11:55:00',
}

const tank = { presentPrice: '5150', updateDateStr: '2026-01-20 06:00:00', goodsId: '123456789012345678' }
const update = { tankList: [tank], pumpList: [{ pumpId: '1', pumpVersion: '2' }] }
const secondPrice = (presentPrice: string) => set({ tankList: [tank, { ...tank, presentPrice }] })

const TABLE: readonly (readonly [operation: Operation, good: object, cases: readonly Case[]])[] = [
  [
    sendOtp,
    otp,
    [
      breaks('2159', '/deliveryMethod', set({ deliveryMethod: '003' })),
      breaks('2160', '/contactMobile', set({ contactMobile: '0700000000' })),
      breaks('2161', '/contactEmail', set({ deliveryMethod: '002' })),
    ],
  ],
  [
    uploadShiftInfo,
    shift,
    [
      breaks('2939', '/startVolume', set({ startVolume: '-0.01' })),
      breaks('2944', '/endVolume', set({ endVolume: '-1' })),
      breaks('2955', '/invoiceNumber', set({ invoiceNumber: '-1' })),
    ],
  ],
  [
    uploadTankAndPump,
    update,
    [
      breaks('2996', '/tankList', set({ tankList: [] })),
      breaks('2997', '/pumpList', set({ pumpList: [] })),
      breaks('3034', '/tankList/1/presentPrice', secondPrice('0.00')),
      breaks('3035', '/tankList/1/presentPrice', secondPrice('-5150')),
    ],
  ],
]

describe.each(TABLE)('$code', (operation, good, cases) => {
  const refused = (change: Change) => {
    const request = structuredClone(good)
    change(request)
    const { error } = operation.request().safeParse(request)
    return error ? issuesOf(error, request).map(({ path, message }) => [path, message]) : []
  }

  test('a good request passes', () => {
    expect(refused(() => {})).toEqual([])
  })

  test.each(cases)('$code at $at', ({ code, at, change }) => {
    expect(refused(change)).toEqual([[at, expect.stringContaining(`(URA ${code})`)]])
  })

  test('every rule has a case', () => {
    const rules = operation.request().meta()?.rules as readonly Rule<unknown>[]
    expect(cases.map(({ code }) => code)).toEqual(rules.map(({ code }) => code))
  })
})

describe('what no rule refuses', () => {
  test.each<[string, Operation, object]>([
    ['a text message without a number', sendOtp, { deliveryMethod: '002' }],
    [
      'a shift without sales on a new meter',
      uploadShiftInfo,
      { ...shift, startVolume: '0', invoiceNumber: '0' },
    ],
    [
      'a price of a few cents',
      uploadTankAndPump,
      { ...update, tankList: [{ ...tank, presentPrice: '0.05' }] },
    ],
  ])('%s', (_name, operation, request) => {
    expect(operation.request().safeParse(request).error?.issues).toBeUndefined()
  })
})
