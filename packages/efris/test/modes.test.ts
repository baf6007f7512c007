import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EfrisClient } from '#src/client.js'
import { KeyClient } from '#src/keys/key-client.js'
import type { AnswerWarning, EfrisClientOptions } from '#src/options.js'
import { MemorySessionStore } from '#src/session-store.js'
import { devicePem, devicePublicKey } from './device-key.js'
import { failure, failureOf } from './failures.js'
import { FakeAuthority } from './fake-authority.js'
import { invoice } from './invoice.js'

const QUERY = { pageNo: '1', pageSize: '10' }
const server = generateKeyPairSync('rsa', { modulusLength: 2048 })
const serverPublicPem = server.publicKey.export({ type: 'spki', format: 'pem' }).toString()

let authority: FakeAuthority
let origin: string
let clients: EfrisClient[]
let keyClient: KeyClient

beforeEach(async () => {
  authority = new FakeAuthority(devicePublicKey)
  origin = await authority.start()
  clients = []
  keyClient = KeyClient.fromPem(devicePem)
})
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()))
  await authority.stop()
})

function connect(options: Partial<EfrisClientOptions> = {}): EfrisClient {
  const client = new EfrisClient({
    tin: '1000029771',
    deviceNo: '1000029771_02',
    keyClient,
    environment: origin,
    ...options,
  })
  clients.push(client)
  return client
}

describe('through the offline enabler', () => {
  test('content is plain, the signature empty, and there is no handshake', async () => {
    const client = new EfrisClient({
      tin: '1000029771',
      deviceNo: 'TCS9e0df01728335239',
      environment: origin,
      mode: 'offline-enabler',
    })
    clients.push(client)
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
  })

  test('online, a client without keys is not made', () => {
    expect(failure(() => new EfrisClient({ tin: '1', deviceNo: '2', environment: origin }))).toMatchObject({
      code: 'key-missing',
    })
  })
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

  test('what it carries besides is no warning, and can be had', async () => {
    const page = { pageNo: 1, pageSize: 10, totalSize: 0, pageCount: 0 }
    authority.plan('T106', { answer: { page, records: [], later: 'unknown to us' } })
    const { content, text } = await connect().exchange('queryAllInvoices', QUERY)
    expect(content).not.toHaveProperty('later')
    expect(text).toContain('unknown to us')
  })
})
