import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FAULTS, type FaultRule } from '#src/faults.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { connect as connectEfris, invoice } from './efris/invoices.js'
import { connect as connectEtims, sale } from './etims/sales.js'
import type { PlainEfris, PlainEtims } from './foreign/plain-client.mjs'

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

/** The error code of a connection that broke, or the HTTP answer. */
function post(
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ error?: string; status?: number; text?: string }> {
  return new Promise((resolve) => {
    const call = request(sandbox.url + path, { method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode!, text }))
      response.on('error', (error: NodeJS.ErrnoException) => resolve({ error: error.code!, text }))
    })
    call.on('error', (error: NodeJS.ErrnoException) => resolve({ error: error.code! }))
    call.end(body)
  })
}

const postInvoice = (reference: string, headers?: Record<string, string>) => {
  const content = efris.seal(invoice(reference), true)
  return post('/efrisws/ws/taapp/getInformation', JSON.stringify(efris.outer('T109', content)), headers)
}
const postSale = (invcNo: number) =>
  post('/etims-api/saveTrnsSalesOsdc', JSON.stringify(sale(invcNo)), etims.headers)
const arm = (fault: FaultRule['fault'], more: Partial<FaultRule> = {}) =>
  sandbox.faults.add({ operation: '*', fault, ...more })

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
      return Array.from({ length: 40 }, () => sandbox.faults.take(['T109']) !== undefined)
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
})
