import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { inspect } from 'node:util'
import { ConfigurationError, InvalidInputError, TransportError, UnreadableAnswerError } from '@risiti/core'
import { EtimsClient, type EtimsClientOptions, EtimsRejection, type Exchange } from '@risiti/etims'
import { afterEach, describe, expect, it } from 'vitest'
import { type Arrived, reply, startFakeKra } from './fake-kra.js'
import { info, sale, signed } from './samples.js'

const KEY = '0123456789ABCDEF0123456789ABCDEF'
const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

function open(environment: string, more: Partial<EtimsClientOptions> = {}): EtimsClient {
  const client = new EtimsClient({
    channel: 'oscu',
    tin: 'P000000001X',
    bhfId: '00',
    cmcKey: KEY,
    environment,
    ...more,
  })
  cleanups.push(() => client.close())
  return client
}

async function start(
  answer: Parameters<typeof startFakeKra>[0],
  more: Partial<EtimsClientOptions> = {},
): Promise<{ client: EtimsClient; arrived: Arrived[]; exchanges: Exchange[] }> {
  const kra = await startFakeKra(answer)
  cleanups.push(kra.stop)
  const exchanges: Exchange[] = []
  const client = open(kra.url, { onExchange: (exchange) => exchanges.push(exchange), ...more })
  return { client, arrived: kra.arrived, exchanges }
}

const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (error: unknown) => error,
  )

describe('a call', () => {
  it('carries the identity in the headers and only the sale in the body', async () => {
    const { client, arrived } = await start(reply('000', signed))
    await client.saveSalesTransaction({ tin: 'P000000001X', bhfId: '00', ...sale() })
    const [{ path, headers, body }] = arrived as [Arrived]
    expect(path).toBe('/etims-api/saveTrnsSalesOsdc')
    expect(headers).toMatchObject({
      tin: 'P000000001X',
      bhfid: '00',
      cmckey: KEY,
      'content-type': 'application/json',
    })
    expect(JSON.parse(body)).not.toHaveProperty('tin')
    expect(body).toContain('"totTaxblAmt":86.21,"totTaxAmt":13.79,"totAmt":100.00')
  })

  it('resolves to the flat reply', async () => {
    const { client } = await start(reply('000', signed))
    expect(await client.saveSalesTransaction(sale())).toEqual({
      resultCd: '000',
      resultMsg: 'message of 000',
      resultDt: '20261123101500',
      data: signed,
    })
  })

  it('initialises without a key, with the identity in the body', async () => {
    const { client, arrived } = await start(reply('000', { info }), { cmcKey: undefined })
    const { data } = await client.selectInitOsdcInfo({ dvcSrlNo: 'SN-1' })
    expect(data?.info.cmcKey).toBe(info.cmcKey)
    expect(arrived[0]?.body).toBe('{"tin":"P000000001X","bhfId":"00","dvcSrlNo":"SN-1"}')
    expect(arrived[0]?.headers).not.toHaveProperty('cmckey')
  })

  it('needs the key afterwards, and says how to get it', async () => {
    const { client, arrived } = await start(reply('001'), { cmcKey: undefined })
    const error = await failure(client.selectInvoiceDetails({ invcNo: 1 }))
    expect(error).toBeInstanceOf(ConfigurationError)
    expect(error).toMatchObject({
      code: 'cmckey-missing',
      fix: expect.stringContaining('selectInitOsdcInfo'),
    })
    expect(arrived).toHaveLength(0)
    client.setCmcKey(KEY)
    expect(await client.selectInvoiceDetails({ invcNo: 1 })).toMatchObject({ resultCd: '001', data: null })
    expect(arrived[0]?.headers.cmckey).toBe(KEY)
  })

  it('is made once, whatever comes back', async () => {
    const { client, arrived } = await start(reply('999'))
    await failure(client.saveSalesTransaction(sale()))
    await failure(client.selectInvoiceDetails({ invcNo: 1 }))
    expect(arrived).toHaveLength(2)
  })

  it('goes through a fetch that is passed in', async () => {
    const urls: unknown[] = []
    const client = open('production', {
      fetch: async (url) => {
        urls.push(url)
        return new Response('{"resultCd":"001","resultMsg":"","resultDt":""}')
      },
    })
    await client.selectInvoiceDetails({ invcNo: 1 })
    expect(urls).toEqual(['https://etims-api.kra.go.ke/etims-api/selectInvoiceDetails'])
  })
})

describe('input', () => {
  it('is refused before anything is sent, with pointers and fixes', async () => {
    const { client, arrived } = await start(reply('000', signed))
    const wrong = { ...sale(), totAmt: '100.001', custNm: 'x'.repeat(61) }
    const error = await failure(client.saveSalesTransaction(wrong))
    expect(error).toBeInstanceOf(InvalidInputError)
    expect(error).toMatchObject({
      code: 'request-invalid',
      operation: 'saveSalesTransaction',
      issues: [
        { path: '/custNm', fix: 'Shorten it: KRA takes at most 60.' },
        { path: '/totAmt', fix: 'Round it to 2 decimals.' },
      ],
    })
    expect(arrived).toHaveLength(0)
  })

  it('with the identity of another device is refused', async () => {
    const { client } = await start(reply('000', signed))
    const error = await failure(client.saveSalesTransaction({ ...sale(), tin: 'A123456789Z', bhfId: '01' }))
    expect(error).toMatchObject({ issues: [{ path: '/tin' }, { path: '/bhfId' }] })
  })

  it('may have unknown members when they are to pass, and the answer keeps its own', async () => {
    const { client, arrived } = await start(reply('000', { ...signed, newMember: 1 }))
    const [first] = sale().itemList
    const input = { ...sale(), rfu: '1.50', itemList: [{ ...first, rfu: 2 }] }
    expect(await failure(client.call('saveSalesTransaction', input))).toBeInstanceOf(InvalidInputError)
    const { data } = await client.call('saveSalesTransaction', input, { unknown: 'pass' })
    expect(JSON.parse(arrived[0]!.body)).toMatchObject({ rfu: '1.50', itemList: [{ rfu: 2 }] })
    expect(data).toHaveProperty('newMember', 1)
  })

  it('is still held to the table when unknown members pass', async () => {
    const { client } = await start(reply('000', signed))
    const error = await failure(
      client.call('saveSalesTransaction', { ...sale(), regrId: 'x'.repeat(21) }, { unknown: 'pass' }),
    )
    expect(error).toMatchObject({ issues: [{ path: '/regrId' }] })
  })

  it('for an operation that does not exist is refused', async () => {
    const { client } = await start(reply('000'))
    const error = await failure(client.call('toString' as 'selectInvoiceDetails', {}))
    expect(error).toMatchObject({ code: 'operation-unknown' })
  })
})

describe('a prepared text', () => {
  it('is sent byte for byte', async () => {
    const { client, arrived } = await start(reply('000', signed))
    const text = client.prepare('saveSalesTransaction', { ...sale(), custNm: 'Café Ñandú 東京' })
    await client.sendPrepared('saveSalesTransaction', text)
    const heard: string[] = []
    const onAnswer = ({ body }: { body: string }) => heard.push(body)
    await client.sendPrepared('saveSalesTransaction', ` ${text}\n`, { onAnswer })
    expect(JSON.parse(heard.join())).toMatchObject({ resultCd: '000' })
    expect(arrived.map((one) => one.body)).toEqual([text, ` ${text}\n`])
  })

  it('is what a call sends, and the same every time', async () => {
    const { client, arrived } = await start(reply('000', signed))
    await client.saveSalesTransaction(sale())
    expect(client.prepare('saveSalesTransaction', sale())).toBe(arrived[0]?.body)
  })

  it('has the same digits for text and for numbers', () => {
    const client = open('local')
    const numbers = JSON.parse(client.prepare('saveSalesTransaction', { ...sale(), totAmt: 100.25 }))
    expect(numbers).toEqual(
      JSON.parse(client.prepare('saveSalesTransaction', { ...sale(), totAmt: '100.25' })),
    )
  })
})

describe('a failing network', () => {
  it('that never connected has sent nothing', async () => {
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const { port } = probe.address() as AddressInfo
    probe.close()
    const error = await failure(open(`http://127.0.0.1:${port}`).saveSalesTransaction(sale()))
    expect(error).toBeInstanceOf(TransportError)
    expect(error).toMatchObject({ sent: 'no', retry: 'same-request', operation: 'saveSalesTransaction' })
  })

  it('that does not answer in time may have delivered', async () => {
    const { client, arrived, exchanges } = await start(() => {}, { timeoutMs: 100 })
    const error = await failure(client.saveSalesTransaction(sale()))
    expect(error).toMatchObject({ code: 'no-answer', sent: 'maybe', retry: 'reconcile-first' })
    expect(arrived).toHaveLength(1)
    expect(exchanges).toMatchObject([{ operation: 'saveSalesTransaction', response: null, status: null }])
  })

  it('has a limit of its own for reading', async () => {
    const { client } = await start(() => {}, { timeoutMs: 60_000, readTimeoutMs: 100 })
    expect(await failure(client.selectInvoiceDetails({ invcNo: 1 }))).toMatchObject({ code: 'no-answer' })
  })

  it('that breaks after the request may have delivered', async () => {
    const { client } = await start((response) => response.destroy())
    expect(await failure(client.saveSalesTransaction(sale()))).toMatchObject({ sent: 'maybe' })
  })

  it('that brings a server error page brings no answer', async () => {
    const { client } = await start((response) => response.writeHead(503).end('busy'))
    const error = await failure(client.saveSalesTransaction(sale()))
    expect(error).toBeInstanceOf(UnreadableAnswerError)
    expect(error).toMatchObject({ retry: 'reconcile-first', raw: 'busy' })
  })
})

describe('a refusal', () => {
  it.each([
    ['901', 'after-reinit', 'taxpayer'],
    ['902', 'never', 'operator'],
    ['994', 'reconcile-first', 'operator'],
  ])('%s is explained', async (resultCd, retry, actor) => {
    const { client } = await start(reply(resultCd))
    const error = await failure(client.saveSalesTransaction(sale()))
    expect(error).toBeInstanceOf(EtimsRejection)
    expect(error).toMatchObject({ resultCd, retry, actor, operation: 'saveSalesTransaction' })
    expect((error as EtimsRejection).fix.length).toBeGreaterThan(10)
  })
})

describe('the key', () => {
  const shown = (value: unknown) => inspect(value, { depth: 10, showHidden: true }) + JSON.stringify(value)

  it('is not shown by the client', () => {
    expect(shown(open('local'))).not.toContain(KEY)
    expect(inspect(open('local'))).toContain('cmcKey: set')
  })

  it('is blanked in every exchange, and so is the one that initialisation hands out', async () => {
    const { client, exchanges } = await start(reply('000', { info }))
    await client.selectInitOsdcInfo({ dvcSrlNo: 'SN-1' })
    await failure(client.saveSalesTransaction(sale()))
    expect(exchanges).toHaveLength(2)
    expect(shown(exchanges)).not.toContain(KEY)
    expect(shown(exchanges)).not.toContain(info.cmcKey)
    expect(exchanges[1]?.request.headers).toMatchObject({ cmcKey: '[redacted]', tin: 'P000000001X' })
  })

  it.each([
    [
      'an echo',
      (response: import('node:http').ServerResponse, one: Arrived) => response.end(one.headers.cmckey),
    ],
    [
      'half of an initialisation',
      (response: import('node:http').ServerResponse) =>
        response.end(`{"resultCd":"000","data":{"info":{"cmcKey": "${info.cmcKey.slice(0, 20)}`),
    ],
    ['an incomplete initialisation', reply('000', { info: { cmcKey: info.cmcKey } })],
    [
      'a message that quotes it',
      (response: import('node:http').ServerResponse) =>
        response.end(`{"resultCd":"999","resultMsg":"wrong key ${KEY}"}`),
    ],
  ])('is in no error after %s', async (_what, answer) => {
    const { client } = await start(answer)
    for (const call of [
      () => client.selectInitOsdcInfo({ dvcSrlNo: 'x' }),
      () => client.selectInvoiceDetails({ invcNo: 1 }),
    ]) {
      const error = await failure(call())
      expect(shown(error)).not.toContain(KEY)
      expect(shown(error)).not.toContain(info.cmcKey.slice(0, 20))
    }
  })

  it.each(['', 'short', 'with\r\nheader: injected', 'ключключ'])('cannot be %j', (key) => {
    const error = (() => {
      try {
        open('local', { cmcKey: key })
      } catch (caught) {
        return caught
      }
      return undefined
    })()
    expect(error).toMatchObject({ code: 'cmckey-invalid' })
    if (key) expect(shown(error)).not.toContain(key)
  })
})

describe('settings', () => {
  it.each([
    [{ tin: '123' }, 'tin-invalid'],
    [{ bhfId: '1' }, 'bhfid-invalid'],
    [{ bhfId: 10 as unknown as string }, 'bhfid-invalid'],
    [{ channel: 'tcs' as 'oscu' }, 'channel-invalid'],
    [{ channel: null as unknown as 'oscu' }, 'channel-invalid'],
    [{ channel: {} as 'oscu' }, 'channel-invalid'],
    [{ timeoutMs: Number.NaN }, 'timeoutms-invalid'],
    [{ readTimeoutMs: '30' as unknown as number }, 'readtimeoutms-invalid'],
    [{ timeoutMs: 2 ** 31 }, 'timeoutms-invalid'],
    [{ connections: 0 }, 'connections-invalid'],
    [{ pathFamily: { nope: 'standard' } as object }, 'operation-unknown'],
    [{ environment: 'staging' }, 'environment-unknown'],
    [{ environment: 'http://127.0.0.1:8788/etims-api' }, 'environment-unknown'],
    [{ environment: 'ftp://127.0.0.1' }, 'environment-unknown'],
  ] as const)('%j are refused', (wrong, code) => {
    expect(() => open('local', wrong)).toThrow(expect.objectContaining({ code }))
  })
})

describe('an observer', () => {
  it('that throws does not turn a signed sale into a failure', async () => {
    const warnings: string[] = []
    const note = (warning: Error) => warnings.push(warning.message)
    process.on('warning', note)
    const { client } = await start(reply('000', signed), {
      onExchange: () => {
        throw new Error('disk full')
      },
    })
    expect(await client.saveSalesTransaction(sale())).toMatchObject({ data: signed })
    await new Promise(setImmediate)
    process.off('warning', note)
    expect(warnings).toEqual(['onExchange failed: disk full'])
  })

  it('is told the time by the clock that is passed in', async () => {
    const now = new Date('2026-11-23T07:15:00Z')
    const { client, exchanges } = await start(reply('001'), { clock: { now: () => now } })
    await client.selectInvoiceDetails({ invcNo: 1 })
    expect(exchanges[0]).toMatchObject({ startedAt: now, endedAt: now, status: 200 })
  })
})
