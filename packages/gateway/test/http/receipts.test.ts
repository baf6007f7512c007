import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { drawLogo } from '../receipts/dressed.js'
import { readEscpos } from '../receipts/escpos-reader.js'
import { readPdf } from '../receipts/pictures.js'
import { ADMIN_KEY, Api } from '../support/api.js'
import { configAt, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, sale } from '../support/sandbox.js'

const [uganda, kenya] = COUNTRIES
const FONT = createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf')

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api
let count = 0

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  await sandbox.books.keys.prepare()
  place = makePlace()
  const fontsFolder = join(place.databaseFile, '..', 'fonts')
  mkdirSync(fontsFolder)
  writeFileSync(join(fontsFolder, 'no-font.ttf'), 'no font')
  copyFileSync(FONT, join(fontsFolder, 'Liberation.ttf'))
  gateway = await startGateway({ ...configAt(place), fontsFolder }, { timing: TIMING })
  api = new Api(gateway.url)
  for (const country of COUNTRIES) await addSandboxDevice(api, sandbox.url, country)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

/** Sells, and waits until it is fiscal. @returns its path */
async function sell(country: (typeof COUNTRIES)[number] = uganda): Promise<string> {
  count++
  const sold = await api.sell(sale(country, `R-${count}`), `receipt-${count}`, 20)
  expect(sold.status, sold.text).toBe(201)
  return `/v1/documents/${sold.body.id}`
}

async function bytesOf(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(gateway.url + path, {
    headers: { connection: 'close', authorization: `Bearer ${ADMIN_KEY}`, ...headers },
  })
  expect(response.status, path).toBe(200)
  return { type: response.headers.get('content-type'), bytes: new Uint8Array(await response.arrayBuffer()) }
}

const settings = (device: string) => `/v1/devices/${device}/receipt-settings`

describe('a receipt', () => {
  it('comes in every form, by the address or by what is accepted', async () => {
    const path = await sell()
    const beginnings = { pdf: '%PDF-', png: '\x89PNG', escpos: '\x1b@', html: '<!doctype', text: '*' }
    const types = {
      pdf: 'application/pdf',
      png: 'image/png',
      escpos: 'application/vnd.escpos',
      html: 'text/html; charset=utf-8',
      text: 'text/plain; charset=utf-8',
    }
    for (const [format, beginning] of Object.entries(beginnings)) {
      const type = types[format as keyof typeof types]
      const byName = await bytesOf(`${path}/receipt?format=${format}&width=58`)
      const byType = await bytesOf(`${path}/receipt?width=58`, { accept: `*/*;q=0.1, ${type}` })
      expect([byName.type, byType.type]).toEqual([type, type])
      expect(Buffer.from(byName.bytes).toString('latin1').startsWith(beginning)).toBe(true)
      expect(byType.bytes).toEqual(byName.bytes)
    }
    expect((await bytesOf(`${path}/receipt`, { accept: 'text/html,*/*' })).type).toBe(types.html)
  }, 90_000)

  it('carries the test mark in every form outside production', async () => {
    const path = await sell(kenya)
    const [page] = await readPdf((await bytesOf(`${path}/receipt?format=pdf`)).bytes)
    expect(page).toContain('TEST – NOT A FISCAL RECEIPT')
    const { lines } = readEscpos((await bytesOf(`${path}/receipt?format=escpos`)).bytes)
    expect(lines[0]).toContain('TEST – NOT A FISCAL RECEIPT')
  })
})

describe('the prints of a document', () => {
  it('are one original and then copies, however many ask at once', async () => {
    const path = await sell(kenya)
    const answers = await Promise.all(Array.from({ length: 6 }, () => api.call('POST', `${path}/prints`)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201])
    expect(answers.map(({ body }) => body.kind).toSorted()).toEqual([
      'copy',
      'copy',
      'copy',
      'copy',
      'copy',
      'original',
    ])
    expect(answers.map(({ body }) => body.number).toSorted()).toEqual([1, 2, 3, 4, 5, 6])
    const { prints } = (await api.call('GET', `${path}/prints`)).body
    expect(prints.map(({ kind }: { kind: string }) => kind)).toEqual(['original', ...Array(5).fill('copy')])
  })

  it('are the same when the same key comes again', async () => {
    const path = await sell()
    const key = { 'idempotency-key': 'print-1' }
    const first = await api.call('POST', `${path}/prints`, undefined, key)
    expect(first.body).toMatchObject({ number: 1, kind: 'original' })
    await api.call('POST', `${path}/prints`)
    expect((await api.call('POST', `${path}/prints`, undefined, key)).body).toEqual(first.body)
    const events = (await api.call('GET', `${path}/events`)).body.events
    const printed = events.filter(({ kind }: { kind: string }) => kind === 'printed')
    expect(printed.map(({ data }: { data: unknown }) => data)).toEqual([
      { print: 1, kind: 'original' },
      { print: 2, kind: 'copy' },
    ])
  })

  it('can be fetched: the original as it was, the others as copies; reading records nothing', async () => {
    const path = await sell(kenya)
    const text = async (query: string) => (await api.call('GET', `${path}/receipt?format=text&${query}`)).text
    const before = await text('')
    expect(before).not.toContain('C O P Y')
    await text('')
    const { body } = await api.call('POST', `${path}/prints`)
    expect((await api.call('GET', `${body.receipt}&format=text`)).text).toBe(before)
    const next = await text('')
    expect(next).toContain('C O P Y')
    expect(next).toContain('NOT AN OFFICIAL RECEIPT')
    expect(next).toMatch(/\d+\/\d+ CS/)
    expect(before).toMatch(/\d+\/\d+ NS/)
    await api.call('POST', `${path}/prints`)
    expect(await text('print=2')).toBe(next)
    const unknown = await api.call('GET', `${path}/receipt?print=3`)
    expect([unknown.status, unknown.body.code]).toEqual([404, 'print-unknown'])
  })

  it('do not count while there is only a slip', async () => {
    await api.call('POST', `/v1/devices/${uganda.device}/pause`)
    const { id } = (await api.sell(sale(uganda, 'SLIP-1'), 'slip-1')).body
    const print = await api.call('POST', `/v1/documents/${id}/prints`)
    expect([print.status, print.body.kind, print.body.number]).toEqual([200, 'provisional', undefined])
    await api.call('POST', `/v1/devices/${uganda.device}/resume`)
    await api.until(id, 'fiscalised')
    expect((await api.call('POST', `/v1/documents/${id}/prints`)).body.kind).toBe('original')
  })
})

describe('a printer of the device', () => {
  it('gets the receipt, the first time as the original; without one that answers nothing is recorded', async () => {
    const path = await sell(kenya)
    const missing = await api.call('POST', `${path}/prints?to=printer`)
    expect([missing.status, missing.body.code]).toEqual([409, 'printer-missing'])

    const paper = new Paper()
    const port = await paper.open()
    const printer = { host: '127.0.0.1', port, paper: '58' }
    expect((await api.call('PUT', settings(kenya.device), { printer })).status).toBe(200)
    const prints = [
      (await api.call('POST', `${path}/prints?to=printer`)).body,
      (await api.call('POST', `${path}/prints?to=printer`)).body,
    ]
    expect(prints.map(({ kind }) => kind)).toEqual(['original', 'copy'])
    const [original, copy] = (await paper.jobs(2)).map((bytes) => readEscpos(bytes).lines.join('\n'))
    expect(original).toMatch(/\d+ NS/)
    expect(original).not.toContain('COPY')
    expect(copy).toContain('COPY {4x4 bold}')
    await paper.close()

    const silent = await api.call('POST', `${path}/prints?to=printer`)
    expect([silent.status, silent.body.code]).toEqual([502, 'printer-silent'])
    expect((await api.call('GET', `${path}/prints`)).body.prints).toHaveLength(2)
    await api.call('PUT', settings(kenya.device), {})
  })
})

describe('what a device wants', () => {
  it('is on its receipts, and is answered as it was said', async () => {
    const path = await sell(kenya)
    const wish = {
      language: 'sw',
      paper: '58',
      header: ['Karibu sana'],
      footer: ['Asante <b>'],
      amountInWords: true,
      logo: drawLogo('image/jpeg', 900, 300).toString('base64'),
      font: { regular: 'Liberation.ttf' },
    }
    const put = await api.call('PUT', settings(kenya.device), wish)
    expect(put.status, put.text).toBe(200)
    const { logo, ...words } = put.body
    expect({ ...words, logo: wish.logo }).toEqual(wish)
    expect(Buffer.from(logo, 'base64').readUInt32BE(16)).toBe(384)
    expect((await api.call('GET', settings(kenya.device))).body).toEqual(put.body)
    expect((await api.call('PUT', settings(kenya.device), put.body)).body).toEqual(put.body)

    const pdf = await bytesOf(`${path}/receipt?format=pdf`)
    expect(Buffer.from(pdf.bytes).toString('latin1')).toMatch(
      /LiberationSans[\s\S]*\/Subtype \/Image|\/Subtype \/Image[\s\S]*LiberationSans/,
    )
    const [page] = await readPdf(pdf.bytes)
    for (const text of ['Karibu sana', 'Asante <b>', 'KWA MANENO', 'JUMLA', 'TAX INVOICE / ANKARA YA KODI'])
      expect(page).toContain(text)
    const html = await api.call('GET', `${path}/receipt?format=html`)
    expect(html.text).toContain('Asante &lt;b&gt;')
    expect(html.text).toContain('<img alt="" src="data:image/png;base64,')
    expect(html.headers.get('content-security-policy')).toContain('img-src data:')
    await api.call('PUT', settings(kenya.device), {})
    expect((await api.call('GET', `${path}/receipt?format=text`)).text).not.toContain('Karibu')
  })

  it.each([
    [{ language: 'fr' }, '/language'],
    [{ header: ['x'.repeat(81)] }, '/header/0'],
    [{ footer: ['a\nb'] }, '/footer/0'],
    [{ footer: Array(11).fill('x') }, '/footer'],
    [{ logo: Buffer.from('<svg/>').toString('base64') }, '/logo'],
    [{ logo: drawLogo('image/png').subarray(0, 80).toString('base64') }, '/logo'],
    [{ font: { regular: '../risiti.db' } }, '/font/regular'],
    [{ font: { regular: 'absent.ttf' } }, '/font'],
    [{ font: { regular: 'no-font.ttf' } }, '/font'],
    [{ printer: { host: 'a b', paper: '58' } }, '/printer/host'],
    [{ printer: { host: 'till', paper: '80', columns: 40 } }, '/printer/columns'],
  ])('is refused where it cannot be: %j', async (wish, pointer) => {
    const answer = await api.call('PUT', settings(uganda.device), wish)
    expect([answer.status, answer.body.errors?.[0].pointer], answer.text).toEqual([422, pointer])
  })
})

describe('a preview', () => {
  it('draws an offer or an exercise, and keeps nothing', async () => {
    const before = (await api.call('GET', '/v1/documents')).body.documents.length
    for (const [kind, word] of [
      ['proforma', 'P R O F O R M A'],
      ['training', 'T R A I N I N G'],
    ]) {
      const { status, text } = await api.call(
        'POST',
        `/v1/documents/preview?kind=${kind}&format=text`,
        sale(kenya, 'OFFER-1'),
      )
      expect(status, text).toBe(200)
      expect(text).toContain(word)
      expect(text).toContain('NOT AN OFFICIAL RECEIPT')
      expect(text).not.toContain('CU INVOICE')
    }
    expect((await api.call('GET', '/v1/documents')).body.documents).toHaveLength(before)
    const wrong = await api.call('POST', '/v1/documents/preview', { ...sale(kenya, 'OFFER-2'), lines: [] })
    expect(wrong.status).toBe(422)
  })
})

/** A printer that keeps what it is given. */
class Paper {
  readonly #jobs: Buffer[] = []
  readonly #server: Server = createServer((socket) => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => {})
    socket.on('end', () => {
      this.#jobs.push(Buffer.concat(chunks))
      socket.end()
    })
  })

  open(): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  }

  async jobs(count: number): Promise<readonly Buffer[]> {
    await expect.poll(() => this.#jobs.length, { timeout: 10_000 }).toBe(count)
    return this.#jobs
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }
}
