import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import {
  InvalidInputError,
  type Issue,
  type RawAnswer,
  TransportError,
  UnreadableAnswerError,
} from '@risiti/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { EfrisRejection } from '#src/errors/rejection.js'
import * as operations from '#src/operations/index.js'
import type { Exchange } from '#src/transport.js'
import { devicePem } from './device-key.js'
import { failure, failureOf } from './failures.js'
import type { FakeAuthority } from './fake-authority.js'
import { type FakeWorld, startFakeWorld } from './fake-world.js'
import { invoice } from './invoice.js'

let world: FakeWorld
let authority: FakeAuthority

beforeEach(async () => {
  world = await startFakeWorld()
  authority = world.authority
})
afterEach(() => world.stop())

const connect: FakeWorld['connect'] = (options) => world.connect(options)

describe('a call', () => {
  test('every operation of the catalogue is a method of the plain object', () => {
    const client = connect()
    for (const name of Object.keys(operations)) {
      expect(Object.hasOwn(client, name)).toBe(true)
      expect(client[name as keyof typeof operations]).toBeTypeOf('function')
    }
  })

  test('says who speaks, when, and about what', async () => {
    await connect({ randomId: () => '0123456789abcdef0123456789abcdef' }).fiscaliseInvoice(invoice())
    const { path, globalInfo, dataDescription, signature } = authority.received.at(-1)!
    expect(path).toBe('/efrisws/ws/taapp/getInformation')
    expect(globalInfo).toMatchObject({
      appId: 'AP04',
      version: '1.1.20191201',
      dataExchangeId: '0123456789abcdef0123456789abcdef',
      interfaceCode: 'T109',
      requestCode: 'TP',
      responseCode: 'TA',
      tin: '1000029771',
      deviceNo: '1000029771_02',
    })
    expect(globalInfo.requestTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    expect(dataDescription).toEqual({ codeType: '1', encryptCode: '2', zipCode: '0' })
    expect(signature).toHaveLength(344)
  })

  test('every message has an id of its own, and empty content is not signed', async () => {
    await connect().fiscaliseInvoice(invoice())
    const ids = authority.received.map(({ globalInfo }) => globalInfo.dataExchangeId)
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(authority.received.slice(0, 2).map(({ signature }) => signature)).toEqual(['', ''])
  })

  test('numbers in an answer become text, noise and empty members go', async () => {
    const { page, records } = await connect().queryAllInvoices({ pageNo: '1', pageSize: '10' })
    expect(page).toEqual({ pageNo: '1', pageSize: '10', totalSize: '0', pageCount: '1' })
    expect(records).toEqual([])
  })

  test('an answer may be longer than the tables say, and carry unknown codes', async () => {
    const stored = { ...storedInvoice(), extra: { x: 1 } }
    stored.basicInformation.invoiceType = '9'
    stored.basicInformation.antifakeCode = '1'.repeat(100)
    authority.plan('T108', { answer: stored })
    const answer = await connect().verifyInvoice({ invoiceNo: '325100000010' })
    expect(answer.basicInformation).toMatchObject({ invoiceType: '9', antifakeCode: '1'.repeat(100) })
    expect(answer).not.toHaveProperty('extra')
  })

  test('nothing is sent before a request is right', async () => {
    const request = { ...invoice(), sumary: {} }
    const error = await failureOf(connect().call('fiscaliseInvoice', request as unknown, {}))
    expect(error).toBeInstanceOf(InvalidInputError)
    expect(error).toMatchObject({ code: 'request-invalid', operation: 'fiscaliseInvoice', retry: 'never' })
    expect(error.issues).toEqual([
      {
        path: '/sumary',
        message: 'is not a field of this object',
        fix: 'Remove it, or correct its spelling.',
      },
    ])
    expect(authority.codes).toEqual([])
  })
})

describe('prepare and sendPrepared', () => {
  test('what prepare wrote arrives byte for byte', async () => {
    const client = connect()
    const request = invoice('Café 🧾')
    const text = client.prepare('fiscaliseInvoice', request)!
    expect(text).toBe(JSON.stringify(request))
    await client.sendPrepared('fiscaliseInvoice', text)
    const spaced = JSON.stringify(invoice('INV-2'), null, 1)
    await client.sendPrepared('fiscaliseInvoice', spaced)
    expect(authority.received.slice(-2).map(({ text }) => text)).toEqual([text, spaced])
  })

  test('what came is told exactly, as it came and as it was opened', async () => {
    const client = connect()
    const heard: RawAnswer[] = []
    const onAnswer = (answer: RawAnswer) => heard.push(answer)
    const text = client.prepare('fiscaliseInvoice', invoice('INV-1'))!
    const answer = await client.sendPrepared('fiscaliseInvoice', text, { onAnswer })
    expect(heard).toHaveLength(1)
    expect(JSON.parse(heard[0]!.body).returnStateInfo.returnCode).toBe('00')
    expect(JSON.parse(heard[0]!.content!)).toMatchObject(JSON.parse(JSON.stringify(answer)))
  })

  test('an operation that sends nothing has no text', async () => {
    const client = connect()
    expect(client.prepare('signIn', undefined)).toBeUndefined()
    await client.sendPrepared('signIn', undefined)
    expect(authority.received.at(-1)).toMatchObject({ code: 'T103', text: '', signature: '' })
    expect(() => client.prepare('signIn', {})).toThrow(InvalidInputError)
  })

  test("unknown: 'pass' lets unknown members through at any depth, and nothing else", () => {
    const client = connect()
    const request = invoice() as unknown as Record<string, Record<string, unknown>>
    request.newPart = { a: '1' }
    request.summary!.newMember = '2'
    expect(client.prepare('fiscaliseInvoice', request, { unknown: 'pass' })).toBe(JSON.stringify(request))
    request.summary!.itemCount = 'many'
    const error = failure(() => client.prepare('fiscaliseInvoice', request, { unknown: 'pass' }))
    expect((error.issues as Issue[]).map(({ path }) => path)).toEqual(['/summary/itemCount'])
  })

  test('a hundred unknown members do not hide a wrong one', () => {
    const unknown = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`x${i}`, '']))
    const request = { ...unknown, invoiceNo: '' }
    expect(() => connect().prepare('verifyInvoice', request, { unknown: 'pass' })).toThrow(/invoiceNo/)
  })
})

describe('refusals and failures', () => {
  test('a second document with one reference: 2253 carries what the authority holds', async () => {
    const client = connect()
    const first = await client.fiscaliseInvoice(invoice())
    const error = await failureOf(client.fiscaliseInvoice(invoice()))
    expect(error).toBeInstanceOf(EfrisRejection)
    expect(error).toMatchObject({ returnCode: '2253', retry: 'reconcile-first', who: 'nobody' })
    expect(error.content).toEqual({
      existInvoiceList: [
        { invoiceNo: first.basicInformation.invoiceNo, antiFakeCode: first.basicInformation.antifakeCode },
      ],
    })
  })

  test('an unknown return code is a refusal', async () => {
    authority.plan('T109', { returnCode: '7777', returnMessage: 'New rule' })
    const error = await failureOf(connect().fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({ code: 'efris-7777', retry: 'never', cause: 'New rule' })
    expect(error.fix).not.toBe('')
  })

  test.each([
    ['a part is missing', { answer: { summary: {} } }, 'answer-unexpected'],
    ['there is no content', { returnCode: '00' }, 'answer-unexpected'],
    ['it is a page of a proxy', { raw: '<html>Bad gateway</html>', status: 502 }, 'answer-unreadable'],
    ['it is cut off', { raw: '{"data":{"content":"' }, 'answer-unreadable'],
    ['it is empty', { raw: '' }, 'answer-unreadable'],
    ['it has no return code', { returnCode: '' }, 'answer-unreadable'],
  ] as const)('an accepted call whose answer says nothing useful (%s)', async (_what, plan, code) => {
    authority.plan('T109', plan)
    const error = await failureOf(connect().fiscaliseInvoice(invoice()))
    expect(error).toBeInstanceOf(UnreadableAnswerError)
    expect(error).toMatchObject({ code, retry: 'reconcile-first', operation: 'fiscaliseInvoice' })
    if ('raw' in plan) expect(error.raw).toBe(plan.raw)
    if ('answer' in plan) expect(error.raw).toBe(JSON.stringify(plan.answer))
  })

  test('no answer in time: it may have arrived', async () => {
    const client = connect({ timeoutMs: 300 })
    await client.registration()
    authority.plan('T109', { hang: true })
    const error = await failureOf(client.fiscaliseInvoice(invoice()))
    expect(error).toBeInstanceOf(TransportError)
    expect(error).toMatchObject({
      code: 'no-answer',
      sent: 'maybe',
      retry: 'reconcile-first',
      operation: 'fiscaliseInvoice',
    })
  })

  test('a connection that broke: it may have arrived', async () => {
    authority.plan('T109', { cut: true })
    const error = await failureOf(connect().fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({ code: 'connection-lost', sent: 'maybe', operation: 'fiscaliseInvoice' })
    expect(authority.codes.filter((code) => code === 'T109')).toHaveLength(1)
  })

  test('a refused connection: nothing was sent', async () => {
    const error = await failureOf(connect({ environment: await closedPort() }).fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({
      code: 'not-connected',
      sent: 'no',
      retry: 'same-request',
      operation: 'getServerTime',
    })
  })

  test('a refused connection after the handshake: nothing was sent', async () => {
    const client = connect()
    await client.registration()
    await authority.stop()
    const error = await failureOf(client.fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({ sent: 'no', operation: 'fiscaliseInvoice' })
    await authority.start()
  })
})

describe('what is told', () => {
  test('onExchange sees every exchange, and never a key', async () => {
    const seen: Exchange[] = []
    const client = connect({ onExchange: (exchange) => seen.push(exchange) })
    await client.fiscaliseInvoice(invoice())
    await client.getSymmetricKey()
    expect(seen.map(({ operation }) => operation)).toEqual([
      'getServerTime',
      'getSymmetricKey',
      'fiscaliseInvoice',
      'getSymmetricKey',
    ])
    const [, , document] = seen
    expect(document).toMatchObject({ interfaceCode: 'T109', returnCode: '00', returnMessage: 'SUCCESS' })
    expect(JSON.parse(document!.request!)).toEqual(invoice())
    expect(JSON.parse(document!.response!).basicInformation.invoiceNo).toBe('325100000010')
    expect(document!.milliseconds).toBeGreaterThan(0)
    expectNoKey(JSON.stringify(seen))
    expect(JSON.parse(seen[1]!.response!)).toMatchObject({ passowrdDes: '[redacted]' })
  })

  test('a refusal is an exchange too', async () => {
    const seen: Exchange[] = []
    authority.plan('T109', { returnCode: '1316', returnMessage: 'total' })
    await failureOf(connect({ onExchange: (exchange) => seen.push(exchange) }).fiscaliseInvoice(invoice()))
    expect(seen.at(-1)).toMatchObject({ returnCode: '1316', returnMessage: 'total', response: undefined })
  })

  test('an observer that throws spoils no call', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const client = connect({
      onExchange: () => {
        throw new Error('disk full')
      },
    })
    await expect(client.fiscaliseInvoice(invoice())).resolves.toBeDefined()
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('disk full'))
    warn.mockRestore()
  })

  test('printing a client, or an error of it, shows no secret', async () => {
    const client = connect()
    await client.fiscaliseInvoice(invoice())
    authority.plan('T109', { sealWithWrongKey: true })
    const error = await failureOf(client.fiscaliseInvoice(invoice('INV-2')))
    expect(inspect(client)).toBe('EfrisClient { tin: 1000029771, deviceNo: 1000029771_02 }')
    expectNoKey(
      [inspect({ client }), JSON.stringify(client), `${client}`, inspect(error, { depth: 9 })].join('\n'),
    )
  })
})

function storedInvoice() {
  return {
    sellerDetails: { tin: '1000029771' },
    basicInformation: {
      invoiceNo: '325100000010',
      antifakeCode: '12345678901234567890',
      deviceNo: '1000029771_02',
      issuedDate: '23/11/2026 10:15:00',
      currency: 'UGX',
      invoiceType: '1',
    },
    summary: { netAmount: 4237.29, taxAmount: 762.71, grossAmount: 5000, qrCode: 'https://example.test/' },
  }
}

function expectNoKey(shown: string): void {
  for (const key of authority.keys) {
    for (const form of ['base64', 'hex', 'latin1'] as const) expect(shown).not.toContain(key.toString(form))
  }
  for (const line of devicePem.split('\n').slice(1, -2)) expect(shown).not.toContain(line)
}

async function closedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
