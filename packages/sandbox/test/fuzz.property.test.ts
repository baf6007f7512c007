import { connect as connectSocket } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, START, startSandbox } from '#src/testing.js'
import { connect as connectEfris, invoice } from './efris/invoices.js'
import { connect as connectEtims, sale } from './etims/sales.js'
import type { PlainEfris, PlainEtims } from './foreign/plain-client.mjs'

/* What a hostile neighbour sends: the sandbox lives, answers in form, and books nothing that it did not accept. */

let sandbox: Sandbox
let efris: PlainEfris
let etims: PlainEtims

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  sandbox.clock.set(START)
  sandbox.reset()
  efris = await connectEfris(sandbox)
  etims = await connectEtims(sandbox)
})

const isLong = process.env.RISITI_FUZZ === 'long'
const runs = (few: number) => ({ numRuns: isLong ? few * 50 : few })
const held = () => sandbox.ledger().documents.length

/** Values that programs trip over. */
const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    '',
    '-0',
    '1e999999',
    '9'.repeat(400),
    '0.'.padEnd(200, '1'),
    1e308,
    5e-324,
    -1,
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    JSON.parse('{"__proto__":{"returnCode":"00"},"toString":1,"valueOf":2,"length":-1}'),
    JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`),
    '\u0000\ud800',
    'x'.repeat(70_000),
    '99999999999999',
    '2026-02-30 25:61:61',
  ),
)

/** A valid message with one to three members replaced or taken away. */
function spoilt(valid: object) {
  const places = placesOf(valid)
  const change = fc.record({
    place: fc.constantFrom(...places),
    value: fc.option(strange, { nil: undefined }),
  })
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const message = structuredClone(valid)
    for (const { place, value } of changes) replace(message, place, value)
    return message
  })
}

function placesOf(value: unknown, place: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => [
    [...place, name],
    ...placesOf(member, [...place, name]),
  ])
}

function replace(message: object, place: readonly string[], value: unknown): void {
  let at: unknown = message
  for (const name of place.slice(0, -1)) at = (at as Record<string, unknown> | undefined)?.[name]
  if (typeof at !== 'object' || at === null) return
  const last = place.at(-1)!
  if (value === undefined) delete (at as Record<string, unknown>)[last]
  else (at as Record<string, unknown>)[last] = value
}

const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
  const response = await fetch(sandbox.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-risiti-control': '1', ...headers },
    body,
  })
  // biome-ignore lint/suspicious/noExplicitAny: whatever comes is looked at member by member.
  return { status: response.status, body: (await response.json()) as any }
}

const ENVELOPE = {
  data: { content: expect.any(String), signature: expect.any(String), dataDescription: expect.any(Object) },
  globalInfo: expect.any(Object),
  returnStateInfo: { returnCode: expect.stringMatching(/^\d{2,4}$/), returnMessage: expect.any(String) },
}
const REPLY = {
  resultCd: expect.stringMatching(/^\d{3}$/),
  resultMsg: expect.any(String),
  resultDt: expect.stringMatching(/^\d{14}$/),
}
const ERROR = { code: expect.any(String), message: expect.any(String), fix: expect.stringMatching(/./) }

describe('random messages', () => {
  test('T109: a sealed sale with strange members', async () => {
    let sent = 0
    await fc.assert(
      fc.asyncProperty(spoilt(invoice()), async (message) => {
        const before = held()
        const reference = `F-${++sent}`
        const seller = (message as { sellerDetails?: unknown }).sellerDetails
        if (typeof seller === 'object' && seller !== null) Object.assign(seller, { referenceNo: reference })
        const { status, answer, returnCode } = await efris.call('T109', message)
        expect({ status, answer }).toMatchObject({ status: 200, answer: ENVELOPE })
        expect(held() - before).toBe(returnCode === '00' ? 1 : 0)
      }),
      runs(40),
    )
  })

  test('EFRIS: an envelope with strange members', async () => {
    const path = new URL(efris.endpoint).pathname
    const outer = efris.outer('T109', efris.seal(invoice(), true))
    await fc.assert(
      fc.asyncProperty(fc.oneof(strange, spoilt(outer)), async (message) => {
        const before = held()
        const { status, body } = await post(path, JSON.stringify(message))
        expect({ status, body }).toMatchObject({ status: 200, body: ENVELOPE })
        expect(held() - before).toBe(
          body.returnStateInfo.returnCode === '00' && body.globalInfo.interfaceCode === 'T109' ? 1 : 0,
        )
      }),
      runs(50),
    )
  })

  test.each(['T106', 'T108'])('%s: strange questions', async (code) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(strange, spoilt({ pageNo: '1', pageSize: '10', invoiceNo: '1' })),
        async (asked) => {
          const { status, answer } = await efris.call(code, JSON.stringify(asked))
          expect({ status, answer }).toMatchObject({ status: 200, answer: ENVELOPE })
          expect(held()).toBe(0)
        },
      ),
      runs(25),
    )
  })

  test('saveTrnsSalesOsdc: a sale with strange members', async () => {
    let number = 0
    await fc.assert(
      fc.asyncProperty(fc.oneof(strange, spoilt(sale())), async (message) => {
        const before = held()
        if (typeof message === 'object' && message !== null && 'invcNo' in message && message.invcNo === 1)
          Object.assign(message, { invcNo: ++number + 10 })
        const { status, ...reply } = await etims.post('/saveTrnsSalesOsdc', JSON.stringify(message))
        expect({ status, reply }).toMatchObject({ status: 200, reply: REPLY })
        expect(held() - before).toBe(reply.resultCd === '000' ? 1 : 0)
      }),
      runs(80),
    )
  })

  test.each(['/selectInitOsdcInfo', '/selectInvoiceDetails', '/saveItem', '/none'])('%s', async (path) => {
    const valid = { tin: 'P000000002Y', bhfId: '00', dvcSrlNo: 'RISITI-KE-0002', cmcKey: 'x', invcNo: 1 }
    await fc.assert(
      fc.asyncProperty(fc.oneof(strange, spoilt(valid)), async (message) => {
        const { status, body } = await post(`/etims-api${path}`, JSON.stringify(message))
        expect({ status, body }).toMatchObject({ status: 200, body: REPLY })
        expect(held()).toBe(0)
      }),
      runs(25),
    )
  })

  test.each<[string, object]>([
    ['faults', { operation: 'none', fault: 'down', count: 1, probability: 0.5, seed: 'x', delayMs: 1 }],
    ['clock', { set: '2026-07-01T00:00:00Z', advance: 1, freeze: true }],
    ['reset', { seed: 'other' }],
    ['nothing', {}],
  ])('control: %s', async (route, valid) => {
    const message = Object.keys(valid).length > 0 ? fc.oneof(strange, spoilt(valid)) : strange
    await fc.assert(
      fc.asyncProperty(message, async (input) => {
        const { status, body } = await post(`/_sandbox/${route}`, JSON.stringify(input))
        expect([200, 400, 404]).toContain(status)
        if (status !== 200) expect(body).toMatchObject(ERROR)
        expect(Number.isNaN(sandbox.clock.now().getTime())).toBe(false)
      }),
      runs(40),
    )
    sandbox.clock.freeze()
  })
})

describe('absurd settings', () => {
  test.each([
    ['clock', '{"advance":9007199254740991}'],
    ['clock', '{"set":"9999-12-31T23:59:59Z","advance":1}'],
    ['clock', '{"set":"0001-01-01T00:00:00Z"}'],
    ['faults', '{"operation":"*","fault":"delay","delayMs":1e12}'],
    ['faults', '{"operation":"*","fault":"down","count":1e300}'],
    ['faults', '{"operation":"*","fault":"down","seed":{"toString":1}}'],
  ])('%s refuses %s', async (route, body) => {
    expect(await post(`/_sandbox/${route}`, body)).toMatchObject({ status: 400, body: ERROR })
    expect(sandbox.clock.now()).toEqual(START)
  })

  test('a scenario on a control path does nothing', async () => {
    const { status } = await post('/_sandbox/clock', '{"freeze":true}', { 'x-risiti-scenario': 'down' })
    expect(status).toBe(200)
  })
})

describe('at the same time', () => {
  test('many equal sales are one document', async () => {
    const efrisCalls = Array.from({ length: 20 }, () => efris.call('T109', invoice('SAME')))
    const etimsCalls = Array.from({ length: 20 }, () => etims.post('/saveTrnsSalesOsdc', sale(7)))
    const codes = (await Promise.all(efrisCalls)).map(({ returnCode }) => returnCode).sort()
    expect(codes).toEqual(['00', ...Array(19).fill('2253')])
    const results = (await Promise.all(etimsCalls)).map(({ resultCd }) => resultCd).sort()
    expect(results).toEqual(['000', ...Array(19).fill('994')])
    expect(held()).toBe(2)
  })

  test('a reset in the middle of traffic breaks nothing', async () => {
    const calls = Array.from({ length: 30 }, (_, index) => {
      if (index % 10 === 9) sandbox.reset()
      return efris.call('T109', invoice(`M-${index}`))
    })
    for (const { returnCode } of await Promise.all(calls)) expect(returnCode).toBe('00')
    expect(held()).toBeLessThanOrEqual(30)
  })
})

describe('broken HTTP', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello'],
    ['a bad chunk', 'POST /etims-api/x HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n'],
    ['a header without end', `GET / HTTP/1.1\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`],
    ['a path that is none', 'GET //[::bad%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['a body that ends early', 'POST /_sandbox/clock HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{"fre'],
  ])('%s: the sandbox lives on', async (_what, text) => {
    await new Promise<void>((resolve) => {
      const socket = connectSocket(sandbox.port, '127.0.0.1', () => socket.end(text))
      socket.resume().on('error', () => {})
      socket.on('close', () => resolve())
    })
    expect((await post('/_sandbox/clock', '{"freeze":true}')).status).toBe(200)
  })

  test('more than 10 MB is refused with 413', async () => {
    const { status, body } = await post('/etims-api/saveTrnsSalesOsdc', ' '.repeat(10 * 1024 * 1024 + 1))
    expect({ status, body }).toMatchObject({ status: 413, body: ERROR })
  })

  test.each(['/efrisws/ws/taapp/getInformation', '/etims-api/saveTrnsSalesOsdc', '/_sandbox/faults'])(
    '%s: what is nested without end is answered',
    async (path) => {
      for (const text of ['['.repeat(500_000), `{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`])
        expect((await post(path, text)).status).toBeLessThan(500)
    },
  )
})
