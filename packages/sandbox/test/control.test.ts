import { createPrivateKey } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startSandbox as startOnPort } from '#src/index.js'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import { connect as connectEfris, invoice, receipt } from './efris/invoices.js'
import { connect as connectEtims, sale } from './etims/sales.js'
import type { Json } from './foreign/plain-client.mjs'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.reset())

const control = async (
  method: string,
  route: string,
  body?: unknown,
  headers: Record<string, string> = { 'x-risiti-control': '1' },
) => {
  const init = {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }
  const response = await fetch(`${sandbox.url}/_sandbox/${route}`, init)
  return { status: response.status, body: (await response.json()) as Json }
}

describe('reading', () => {
  test('taxpayers: all that a client needs', async () => {
    const { body } = await control('GET', 'taxpayers')
    expect(
      body.efris.map(({ tin, deviceNo, appId }: Record<string, string>) => [tin, deviceNo, appId]),
    ).toEqual([
      ['1000000001', '1000000001_01', 'AP04'],
      ['1000000002', '1000000002_01', 'AP04'],
      ['1000000003', '1000000003_01', 'AP04'],
      ['1000000004', '1000000004_01', 'AP01'],
      ...['5', '6', '7', '8'].map((last) => [`100000000${last}`, `100000000${last}_01`, 'AP04']),
    ])
    const [trader] = body.efris
    expect(Object.keys(trader)).toEqual([
      'tin',
      'name',
      'deviceNo',
      'enablerDeviceNo',
      'appId',
      'privateKeyPem',
      'certificatePem',
      'pkcs12',
      'pkcs12Password',
      'items',
    ])
    expect(createPrivateKey(trader.privateKeyPem).asymmetricKeyDetails?.modulusLength).toBe(2048)
    expect(trader.items[0]).toEqual({
      goodsCode: 'SODA-500',
      goodsName: 'Soda 500 ml',
      goodsCategoryId: '50202306',
      measureUnit: 'PCE',
      unitPrice: '2500',
      taxRate: '0.18',
      stock: '1000000',
    })
    expect(new Set(trader.items.map(({ taxRate }: { taxRate: string }) => taxRate))).toEqual(
      new Set(['0.18', '0', '-']),
    )
    const [device] = body.etims
    expect(Object.keys(device)).toEqual([
      'tin',
      'bhfId',
      'dvcSrlNo',
      'cmcKey',
      'consumerKey',
      'consumerSecret',
      'apigeeAppId',
      'items',
    ])
    expect(device).toMatchObject({
      tin: 'P000000001X',
      bhfId: '00',
      dvcSrlNo: 'RISITI-KE-0001',
      cmcKey: null,
    })
    expect(Object.keys(device.items[0])).toEqual([
      'itemCd',
      'itemNm',
      'itemClsCd',
      'pkgUnitCd',
      'qtyUnitCd',
      'taxTyCd',
      'dftPrc',
      'stock',
    ])
    expect(new Set(device.items.map(({ taxTyCd }: { taxTyCd: string }) => taxTyCd))).toEqual(new Set('ABCDE'))
  })

  test('taxpayers of one authority', async () => {
    expect(Object.keys((await control('GET', 'taxpayers?authority=etims')).body)).toEqual(['etims'])
    expect(Object.keys((await control('GET', 'taxpayers?authority=efris')).body)).toEqual(['efris'])
  })

  test('one taxpayer, or none', async () => {
    const { body } = await control('GET', 'taxpayers?authority=efris&tin=1000000002')
    expect(body.efris.map(({ tin }: { tin: string }) => tin)).toEqual(['1000000002'])
    expect((await control('GET', 'taxpayers?tin=1')).body).toEqual({ efris: [], etims: [] })
    expect((await control('GET', 'taxpayers?pin=1')).body).toMatchObject({ field: '/pin' })
  })

  test('devices: who may call, without keys, and what each has issued', async () => {
    await (await connectEfris(sandbox)).call('T109', invoice())
    await (await connectEtims(sandbox)).post('/saveTrnsSalesOsdc', sale(3))
    const { body } = await control('GET', 'devices')
    expect(JSON.stringify(body)).not.toMatch(/key/i)
    expect(body.efris[0]).toEqual({
      deviceNo: '1000000001_01',
      tin: '1000000001',
      kind: 'online',
      branch: 'RISITI EXAMPLE TRADERS LIMITED',
      documents: 1,
    })
    expect(body.efris.at(-1)).toMatchObject({ tin: '1000000001', kind: 'enabler', documents: 0 })
    expect(body.etims[0]).toMatchObject({
      tin: 'P000000001X',
      dvcSrlNo: 'RISITI-KE-0001',
      initialised: true,
      documents: 1,
      lastInvcNo: 3,
    })
  })

  test('doors: addresses that answer', async () => {
    const { body } = await control('GET', 'doors')
    expect(body.url).toBe(sandbox.url)
    expect(body.doors).toHaveLength(6)
    for (const { name, url } of body.doors) {
      const answer = await fetch(url, { method: 'POST', body: '{}' })
      expect([name, answer.status]).not.toEqual([name, 404])
    }
  })

  test('ledger: what the authorities hold', async () => {
    const [trader, kiosk, shop] = [
      await connectEfris(sandbox),
      await connectEfris(sandbox, 2),
      await connectEtims(sandbox),
    ]
    const { content } = await trader.call('T109', invoice())
    await kiosk.call('T109', receipt())
    await shop.post('/saveTrnsSalesOsdc', sale(3))
    const { body } = await control('GET', 'ledger')
    expect(body.documents[0]).toEqual({
      country: 'UG',
      taxId: '1000000001',
      device: '1000000001_01',
      number: content.basicInformation.invoiceNo,
      reference: 'R-1',
      type: 'invoice',
      currency: 'UGX',
      total: '233500',
      tax: '30966.1',
      issuedAt: START.toISOString(),
      status: 'valid',
      verifyUrl: content.summary.qrCode,
    })
    expect(body.documents[1]).toMatchObject({ taxId: '1000000003', type: 'receipt', total: '5000', tax: '0' })
    expect(body.documents[2]).toMatchObject({
      country: 'KE',
      taxId: 'P000000001X',
      reference: '3',
      currency: 'KES',
      total: '860',
      tax: '40.92',
    })
    expect(body.documents[2].number).toBe(`${body.documents[2].device}/1`)
    expect(sandbox.ledger()).toEqual(body)
  })

  test('ledger: part by part, and then what came since', async () => {
    const [trader, shop] = [await connectEfris(sandbox), await connectEtims(sandbox)]
    const references = ({ documents }: { documents: { reference: string }[] }) =>
      documents.map(({ reference }) => reference).join(' ')
    const part = async (after: string) => (await control('GET', `ledger?limit=2${after}`)).body
    for (const reference of ['A', 'B', 'C']) await trader.call('T109', invoice(reference))
    await shop.post('/saveTrnsSalesOsdc', sale(1))
    const first = await part('')
    expect(references(first)).toBe('A B')
    const second = await part(`&after=${first.next}`)
    expect(references(second)).toBe('C 1')
    expect(references(await part(`&after=${second.next}`))).toBe('')
    await trader.call('T109', invoice('D'))
    await shop.post('/saveTrnsSalesOsdc', sale(2))
    const last = (await control('GET', `ledger?after=${second.next}`)).body
    expect(references(last)).toBe('D 2')
    expect([...first.documents, ...second.documents, ...last.documents]).toHaveLength(6)
    expect(references((await control('GET', 'ledger')).body)).toBe('A B C D 1 2')
  })

  test.each(['limit=0', 'limit=1001', 'limit=x', 'after=x', 'after=1.', 'before=1'])(
    'ledger?%s says what is wrong',
    async (query) => {
      const { status, body } = await control('GET', `ledger?${query}`)
      expect({ status, body }).toMatchObject({ status: 400, body: { code: 'ledger-query-invalid' } })
    },
  )

  test('journal: exchanges, decrypted', async () => {
    const trader = await connectEfris(sandbox)
    await trader.call('T109', invoice())
    await trader.call('T109', 'no JSON')
    await fetch(trader.endpoint, { method: 'POST', body: 'x'.repeat(200_000) })
    await (await connectEtims(sandbox)).post('/saveTrnsSalesOsdc', sale(3))
    const { body } = await control('GET', 'journal')
    expect(body.exchanges[1]).toMatchObject({
      time: START.toISOString(),
      authority: 'efris',
      operation: 'fiscaliseInvoice',
      device: '1000000001_01',
      request: { sellerDetails: { referenceNo: 'R-1' } },
      response: { summary: { grossAmount: '233500' } },
      code: '00',
      fault: null,
    })
    expect(body.exchanges[2]).toMatchObject({
      code: '2066',
      message: 'T109:data-->content:Illegal json format!',
      response: null,
    })
    expect(body.exchanges[3]).toMatchObject({ operation: '', code: '43' })
    expect(body.exchanges.at(-1)).toMatchObject({
      authority: 'etims',
      device: 'P000000001X/00',
      code: '000',
      response: { resultMsg: 'Successful' },
    })
  })

  test('coverage: every operation that is published', async () => {
    const { body } = await control('GET', 'coverage')
    const of = (code: string) => body.operations.find((row: { code: string }) => row.code === code)
    expect(
      body.operations.filter(({ authority }: { authority: string }) => authority === 'efris').length,
    ).toBeGreaterThan(70)
    expect(of('T109')).toMatchObject({ authority: 'efris', method: 'fiscaliseInvoice', coverage: 'rules' })
    expect(of('T109').codes).toEqual(expect.arrayContaining(['00', '28', '2253', '2776']))
    expect(of('T178')).toMatchObject({ coverage: 'state', codes: expect.arrayContaining(['00', '28']) })
    expect(of('T190')).toEqual({
      authority: 'efris',
      code: 'T190',
      method: 'queryVatDeemedExempt',
      coverage: 'none',
      codes: ['99'],
    })
    expect(of('/saveTrnsSalesOsdc')).toMatchObject({
      method: 'saveSalesTransaction',
      coverage: 'rules',
      codes: expect.arrayContaining(['994']),
    })
    expect(of('/trnsSales/saveInvoice')).toMatchObject({ coverage: 'none', codes: ['999'] })
  })
})

describe('writing', () => {
  test.each([
    ['POST', 'faults', { operation: '*', fault: 'down', count: 1 }],
    ['DELETE', 'faults', undefined],
    ['POST', 'clock', { advance: 1 }],
    ['POST', 'reset', {}],
    ['POST', 'switches', {}],
  ])('%s %s needs the header', async (method, route, body) => {
    const answer = await control(method, route, body, {})
    expect(answer).toMatchObject({
      status: 403,
      body: { code: 'control-header-missing', fix: expect.stringContaining('x-risiti-control: 1') },
    })
    expect((await control(method, route, body)).status).toBe(200)
  })

  test.each<[string, unknown, string]>([
    ['faults', { fault: 'down', count: 1 }, '/operation'],
    ['faults', { operation: '*', fault: 'earthquake' }, '/fault'],
    ['faults', { operation: '*', fault: 'down', count: 0 }, '/count'],
    ['faults', { operation: '*', fault: 'down', probability: 2 }, '/probability'],
    ['faults', { operation: '*', fault: 'down', count: 1, probability: 0.5 }, '/probability'],
    ['faults', { operation: '*', fault: 'down', often: true }, '/often'],
    ['faults', 'down', ''],
    ['clock', {}, ''],
    ['clock', { set: 'tomorrow' }, '/set'],
    ['clock', { advance: 'PT1H' }, '/advance'],
    ['reset', { seed: 7 }, '/seed'],
    ['switches', { suite: 'rot13' }, '/suite'],
    ['switches', { strictVerifyString: 'yes' }, '/strictVerifyString'],
    ['switches', { gzipAboveBytes: -1 }, '/gzipAboveBytes'],
    ['switches', { turbo: true }, '/turbo'],
  ])('%s refuses %j', async (route, input, field) => {
    const answer = await control('POST', route, input)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ field, message: expect.any(String), fix: expect.stringMatching(/./) })
  })

  test('an unknown fault is answered with those that exist', async () => {
    const { body } = await control('POST', 'faults', { operation: '*', fault: 'earthquake' })
    expect(body.fix).toContain('"drop-response-after-commit"')
  })

  test('faults are listed and cleared', async () => {
    await control('POST', 'faults', { operation: 'T109', fault: 'delay', count: 2, delayMs: 5 })
    expect((await control('GET', 'faults')).body).toEqual({
      faults: [{ id: expect.any(Number), operation: 'T109', fault: 'delay', count: 2, delayMs: 5 }],
    })
    expect((await control('DELETE', 'faults')).body).toEqual({ faults: [] })
  })

  test('switches are told, set and put back by a reset', async () => {
    const before = (await control('GET', 'switches')).body
    expect(before.efris).toMatchObject({ suite: 'practice', creditApproval: 'by-T113' })
    const { body } = await control('POST', 'switches', { creditApproval: 'at-once', gzipInside: true })
    expect(body.efris).toEqual({ ...before.efris, creditApproval: 'at-once', gzipInside: true })
    await control('POST', 'reset', {})
    expect((await control('GET', 'switches')).body).toEqual(before)
  })

  test('the clock is set, moved and stopped', async () => {
    const now = async (input: object) => (await control('POST', 'clock', input)).body.now
    expect(await now({ set: '2026-07-01T00:00:00+03:00' })).toBe('2026-06-30T21:00:00.000Z')
    expect(await now({ advance: 3600_000 })).toBe('2026-06-30T22:00:00.000Z')
    const running = await now({ freeze: false })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await control('GET', 'clock')).body.now > running).toBe(true)
    expect(await now({ freeze: true, set: START.toISOString() })).toBe(START.toISOString())
    expect((await control('GET', 'clock')).body.now).toBe(START.toISOString())
  })

  test('a reset forgets documents, devices, exchanges and faults, and may change the seed', async () => {
    const trader = await connectEfris(sandbox)
    const shop = await connectEtims(sandbox)
    const before = await trader.call('T109', invoice())
    sandbox.faults.add({ operation: '*', fault: 'down' })
    await control('POST', 'reset', { seed: 'another' })
    expect(sandbox.ledger().documents).toEqual([])
    expect(sandbox.journal()).toEqual([])
    expect(sandbox.taxpayers().etims[0]!.cmcKey).toBeNull()
    expect(await shop.post('/saveTrnsSalesOsdc', sale())).toMatchObject({ resultCd: '901' })
    const after = await trader.call('T109', invoice())
    expect(after.content.basicInformation.invoiceNo).not.toBe(before.content.basicInformation.invoiceNo)
    sandbox.reset('risiti')
  })

  test('unknown routes and methods say which exist', async () => {
    expect(await control('GET', 'nothing')).toMatchObject({
      status: 404,
      body: { fix: expect.stringContaining('GET /_sandbox/ledger') },
    })
    expect(await control('POST', 'ledger')).toMatchObject({
      status: 405,
      body: { fix: expect.stringContaining('GET /_sandbox/ledger') },
    })
  })
})

describe('the listener', () => {
  test('same seed and clock, same answers', async () => {
    const run = async () => {
      const own = await startSandbox({ seed: 'fixed' })
      try {
        const trader = await connectEfris(own)
        const shop = await connectEtims(own)
        const answers = [
          (await trader.call('T103')).content,
          (await trader.call('T109', invoice())).content,
          (await trader.call('T106', { pageNo: 1, pageSize: 10 })).content,
          await shop.post('/saveTrnsSalesOsdc', sale()),
          await shop.post('/selectInvoiceDetails', { invcNo: 1 }),
        ]
        return [answers, own.ledger()]
      } finally {
        await own.close()
      }
    }
    expect(await run()).toEqual(await run())
  })

  test.each(['/', '/ledger', '/verify', '/site_new/'])(
    'serves a page at %s, with a policy and its parts apart',
    async (path) => {
      const page = await fetch(sandbox.url + path)
      expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
      expect(page.headers.get('cache-control')).toBe('no-store')
      const html = await page.text()
      expect(html).not.toMatch(/<script>|<style>|https?:\/\//)
      const parts = Array.from(html.matchAll(/(?:href|src)="(\/[^"]+)"/g), ([, part]) => part!)
      expect(parts.length).toBeGreaterThan(2)
      for (const part of parts) {
        const file = await fetch(sandbox.url + part)
        expect([file.status, file.headers.get('cache-control')]).toEqual([
          200,
          expect.stringContaining('immutable'),
        ])
      }
    },
  )

  test('refuses bodies above ten megabytes', async () => {
    for (const path of ['/etims-api/saveTrnsSalesOsdc', '/_sandbox/faults']) {
      const answer = await fetch(sandbox.url + path, {
        method: 'POST',
        body: 'x'.repeat(10 * 1024 * 1024 + 1),
      })
      expect(answer.status).toBe(413)
    }
  })

  test('survives what is no HTTP, no path and no JSON', async () => {
    const { connect } = await import('node:net')
    await new Promise<void>((resolve) => {
      const socket = connect(sandbox.port, '127.0.0.1', () => socket.end('nonsense\r\n\r\n'))
      socket
        .on('close', () => resolve())
        .on('error', () => resolve())
        .resume()
    })
    const hostile = [
      '',
      '[]',
      'null',
      '{"__proto__":{"x":1}}',
      '{"globalInfo":{"interfaceCode":{}},"data":[],"returnStateInfo":7}',
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    ]
    for (const body of hostile) {
      for (const path of [
        '/ws/taapp/getInformation',
        '/etims-api/saveTrnsSalesOsdc',
        '/etims-api/%00',
        '/_sandbox/clock',
        '/nothing',
      ]) {
        const answer = await fetch(sandbox.url + path, {
          method: 'POST',
          body,
          headers: { 'x-risiti-control': '1' },
        })
        expect(answer.status).toBeLessThan(500)
      }
    }
  })

  test('a port in use is told, with the way out', async () => {
    await expect(startOnPort({ port: sandbox.port })).rejects.toMatchObject({
      code: 'sandbox-cannot-listen',
      fix: expect.stringContaining('another'),
    })
  })

  test('runs on the time of the machine, or on a clock that is given', async () => {
    const own = await startOnPort({ port: 0, clock: { now: () => new Date('2030-01-01T00:00:00Z') } })
    expect(own.clock.now().toISOString()).toBe('2030-01-01T00:00:00.000Z')
    expect(own.url).toBe(`http://127.0.0.1:${own.port}`)
    await own.close()
  })
})
