import { createPrivateKey, randomBytes } from 'node:crypto'
import { trace } from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { makePlace, TIMING } from '../support/processes.js'
import { TestReceiver, until } from '../support/receiver.js'
import { addSandboxDevice, COUNTRIES, clearFaults, DOORS, sale, setFault } from '../support/sandbox.js'
import { type Canary, type Found, findCanaries, keyCanary, textCanary } from './canary.js'
import { giveOut } from './given.js'
import { lookEverywhere } from './places.js'

const ADMIN_KEY = randomBytes(24).toString('base64')
const FORMER_KEY = randomBytes(32)
/** Who bought: it is kept with the document, and shown with its content and on its receipt. */
const PHONE = '+256772190834'
const EMAIL = 'canary.buyer@example.com'
const WITH_DOCUMENTS = ['database', 'backup', 'sales', 'pack']
const [UGANDA] = COUNTRIES

const place = makePlace()
const logged: string[] = []
const answered: string[] = []
const spans = new InMemorySpanExporter()
let receiver: TestReceiver
let sandbox: Awaited<ReturnType<typeof startSandbox>>
let gateway: Gateway
let api: Api
let canaries: Canary[]
let places: Found[]

async function start(): Promise<void> {
  const config = {
    databaseFile: place.databaseFile,
    masterKey: Buffer.from(place.masterKey, 'base64'),
    formerMasterKeys: [FORMER_KEY],
    port: 0,
    host: '127.0.0.1',
    publicUrl: undefined,
    adminKey: ADMIN_KEY,
    webhookNetworks: ['127.0.0.0/8'],
    tracing: true,
  }
  gateway = await startGateway(config, {
    timing: TIMING,
    log: (...line) => logged.push(JSON.stringify(line)),
  })
  api = new Api(gateway.url)
  const call: Api['call'] = api.call.bind(api)
  api.call = async (method, path, body, headers = {}) => {
    const answer = await call(method, path, body, { authorization: `Bearer ${ADMIN_KEY}`, ...headers })
    answered.push(answer.text, JSON.stringify([...answer.headers]))
    return answer
  }
}

/** A device whose key is in a file with a password, and what a clumsy client sends with keys in it. */
async function addUgandanDevice(): Promise<void> {
  const { tin, deviceNo, pkcs12, pkcs12Password, privateKeyPem } = sandbox.taxpayers().efris[0]!
  const device = { id: UGANDA.device, authority: 'efris', environment: sandbox.url, tin, deviceNo }
  const wrong = [
    { ...device, pkcs12, password: `${pkcs12Password}!` },
    { ...device, privateKeyPem: privateKeyPem.slice(0, 400) },
    { ...device, privateKeyPem, password: pkcs12Password, surprise: privateKeyPem },
    JSON.stringify({ ...device, privateKeyPem }).slice(0, -1),
    { ...device, tin: privateKeyPem },
  ]
  for (const body of wrong) {
    const { status } = await api.call('POST', '/v1/devices', body)
    // Some are seen to be wrong only when they are opened.
    const opened = await api.call('POST', `/v1/devices/${UGANDA.device}/initialise`)
    expect([status, opened.status].some((each) => each >= 400)).toBe(true)
  }
  const added = await api.call('POST', '/v1/devices', { ...device, pkcs12, password: pkcs12Password })
  expect(added.status, added.text).toBe(201)
  expect((await api.call('POST', `/v1/devices/${UGANDA.device}/initialise`)).status).toBe(200)
}

async function sellEverywhere(fault: string): Promise<string[]> {
  await setFault(sandbox.url, { operation: '*', fault, probability: 0.5, seed: 'secrets' })
  const ids = []
  for (const door of DOORS) {
    const buyer = { kind: 'consumer', name: 'Amina', phone: PHONE, email: EMAIL }
    const body = {
      ...sale(door, fault),
      buyer: door.code === 'UG' ? buyer : undefined,
      ...factsOf(door.item),
    }
    const answer = await api.sell(body, `${door.device}-${fault}`, 1)
    ids.push(answer.body.id ?? answer.body.document?.id)
  }
  for (const { device } of DOORS) await api.call('POST', `/v1/devices/${device}/initialise`)
  await clearFaults(sandbox.url)
  return ids
}

/** The Ugandan device has no items here, so that the line says what it is. */
function factsOf(item: string) {
  if (item !== UGANDA.item) return {}
  const facts = {
    name: 'Soda 500 ml',
    unit: 'PCE',
    tax: 'standard',
    classification: { scheme: 'ug-commodity', code: '50202306' },
  }
  return { lines: [{ item, quantity: '2', unitPrice: '1000', ...facts }] }
}

function plant(): Canary[] {
  const { efris, etims } = sandbox.taxpayers()
  const { privateKeyPem, pkcs12, pkcs12Password, deviceNo } = efris[0]!
  const key = createPrivateKey(privateKeyPem).export({ type: 'pkcs8', format: 'der' })
  const { consumerKey, consumerSecret, apigeeAppId } = etims[1]!
  const handedOut = etims.flatMap((unit) => unit.cmcKey ?? [])
  expect(handedOut).toHaveLength(3)
  return [
    // Its middle, which also a key in another container would have.
    keyCanary('the private key of a device', key.subarray(300, 360)),
    textCanary('the private key of a device as PEM', privateKeyPem.split('\n')[3]!),
    textCanary('a key file', pkcs12.slice(200, 260)),
    textCanary('the password of a key file', pkcs12Password),
    keyCanary('the AES key of a session', sandbox.books.keys.session(deviceNo)!.key),
    ...handedOut.map((cmcKey, unit) => textCanary(`the cmcKey of unit ${unit}`, cmcKey)),
    textCanary('a consumer key', consumerKey!),
    textCanary('a consumer secret', consumerSecret!),
    textCanary('an app id', apigeeAppId!),
    keyCanary('the master key', Buffer.from(place.masterKey, 'base64')),
    keyCanary('a former master key', FORMER_KEY),
    textCanary('the admin key', ADMIN_KEY),
    textCanary('the telephone number of a buyer', PHONE, WITH_DOCUMENTS),
    textCanary('the e-mail address of a buyer', EMAIL, WITH_DOCUMENTS),
  ]
}

beforeAll(async () => {
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }))
  receiver = await TestReceiver.open()
  sandbox = await startSandbox({ port: 0 })
  await start()
  await api.call('GET', '/v1/devices', undefined, { authorization: 'Bearer wrong' })
  const given = await giveOut(api, ADMIN_KEY, receiver.url)
  await addUgandanDevice()
  for (const door of DOORS) if (door.code === 'KE') await addSandboxDevice(api, sandbox.url, door)
  const documents = [
    ...(await sellEverywhere('garbage-body')),
    ...(await sellEverywhere('drop-response-after-commit')),
  ]
  for (const id of documents) {
    expect(id).toBeDefined()
    // A local unit whose answer was lost has no other: that sale waits for a person.
    await api.until(id, 'fiscalised', 'needs_attention')
  }
  const tokens = answered.flatMap((text) => [...text.matchAll(/\/verify\/(\w+)/g)].map(([, token]) => token!))
  canaries = [...plant(), ...given.canaries]
  await until('a webhook about a sale', () => receiver.ofType('document.fiscalised')[0])
  places = await lookEverywhere({
    url: gateway.url,
    place,
    headers: { authorization: `Bearer ${ADMIN_KEY}` },
    logged,
    answered,
    posted: receiver.received.flatMap(({ headers, text }) => [JSON.stringify(headers), text]),
    traced: spans
      .getFinishedSpans()
      .map(({ name, attributes, events, status }) => JSON.stringify({ name, attributes, events, status })),
    ids: {
      ...given.ids,
      '/v1/accounts': ['default'],
      '/v1/documents': documents,
      '/v1/devices': DOORS.map(({ device }) => device),
      '/verify': [...new Set(tokens)],
    },
  })
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  await receiver.close()
  place.remove()
  trace.disable()
})

it('no key, password or contact is anywhere that it does not belong', () => {
  expect(findCanaries(canaries, places)).toEqual([])
})

it('looks into the write-ahead log, every route, the log, traces, messages, packs and the backup, and sees there what is there', () => {
  const where = places.map((place) => place.where)
  expect(where).toEqual(
    expect.arrayContaining([
      'the log',
      'the backup',
      'GET /metrics',
      'GET /v1/events',
      'the file risiti.db-wal',
    ]),
  )
  const seen = findCanaries(
    canaries.filter(({ belongs }) => belongs.length > 0).map((canary) => ({ ...canary, belongs: [] })),
    places,
  )
  for (const where of ['the file risiti.db-wal', 'the backup', 'the pack with texts'])
    expect(seen).toContain(`the telephone number of a buyer in ${where}`)
  expect(findCanaries([textCanary('it', UGANDA.device)], places)).toEqual(
    expect.arrayContaining(
      ['the log', 'GET /metrics', 'GET /v1/documents', 'a trace', 'a message of a webhook'].map(
        (each) => `it in ${each}`,
      ),
    ),
  )
  // The log is looked into as it is before anything is hidden or left out.
  expect(findCanaries([textCanary('a step', '"debug","step"')], places)).toContain('a step in the log')
})
