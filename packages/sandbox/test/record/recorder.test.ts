import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect as dial } from 'node:net'
import { EfrisClient, KeyClient } from '@risiti/efris'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openProxy, replay, reportOf } from '#src/record/index.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { invoice } from '../efris/invoices.js'
import { sale } from '../etims/sales.js'
import { PlainEtims, PlainGateway } from '../foreign/plain-client.mjs'
import { openRecording, type Recording } from './recording.js'

/* What the recorder writes, what it never writes, and what it makes of servers and clients that misbehave. */

let sandbox: Sandbox
let recording: Recording
let keyClient: KeyClient

beforeAll(async () => {
  sandbox = await startSandbox({ tls: true })
  recording = await openRecording(sandbox, sandbox.tlsUrl!, sandbox.caPem!)
  keyClient = KeyClient.fromPem(sandbox.taxpayers().efris[0]!.privateKeyPem)
})
afterAll(async () => {
  await recording.close()
  await sandbox.close()
})
beforeEach(() => sandbox.reset())

/** A seller in Uganda whose calls are recorded. */
async function sell(referenceNo: string): Promise<unknown> {
  const { tin, deviceNo } = sandbox.taxpayers().efris[0]!
  const client = new EfrisClient({
    tin,
    deviceNo,
    keyClient,
    environment: recording.url,
    clock: sandbox.clock,
  })
  try {
    return await client.fiscaliseInvoice(invoice(referenceNo) as never)
  } catch (error) {
    return error
  } finally {
    await client.close()
  }
}

describe('a transcript', () => {
  test('tells a sale in Uganda in the clear, and how it was sealed', async () => {
    recording.begin()
    await sell('T-1')
    const { head, exchanges } = recording.transcript()
    expect(head).toMatchObject({ transcript: 1, target: sandbox.tlsUrl, personalData: 'kept' })
    const { number, request, response, trouble, ...when } = exchanges.at(-1)!
    expect(exchanges.map((each) => each.number)).toEqual(
      [...exchanges.keys()].map((at) => number - exchanges.length + 1 + at),
    )
    expect(when).toEqual({ time: expect.stringMatching(/Z$/), milliseconds: expect.any(Number) })
    expect(trouble).toBeNull()
    expect(request).toMatchObject({ method: 'POST', path: '/efrisws/ws/taapp/getInformation' })
    expect(request.opened).toMatchObject({ layers: ['base64', 'aes'], signed: 'well', trouble: null })
    expect(JSON.parse(request.opened!.text!)).toMatchObject({ sellerDetails: { referenceNo: 'T-1' } })
    expect(JSON.parse(request.body as string).data).toMatchObject({ content: '***' })
    expect(response).toMatchObject({ status: 200, opened: { layers: ['base64', 'aes'] } })
    expect(JSON.parse(response!.opened!.text!).summary).toMatchObject({ grossAmount: '233500' })
  })

  test('without the key of the device, says what stays closed', async () => {
    recording.begin({ device: '1000000002_01' })
    await sell('T-2')
    const { request, response } = recording.exchanges().at(-1)!
    for (const { opened } of [request, response!]) {
      expect(opened).toMatchObject({
        text: null,
        trouble: 'the content is encrypted and there is no key to open it',
      })
    }
    const replayed = await replay(recording.transcript(), sandbox)
    expect(reportOf(replayed)).toContain('T109 was not compared: the request could not be opened')
  })

  test.each([true, false])(
    'holds no secret, whether personal data are kept or not: %s',
    async (keepsPersonalData) => {
      recording.begin({ keepsPersonalData })
      await sell('T-3')
      const { etims } = sandbox.taxpayers()
      const options = { ...etims[0]!, url: recording.url }
      await new PlainEtims(options).initialise(etims[0]!.dvcSrlNo)
      const gateway = new PlainGateway({ ...etims[2]!, url: recording.url })
      await gateway.initialise(etims[2]!.dvcSrlNo)
      await gateway.post('/itemInfo', { lastReqDt: '20180101000000' })
      const secrets = [
        ...sandbox
          .taxpayers()
          .etims.flatMap(({ cmcKey, consumerSecret, apigeeAppId }) => [cmcKey, consumerSecret, apigeeAppId]),
        gateway.headers.authorization!.replace('Bearer ', ''),
        Buffer.from(`${etims[2]!.consumerKey}:${etims[2]!.consumerSecret}`).toString('base64'),
      ].filter((each) => each !== null)
      expect(secrets.length).toBeGreaterThan(6)
      const text = recording.text()
      expect(secrets.filter((each) => text.includes(each))).toEqual([])
      const wrapped = recording
        .exchanges()
        .map(({ response }) => response!.opened?.text)
        .find((each) => each?.includes('passowrdDes'))
      expect(JSON.parse(wrapped!).passowrdDes).toMatch(/^\*{3}secret-\d+\*{3}$/)
    },
  )

  test('hides people and firms unless told otherwise, the same ones in the same way', async () => {
    recording.begin({ keepsPersonalData: false })
    await sell('T-4')
    const device = sandbox.taxpayers().etims[0]!
    const till = new PlainEtims({ ...device, url: recording.url })
    await till.initialise(device.dvcSrlNo)
    await till.post('/saveTrnsSalesOsdc', { ...sale(1), custNm: 'Wanjiku Example', custTin: 'P000000003Z' })
    const text = recording.text()
    for (const each of [
      '1000000001',
      'RISITI EXAMPLE',
      'till@example.com',
      'Walk-in',
      'Cashier 1',
      'P000000001X',
      'Wanjiku',
      'P000000003Z',
      'Clerk One',
    ])
      expect(text.includes(each), each).toBe(false)
    const [first] = recording.exchanges()
    const { tin, deviceNo } = JSON.parse(first!.request.body as string).globalInfo
    expect(deviceNo).toBe(`${tin}_01`)
    expect(tin).toMatch(/^0{9}\d$/)
    // Somebody else plays them, and nothing is different.
    const replayed = await replay(recording.transcript(), await anew())
    expect(reportOf(replayed)).toBe(`${replayed.length} the same, 0 different, 0 not compared.`)
  })
})

async function anew(): Promise<Sandbox> {
  sandbox.reset()
  return sandbox
}

describe('what goes wrong passes on as it is, and is told', () => {
  const faults = [
    ['drop-request', /^no answer came: /],
    ['drop-response-after-commit', /^no answer came: /],
    ['http-5xx', null],
    ['truncated-body', /^the answer broke off/],
    ['garbage-body', null],
  ] as const

  test.each(faults)('%s', async (fault, trouble) => {
    recording.begin()
    sandbox.faults.add({ operation: 'T109', fault, count: 1 })
    const met = await sell('T-5')
    expect(met).toBeInstanceOf(Error)
    const exchange = recording.exchanges().at(-1)!
    if (trouble) expect(exchange.trouble).toMatch(trouble)
    else
      expect(exchange).toMatchObject({
        trouble: null,
        response: { status: fault === 'http-5xx' ? 503 : 200 },
      })
    // The client repeats its sale, which then is made, or was made before.
    await sell('T-5')
    const replayed = await replay(recording.transcript(), await anew())
    expect(replayed.flatMap(({ differences }) => differences ?? [])).toEqual([])
    expect(replayed.filter(({ differences }) => differences === null)).toHaveLength(1)
  })
})

describe('before other servers', () => {
  const servers: Server[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
  })

  async function listen(answer: RequestListener): Promise<string> {
    const server = createServer(answer).listen(0, '127.0.0.1')
    servers.push(server)
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  async function before<Result>(
    target: string,
    act: (recording: Recording) => Promise<Result>,
  ): Promise<Result> {
    const own = await openRecording(sandbox, target)
    try {
      return await act(own)
    } finally {
      await own.close()
    }
  }

  test('one whose certificate is not trusted gets nothing', async () => {
    sandbox.reset()
    await before(sandbox.tlsUrl!, async (own) => {
      await expect(fetch(own.url)).rejects.toThrow()
      expect(own.exchanges()).toMatchObject([
        { response: null, trouble: expect.stringContaining('certificate') },
      ])
    })
  })

  test('one that is not there', async () => {
    await before('http://127.0.0.1:1', async (own) => {
      await expect(fetch(own.url, { method: 'POST', body: '{}' })).rejects.toThrow()
      expect(own.exchanges()).toMatchObject([
        { request: { body: '{}' }, response: null, trouble: expect.stringContaining('ECONNREFUSED') },
      ])
    })
  })

  test('a body beyond all measure is handed on, and kept by its beginning', async () => {
    const bytes = 17 * 1024 * 1024
    const target = await listen((request, response) => void request.pipe(response))
    await before(target, async (own) => {
      const answer = await fetch(own.url, { method: 'POST', body: Buffer.alloc(bytes, 'a') })
      expect((await answer.arrayBuffer()).byteLength).toBe(bytes)
      const [{ request, response }] = own.exchanges() as never as [{ request: object; response: object }]
      const body = { begins: 'a'.repeat(2000), bytes }
      expect({ request, response }).toMatchObject({ request: { body }, response: { body } })
      const [replayed] = await replay(own.transcript(), sandbox)
      expect(replayed).toMatchObject({ differences: null, reason: 'the request was too large to be kept' })
    })
  })

  test('a client that leaves before the answer, or while it sends', async () => {
    let answer: (() => void) | undefined
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    const target = await listen((request, response) => {
      request.resume()
      request.on('end', () => {
        answer!()
        setTimeout(() => response.end('{"late":true}'), 50)
      })
    })
    await before(target, async (own) => {
      const { port } = new URL(own.url)
      const impatient = dial(Number(port), '127.0.0.1')
      impatient.write('POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}')
      await asked
      impatient.destroy()
      await expect
        .poll(() => own.exchanges())
        .toMatchObject([
          { response: { body: '{"late":true}' }, trouble: 'the client left before it had the answer' },
        ])
      const broken = dial(Number(port), '127.0.0.1')
      broken.write('POST /b HTTP/1.1\r\nhost: x\r\ncontent-length: 20\r\n\r\n{"half":')
      setTimeout(() => broken.destroy(), 20)
      await expect.poll(() => own.exchanges().length).toBe(2)
      expect(own.exchanges()[1]).toMatchObject({
        request: { path: '/b', body: '{"half":' },
        trouble: expect.stringContaining('the client left while it sent'),
      })
    })
  })

  test('what is no HTTP does not stop it', async () => {
    await before(sandbox.url, async (own) => {
      const garbage = dial(Number(new URL(own.url).port), '127.0.0.1')
      garbage.resume().end('\u0000\u0001 nonsense\r\n\r\n')
      await once(garbage, 'close')
      expect((await fetch(`${own.url}/_sandbox/clock`)).status).toBe(200)
    })
  })

  test('a port that is taken is told', async () => {
    const { port } = new URL(sandbox.url)
    const opening = openProxy({ target: new URL(sandbox.url), port: Number(port), onPassed: () => {} })
    await expect(opening).rejects.toMatchObject({ code: 'recorder-cannot-listen' })
  })
})
