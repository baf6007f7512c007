import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { ADMIN_KEY, Api, type ApiAnswer } from './support/api.js'
import { configAt, makePlace, type Place, TIMING } from './support/processes.js'
import {
  addSandboxDevice,
  COUNTRIES,
  clearFaults,
  dropNextAnswer,
  ledgerOf,
  sale,
  setFault,
} from './support/sandbox.js'

const [UGANDA, KENYA] = COUNTRIES

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api
let nextKey = 0

const key = () => `http-${nextKey++}`

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  gateway = await start()
  api = new Api(gateway.url)
  for (const country of COUNTRIES) await addSandboxDevice(api, sandbox.url, country)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

beforeEach(() => clearFaults(sandbox.url))

function start(): Promise<Gateway> {
  return startGateway(configAt(place), { timing: TIMING })
}

async function countDocuments(): Promise<number> {
  return (await api.call('GET', '/v1/documents?limit=200')).body.documents.length
}

describe.each(COUNTRIES)('a sale in $name', (country) => {
  it('becomes a fiscal document, and the authority holds the same', async () => {
    const { status, body, headers } = await api.sell(sale(country, 'S-1'), key(), 20)
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/v1/documents/${body.id}`)
    expect(headers.get('preference-applied')).toBe('wait=20')
    expect(body).toMatchObject({ status: 'fiscalised', revision: 1, totals: { gross: '2000.00' } })
    const held = (await ledgerOf(sandbox.url, country)).find((row) => row.number === body.fiscal.number)
    expect(Number(held?.total)).toBe(2000)
    expect(body.attempts).toMatchObject([{ number: 1, outcome: 'fiscalised' }])
  })

  it('is answered at once with a provisional slip when the till does not wait', async () => {
    const { status, body } = await api.sell(sale(country, 'S-2'), key())
    expect(status).toBe(202)
    expect(body).toMatchObject({ status: 'queued', provisional: { kind: 'slip-not-a-tax-document' } })
    expect(body.fiscal).toBeUndefined()
    const document = await api.until(body.id, 'fiscalised')
    expect(document.provisional).toBeUndefined()
  })

  it('is found and adopted when the answer was lost, and is sent once', async () => {
    const before = (await ledgerOf(sandbox.url, country)).length
    await dropNextAnswer(sandbox.url, country)
    const { body } = await api.sell(sale(country, 'S-3'), key(), 20)
    expect(body).toMatchObject({ status: 'fiscalised', attempts: [{ number: 1, outcome: 'in_doubt' }] })
    expect(await ledgerOf(sandbox.url, country)).toHaveLength(before + 1)
  })

  it('is sent when the authority comes back, with the till served meanwhile', async () => {
    await setFault(sandbox.url, { operation: '*', fault: 'down', probability: 1 })
    const { status, body } = await api.sell(sale(country, 'S-4'), key(), 1)
    expect(status).toBe(202)
    await clearFaults(sandbox.url)
    await api.until(body.id, 'fiscalised')
  })

  it('is looked up, not sent again, after a server error that might have come after the commit', async () => {
    const before = (await ledgerOf(sandbox.url, country)).length
    await setFault(sandbox.url, { operation: country.operation, fault: 'http-5xx', count: 1 })
    const { body } = await api.sell(sale(country, 'S-5'), key())
    const document = await api.until(body.id, 'fiscalised')
    expect(document.attempts).toMatchObject([{ outcome: 'in_doubt' }, { outcome: 'fiscalised' }])
    expect(await ledgerOf(sandbox.url, country)).toHaveLength(before + 1)
  })

  it('is one document for one key, however often and at once it is sent', async () => {
    const before = (await ledgerOf(sandbox.url, country)).length
    const [same, body] = [key(), sale(country, 'S-6')]
    const answers = await Promise.all(Array.from({ length: 12 }, () => api.sell(body, same, 10)))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.every(({ status }) => status === 201)).toBe(true)
    expect(await ledgerOf(sandbox.url, country)).toHaveLength(before + 1)
  })

  it('is the same sale when its members come in another order', async () => {
    const same = key()
    const body = sale(country, 'S-7')
    const first = await api.sell(body, same, 10)
    const again = await api.sell(Object.fromEntries(Object.entries(body).reverse()), same, 10)
    expect(again.body.id).toBe(first.body.id)
  })

  it('is refused under the key of another, with the places that differ', async () => {
    const same = key()
    const first = await api.sell(sale(country, 'S-8'), same, 10)
    const { status, type, body } = await api.sell(
      { ...sale(country, 'S-9'), issuedAt: '2026-01-20T10:15:00+03:00' },
      same,
    )
    expect(status).toBe(409)
    expect(type).toBe('application/problem+json')
    expect(body.document).toBe(first.body.id)
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/issuedAt', '/number'])
  })

  it('has a receipt as text and as a page, in which nothing changes by reading', async () => {
    const { body } = await api.sell(sale(country, 'S-10'), key(), 20)
    const text = await api.call('GET', `/v1/documents/${body.id}/receipt?format=text`)
    expect(text.type).toMatch(/^text\/plain/)
    expect(text.text).toContain('TEST – NOT A FISCAL RECEIPT')
    const page = await api.call('GET', `/v1/documents/${body.id}/receipt`, undefined, { accept: 'text/html' })
    expect(page.type).toMatch(/^text\/html/)
    expect(page.text).toContain(body.fiscal.number)
    expect(
      (await api.call('GET', `/v1/documents/${body.id}/receipt`, undefined, { accept: 'text/plain' })).text,
    ).toBe(text.text)
    expect((await api.document(body.id)).body).toEqual(body)
  })
})

describe('a sale that the authority refuses', () => {
  it('ends as rejected, with the authority’s code, the cause and the fix', async () => {
    const unregistered = {
      ...sale(UGANDA, 'R-1'),
      lines: [
        {
          item: 'NOT-REGISTERED',
          name: 'Unknown thing',
          unit: 'PCE',
          quantity: '1',
          unitPrice: '1000',
          tax: 'standard',
          classification: { scheme: 'ug-commodity', code: '50202306' },
        },
      ],
    }
    const same = key()
    const { status, type, body } = await api.sell(unregistered, same, 20)
    expect(status).toBe(422)
    expect(type).toBe('application/problem+json')
    expect(body).toMatchObject({ code: 'efris-2122', retry: 'never', document: { status: 'rejected' } })
    expect(body.fix).toContain('T130')
    // The authority speaks of its own message; the caller is told where that is in the document.
    expect(body.errors).toMatchObject([{ pointer: '/lines/0/item' }])
    expect((await api.sell(unregistered, same)).status).toBe(422)
  })

  it('does not block the sales after it', async () => {
    expect((await api.sell(sale(UGANDA, 'R-2'), key(), 20)).status).toBe(201)
  })
})

describe('bad input', () => {
  const sell = (body: unknown, headers: Record<string, string> = {}) =>
    api.call('POST', '/v1/documents', body, { 'idempotency-key': key(), ...headers })
  const line = (change: object) => ({
    ...sale(UGANDA, 'B-1'),
    lines: [{ item: 'SODA-500', quantity: '1', unitPrice: '2500', ...change }],
  })

  it('says what to send where a request does not say that it is JSON, as one without a body', async () => {
    expect((await sell('', { 'content-type': '' })).body).toMatchObject({
      status: 415,
      title: 'The request does not say that its body is JSON.',
      fix: 'Send it with "Content-Type: application/json"; where nothing is to be said, the body is {}.',
    })
  })

  it.each<[string, number, string | undefined, () => Promise<ApiAnswer>]>([
    ['no key', 400, undefined, () => api.call('POST', '/v1/documents', sale(UGANDA, 'B-1'))],
    ['an empty key', 400, undefined, () => sell(sale(UGANDA, 'B-1'), { 'idempotency-key': '' })],
    [
      'a key of 5,000 characters',
      400,
      undefined,
      () => sell(sale(UGANDA, 'B-1'), { 'idempotency-key': 'k'.repeat(5000) }),
    ],
    ['half a JSON', 400, '', () => sell('{"type":')],
    ['no body', 400, '', () => sell('')],
    ['a list', 422, '', () => sell('[]')],
    ['null', 422, '', () => sell('null')],
    ['a hundred thousand brackets', 400, '', () => sell('['.repeat(100_000))],
    ['5 MB', 413, '', () => sell(JSON.stringify({ note: 'x'.repeat(5_000_000) }))],
    ['a form', 415, '', () => sell('type=receipt', { 'content-type': 'application/x-www-form-urlencoded' })],
    [
      'Latin-1 by name',
      415,
      '',
      () => sell('{}', { 'content-type': 'application/json; charset=iso-8859-1' }),
    ],
    ['gzip', 415, '', () => sell('{}', { 'content-encoding': 'gzip' })],
    ['an unknown field', 422, '/colour', () => sell({ ...sale(UGANDA, 'B-1'), colour: 'red' })],
    ['an unknown field of a line', 422, '/lines/0/unitprice', () => sell(line({ unitprice: '1' }))],
    ['a number for text', 422, '/lines/0/unitPrice', () => sell(line({ unitPrice: 2500 }))],
    ['an exponent', 422, '/lines/0/unitPrice', () => sell(line({ unitPrice: '1e9' }))],
    ['nothing sold', 422, '/lines/0/quantity', () => sell(line({ quantity: '0' }))],
    ['less than nothing', 422, '/lines/0/quantity', () => sell(line({ quantity: '-1' }))],
    ['an item nobody knows', 422, '/lines/0/item', () => sell(line({ item: 'NO-SUCH' }))],
    ['a tax of another country', 422, '/lines/0/tax', () => sell(line({ tax: 'reduced' }))],
    [
      'a total that is a cent off',
      422,
      '/totals/gross',
      () => sell({ ...sale(UGANDA, 'B-1'), totals: { gross: '2000.01' } }),
    ],
    [
      'payments that do not add up',
      422,
      '/payments',
      () => sell({ ...sale(UGANDA, 'B-1'), payments: [{ method: 'cash', amount: '1' }] }),
    ],
    [
      'a way to pay that Uganda lacks',
      422,
      '/payments/0/method',
      () => sell({ ...sale(UGANDA, 'B-1'), payments: [{ method: 'other', amount: '2000' }] }),
    ],
    ['an unknown device', 422, '/device', () => sell({ ...sale(UGANDA, 'B-1'), device: 'nowhere' })],
    [
      'another currency without its rate',
      422,
      '/exchangeRate',
      () => sell({ ...sale(KENYA, 'B-1'), currency: 'USD' }),
    ],
    [
      'a business without a TIN',
      422,
      '/buyer/taxId',
      () => sell({ ...sale(UGANDA, 'B-1'), buyer: { kind: 'business', name: 'X' } }),
    ],
    [
      'a Ugandan TIN in Kenya',
      422,
      '/buyer/taxId/scheme',
      () =>
        sell({
          ...sale(KENYA, 'B-1'),
          buyer: { kind: 'business', name: 'X', taxId: { scheme: 'ug-tin', value: '1000029771' } },
        }),
    ],
    [
      'a credit note without an original, which the seller may not issue',
      422,
      '/preceding',
      () => sell({ ...sale(UGANDA, 'B-1'), type: 'credit_note', preceding: { reason: 'returned' } }),
    ],
  ])(
    '%s is refused with %i, the place and the fix; nothing is stored or sent',
    async (_what, status, pointer, send) => {
      const stored = await countDocuments()
      const held = (await ledgerOf(sandbox.url, UGANDA)).length
      const answer = await send()
      expect(answer.status).toBe(status)
      expect(answer.type).toBe('application/problem+json')
      expect(answer.body.fix).toBeTruthy()
      expect(answer.body.title).toBeTruthy()
      if (pointer !== undefined)
        expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
      expect(await countDocuments()).toBe(stored)
      expect(await ledgerOf(sandbox.url, UGANDA)).toHaveLength(held)
      expect((await api.call('GET', '/health/live')).status).toBe(200)
    },
  )

  it('in bytes that are not UTF-8 is refused', async () => {
    const body = Buffer.from(JSON.stringify({ ...sale(UGANDA, 'B-2'), note: 'Café' }), 'latin1')
    const response = await fetch(`${api.url}/v1/documents`, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${ADMIN_KEY}`,
        'content-type': 'application/json',
        'idempotency-key': key(),
      },
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'encoding-invalid' })
  })

  it.each([
    ['/v1/documents/doc_nothing', 404],
    ['/v1/documents?limit=0', 400],
    ['/v1/documents?status=happy', 400],
    ['/v1/documents?from=yesterday', 400],
    ['/v1/documents?cursor=x', 400],
    ['/v1/items', 400],
    ['/v1/items?device=nowhere', 404],
    ['/v1/nothing', 404],
  ])('GET %s is answered with %i and a problem', async (path, status) => {
    const answer = await api.call('GET', path)
    expect(answer.status).toBe(status)
    expect(answer.type).toBe('application/problem+json')
    expect(answer.body.fix).toBeTruthy()
  })
})

describe('checking a sale', () => {
  it('computes it and stores nothing', async () => {
    const stored = await countDocuments()
    const { status, body } = await api.call('POST', '/v1/documents/check', sale(KENYA, 'K-1'))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ok: true,
      currency: 'KES',
      totals: { gross: '2000.00', net: '1724.14', tax: '275.86' },
    })
    expect(await countDocuments()).toBe(stored)
  })

  it('lets a Kenyan line call its item by a name of its own, which KRA does not compare', async () => {
    const lines = [{ item: KENYA.item, name: 'Lemonade', quantity: '2', unitPrice: '1000' }]
    const { status, body } = await api.call('POST', '/v1/documents/check', { ...sale(KENYA, 'K-1'), lines })
    expect([status, body.totals?.gross]).toEqual([200, '2000.00'])
  })

  it('says what would be refused', async () => {
    const { status, body } = await api.call('POST', '/v1/documents/check', {
      ...sale(KENYA, 'K-1'),
      totals: { tax: '320' },
    })
    expect(status).toBe(422)
    expect(body.errors[0].pointer).toBe('/totals/tax')
    expect(body.errors[0].message).toContain('44.14 too high')
    expect(body).toMatchObject({ ok: false, totals: { tax: '275.86' }, taxes: [{ category: 'standard' }] })
  })

  it.each([
    ['that is no document', { colour: 'red' }, 'document-schema', undefined],
    ['for a device that is none', { ...sale(KENYA, 'K-2'), device: 'nowhere' }, 'device-known', undefined],
    [
      'with totals that are wrong',
      { ...sale(KENYA, 'K-2'), totals: { tax: '1' } },
      'totals-agree',
      '2000.00',
    ],
    [
      'that the country refuses',
      { ...sale(UGANDA, 'K-2'), buyer: { kind: 'business', name: 'X' } },
      'ug-buyer-tin',
      '2000.00',
    ],
    [
      'that calls an item by another name than the item table',
      {
        ...sale(UGANDA, 'K-2'),
        lines: [{ item: UGANDA.item, name: 'Lemonade', quantity: '2', unitPrice: '1000' }],
      },
      'ug-item-name',
      '2000.00',
    ],
    [
      'that sells an item under another tax than the item table',
      {
        ...sale(UGANDA, 'K-2'),
        lines: [{ item: UGANDA.item, tax: 'exempt', quantity: '2', unitPrice: '1000' }],
      },
      'ug-item-tax',
      '2000.00',
    ],
    [
      'of tomorrow',
      { ...sale(UGANDA, 'K-2'), issuedAt: '2126-01-01T00:00:00Z' },
      'issued-in-past',
      '2000.00',
    ],
  ])('%s is told the rule and what is right, as it is when it is sold', async (_what, body, rule, gross) => {
    const checked = await api.call('POST', '/v1/documents/check', body)
    const sold = await api.sell(body, key())
    expect([checked.status, sold.status]).toEqual([422, 422])
    // The two may be told of different seconds.
    const [atCheck, atSale] = [checked, sold].map(({ text }) => text.match(/"errors":(\[.*?\])/)![1]!)
    expect(atCheck!.replace(/:\d\d in/, '')).toBe(atSale!.replace(/:\d\d in/, ''))
    expect(checked.body.errors[0]).toEqual({
      pointer: expect.any(String),
      message: expect.any(String),
      fix: expect.any(String),
      rule,
      example: expect.stringMatching(/./),
    })
    expect(checked.body.totals?.gross).toBe(gross)
  })
})

describe('a sale in dollars', () => {
  const inDollars = (country: (typeof COUNTRIES)[number], number: string) => ({
    ...sale(country, number),
    currency: 'USD',
    exchangeRate: country === KENYA ? '129.3312' : '3840.65',
    payments: [{ method: 'cash', amount: '2500' }],
    change: '500',
  })

  it('stays in dollars in Uganda', async () => {
    const { status, body } = await api.sell(inDollars(UGANDA, 'F-1'), key(), 20)
    expect([status, body.problem]).toEqual([201, undefined])
    expect(body).toMatchObject({ currency: 'USD', totals: { gross: '2000.00' } })
    expect(body.converted).toBeUndefined()
  })

  it('is told to KRA in shillings, and shown in both', async () => {
    const { status, body } = await api.sell(inDollars(KENYA, 'F-1'), key(), 20)
    expect([status, body.problem]).toEqual([201, undefined])
    expect(body).toMatchObject({
      currency: 'USD',
      totals: { gross: '2000.00' },
      converted: { currency: 'KES', exchangeRate: '129.3312', totals: { gross: '258662.40' } },
    })
    const receipt = await api.call('GET', `/v1/documents/${body.id}/receipt?format=text`)
    expect(receipt.text).toMatch(/TOTAL +KES 258,662.40\nTOTAL IN USD +USD 2,000.00/)
    expect(receipt.text).toMatch(/CHANGE +USD 500.00/)
  })
})

describe('listing documents', () => {
  it('pages from the newest, and every document comes once', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await api.call('GET', `/v1/documents?limit=3${cursor}`)
      seen.push(...body.documents.map((document: { id: string }) => document.id))
      cursor = body.next === undefined ? '' : `&cursor=${body.next}`
    } while (cursor !== '')
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(await countDocuments())
  })

  it('filters', async () => {
    const kenyan = await api.call('GET', '/v1/documents?device=ke-shop-1&q=s-1&limit=200')
    expect(kenyan.body.documents.map((document: { number: string }) => document.number).sort()).toEqual([
      'S-1',
      'S-10',
    ])
    expect((await api.call('GET', '/v1/documents?status=rejected')).body.documents).toHaveLength(1)
    expect((await api.call('GET', '/v1/documents?from=2100-01-01')).body.documents).toHaveLength(0)
  })
})

const KENYAN = {
  id: 'x',
  authority: 'etims',
  environment: 'local',
  tin: 'P000000001X',
  bhfId: '00',
  dvcSrlNo: '1',
}

describe('a device', () => {
  it('is listed without its secrets', async () => {
    const { text, body } = await api.call('GET', '/v1/devices')
    expect(body.devices).toHaveLength(2)
    expect(text).not.toMatch(/PRIVATE KEY|cmcKey|password/i)
  })

  it('is not added twice, and its keys stay', async () => {
    const device = {
      id: 'ke-shop-1',
      authority: 'etims',
      environment: 'local',
      tin: 'P000000009Z',
      bhfId: '00',
      dvcSrlNo: 'X',
    }
    expect((await api.call('POST', '/v1/devices', device)).status).toBe(409)
    expect((await api.sell(sale(KENYA, 'D-1'), key(), 20)).status).toBe(201)
  })

  it.each([
    ['an authority nobody knows', { id: 'x', authority: 'zra' }, '/authority'],
    [
      'an address that is none',
      {
        id: 'x',
        authority: 'etims',
        environment: 'file:///etc',
        tin: 'P000000001X',
        bhfId: '00',
        dvcSrlNo: '1',
      },
      '/environment',
    ],
    [
      'a PIN that is none',
      { id: 'x', authority: 'etims', environment: 'local', tin: '1', bhfId: '00', dvcSrlNo: '1' },
      '/tin',
    ],
    ['a channel nobody knows', { ...KENYAN, channel: 'tims' }, '/channel'],
    ['GavaConnect without credentials', { ...KENYAN, channel: 'gavaconnect' }, '/consumerKey'],
    ['credentials that its channel does not ask for', { ...KENYAN, apigeeAppId: 'x' }, '/apigeeAppId'],
    ['a portal that is no address', { ...KENYAN, channel: 'vscu', portal: 'kra' }, '/portal'],
    [
      'a name with a slash',
      { id: 'a/b', authority: 'etims', environment: 'local', tin: 'P000000001X', bhfId: '00', dvcSrlNo: '1' },
      '/id',
    ],
  ])('with %s is refused', async (_what, device, pointer) => {
    const { status, body } = await api.call('POST', '/v1/devices', device)
    expect(status).toBe(422)
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
  })

  it('that was never registered can be added again with the right key', async () => {
    const { tin, deviceNo, privateKeyPem } = sandbox.taxpayers().efris[1]!
    const device = { id: 'second', authority: 'efris', environment: sandbox.url, tin, deviceNo }
    await api.call('POST', '/v1/devices', { ...device, privateKeyPem: 'nonsense' })
    expect((await api.call('POST', '/v1/devices/second/initialise')).status).toBe(422)
    expect((await api.call('POST', '/v1/devices', { ...device, privateKeyPem })).status).toBe(201)
    expect((await api.call('POST', '/v1/devices/second/initialise')).body).toMatchObject({
      initialised: true,
    })
    expect((await api.call('POST', '/v1/devices', { ...device, privateKeyPem })).status).toBe(409)
  })

  it('with a key that is none says so when it is first used', async () => {
    const device = {
      id: 'bad-key',
      authority: 'efris',
      environment: sandbox.url,
      tin: '1000000001',
      deviceNo: '1',
      privateKeyPem: 'nonsense',
    }
    expect((await api.call('POST', '/v1/devices', device)).status).toBe(201)
    const { status, body } = await api.call('POST', '/v1/devices/bad-key/initialise')
    expect(status).toBe(422)
    expect(body.code).toBe('key-file-unreadable')
  })
})

describe('a gateway', () => {
  it('does not answer a web page that calls it by another name', async () => {
    const status = await statusWithHost('evil.example')
    expect(status).toBe(421)
  })

  it('keeps an idle connection for longer than proxies do, so that no sale meets one that is being closed', async () => {
    const { headers } = await api.call('GET', '/v1/devices')
    expect(headers.get('keep-alive')).toBe('timeout=125')
  })

  it('is the only one on its database', async () => {
    await expect(start()).rejects.toThrow(/Another gateway is running/)
  })
})

/** fetch does not let a caller set the host. */
async function statusWithHost(host: string): Promise<number> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    request(`${api.url}/v1/documents`, { headers: { host } }, (response) =>
      resolve(response.resume().statusCode!),
    )
      .on('error', reject)
      .end()
  })
}
