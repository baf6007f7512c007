import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EfrisBooks } from '#src/efris/books.js'
import { ACCOUNT_CODES } from '#src/efris/texts/account.js'
import { DEVICE_CODES } from '#src/efris/texts/device.js'
import { FUEL_CODES } from '#src/efris/texts/fuel.js'
import { TEXTS } from '#src/efris/texts/index.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'
import { connect } from './invoices.js'

/* Every code of the interfaces of devices, stations and accounts: a request that is accepted, one change, the code. */

let sandbox: Sandbox
let client: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
  client = await connect(sandbox)
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.reset())

type Method = keyof typeof ACCOUNT_CODES | keyof typeof DEVICE_CODES | keyof typeof FUEL_CODES
type Change = (request: Record<string, unknown>, books: EfrisBooks) => void
type Case = readonly [code: keyof typeof TEXTS | `${keyof typeof TEXTS}`, change: Change, says?: string]

interface Subject {
  readonly method: Method
  readonly interfaceCode: string
  readonly good: (books: EfrisBooks) => object
  /** What must have happened before. */
  readonly before?: (books: EfrisBooks) => void
  /** The request is a list, and the change is made to its second row. */
  readonly isList?: true
  readonly cases: readonly Case[]
}

const CODES: Readonly<Record<Method, object>> = { ...ACCOUNT_CODES, ...DEVICE_CODES, ...FUEL_CODES }

const long = (length: number) => 'x'.repeat(length)
const set =
  (members: object): Change =>
  (request) => {
    Object.assign(request, members)
  }
const seller = (books: EfrisBooks, index: number) => [...books.taxpayers.values()][index]!
const row = (list: string, members: object): Change => {
  return (request) => Object.assign((request[list] as object[])[0]!, members)
}

/** A missing member, and one that is too long. */
function text(name: string, missing: Case[0] | undefined, tooLong: Case[0], length: number): Case[] {
  const cases: Case[] = [[tooLong, set({ [name]: long(length + 1) })]]
  return missing ? [[missing, set({ [name]: '' })], ...cases] : cases
}

const SUBJECTS: readonly Subject[] = [
  {
    method: 'forgetPassword',
    interfaceCode: 'T105',
    good: () => ({ userName: 'admin', changedPassword: 'secret' }),
    cases: [...text('userName', '2779', '2780', 200), ...text('changedPassword', '2781', '2782', 200)],
  },
  {
    method: 'verifyAccountPassword',
    interfaceCode: 'T140',
    good: () => ({ tin: '1000000001', password: 'risiti-sandbox' }),
    cases: [
      ...text('tin', '2110', '2111', 20),
      ...text('password', '2155', '2156', 500),
      ['2162', set({ tin: '1000029771' })],
      ['2163', set({ password: 'guess' })],
      ['2164', set({ tin: '9999999999' })],
    ],
  },
  {
    method: 'sendOtp',
    interfaceCode: 'T141',
    good: () => ({ deliveryMethod: '001', contactEmail: 'owner@example.com' }),
    cases: [
      ...text('deliveryMethod', '2157', '2158', 3),
      ['2159', set({ deliveryMethod: '003' })],
      ['2160', set({ contactMobile: '0700000000' })],
      ['2161', set({ deliveryMethod: '002' })],
    ],
  },
  {
    method: 'verifyOtp',
    interfaceCode: 'T142',
    before: ({ accounts }) => accounts.sendOtp('1000000001', 'owner@example.com', sandbox.clock.now()),
    good: ({ accounts }) => ({ tin: '1000000001', otp: /\d{6}/.exec(accounts.messages[0]!.text)![0] }),
    cases: [
      ...text('tin', '2110', '2111', 20),
      ...text('otp', '2166', '2167', 6),
      ['2165', set({ otp: 'guess' })],
      ['2165', set({ tin: '1000000002' })],
      [
        '2172',
        (request, { accounts }) => {
          accounts.sendOtp('1000000001', 'x', new Date(sandbox.clock.now().getTime() - 301_000))
          request.otp = /\d{6}/.exec(accounts.messages[1]!.text)![0]
        },
      ],
    ],
  },
  {
    method: 'ussdAccountCreate',
    interfaceCode: 'T175',
    good: () => ({ tin: '1000000003', mobileNumber: '0700000000' }),
    cases: [
      ['3059', set({ tin: '' })],
      ...text('mobileNumber', '3056', '3057', 30),
      ['3060', set({ tin: '9999999999' })],
      ['3063', set({ tin: '1000029771' })],
      [
        '3064',
        (_request, books) => {
          seller(books, 2).status = 'suspended'
        },
      ],
      ['3065', set({ mobileNumber: '0700000009' })],
      ['3066', (_request, { accounts }) => void accounts.ussd.set('0700000000', '1000000003')],
      ['3067', set({ tin: '1000000001' })],
      ['3068', set({ tin: '1000000002' })],
    ],
  },
  {
    method: 'uploadExceptionLogs',
    interfaceCode: 'T132',
    isList: true,
    good: () => ({
      interruptionTypeCode: '101',
      description: 'No connection',
      interruptionTime: '2026-01-20 10:05:12',
    }),
    cases: [
      ['2052', set({ interruptionTypeCode: '' })],
      ['2052', set({ interruptionTypeCode: '106' })],
      ...text('description', '2053', '2054', 3000),
      ...text('errorDetail', undefined, '2056', 4000),
      ['2057', set({ interruptionTime: '' })],
      ['2058', set({ interruptionTime: '20/01/2026 10:05:12' })],
    ],
  },
  {
    method: 'tcsUpgradeDownload',
    interfaceCode: 'T133',
    good: () => ({ tcsVersion: '4', osType: '0' }),
    cases: [
      ['47', set({ tcsVersion: '1' })],
      ['47', set({ tcsVersion: '6' })],
      ['47', set({ tcsVersion: 'newest' })],
    ],
  },
  {
    method: 'registerVirtualDevice',
    interfaceCode: 'T143',
    good: (books) => ({
      tin: '1000000001',
      branchId: seller(books, 0).branch.id,
      deviceNo: '1000000001_02',
      deviceType: '1',
    }),
    cases: [
      ...text('tin', '2110', '2111', 20),
      ...text('branchId', '2168', '2169', 18),
      ...text('deviceNo', '2170', '2171', 18),
      ['2173', set({ deviceNo: 'TILL-2' })],
      ['2174', set({ branchId: '1' })],
      ['2175', set({ deviceNo: '1000000001_01' })],
      ...text('deviceType', '3117', '3118', 1),
      ['3119', set({ deviceType: 'x' })],
      ['3120', set({ deviceNo: '1000000002_01' })],
      [
        '3121',
        (request, books) => {
          Object.assign(request, {
            deviceNo: '1000000001_01',
            branchId: seller(books, 0).branches[1]!.id,
          })
        },
        "This device has been distributed to another branch 'RISITI EXAMPLE TRADERS LIMITED'.",
      ],
    ],
  },
  {
    method: 'queryEdcLocation',
    interfaceCode: 'T170',
    good: () => ({ deviceNumber: '1000000001_01' }),
    cases: [
      ...text('deviceNumber', '2918', '2919', 20),
      ['2920', set({ deviceNumber: '1000000002_01' })],
      ['2920', set({ deviceNumber: 'unknown' })],
    ],
  },
  {
    method: 'uploadDeviceStatus',
    interfaceCode: 'T176',
    good: () => ({ deviceNo: '1000000001_01', deviceIssuingStatus: '101' }),
    cases: [
      ...text('deviceIssuingStatus', '3084', '3085', 3),
      ['3086', set({ deviceIssuingStatus: '104' })],
      ['400', set({ deviceNo: '1000000002_01' })],
    ],
  },
  {
    method: 'uploadShiftInfo',
    interfaceCode: 'T163',
    good: () => ({
      shiftNo: '20260120-01',
      startVolume: '0',
      endVolume: '85.30',
      fuelType: 'Petrol',
      goodsId: '1',
      goodsCode: 'PETROL',
      invoiceAmount: '443560',
      invoiceNumber: '0',
      nozzleNo: 'NOZZLE-1',
      pumpNo: 'PUMP-1',
      tankNo: 'TANK-1',
      userName: 'Grace Example',
      userCode: 'A-07',
      startTime: '2026-01-20 06:00:00',
      endTime: '2026-01-20 11:55:00',
    }),
    cases: [
      ...text('shiftNo', '2933', '2934', 20),
      ['2935', set({ startVolume: '' })],
      ['2936', set({ startVolume: '1.234' })],
      ['2939', set({ startVolume: '-1' })],
      ['2940', set({ endVolume: '' })],
      ['2941', set({ endVolume: 'full' })],
      ['2944', set({ endVolume: '-0.01' })],
      ...text('fuelType', '2945', '2946', 200),
      ...text('goodsId', '2947', '2948', 18),
      ...text('goodsCode', '2949', '2950', 50),
      ['2951', set({ invoiceNumber: '' })],
      ['2952', set({ invoiceNumber: '1.5' })],
      ['2955', set({ invoiceNumber: '-1' })],
      ...text('nozzleNo', '2956', '2957', 50),
      ...text('pumpNo', '2958', '2959', 50),
      ...text('tankNo', '2960', '2961', 50),
      ...text('userName', '2962', '2963', 500),
      ...text('userCode', '2964', '2965', 100),
      ['2966', set({ startTime: '' })],
      ['2967', set({ startTime: '2026-01-20' })],
      ['2968', set({ endTime: '' })],
      ['2969', set({ endTime: 'noon' })],
    ],
  },
  {
    method: 'uploadEdcDisconnect',
    interfaceCode: 'T164',
    isList: true,
    good: () => ({
      deviceNumber: 'EDC-0001',
      disconnectedType: '101',
      disconnectedTime: '2026-01-20 09:41:07',
    }),
    cases: [
      ...text('disconnectedType', '2924', '2925', 3),
      ['2926', set({ disconnectedType: '103' })],
      ['2927', set({ disconnectedTime: '' })],
      ['2928', set({ disconnectedTime: '09:41' })],
    ],
  },
  {
    method: 'uploadTankAndPump',
    interfaceCode: 'T165',
    good: ({ stations: [station] }) => ({
      tankList: [
        {
          presentPrice: '5150',
          updateDateStr: '2026-01-20 06:00:00',
          goodsId: station!.tanks[0]!.goodsId,
        },
      ],
      pumpList: [{ pumpId: station!.pumps[0]!.id, pumpVersion: '2' }],
    }),
    cases: [
      ['2996', set({ tankList: [] })],
      ['2997', set({ pumpList: undefined })],
      ['2998', row('pumpList', { pumpId: '' })],
      ['2999', row('pumpList', { pumpId: long(19) })],
      ['3000', row('pumpList', { pumpVersion: '' })],
      ['3001', row('pumpList', { pumpVersion: long(16) })],
      ['3002', row('tankList', { goodsId: '77' }), "goodsId '77' is not fuel type!"],
      ['3002', row('tankList', { goodsId: '' }), "goodsId '' is not fuel type!"],
      ['3003', row('pumpList', { pumpId: '88' }), "pumpId '88' is not for you!"],
      ['3004', row('tankList', { updateDateStr: '' })],
      ['3005', row('tankList', { updateDateStr: 'today' })],
      ['3031', row('tankList', { presentPrice: '' })],
      ['3032', row('tankList', { presentPrice: '1234567890123' })],
      ['3034', row('tankList', { presentPrice: '0.00' })],
      ['3035', row('tankList', { presentPrice: '-1' })],
    ],
  },
  {
    method: 'edcInvoiceQuery',
    interfaceCode: 'T167',
    good: () => ({ pageNo: '1', pageSize: '10', queryType: '3' }),
    cases: [
      ...text('fuelType', undefined, '2917', 200),
      ['1521', set({ pageNo: '' })],
      ['1522', set({ pageNo: 'first' })],
      ['1523', set({ pageNo: '-1' })],
      ['1524', set({ pageSize: '' })],
      ['1525', set({ pageSize: '1000' })],
      ['1526', set({ pageSize: '101' })],
    ],
  },
  {
    method: 'queryPumpNozzleTank',
    interfaceCode: 'T169',
    good: ({ stations: [station] }) => ({ id: station!.pumps[0]!.id }),
    cases: [
      ['2921', set({ id: '' })],
      ['2921', set({ id: '1' })],
    ],
  },
  {
    method: 'uploadNozzleStatus',
    interfaceCode: 'T172',
    good: ({ stations: [station] }) => {
      const { id, nozzleNo } = station!.nozzles[0]!
      return { nozzleId: id, nozzleNo, status: '4' }
    },
    cases: [
      ...text('nozzleId', '2984', '2985', 18),
      ...text('nozzleNo', '2986', '2987', 50),
      ['2988', set({ nozzleNo: 'NOZZLE-2' })],
      ['2988', set({ nozzleId: '1' })],
      ...text('status', '2989', '2990', 3),
      ['2991', set({ status: '8' })],
    ],
  },
]

describe.each(SUBJECTS)('$interfaceCode', ({ method, interfaceCode, good, before, isList, cases }) => {
  const ask = (change: Change = () => {}) => {
    const books = sandbox.books.efris
    before?.(books)
    const request = structuredClone(good(books)) as Record<string, unknown>
    change(request, books)
    return client.call(interfaceCode, isList ? [good(books), request] : request)
  }

  test('a good request is accepted', async () => {
    expect((await ask()).returnCode).toBe('00')
  })

  test.each(cases.map((each, index) => [each[0], index] as const))('%s (%i)', async (code, index) => {
    const [, change, says] = cases[index]!
    const { returnCode, returnMessage } = await ask(change)
    expect(returnCode).toBe(String(code))
    const where = isList ? 'Collection index:1' : method === 'uploadTankAndPump' ? 'Collection index:0' : ''
    expect([
      TEXTS[code as keyof typeof TEXTS],
      `${says ?? TEXTS[code as keyof typeof TEXTS]}${where}`,
    ]).toContain(returnMessage)
  })

  test('every code has a case', () => {
    const tried = new Set(cases.map(([code]) => String(code)))
    expect(Object.keys(CODES[method]).filter((code) => !tried.has(code))).toEqual([])
  })
})

test('every interface with codes has its cases', () => {
  expect(SUBJECTS.map(({ method }) => method).sort()).toEqual(Object.keys(CODES).sort())
})

describe('where no code is printed, 99 says what is wrong', () => {
  test.each<[interfaceCode: string, request: object, says: string]>([
    ['T105', { userName: 'nobody', changedPassword: 'secret' }, 'The user does not exist!'],
    ['T133', { osType: '0' }, 'tcsVersion: cannot be empty!'],
    ['T133', { tcsVersion: '4', osType: '2' }, 'osType:Invalid field value!'],
    [
      'T143',
      { tin: '1000000002', branchId: '1', deviceNo: '1000000002_02', deviceType: '1' },
      'The tin does not belong to you!',
    ],
    [
      'T164',
      [{ disconnectedType: '101', disconnectedTime: '2026-01-20 09:41:07' }],
      'deviceNumber: cannot be empty!',
    ],
    ['T167', { pageNo: '1', pageSize: '10' }, 'queryType:Invalid field value!'],
    [
      'T167',
      { pageNo: '1', pageSize: '10', queryType: '3', startDate: '20/01/2026' },
      'startDate:The time format must be yyyy-MM-dd!',
    ],
    [
      'T167',
      { pageNo: '1', pageSize: '10', queryType: '3', endDate: 'today' },
      'endDate:The time format must be yyyy-MM-dd!',
    ],
    ['T176', { deviceIssuingStatus: '101' }, 'deviceNo: cannot be empty!'],
    ['T178', {}, 'destinationBranchId: cannot be empty!'],
    ['T178', { destinationBranchId: '1' }, 'The destination branch does not exist!'],
    ['T180', {}, 'tin: cannot be empty!'],
    ['T180', { tin: '1000000002' }, 'branchId: cannot be empty!'],
    ['T180', { tin: '1000000002', branchId: '1' }, 'You are no agent of this branch!'],
  ])('%s %j', async (interfaceCode, request, says) => {
    const { returnCode, returnMessage } = await client.call(interfaceCode, request)
    expect([returnCode, returnMessage]).toEqual(['99', says])
  })

  test('a shift without its amount', async () => {
    const { good } = SUBJECTS.find(({ interfaceCode }) => interfaceCode === 'T163')!
    const answer = await client.call('T163', { ...good(sandbox.books.efris), invoiceAmount: '' })
    expect(answer.returnMessage).toBe('invoiceAmount: cannot be empty!')
  })
})
