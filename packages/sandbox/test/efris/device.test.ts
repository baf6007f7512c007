import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import { type Json, PlainEfris } from '../foreign/plain-client.mjs'
import { connect } from './invoices.js'

/* Accounts, devices and agents: what one call stores, another one reads. */

const DAY_MS = 24 * 3600_000

let sandbox: Sandbox
let trader: PlainEfris
let supplier: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
  trader = await connect(sandbox)
  supplier = await connect(sandbox, 1)
})
afterAll(() => sandbox.close())
beforeEach(() => {
  sandbox.reset()
  sandbox.clock.set(START)
})

const ask = async (interfaceCode: string, request?: object, client = trader): Promise<Json> => {
  const { returnCode, content } = await client.call(interfaceCode, request)
  return returnCode === '00' ? content : returnCode
}

describe('accounts', () => {
  test('a new password counts, the old one no longer', async () => {
    const check = (password: string) => ask('T140', { tin: '1000000001', password })
    expect(await check('risiti-sandbox')).toBeUndefined()
    await ask('T105', { userName: 'admin', changedPassword: 'new' })
    expect([await check('risiti-sandbox'), await check('new')]).toEqual(['2163', undefined])
  })

  test('a one-time password is good once, for five minutes, and until the next is sent', async () => {
    const check = (otp: string) => ask('T142', { tin: '1000000001', otp })
    const sent = () => sandbox.reports().messages.map(({ text }) => /\d{6}/.exec(text)![0])
    await ask('T141', { deliveryMethod: '001' })
    await ask('T141', { deliveryMethod: '002', contactMobile: '0711111111' })
    expect(sandbox.reports().messages.map(({ to }) => to)).toEqual(['seller1@example.com', '0711111111'])
    const [first, second] = sent()
    expect([await check(first!), await check(second!), await check(second!)]).toEqual([
      '2165',
      undefined,
      '2165',
    ])
    await ask('T141', { deliveryMethod: '002' })
    sandbox.clock.advance(5 * 60_000 + 1)
    expect([await check(sent()[2]!), await check(sent()[2]!)]).toEqual(['2172', '2172'])
  })

  test('the journal shows neither passwords nor one-time passwords', async () => {
    await ask('T105', { userName: 'admin', changedPassword: 'mine' })
    await ask('T140', { tin: '1000000001', password: 'mine' })
    await ask('T142', { tin: '1000000001', otp: '123456' })
    expect(sandbox.journal().map(({ request }) => request)).toEqual([
      { userName: 'admin', changedPassword: '[redacted]' },
      { tin: '1000000001', password: '[redacted]' },
      { tin: '1000000001', otp: '[redacted]' },
    ])
  })

  test('a mobile number gets one USSD account', async () => {
    const account = { tin: '1000000003', mobileNumber: '0700000000' }
    expect([await ask('T175', account), await ask('T175', account)]).toEqual([undefined, '3066'])
    expect(sandbox.reports().ussdAccounts).toEqual([{ tin: '1000000003', mobileNumber: '0700000000' }])
  })
})

describe('devices', () => {
  test('a registered one is known, and lacks a key', async () => {
    const { privateKeyPem } = sandbox.taxpayers().efris[0]!
    const device = new PlainEfris({
      url: sandbox.url,
      tin: '1000000001',
      deviceNo: '1000000001_02',
      privateKeyPem,
      now: () => sandbox.clock.now(),
    })
    const registration = {
      tin: '1000000001',
      branchId: branch(1),
      deviceNo: '1000000001_02',
      deviceType: '1',
    }
    expect(await ask('T101', undefined, device)).toBe('400')
    expect(await ask('T143', registration)).toBeUndefined()
    expect([await ask('T101', undefined, device), await ask('T143', registration)]).toEqual(['401', '2175'])
    expect(sandbox.reports().devices.filter(({ branchId }) => branchId === branch(1))).toEqual([
      { ...registration, positions: {} },
    ])
  })

  test('what a device does is kept', async () => {
    const { returnCode } = await trader.call(
      'T176',
      { deviceNo: '1000000001_01', deviceIssuingStatus: '103' },
      { sealed: false },
    )
    expect([returnCode, sandbox.reports().devices[0]!.issuingStatus]).toEqual(['00', '103'])
  })

  test('one that moves is elsewhere for T103 and for the pumps', async () => {
    const place = async () => (await ask('T103')).taxpayerBranch
    expect(await place()).toMatchObject({ branchCode: '00', branchName: 'RISITI EXAMPLE TRADERS LIMITED' })
    expect(await ask('T178', { destinationBranchId: branch(1), remarks: 'to Jinja' })).toBeUndefined()
    expect(await place()).toMatchObject({ branchCode: '01', branchName: 'RISITI EXAMPLE TRADERS JINJA' })
    expect(await ask('T168')).toEqual({ fuelPumpList: [], fuelDefaultBuyerList: [] })
    expect(await ask('T169', { id: sandbox.books.efris.stations[0]!.pumps[0]!.id })).toBe('2921')
    await ask('T178', { destinationBranchId: branch(0) })
    expect((await ask('T168')).fuelPumpList).toHaveLength(2)
  })

  test('one is where its calls said, the last ten days of them', async () => {
    const move = (longitude: string) =>
      trader.call('T101', undefined, {
        change: (outer: Json) => ({ ...outer, globalInfo: { ...outer.globalInfo, longitude } }),
      })
    for (let day = 0; day < 12; day += 1) {
      await move(`32.${day}`)
      sandbox.clock.advance(DAY_MS)
    }
    sandbox.clock.set(new Date(START.getTime() + 11 * DAY_MS))
    await trader.handshake()
    const where = (dates: object) => ask('T170', { deviceNumber: '1000000001_01', ...dates })
    const all = await where({})
    expect(all).toHaveLength(10)
    // The handshake of the last day said something else.
    expect(all[0]).toEqual({
      deviceNumber: '1000000001_01',
      longitude: '116.397128',
      latitude: '39.916527',
      recordDate: '2026-01-31',
    })
    const some = await where({ startDate: '2026-01-21', endDate: '2026-01-22' })
    expect(some.map(({ recordDate, longitude }: Json) => [recordDate, longitude])).toEqual([
      ['2026-01-22', '32.2'],
      ['2026-01-21', '32.1'],
    ])
  })

  test('what they report is kept, row by row or not at all', async () => {
    const disconnection = {
      deviceNumber: 'EDC-0001',
      disconnectedType: '102',
      disconnectedTime: '2026-01-20 09:41:07',
    }
    const exception = {
      interruptionTypeCode: '105',
      description: 'Paper',
      interruptionTime: '2026-01-20 09:00:00',
    }
    expect(await ask('T132', [exception, {}])).toBe('2052')
    expect(await ask('T132', [exception, { ...exception, description: 'Paper again' }])).toBeUndefined()
    expect(await ask('T164', [{}])).toBe('2924')
    expect(await ask('T164', [disconnection], supplier)).toBeUndefined()
    expect(await ask('T116', { reportDate: '2026-01-20' })).toBeUndefined()
    const { exceptions, disconnections, zReports } = sandbox.reports()
    expect(exceptions.map(({ content }) => content.description)).toEqual(['Paper', 'Paper again'])
    expect(disconnections).toEqual([
      { tin: '1000000002', deviceNo: '1000000002_01', receivedAt: START, content: disconnection },
    ])
    expect(zReports.map(({ content }) => content)).toEqual([{ reportDate: '2026-01-20' }])
  })
})

describe('upgrades of the enabler', () => {
  const upgrade = (tcsVersion: number, osType = '0') => ask('T133', { tcsVersion: `${tcsVersion}`, osType })

  test('lead from each version to the newest, file by file', async () => {
    const { latesttcsversion } = await ask('T135')
    const { fileList, sqlList, tcsversion, ...scripts } = await upgrade(2)
    expect([latesttcsversion, tcsversion]).toEqual(['5', '5'])
    expect(fileList.map(({ iszip, ordernumber }: Json) => [iszip, ordernumber])).toEqual([
      ['1', '1'],
      ['0', '2'],
      ['1', '3'],
    ])
    expect(sqlList).toHaveLength(3)
    const contents = fileList.map(unpack)
    expect(contents).toEqual([3, 4, 5].map((version) => sandbox.books.efris.upgrades.contentOf(version)))
    expect(contents.map(({ length }: Buffer) => length)).toEqual([4096, 4096, 4096])
    expect(Buffer.from(scripts.precommand, 'base64').toString()).toBe('#!/bin/sh\ntcs stop\n')
  })

  test('differ by system, and are nothing at the newest version', async () => {
    const { fileList, command, commandfilename } = await upgrade(4, '1')
    expect([fileList[0].updateurl, fileList[0].deleteurl, commandfilename]).toEqual([
      'C:\\tcs\\core-5.bin',
      'C:\\tcs\\core-4.bin',
      'after.bat',
    ])
    expect(Buffer.from(command, 'base64').toString()).toContain('@echo off')
    expect(await upgrade(5)).toEqual({ tcsversion: '5' })
  })

  test('are as large as asked', async () => {
    sandbox.books.efris.upgrades.fileBytes = 3_000_000
    const { fileList } = await upgrade(3)
    expect(fileList.map((file: Json) => unpack(file).length)).toEqual([3_000_000, 3_000_000])
  })

  function unpack({ updatefile, iszip }: Json): Buffer {
    const content = Buffer.from(updatefile, 'base64')
    return iszip === '1' ? gunzipSync(content) : content
  }
})

describe('agents', () => {
  test('know their principals, a row for each branch, and T103 says that they are agents', async () => {
    const { agentTaxpayerList: rows } = await ask('T179', {}, supplier)
    expect(rows.map(({ tin, branchCode }: Json) => [tin, branchCode])).toEqual([
      ['1000000001', '00'],
      ['1000000001', '01'],
    ])
    expect((await ask('T179', { tin: '1000000003' }, supplier)).agentTaxpayerList).toEqual([])
    expect((await ask('T179', {})).agentTaxpayerList).toEqual([])
    expect([(await ask('T103')).agentFlag, (await ask('T103', undefined, supplier)).agentFlag]).toEqual([
      '0',
      '1',
    ])
  })

  test('see what a principal may do', async () => {
    const { taxpayers } = sandbox.books.efris
    const principal = taxpayers.get('1000000001')!
    principal.rights = { ...principal.rights, isAllowBackDate: '1' }
    const request = { tin: '1000000001', branchId: branch(1) }
    const answer = await ask('T180', request, supplier)
    expect(answer).toMatchObject({ isAllowBackDate: '1', periodDate: '7' })
    expect(answer.taxType.map(({ taxTypeCode }: Json) => taxTypeCode)).toEqual(['301', '302'])
    expect(await ask('T180', request)).toBe('99')
  })
})

test('the control interface shows what was reported', async () => {
  await ask('T116', { reportDate: '2026-01-20' })
  const response = await fetch(`${sandbox.url}/_sandbox/reports`)
  const { zReports, devices } = (await response.json()) as Json
  expect(zReports[0]).toMatchObject({ deviceNo: '1000000001_01', content: { reportDate: '2026-01-20' } })
  expect(devices[0].positions).toEqual({
    '2026-01-20': { longitude: '116.397128', latitude: '39.916527' },
  })
})

function branch(index: number): string {
  return sandbox.books.efris.taxpayers.get('1000000001')!.branches[index]!.id
}
