import { describe, expect, test } from 'vitest'
import { freshDoors } from './fresh-doors.js'
import { ALL, AUDIT } from './goods.js'
import { DOOR_NAMES, openDoors } from './three-doors.js'

const { doors, sandbox } = await freshDoors()

const customer = (change: Record<string, unknown> = {}) => ({
  custNo: 'C0001',
  custTin: 'P000000003Z',
  custNm: 'Buyer One Ltd',
  adrs: 'Example Road, Nairobi',
  telNo: null,
  useYn: 'Y',
  ...AUDIT,
  ...change,
})
const user = (change: Record<string, unknown> = {}) => ({
  userId: 'clerk1',
  userNm: 'Clerk One',
  pwd: 'opens-nothing-else',
  useYn: 'Y',
  ...AUDIT,
  ...change,
})
const insurer = (change: Record<string, unknown> = {}) => ({
  isrccCd: 'INS1',
  isrccNm: 'Example Insurance',
  isrcRt: 20,
  useYn: 'Y',
  ...AUDIT,
  ...change,
})

const OWN = { tin: 'P000000001X', bhfId: '00' }

describe('second branches', () => {
  test('have units of their own, behind those of the head offices', async () => {
    const units = sandbox.taxpayers().etims.map(({ tin, bhfId, dvcSrlNo }) => [tin, bhfId, dvcSrlNo])
    expect(units).toEqual([
      ['P000000001X', '00', 'RISITI-KE-0001'],
      ['P000000002Y', '00', 'RISITI-KE-0002'],
      ['P000000001X', '01', 'RISITI-KE-0101'],
      ['P000000002Y', '01', 'RISITI-KE-0102'],
    ])
    const infos = sandbox.books.etims.devices.map(({ info }) => info)
    for (const member of ['dvcId', 'sdcId', 'mrcNo', 'cmcKey'] as const)
      expect(new Set(infos.map((info) => info[member])).size).toBe(4)
    expect(infos.map(({ hqYn }) => hqYn)).toEqual(['Y', 'Y', 'N', 'N'])
  })

  test('share the items of the PIN, and start without stock', () => {
    const [first, , branch] = sandbox.taxpayers().etims
    expect(branch!.items.map(({ itemCd }) => itemCd)).toEqual(first!.items.map(({ itemCd }) => itemCd))
    expect(branch!.items.map(({ stock }) => stock)).toEqual(Array(6).fill('0'))
  })
})

describe('a customer', () => {
  test.each(DOOR_NAMES)('is saved, changed and listed: %s', async (door) => {
    const list = door === 'unit' ? doors.legacy : doors[door]
    expect(await list('selectCustomerList', ALL)).toMatchObject({ code: '001', data: null })
    expect(await doors[door]('saveBranchCustomer', customer())).toMatchObject({ code: '000', data: null })
    await doors[door]('saveBranchCustomer', customer({ custNo: 'C0002' }))
    await doors[door]('saveBranchCustomer', customer({ custNm: 'Buyer One (K) Ltd' }))
    const { data, resultDt } = await list('selectCustomerList', {})
    expect(data.custList).toHaveLength(2)
    expect(data.custList[0]).toEqual({
      custNo: 'C0001',
      custTin: 'P000000003Z',
      custNm: 'Buyer One (K) Ltd',
      adrs: 'Example Road, Nairobi',
      telNo: null,
      email: null,
      faxNo: null,
      useYn: 'Y',
      remark: null,
      regrId: 'clerk1',
      regrNm: 'Clerk One',
      modrId: null,
      modrNm: null,
    })
    expect(await list('selectCustomerList', { lastReqDt: resultDt })).toMatchObject({ code: '001' })
    const branch = await openDoors(sandbox, 2)
    expect(await branch.legacy('selectCustomerList', ALL)).toMatchObject({ code: '001' })
  })

  test.each([null, '', undefined])(
    'without a PIN (%j) the gateway says so in words of its own',
    async (custTin) => {
      expect(await doors.gateway('saveBranchCustomer', customer({ custTin }))).toEqual({
        status: 400,
        code: undefined,
        text: 'custTin cannot be empty or Null',
        customerMessage: 'Validation failed',
        resultDt: undefined,
        data: null,
      })
      for (const door of ['legacy', 'unit'] as const)
        expect(await doors[door]('saveBranchCustomer', customer({ custTin }))).toMatchObject({
          code: '910',
          text: 'Request parameter error[<custTin> : may not be empty]',
        })
      expect(await doors.legacy('selectCustomerList', ALL)).toMatchObject({ code: '001' })
    },
  )
})

describe('users and insurers', () => {
  test.each(DOOR_NAMES)('are kept under their code, without a password: %s', async (door) => {
    expect(await doors[door]('saveBranchUser', user())).toMatchObject({ code: '000', data: null })
    expect(await doors[door]('saveBranchUser', user({ useYn: 'N' }))).toMatchObject({ code: '000' })
    expect(await doors[door]('saveBranchInsurance', insurer())).toMatchObject({ code: '000', data: null })
    expect(await doors[door]('saveBranchInsurance', insurer({ isrcRt: 30 }))).toMatchObject({ code: '000' })
    const { pwd, ...kept } = user({ useYn: 'N' })
    expect(sandbox.reports().etims).toEqual({
      users: [{ ...OWN, ...kept }],
      insurers: [{ ...OWN, ...insurer({ isrcRt: 30 }) }],
      components: [],
    })
    expect(JSON.stringify(sandbox.reports())).not.toContain(pwd)
  })
})

test.each([
  ['saveBranchCustomer', customer],
  ['saveBranchUser', user],
  ['saveBranchInsurance', insurer],
] as const)('910: %s names both members of who changed it', async (operation, body) => {
  for (const door of DOOR_NAMES)
    expect(await doors[door](operation, body({ modrId: null, modrNm: '' }))).toMatchObject({
      status: door === 'gateway' ? 400 : 200,
      code: '910',
      text: 'Request parameter error[<modrId> : may not be empty][<modrNm> : may not be empty]',
      data: null,
    })
})
