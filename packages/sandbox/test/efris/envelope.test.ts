import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENVELOPE_TEXTS } from '#src/efris/texts/index.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { type Json, kampala, type Outer, type PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice } from './invoices.js'

const MINUTE_MS = 60_000

let sandbox: Sandbox
let client: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
  client = await connect(sandbox)
})
afterAll(() => sandbox.close())

type Change = (outer: Outer) => unknown

const globals =
  (name: string, value: unknown): Change =>
  (outer) => ({ ...outer, globalInfo: { ...outer.globalInfo, [name]: value } })
const without =
  (part: string): Change =>
  (outer) => ({ ...outer, [part]: undefined })
const content =
  (text: string, sign = true): Change =>
  (outer) => ({ ...outer, data: { ...outer.data, content: text, signature: sign ? client.sign(text) : '' } })
const late = (minutes: number) =>
  globals('requestTime', kampala(new Date(sandbox.clock.now().getTime() - minutes * MINUTE_MS)))
/** Changes the register for one call. */
const when = (
  change: () => () => void,
  then: Change = (outer) => outer,
): Change & { change: () => () => void } => Object.assign((outer: Outer) => then(outer), { change })
const register =
  (
    change: Partial<{ status: 'suspended'; branchStatus: 'abnormal'; deviceStatus: 'abnormal' | 'blocked' }>,
  ) =>
  () => {
    const taxpayer = sandbox.books.efris.taxpayers.get('1000000001')!
    const before = { ...taxpayer }
    Object.assign(taxpayer, change)
    return () => void Object.assign(taxpayer, before)
  }
const dayLater = () => {
  sandbox.clock.advance(24 * 60 * MINUTE_MS + 1000)
  return () => sandbox.clock.advance(-(24 * 60 * MINUTE_MS + 1000))
}

const CASES: readonly (readonly [
  code: string,
  what: string,
  change: Change & { change?: () => () => void },
])[] = [
  ['06', 'no message', () => ''],
  ['43', 'no JSON', () => '{"data":'],
  ['43', 'a list', () => '[]'],
  ['43', 'content that is no text', (outer) => ({ ...outer, data: { ...outer.data, content: 7 } })],
  ['07', 'no globalInfo', without('globalInfo')],
  ['08', 'no data', without('data')],
  ['09', 'no returnStateInfo', without('returnStateInfo')],
  ['10', 'no dataDescription', (outer) => ({ ...outer, data: { content: '' } })],
  ['11', 'no interface', globals('interfaceCode', '')],
  ['12', 'no user', globals('userName', '')],
  ['13', 'no taxpayer id', globals('taxpayerID', '')],
  ['14', 'no MAC', globals('deviceMAC', undefined)],
  ['29', 'a long MAC', globals('deviceMAC', 'F'.repeat(26))],
  ['16', 'no application', globals('appId', '')],
  ['05', 'another application', globals('appId', 'AP99')],
  ['30', 'a long application', globals('appId', 'AP0004')],
  ['17', 'no version', globals('version', '')],
  ['24', 'a long version', globals('version', '1.1.201912010000')],
  ['18', 'no exchange id', globals('dataExchangeId', '')],
  ['25', 'a long exchange id', globals('dataExchangeId', 'a'.repeat(33))],
  ['19', 'no request code', globals('requestCode', '')],
  ['26', 'another request code', globals('requestCode', 'TA')],
  ['21', 'no response code', globals('responseCode', '')],
  ['27', 'another response code', globals('responseCode', 'TP')],
  ['20', 'no time', globals('requestTime', '')],
  ['31', 'a time in another format', globals('requestTime', '20/01/2026 12:00:00')],
  ['28', 'eleven minutes late', (outer) => late(11)(outer)],
  ['28', 'eleven minutes early', (outer) => late(-11)(outer)],
  ['34', 'no longitude', globals('longitude', '')],
  ['35', 'a long longitude', globals('longitude', '1'.repeat(61))],
  ['36', 'no latitude', globals('latitude', '')],
  ['37', 'a long latitude', globals('latitude', '1'.repeat(61))],
  ['3058', 'another agent type', globals('agentType', '3')],
  ['01', 'an interface that does not exist', globals('interfaceCode', 'T999')],
  ['01', 'a name every object has', globals('interfaceCode', 'constructor')],
  ['99', 'an interface that is not simulated', globals('interfaceCode', 'T190')],
  ['100', 'an unknown taxpayer', globals('tin', '1999999999')],
  ['101', 'a suspended taxpayer', when(register({ status: 'suspended' }))],
  ['102', 'an abnormal branch', when(register({ branchStatus: 'abnormal' }))],
  ['400', 'an unknown device', globals('deviceNo', '1000000001_77')],
  ['400', "another taxpayer's device", globals('deviceNo', '1000000002_01')],
  [
    '401',
    'a device that never got a key',
    (outer) => ({
      ...outer,
      globalInfo: { ...outer.globalInfo, tin: '1000000002', deviceNo: '1000000002_01' },
    }),
  ],
  ['402', 'a key of yesterday', when(dayLater)],
  ['403', 'an abnormal device', when(register({ deviceStatus: 'abnormal' }))],
  ['3088', 'a blocked device', when(register({ deviceStatus: 'blocked' }))],
  ['39', 'no signature', (outer) => ({ ...outer, data: { ...outer.data, signature: null } })],
  [
    '38',
    'a signature of something else',
    (outer) => ({ ...outer, data: { ...outer.data, signature: client.sign('x') } }),
  ],
  ['38', 'no base64 in the signature', (outer) => ({ ...outer, data: { ...outer.data, signature: '???' } })],
  ['15', 'no base64', content('!!!')],
  [
    '15',
    'neither text nor whole cipher blocks',
    (outer) => content(Buffer.from('fffe01', 'hex').toString('base64'))(outer),
  ],
  ['15', 'a broken gzip', (outer) => content(Buffer.from('1f8b0102', 'hex').toString('base64'))(outer)],
  [
    '15',
    'another key',
    (outer) => content(Buffer.from(outer.data.content, 'base64').reverse().toString('base64'))(outer),
  ],
  ['2066', 'inner text that is no JSON', (outer) => content(client.seal('hello', true))(outer)],
  ['2066', 'inner JSON that is no object', (outer) => content(client.seal('[1]', true))(outer)],
  ['2070', 'no content', content('', false)],
]

describe('the outer message', () => {
  test.each(CASES)('%s: %s', async (code, _what, change) => {
    const undo = change.change?.()
    try {
      const answer = await client.call('T109', invoice(), { change })
      expect(answer.status).toBe(200)
      expect(`${answer.returnCode} ${answer.returnMessage}`).toMatch(new RegExp(`^${code} .`))
      expect(answer.answer.data).toMatchObject({
        content: '',
        dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' },
      })
      expect(answer.answer.data.signature).toHaveLength(344)
    } finally {
      undo?.()
    }
  })

  test('every code has a case', () => {
    const tried = new Set(CASES.map(([code]) => code))
    expect(Object.keys(ENVELOPE_TEXTS).filter((code) => !tried.has(code))).toEqual([])
  })

  test('the text of 2066 begins with the interface', async () => {
    const answer = await client.call('T109', 'hello')
    expect(answer.returnMessage).toBe('T109:data-->content:Illegal json format!')
  })

  test('what is not simulated says so, by name', async () => {
    const { returnMessage } = await client.call('T190', {})
    expect(returnMessage).toMatch(/^The sandbox does not cover interface T190 \(queryVatDeemedExempt\)/)
  })

  test.each<[string, Change]>([
    ['ten minutes late', (outer) => late(10)(outer)],
    [
      'flags that say anything',
      (outer) => ({
        ...outer,
        data: { ...outer.data, dataDescription: { codeType: 0, encryptionCode: '9' } },
      }),
    ],
    ['an empty returnStateInfo', (outer) => ({ ...outer, returnStateInfo: {} })],
    ['numbers as coordinates', (outer) => globals('longitude', 32.5)(outer)],
    [
      'members nobody knows',
      (outer) => ({ ...(globals('what', { is: 'this' })(outer) as object), more: [] }),
    ],
    [
      'plain content where a cipher is expected',
      (outer) => content(client.seal({ pageNo: 1, pageSize: 10 }, false))(outer),
    ],
  ])('tolerated: %s', async (_what, change) => {
    expect((await client.call('T106', { pageNo: 1, pageSize: 10 }, { change })).returnCode).toBe('00')
  })

  test.each(['T101', 'T103', 'T104'])('%s needs no content, and leaves it closed', async (code) => {
    for (const inner of [undefined, {}]) expect((await client.call(code, inner)).returnCode).toBe('00')
    const unsigned: Change = (outer) => ({ ...outer, data: { ...outer.data, signature: null } })
    expect((await client.call(code, undefined, { change: unsigned })).returnCode).toBe('00')
    await client.handshake()
  })

  test('T101 answers whoever has the wrong time', async () => {
    const { content: time } = await client.call('T101', undefined, {
      change: globals('requestTime', '2020-01-01 00:00:00'),
    })
    expect(time).toEqual({ currentTime: '20/01/2026 12:00:00' })
  })

  test('an answer repeats globalInfo, blanks the taxpayer id and adds the register', async () => {
    const extend = globals('extendField', { responseDateFormat: 'yyyy', own: '1' })
    const { answer } = await client.call('T101', undefined, { change: extend })
    const { globalInfo } = answer
    expect(globalInfo).toMatchObject({
      tin: '1000000001',
      taxpayerID: '',
      legalName: 'RISITI EXAMPLE TRADERS LIMITED',
      taxpayerUserId: '10001',
      requestTime: '2026-01-20 12:00:00',
      extendField: { responseDateFormat: 'yyyy', responseTimeFormat: 'dd/MM/yyyy HH:mm:ss', own: '1' },
    })
    expect(Object.keys(globalInfo)).toEqual(Object.keys(globalInfo).sort())
  })

  test('both paths are served, by POST only', async () => {
    const other = client.endpoint.replace('/efrisws', '')
    const body = JSON.stringify(client.outer('T101', ''))
    const answer = (await (await fetch(other, { method: 'POST', body })).json()) as Json
    expect(answer.returnStateInfo.returnCode).toBe('00')
    expect((await fetch(other)).status).toBe(405)
  })
})
