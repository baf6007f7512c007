import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { readBody } from '../receipts/demanded.js'
import { modulesOfSvg, scan } from '../receipts/qr-codes.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, type Country, clearFaults, sale, setFault } from '../support/sandbox.js'

const PUBLIC = 'https://receipts.example.com'

/** Nothing of this may be on the public page. */
const BUYER = {
  kind: 'consumer',
  name: 'Akello Buyer',
  phone: '+256772000111',
  email: 'akello@example.com',
  address: 'Plot 9, Hill Road',
}

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  gateway = await startGateway({ ...configAt(place), publicUrl: PUBLIC }, { timing: TIMING })
  api = new Api(gateway.url)
  for (const country of COUNTRIES) await addSandboxDevice(api, sandbox.url, country)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

/** Opens the page as a customer does: without a key, where the gateway listens. */
async function open(verifyUrl: string) {
  expect(verifyUrl.startsWith(`${PUBLIC}/verify/`)).toBe(true)
  return new Api(gateway.url, null).call('GET', verifyUrl.slice(PUBLIC.length))
}

function pageOf(verifyUrl: string) {
  return fetch(gateway.url + verifyUrl.slice(PUBLIC.length))
}

async function pause(country: Country, act: 'pause' | 'resume') {
  await api.call('POST', `/v1/devices/${country.device}/${act}`)
}

describe.each(COUNTRIES)('the public page of a sale in $name', (country) => {
  const authority = country.code === 'UG' ? 'URA' : 'KRA'

  it('says first that it is not confirmed, then the fiscal number, under one address', async () => {
    await pause(country, 'pause')
    const body = { ...sale(country, `V-${country.code}`), buyer: BUYER }
    const accepted = (await api.sell(body, `verify-${country.code}`)).body
    expect(accepted.provisional.kind).toBe('slip-not-a-tax-document')
    const { verifyUrl } = accepted.provisional
    const before = readBody((await open(verifyUrl)).text)
    expect(before).toContain(`NOT YET CONFIRMED BY ${authority}`)
    expect(before).toContain(`V-${country.code}`)
    expect(before).toContain('2,000')
    expect(before).not.toContain('Fiscal number ')

    await pause(country, 'resume')
    const { fiscal, provisional } = await api.until(accepted.id, 'fiscalised')
    expect(provisional).toBeUndefined()
    const answer = await open(verifyUrl)
    expect(answer.status).toBe(200)
    const after = readBody(answer.text)
    expect(after).toContain(`CONFIRMED BY ${authority}`)
    expect(after).not.toContain('NOT YET')
    expect(after).toContain(fiscal.number)
    expect(answer.text).toContain(`href="${fiscal.verifyUrl.replaceAll('&', '&amp;')}"`)
    for (const page of [before, after]) {
      expect(page).toContain('TEST – NOT A FISCAL RECEIPT')
      for (const personal of [BUYER.name, BUYER.phone, BUYER.email, BUYER.address])
        expect(page).not.toContain(personal)
      expect(page).not.toMatch(/doc_[0-9a-f]|shop-1/)
    }
  })

  it('says that a cancelled sale is, to whoever holds the slip', async () => {
    await pause(country, 'pause')
    const { id, provisional } = (await api.sell(sale(country, 'V-2'), `cancelled-${country.code}`)).body
    await api.call('POST', `/v1/documents/${id}/cancel`, { reason: 'the customer left' })
    await pause(country, 'resume')
    const page = readBody((await open(provisional.verifyUrl)).text)
    expect(page).toContain('CANCELLED')
    expect(page).not.toContain('the customer left')
    expect((await api.document(id)).body.provisional).toBeUndefined()
  })

  it('says that a refused sale is, without the words of the authority', async () => {
    await pause(country, 'pause')
    const { id, provisional } = (await api.sell(sale(country, 'V-3'), `refused-${country.code}`)).body
    const code = country.code === 'UG' ? '2122' : '910'
    await setFault(sandbox.url, { operation: country.operation, fault: 'return-code', count: 1, code })
    await pause(country, 'resume')
    const { problem } = await api.until(id, 'rejected')
    await clearFaults(sandbox.url)
    const page = readBody((await open(provisional.verifyUrl)).text)
    expect(page).toContain(`REFUSED BY ${authority}`)
    expect(page).not.toContain(problem.message)
    expect((await api.document(id)).body.provisional).toBeUndefined()
  })

  it('is where the code of the slip leads', async () => {
    await pause(country, 'pause')
    const { id, provisional } = (await api.sell(sale(country, 'V-4'), `slip-${country.code}`)).body
    for (const width of ['58', '80', 'a4']) {
      const slip = await api.call('GET', `/v1/documents/${id}/receipt?format=text&width=${width}`)
      expect(slip.text.replace(/\s/g, '')).toContain(provisional.verifyUrl)
    }
    const { text } = await api.call('GET', `/v1/documents/${id}/receipt?format=html`)
    expect(scan(modulesOfSvg(text))).toBe(provisional.verifyUrl)
    await pause(country, 'resume')
  })
})

describe('a public page', () => {
  it('is the same for every code that belongs to no sale', async () => {
    const pages = await Promise.all(
      ['0'.repeat(32), 'x', '%00', "'%20OR%201=1--", 'é'.repeat(500)].map((token) =>
        fetch(`${gateway.url}/verify/${token}`),
      ),
    )
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    expect(new Set(await Promise.all(pages.map((page) => page.text()))).size).toBe(1)
  })

  it('runs nothing, is kept nowhere, and tells no other page its address', async () => {
    const { provisional } = (await api.sell(sale(COUNTRIES[0], 'V-5'), 'headers')).body
    const { headers } = await pageOf(provisional.verifyUrl)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/)
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    })
  })

  it('needs no key, and does not answer under another host name', async () => {
    expect((await fetch(`${gateway.url}/v1/documents`)).status).toBe(401)
    const { request } = await import('node:http')
    const status = await new Promise((resolve, reject) => {
      const url = `${gateway.url}/verify/${'0'.repeat(32)}`
      request(url, { headers: { host: 'elsewhere.example' } }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(421)
  })

  it('has an address of its own for each document', async () => {
    const urls = await Promise.all(
      Array.from({ length: 20 }, (_, index) => api.sell(sale(COUNTRIES[1], `U-${index}`), `unique-${index}`)),
    )
    const addresses = urls.map(({ body }) => body.provisional.verifyUrl)
    expect(new Set(addresses).size).toBe(20)
    for (const address of addresses) expect(address).toMatch(/\/verify\/[0-9a-f]{32}$/)
  })
})

it('without a public address, slips lead to where the gateway listens, and it says so', async () => {
  const other = makePlace()
  const lines: unknown[][] = []
  const local = await startGateway(configAt(other), { timing: TIMING, log: (...line) => lines.push(line) })
  const till = new Api(local.url)
  const country = { ...COUNTRIES[1], device: 'local' }
  await addSandboxDevice(till, sandbox.url, { ...COUNTRIES[0], device: 'local' })
  await till.call('POST', '/v1/devices/local/pause')
  const { body } = await till.sell({ ...sale(COUNTRIES[0], 'L-1'), device: country.device }, 'local')
  expect(body.provisional.verifyUrl.startsWith(`${local.url}/verify/`)).toBe(true)
  expect((await fetch(body.provisional.verifyUrl)).status).toBe(200)
  expect(lines).toContainEqual(['warn', expect.stringContaining('RISITI_PUBLIC_URL'), { url: local.url }])
  await local.close()
  other.remove()
})
