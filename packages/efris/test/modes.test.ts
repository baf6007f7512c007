import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { EfrisClient } from '#src/client.js'
import { KeyClient } from '#src/keys/key-client.js'
import type { AnswerWarning } from '#src/options.js'
import { MemorySessionStore } from '#src/session-store.js'
import { devicePem } from './device-key.js'
import { failure, failureOf } from './failures.js'
import type { FakeAuthority } from './fake-authority.js'
import { type FakeWorld, startFakeWorld } from './fake-world.js'
import { invoice } from './invoice.js'

const QUERY = { pageNo: '1', pageSize: '10' }
const server = generateKeyPairSync('rsa', { modulusLength: 2048 })
const serverPublicPem = server.publicKey.export({ type: 'spki', format: 'pem' }).toString()

let world: FakeWorld
let authority: FakeAuthority
let keyClient: KeyClient

beforeEach(async () => {
  world = await startFakeWorld()
  authority = world.authority
  keyClient = KeyClient.fromPem(devicePem)
})
afterEach(() => world.stop())

const connect: FakeWorld['connect'] = (options) => world.connect({ keyClient, ...options })

describe('through the offline enabler', () => {
  test('content is plain, the signature empty, and there is no handshake', async () => {
    const client = new EfrisClient({
      tin: '1000029771',
      deviceNo: 'TCS9e0df01728335239',
      environment: world.origin,
      mode: 'offline-enabler',
    })
    const { basicInformation } = await client.fiscaliseInvoice(invoice())
    expect(basicInformation.invoiceNo).toMatch(/^\d{12}$/)
    expect(authority.codes).toEqual(['T109'])
    expect(authority.received[0]).toMatchObject({
      path: '/efristcs/ws/tcsapp/getInformation',
      signature: '',
      dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' },
      text: JSON.stringify(invoice()),
    })
    expect((await client.registration()).taxpayer?.legalName).toBe('Nakasero Traders')
    expect(Math.abs((await client.now()).getTime() - Date.now())).toBeLessThan(1000)
    await client.close()
  })

  test('online, a client without keys is not made', () => {
    expect(
      failure(() => new EfrisClient({ tin: '1', deviceNo: '2', environment: world.origin })),
    ).toMatchObject({
      code: 'key-missing',
    })
  })
})

test.each([
  ['mode', 'offline', '"online" or "offline-enabler"'],
  ['suite', 'constructor', '"practice"'],
  ['verifyString', '__proto__', '"aes"'],
  ['verifyResponses', 'require', '"required"'],
])('a client whose %s is "%s" is not made, and the fix says what there is', (name, given, known) => {
  const options = { tin: '1', deviceNo: '2', keyClient, environment: world.origin, [name]: given }
  const error = failure(() => new EfrisClient(options))
  expect(error).toMatchObject({ code: 'option-unknown', message: `${name} is not one that there is.` })
  expect(error.fix).toContain(known)
})

test.each([
  ['tin', undefined, 'option-invalid', 'tin is missing, or no text.'],
  ['tin', 1000029771, 'option-invalid', 'tin is missing, or no text.'],
  ['deviceNo', ' ', 'option-invalid', 'deviceNo is missing, or no text.'],
  ['timeoutMs', 0, 'option-invalid', 'timeoutMs is no limit in milliseconds.'],
  ['timeoutMs', Number.NaN, 'option-invalid', 'timeoutMs is no limit in milliseconds.'],
  ['timeoutMs', 2 ** 31, 'option-invalid', 'timeoutMs is no limit in milliseconds.'],
  ['timeoutMs', '30000', 'option-invalid', 'timeoutMs is no limit in milliseconds.'],
  ['keyClient', devicePem, 'key-missing', 'keyClient is not a KeyClient.'],
  ['environment', undefined, 'environment-unknown', '"undefined" is not an environment.'],
  ['environment', 8788, 'environment-unknown', '"8788" is not an environment.'],
])('a client whose %s is %j is not made, and the error names it', (name, given, code, message) => {
  const options = { tin: '1', deviceNo: '2', keyClient, environment: world.origin, [name]: given }
  const error = failure(() => new EfrisClient(options as never))
  expect(error).toMatchObject({ name: 'ConfigurationError', code, message, retry: 'never' })
  expect(error.fix).not.toBe('')
  expect(`${error.message} ${error.cause} ${error.fix}`).not.toContain('PRIVATE KEY')
})

test('a client without options is told what it lacks first', () => {
  const error = failure(() => new (EfrisClient as new () => unknown)())
  expect(error).toMatchObject({ code: 'option-invalid', message: 'tin is missing, or no text.' })
})

test('a client that is closed twice is closed', async () => {
  const client = connect()
  await client.queryAllInvoices(QUERY)
  await client.close()
  await expect(client.close()).resolves.toBeUndefined()
})

describe("the authority's signature", () => {
  test('is not looked at when its key is unknown', async () => {
    await expect(connect().queryAllInvoices(QUERY)).resolves.toBeDefined()
  })

  test('is verified once its key is known', async () => {
    authority.serverKey = server.privateKey
    keyClient.setServerPublicKey(serverPublicPem)
    await expect(connect().queryAllInvoices(QUERY)).resolves.toBeDefined()
  })

  test('of somebody else makes an answer doubtful: the document may be stored', async () => {
    keyClient.setServerPublicKey(serverPublicPem)
    authority.serverKey = server.privateKey
    const client = connect()
    await client.queryAllInvoices(QUERY)
    authority.serverKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const error = await failureOf(client.fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({ code: 'answer-not-authentic', retry: 'reconcile-first' })
    expect(authority.documents.size).toBe(1)
    await expect(connect({ verifyResponses: 'off' }).queryAllInvoices(QUERY)).resolves.toBeDefined()
  })

  test('when required and not verifiable, nothing is sent', async () => {
    const error = await failureOf(connect({ verifyResponses: 'required' }).fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({ code: 'server-key-missing', retry: 'never' })
    expect(error.fix).toContain('clientInit')
    expect(authority.codes).toEqual([])
  })
})

describe('before the key of the authority is known', () => {
  const serverPubKey = server.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

  test('T101 and T102 are sent all the same: they bring it', async () => {
    authority.serverKey = server.privateKey
    authority.plan('T102', { answer: { serverPubKey } })
    const client = connect({ verifyResponses: 'required' })
    await client.clientInit({})
    await client.queryAllInvoices(QUERY)
    expect(authority.codes).toEqual(['T101', 'T102', 'T104', 'T106'])
  })

  test('nothing that the RSA suite would seal goes in the clear', async () => {
    const error = await failureOf(connect({ suite: 'rsa' }).fiscaliseInvoice(invoice()))
    expect(error).toMatchObject({ code: 'server-key-missing', retry: 'never' })
    expect(authority.codes).toEqual([])
  })
})

describe('clients that share a store', () => {
  test('share one session key', async () => {
    const sessionStore = new MemorySessionStore()
    const [one, two] = [connect({ sessionStore }), connect({ sessionStore })]
    await Promise.all([one!.queryAllInvoices(QUERY), two!.queryAllInvoices(QUERY)])
    expect(authority.keys).toHaveLength(1)
  })

  test('without one, the second spoils the key of the first, which recovers', async () => {
    const [one, two] = [connect(), connect()]
    await one!.queryAllInvoices(QUERY)
    await two!.queryAllInvoices(QUERY)
    await one!.queryAllInvoices(QUERY)
    expect(authority.keys).toHaveLength(3)
  })
})

describe('a session key set by hand', () => {
  test('is used instead of a handshake', async () => {
    const { passowrdDes } = await connect().getSymmetricKey()
    const before = authority.codes.length
    keyClient.setAesKey(passowrdDes)
    await connect().queryAllInvoices(QUERY)
    expect(authority.codes.slice(before)).toEqual(['T101', 'T106'])
  })

  test('that is stale is replaced', async () => {
    keyClient.setAesKey(Buffer.alloc(16, 7).toString('base64'))
    await connect().queryAllInvoices(QUERY)
    expect(authority.codes).toEqual(['T101', 'T106', 'T104', 'T106'])
  })
})

test('an option that is undefined counts as left out', async () => {
  const options = { appId: undefined, verifyResponses: undefined, randomId: undefined } as object
  await connect(options).queryAllInvoices(QUERY)
  const { appId, dataExchangeId } = authority.received[0]!.globalInfo
  expect([appId, dataExchangeId?.length]).toEqual(['AP04', 32])
})

describe('what a message says of its sender', () => {
  test('can be set for a client and for a call', async () => {
    const client = connect({ globalInfo: { agentType: '2', brn: '80020001' } })
    await client.call('queryAllInvoices', QUERY, { globalInfo: { brn: '80020002', language: 'en' } })
    expect(authority.received.at(-1)!.globalInfo).toMatchObject({
      agentType: '2',
      brn: '80020002',
      language: 'en',
    })
    expect(authority.received[0]!.globalInfo).toMatchObject({ agentType: '2', brn: '80020001' })
  })
})

describe('an answer that lacks what is needed', () => {
  const incomplete = { records: [{ invoiceNo: '1' }], later: 'unknown to us' }

  test('is an error that carries all of it', async () => {
    authority.plan('T106', { answer: incomplete })
    const error = await failureOf(connect().queryAllInvoices(QUERY))
    expect(error).toMatchObject({ code: 'answer-unexpected', content: incomplete })
    expect(Object.keys(error)).not.toContain('content')
  })

  test('is a warning when the client is lenient', async () => {
    const warnings: AnswerWarning[] = []
    authority.plan('T106', { answer: incomplete })
    const client = connect({ lenient: (warning) => warnings.push(warning) })
    expect(await client.queryAllInvoices(QUERY)).toEqual(incomplete)
    expect(warnings).toMatchObject([{ operation: 'queryAllInvoices', content: incomplete }])
    expect(warnings[0]!.issues.map(({ path }) => path)).toContain('/page')
  })

  test('a hook that throws spoils no call', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    authority.plan('T106', { answer: incomplete })
    const client = connect({
      lenient: () => {
        throw new Error('disk full')
      },
    })
    expect(await client.queryAllInvoices(QUERY)).toEqual(incomplete)
    expect(warn).toHaveBeenCalledWith('lenient failed: Error: disk full')
    warn.mockRestore()
  })

  test('what it carries besides is no warning, and can be had', async () => {
    const page = { pageNo: 1, pageSize: 10, totalSize: 0, pageCount: 0 }
    authority.plan('T106', { answer: { page, records: [], later: 'unknown to us' } })
    const { content, text } = await connect().exchange('queryAllInvoices', QUERY)
    expect(content).not.toHaveProperty('later')
    expect(text).toContain('unknown to us')
  })
})
