import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FAULTS, type FaultRule, type Target } from '#src/faults.js'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import { connect as connectEfris, invoice } from '../efris/invoices.js'
import { connect as connectEtims, sale } from '../etims/sales.js'
import type { PlainEfris, PlainEtims } from '../foreign/plain-client.mjs'
import { send } from './counters.js'

let sandbox: Sandbox
let efris: PlainEfris
let etims: PlainEtims

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.reset()
  efris = await connectEfris(sandbox)
  etims = await connectEtims(sandbox)
})

const references = () => sandbox.ledger().documents.map(({ reference }) => reference)

const post = (path: string, body: string, headers?: Record<string, string>) =>
  send(sandbox.url + path, body, headers)
const postInvoice = (reference: string, headers?: Record<string, string>) => {
  const content = efris.seal(invoice(reference), true)
  return post('/efrisws/ws/taapp/getInformation', JSON.stringify(efris.outer('T109', content)), headers)
}
const postSale = (invcNo: number) =>
  post('/etims-api/saveTrnsSalesOsdc', JSON.stringify(sale(invcNo)), etims.headers)
const arm = (fault: FaultRule['fault'], more: Partial<FaultRule> = {}) =>
  sandbox.faults.add({ operation: '*', fault, ...more })

const TARGET: Target = {
  authority: 'efris',
  door: 'online',
  names: ['T109'],
  device: () => undefined,
  now: START,
  says: () => true,
}

describe('faults', () => {
  test('drop-response-after-commit: the client sees a reset, and the authority holds the document', async () => {
    arm('drop-response-after-commit', { operation: 'T109', count: 1 })
    expect(await postInvoice('A')).toEqual({ error: 'ECONNRESET' })
    expect(references()).toEqual(['A'])
    const again = await efris.call('T109', invoice('A'))
    expect(again.returnCode).toBe('2253')
    expect(sandbox.journal().at(-2)).toMatchObject({
      operation: 'fiscaliseInvoice',
      code: '00',
      fault: 'drop-response-after-commit',
    })
  })

  test('in Kenya likewise', async () => {
    arm('drop-response-after-commit', { operation: 'saveSalesTransaction', count: 1 })
    expect(await postSale(1)).toEqual({ error: 'ECONNRESET' })
    expect(references()).toEqual(['1'])
    expect(await etims.post('/selectInvoiceDetails', { invcNo: 1 })).toMatchObject({ resultCd: '000' })
  })

  test.each(['down', 'drop-request'] as const)('%s: nothing is processed', async (fault) => {
    arm(fault, { count: 2 })
    expect(await postInvoice('A')).toEqual({ error: 'ECONNRESET' })
    expect(await postSale(1)).toEqual({ error: 'ECONNRESET' })
    expect(references()).toEqual([])
    expect(sandbox.journal().at(-1)).toMatchObject({ code: null, fault })
    expect(await postInvoice('A')).toMatchObject({ status: 200 })
  })

  test('http-5xx: HTML, and nothing is processed', async () => {
    arm('http-5xx')
    const answer = await postInvoice('A')
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('<html>')
    expect(references()).toEqual([])
  })

  test('delay: the document is there before the answer', async () => {
    arm('delay', { delayMs: 300 })
    const started = performance.now()
    const answer = postInvoice('A')
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(references()).toEqual(['A'])
    expect(await answer).toMatchObject({ status: 200 })
    expect(performance.now() - started).toBeGreaterThan(290)
  })

  test('delay: a client that leaves does no harm', async () => {
    arm('delay', { delayMs: 100, operation: 'T101' })
    const body = JSON.stringify(efris.outer('T101', ''))
    await expect(
      fetch(efris.endpoint, { method: 'POST', body, signal: AbortSignal.timeout(20) }),
    ).rejects.toThrow()
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect((await efris.call('T101')).returnCode).toBe('00')
  })

  test('truncated-body and garbage-body: what arrives cannot be read, and the document is there', async () => {
    arm('truncated-body')
    const cut = await postInvoice('A')
    expect(cut.error).toBe('ECONNRESET')
    arm('garbage-body')
    const garbage = await postInvoice('B')
    expect(garbage.status).toBe(200)
    expect(() => JSON.parse(garbage.text!)).toThrow()
    expect(references()).toEqual(['A', 'B'])
  })

  test.each(['T109', 'fiscaliseInvoice', '/efrisws/ws/taapp/getInformation', '*'])(
    'hit the operation called %s only',
    async (operation) => {
      arm('http-5xx', { operation })
      expect((await postInvoice('A')).status).toBe(503)
      sandbox.faults.add({ operation: 'T106', fault: 'http-5xx' })
      expect((await postInvoice('A')).status).toBe(200)
    },
  )

  test.each([
    '/saveTrnsSalesOsdc',
    'saveTrnsSalesOsdc',
    '/etims-api/saveTrnsSalesOsdc',
    'saveSalesTransaction',
  ])('Kenya knows %s', async (operation) => {
    arm('http-5xx', { operation })
    expect((await postSale(1)).status).toBe(503)
  })

  test('chances follow from the seed', async () => {
    const strike = () => {
      sandbox.faults.clear()
      arm('down', { probability: 0.5, seed: 'dice' })
      return Array.from({ length: 40 }, () => sandbox.faults.take(TARGET) !== undefined)
    }
    const first = strike()
    expect(strike()).toEqual(first)
    expect(first.filter(Boolean).length).toBeGreaterThan(10)
    expect(first.filter(Boolean).length).toBeLessThan(30)
  })

  test('a header asks for one on that call', async () => {
    expect(await postInvoice('A', { 'x-risiti-scenario': 'drop-response-after-commit' })).toEqual({
      error: 'ECONNRESET',
    })
    expect(references()).toEqual(['A'])
    const wrong = await postInvoice('B', { 'x-risiti-scenario': 'earthquake' })
    expect(wrong.status).toBe(400)
    expect(JSON.parse(wrong.text!).fix).toBe(`Use one of ${Object.keys(FAULTS).join(', ')}.`)
    expect(references()).toEqual(['A'])
  })

  test.each([
    ['delay; delayMs=0', 200],
    ['return-code; code=2253', 200],
    ['return-code; code=77; message=Come back; later', 400],
    ['return-code; code=77; message=Come back', 200],
    ['http-5xx; code=502; after=true', 502],
    ['http-5xx; code=404', 400],
    ['clock-skew; skewMs=900000', 200],
    ['delay; delayMs=soon', 400],
    ['delay; operation=T106', 400],
    ['return-code; code=894', 400],
  ])('a header says %s', async (scenario, status) => {
    const answer = await postInvoice('A', { 'x-risiti-scenario': scenario })
    expect(answer.status).toBe(status)
    if (status === 400) expect(JSON.parse(answer.text!)).toMatchObject({ fix: expect.stringMatching(/./) })
    expect(sandbox.journal().at(-1)).toMatchObject({
      outcome: expect.any(String),
      raw: { response: { status } },
    })
  })

  test('a header cannot ask for what a door cannot do', async () => {
    const wish = { ...etims.headers, 'x-risiti-scenario': 'wrong-signature' }
    const answer = await post('/etims-api/saveTrnsSalesOsdc', JSON.stringify(sale(1)), wish)
    expect(JSON.parse(answer.text!)).toMatchObject({
      code: 'scenario-impossible',
      fix: 'wrong-signature is possible at online, enabler.',
    })
    expect(references()).toEqual([])
  })
})

describe('a fault hits only', () => {
  const mine = { authority: 'efris', door: 'online', device: '1000000001_01' } as const

  test.each<[string, Partial<FaultRule>, Partial<FaultRule>]>([
    ['its authority', { authority: mine.authority }, { authority: 'etims' }],
    ['its door', { door: mine.door }, { door: 'enabler' }],
    ['its device', { device: mine.device }, { device: '1000000003_01' }],
    ['from its time on', { from: '2026-01-20T09:00:00Z' }, { from: '2026-01-20T12:00:01+03:00' }],
    ['until its time', { to: '2026-01-20T12:00:01+03:00' }, { to: '2026-01-20T09:00:00Z' }],
  ])('%s', async (_what, own, other) => {
    arm('http-5xx', other)
    expect(await postInvoice('A')).toMatchObject({ status: 200 })
    arm('http-5xx', own)
    expect(await postInvoice('B')).toMatchObject({ status: 503 })
  })

  test('one branch of a Kenyan PIN', async () => {
    arm('down', { device: 'P000000001X/01', probability: 1 })
    expect(await postSale(1)).toMatchObject({ status: 200 })
    arm('down', { device: 'P000000001X/00' })
    expect(await postSale(2)).toEqual({ error: 'ECONNRESET' })
  })

  test('a maintenance window, all of it, and it comes and goes with the clock', async () => {
    const [from, to] = ['2026-01-20T20:00:00Z', '2026-01-20T22:00:00Z']
    arm('return-code', { authority: 'etims', code: '896', from, to })
    expect(await etims.post('/selectNoticeList', { lastReqDt: '20200101000000' })).toMatchObject({
      resultCd: '000',
    })
    const at = async (time: string) => {
      sandbox.clock.set(new Date(time))
      return (await etims.post('/selectNoticeList', { lastReqDt: '20200101000000' })).resultCd
    }
    expect(await at(from)).toBe('896')
    expect(await at('2026-01-20T21:59:59Z')).toBe('896')
    expect(await at(to)).toBe('000')
    expect(await at('2026-01-20T21:00:00Z')).toBe('896')
    sandbox.clock.set(START)
  })

  test('so many calls of many: those that are left are told', () => {
    arm('down', { count: 3 })
    sandbox.faults.take(TARGET)
    expect(sandbox.faults.list()).toMatchObject([{ fault: 'down', count: 2 }])
  })
})

describe('the gateway', () => {
  test('and its tokens fail in their own ways', async () => {
    const { consumerKey, consumerSecret } = sandbox.taxpayers().etims[0]!
    const authorization = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`
    const token = async () => {
      const answer = await fetch(`${sandbox.url}/v1/token/generate`, { headers: { authorization } })
      return [answer.status, await answer.text()]
    }
    arm('return-code', { operation: 'token', code: '400' })
    arm('return-code', { operation: 'token', code: '200' })
    arm('http-5xx', { operation: 'token', code: '504' })
    expect(await token()).toEqual([400, ''])
    expect(await token()).toEqual([200, ''])
    expect(await token()).toEqual([504, expect.stringContaining('"responseCode":504')])
    expect(await token()).toEqual([200, expect.stringContaining('access_token')])
  })

  test('990: lists that are asked for too often, where replies are flat', async () => {
    arm('rate-limit', { count: 2 })
    const list = await etims.post('/selectNoticeList', { lastReqDt: '20200101000000' })
    expect(list).toMatchObject({
      resultCd: '990',
      resultMsg: 'The maxium number of views are exceeded',
      data: null,
    })
    expect((await postSale(1)).status).toBe(429)
  })
})
