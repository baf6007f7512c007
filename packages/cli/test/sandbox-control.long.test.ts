import { type Sandbox, START, startSandbox } from '@risiti/sandbox/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { parseDuration } from '#src/duration.js'
import { parseTime } from '#src/time.js'
import { connect, invoice } from '../../sandbox/test/efris/invoices.js'
import { unitSale } from '../../sandbox/test/etims/sales.js'
import { openDoors } from '../../sandbox/test/etims/three-doors.js'
import { risiti, startServer } from './risiti.js'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.reset())

const steer = (...args: string[]) => risiti(['sandbox', ...args], { RISITI_SANDBOX: sandbox.url })
const call = () => fetch(`${sandbox.url}/etims-api/selectCodeList`, { method: 'POST', body: '{}' })

describe('risiti sandbox clock', () => {
  it('tells the time, sets it, moves it on, and stops it', async () => {
    expect((await steer('clock')).out).toBe(
      '2026-01-20 12:00:00 in East Africa (2026-01-20T09:00:00.000Z). The clock stands still.\n',
    )
    const moved = await steer('clock', '--set', '2026-07-01 12:00', '--advance', '25h', '--json')
    expect(JSON.parse(moved.out)).toEqual({ now: '2026-07-02T10:00:00.000Z', frozen: true })
    expect((await steer('clock', '--run')).out).toContain('The clock runs.')
    expect(sandbox.clock.isFrozen).toBe(false)
  })

  it('refuses what contradicts itself, and what no date can say', async () => {
    const [both, far] = await Promise.all([
      steer('clock', '--freeze', '--run'),
      steer('clock', '--set', '2150-01-01'),
    ])
    expect(both).toMatchObject({ code: 2, err: expect.stringContaining("'--run'") })
    expect(far).toMatchObject({ code: 1, err: expect.stringContaining('Stay between 2000 and 2099.') })
  })
})

describe('risiti sandbox link', () => {
  it('cuts the enabler and the units off, tells what waits, and lets them back', async () => {
    expect((await steer('link')).out).toBe(
      'The enabler of EFRIS: connected.\nThe units of eTIMS: connected.\n',
    )
    const cut = (await steer('link', 'down', '--authority', 'etims')).out
    expect(cut).toMatch(/EFRIS: connected\.\n.* eTIMS: cut off since 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\n$/)
    const doors = await openDoors(sandbox)
    expect((await doors.unit('saveSalesTransaction', unitSale(1))).code).toBe('000')
    expect((await steer('link')).out).toMatch(/1 document waiting: KRACU03\d+\/1\./)
    expect(sandbox.ledger().documents).toEqual([])
    const links = JSON.parse((await steer('link', 'up', '--json')).out)
    expect(links.etims).toEqual({ state: 'up', downSince: null, waiting: [] })
    expect(sandbox.ledger().documents).toHaveLength(1)
  })

  it('refuses a state that is none', async () => {
    expect(await steer('link', 'sideways')).toMatchObject({
      code: 2,
      err: expect.stringContaining('up, down'),
    })
  })
})

test('risiti sandbox ledger tells of a sale that its seller gave no number', async () => {
  sandbox.clock.set(START)
  const till = await connect(sandbox)
  const { sellerDetails, ...rest } = invoice()
  const { referenceNo, ...seller } = sellerDetails
  expect((await till.call('T109', { sellerDetails: seller, ...rest })).returnCode).toBe('00')
  const [{ number } = { number: '' }] = sandbox.ledger().documents
  expect((await steer('ledger')).out).toMatch(
    new RegExp(`\\nUG +1000000001 +${number} +UGX 233500 +30966.1 `),
  )
})

describe('risiti sandbox fault', () => {
  it('sets a fault with all that it may be held to, lists it, and clears one or all', async () => {
    const scope = ['--authority', 'etims', '--door', 'oscu', '--device', 'P000000001X/00']
    const window = ['--from', '2026-01-20 20:00', '--to', '2026-01-20T22:00:00+03:00']
    const set = await steer('fault', 'return-code', '--code', '894', ...scope, ...window)
    expect(set.out).toContain(
      'on * of etims oscu P000000001X/00, every call, from 2026-01-20 20:00:00, until 2026-01-20 22:00:00.',
    )
    const { id, ...rule } = sandbox.faults.list()[0]!
    expect(rule).toEqual({
      operation: '*',
      fault: 'return-code',
      code: '894',
      authority: 'etims',
      door: 'oscu',
      device: 'P000000001X/00',
      from: '2026-01-20T17:00:00.000Z',
      to: '2026-01-20T19:00:00.000Z',
    })
    expect((await steer('fault', '--list')).out).toMatch(/ +etims oscu P000000001X\/00 +every call/)
    sandbox.faults.add({ operation: 'T109', fault: 'down', count: 2 })
    expect((await steer('fault', '--clear', String(id))).out).toMatch(/ID .*\n\d+ +down +T109 +- +2 calls/)
    expect((await steer('fault')).out).toBe('No fault is set.\n')
    expect(sandbox.faults.list()).toEqual([])
  })

  it('names the door at which a fault is possible', async () => {
    const { code, err } = await steer('fault', 'wrong-signature', '--door', 'vscu')
    expect(code).toBe(1)
    expect(err).toContain('Use one of the doors online, enabler.')
  })
})

describe('risiti sandbox journal', () => {
  it('shows calls in lines, and all of one', async () => {
    await call()
    const line =
      /^ +\d+ {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}oscu +selectCodeList +refused +900 +There is no Header information \(branchIsNamed\)\n$/
    expect((await steer('journal')).out).toMatch(line)
    const { id } = sandbox.journal()[0]!
    const [one, none, other] = await Promise.all([
      steer('journal', String(id)),
      steer('journal', String(id + 1)),
      steer('journal', '--outcome', 'accepted'),
    ])
    expect(one.out).toContain(
      '\nRequest, POST /etims-api/selectCodeList\n{}\n\nAnswer, HTTP 200\n{\n  "resultCd": "900"',
    )
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining(`no call ${id + 1}`) })
    expect(other.out).toBe('No call was recorded.\n')
  })

  it('follows those that come', async () => {
    await call()
    const following = await startServer(['sandbox', 'journal', '--follow'], { RISITI_SANDBOX: sandbox.url })
    expect(following.ready).toMatchObject({ operation: 'selectCodeList', code: '900' })
    const next = following.next()
    await fetch(`${sandbox.url}/vscu/nowhere`, { method: 'POST' })
    expect(JSON.parse(await next)).toMatchObject({ door: 'vscu', code: '912' })
    await following.stop()
  })
})

test('a strict sandbox refuses what is otherwise taken, and says what it is', async () => {
  const strict = await startServer(['sandbox', '--port', '0', '--strict'])
  const url = `${strict.ready.sandbox.url}/etims-api/selectInitOsdcInfo`
  const body = JSON.stringify({ tin: 'P000000001X', bhfId: '00', dvcSrlNo: 'X', colour: 'red' })
  expect(await (await fetch(url, { method: 'POST', body })).json()).toMatchObject({
    resultCd: '910',
    resultMsg: expect.stringContaining('colour is not known'),
  })
  await strict.stop()
})

test.each([
  ['25h', 90_000_000],
  ['1d12h', 129_600_000],
  ['-90s', -90_000],
  ['250ms', 250],
])('%s is %d milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds)
})

test.each(['', '5', 'h', '1.5h', 'PT1H', '1h-2m'])('"%s" is no span of time', (text) => {
  expect(() => parseDuration(text)).toThrow(/25h/)
})

test.each([
  ['2026-07-01', '2026-06-30T21:00:00.000Z'],
  ['2026-07-01 12:00', '2026-07-01T09:00:00.000Z'],
  ['2026-07-01T09:00:00Z', '2026-07-01T09:00:00.000Z'],
])('%s is %s', (text, time) => {
  expect(parseTime(text)).toBe(time)
})

test('a word is no time', () => {
  expect(() => parseTime('tomorrow')).toThrow(/2026-07-01/)
})
