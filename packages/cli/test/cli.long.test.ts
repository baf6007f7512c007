import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatEat } from '@risiti/core/zone'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { risiti, startServer } from './risiti.js'

let up: Awaited<ReturnType<typeof startServer>>
let env: Record<string, string>
let folder: string

beforeAll(async () => {
  up = await startServer(['up', '--port', '0'])
  env = { RISITI_URL: up.ready.gateway.url, RISITI_SANDBOX: up.ready.sandbox.url }
  folder = await mkdtemp(join(tmpdir(), 'risiti-cli-'))
}, 60_000)

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  expect(await up.stop()).toBe(0)
})

describe('risiti submit', () => {
  it.each(['ug-receipt', 'ug-invoice', 'ke-receipt', 'ke-dollars'])(
    'prints the receipt of examples/%s.json',
    async (name) => {
      const { code, out } = await risiti(['submit', `examples/${name}.json`], env)
      expect(code).toBe(0)
      expect(out).toContain('TEST – NOT A FISCAL RECEIPT')
      expect(out).toMatch(/is fiscalised: \S+/)
    },
  )

  it('sells the same file once', async () => {
    const [first, again] = [
      await risiti(['submit', 'examples/ug-receipt.json', '--json'], env),
      await risiti(['submit', 'examples/ug-receipt.json', '--json'], env),
    ]
    expect(JSON.parse(again.out).id).toBe(JSON.parse(first.out).id)
  })

  it('says where a document is wrong and what to do, and ends with 1', async () => {
    const file = join(folder, 'wrong.json')
    await writeFile(
      file,
      JSON.stringify({
        type: 'receipt',
        number: 'X',
        device: 'ug-shop-1',
        currency: 'UGX',
        issuedAt: 'today',
        lines: [],
      }),
    )
    const { code, out, err } = await risiti(['submit', file], env)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('/issuedAt')
    expect(err).toContain('2026-11-23T10:15:00+03:00')
    expect(err).toContain('/lines')
  })

  it('says that a file is not JSON', async () => {
    const file = join(folder, 'broken.json')
    await writeFile(file, '{')
    expect(await risiti(['submit', file], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not JSON'),
    })
  })
})

describe('risiti check', () => {
  it('computes a sale and stores nothing', async () => {
    const before = JSON.parse((await risiti(['documents', '--json'], env)).out).documents.length
    const { code, out } = await risiti(['check', 'examples/ke-dollars.json'], env)
    expect(code).toBe(0)
    expect(out).toMatch(/standard +0\.16 +18116\.69 +2898\.67 +21015\.36/)
    expect(out).toContain('Total KES 24702.27: net 21803.60, tax 2898.67 (at 129.3312)')
    expect(out).toContain('Total USD 191.00')
    expect(JSON.parse((await risiti(['documents', '--json'], env)).out).documents).toHaveLength(before)
  })

  it('prints JSON for programs', async () => {
    const { code, out } = await risiti(['check', 'examples/ug-receipt.json', '--json'], env)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ok: true, currency: 'UGX' })
  })

  it('names every finding, its rule and what is right, as submit does, and ends with 1', async () => {
    const file = join(folder, 'refused.json')
    const sale = JSON.parse(await readFile('examples/ug-receipt.json', 'utf8'))
    await writeFile(
      file,
      JSON.stringify({ ...sale, buyer: { kind: 'business', name: 'X' }, totals: { gross: '1' } }),
    )
    const { code, out, err } = await risiti(['check', file], env)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/ {2}\/totals\/gross is 1, .*\n {4}Send .*\n {4}Rule totals-agree, right is: /)
    expect(err).toMatch(/ {2}\/buyer\/taxId .*\n {4}Add .*\n {4}Rule ug-buyer-tin, right is: "taxId"/)
    expect(await risiti(['submit', file], env)).toEqual({ code, out, err })
    const json = await risiti(['check', file, '--json'], env)
    expect(json).toMatchObject({ code: 1, err: '' })
    const rules = JSON.parse(json.out).errors.map(({ rule }: { rule: string }) => rule)
    expect(rules).toEqual(['totals-agree', 'ug-buyer-tin'])
  })
})

describe('risiti documents revise, cancel and resolve', () => {
  const refuse = async (number: string): Promise<string> => {
    await risiti(['sandbox', 'fault', 'return-code', '--operation', 'T109', '--code', '2122'], env)
    const file = join(folder, `${number}.json`)
    const sale = JSON.parse(await readFile('examples/ug-receipt.json', 'utf8'))
    await writeFile(file, JSON.stringify({ ...sale, number }))
    const { code, err } = await risiti(['submit', file], env)
    expect(code).toBe(1)
    const { documents } = JSON.parse((await risiti(['documents', '--json', '--limit', '1'], env)).out)
    expect(documents[0]).toMatchObject({ number, status: 'rejected' })
    expect(err).toContain(`npx risiti documents revise ${documents[0].id} FILE`)
    return documents[0].id
  }

  it('corrects a refused sale, and tells what happened', async () => {
    const id = await refuse('CLI-R')
    const { code, out } = await risiti(['documents', 'revise', id, 'examples/ug-receipt.json'], env)
    expect(code).toBe(0)
    expect(out).toContain(`${id} is fiscalised: `)
    const events = await risiti(['documents', 'events', id], env)
    expect(events.out).toMatch(/rejected +rejected +efris-2122: .*\n.*revised +queued.*\n.*sending/)
  })

  it('withdraws a refused sale with who and why, and decides about nothing that does not wait', async () => {
    const id = await refuse('CLI-C')
    const why = ['--reason', 'the customer left', '--by', 'Amina']
    const cancelled = await risiti(['documents', 'cancel', id, ...why], env)
    expect(cancelled).toMatchObject({ code: 0, out: `${id} is cancelled.\n` })
    expect((await risiti(['documents', 'events', id], env)).out).toContain('the customer left (Amina)')
    const decided = await risiti(['documents', 'resolve', id, '--decision', 'resend', ...why], env)
    expect(decided.code).toBe(1)
    expect(decided.err).toContain('does not wait for this decision')
  })

  it.each([
    ['cancel', 'doc_1'],
    ['resolve', 'doc_1', '--reason', 'r'],
    ['resolve', 'doc_1', '--reason', 'r', '--decision', 'forget'],
    ['revise', 'doc_1'],
  ])('says how it is used: %s %s', async (...argv) => {
    expect((await risiti(['documents', ...argv], env)).code).toBe(2)
  })
})

describe('risiti stock', () => {
  it('reports a movement once, lists it, and says what is left', async () => {
    const file = join(folder, 'purchase.json')
    const lines = [{ item: 'KE2NTNO0000001', quantity: '5', unitPrice: '700' }]
    const movedAt = new Date().toISOString()
    await writeFile(file, JSON.stringify({ kind: 'purchase', device: 'ke-shop-1', movedAt, lines }))
    const first = await risiti(['stock', 'report', file], env)
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/is recorded: \d+/) })
    const { id } = JSON.parse((await risiti(['stock', 'report', file, '--json'], env)).out)
    expect(first.out).toContain(id)
    expect((await risiti(['stock', '--device', 'ke-shop-1'], env)).out).toContain('purchase')
    expect((await risiti(['stock', 'events', id], env)).out).toMatch(
      /accepted +queued\n.*sending +sending\n.*recorded +recorded/,
    )
    const again = await risiti(['stock', 'retry', id, '--reason', 'why not'], env)
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('was not refused') })
    await risiti(['stock', 'count', 'ke-shop-1', 'KE2NTNO0000001', '105'], env)
    await expect
      .poll(async () => (await risiti(['stock', 'levels', 'ke-shop-1'], env)).out, { timeout: 10_000 })
      .toMatch(/KE2NTNO0000001\s+105\s+told/)
  })

  it('pulls what suppliers sold, accepts one and refuses another', async () => {
    expect((await risiti(['purchases', 'pull', 'ke-shop-1'], env)).out).toContain(
      '5 are listed, 5 of them new',
    )
    const { out } = await risiti(['purchases', '--state', 'open', '--json'], env)
    const [first, second] = JSON.parse(out).purchases
    expect((await risiti(['purchases', 'show', first.id], env)).out).toContain(first.sale.lines[0].name)
    const lines = first.sale.lines.map(({ line }: { line: number }) => ({ line, item: 'KE2NTNO0000001' }))
    const file = join(folder, 'mapping.json')
    await writeFile(file, JSON.stringify({ lines }))
    const accepted = await risiti(['purchases', 'accept', first.id, file], env)
    expect(accepted).toMatchObject({
      code: 0,
      out: expect.stringContaining('your decision to accept it, as number 1.'),
    })
    const why = ['--reason', 'Nobody ordered it.']
    const refused = await risiti(['purchases', 'reject', second.id, ...why], env)
    expect(refused).toMatchObject({
      code: 0,
      out: expect.stringContaining('your decision to reject it, as number 2.'),
    })
    expect((await risiti(['purchases'], env)).out).toContain('reject: recorded')
  })

  it('pulls what customs let in, and accepts it', async () => {
    expect((await risiti(['imports', 'pull', 'ke-shop-1'], env)).out).toMatch(
      /^(\d) are listed, \1 of them new/,
    )
    const [first] = JSON.parse((await risiti(['imports', '--state', 'open', '--json'], env)).out).imports
    expect((await risiti(['imports', 'show', first.id], env)).out).toContain(first.goods.customsCode)
    const item = ['--item', 'KE2NTNO0000001']
    const uncounted = await risiti(['imports', 'accept', first.id, ...item], env)
    expect(uncounted).toMatchObject({ code: 1, err: expect.stringContaining('/quantity is missing') })
    const accepted = await risiti(['imports', 'accept', first.id, ...item, '--quantity', '10'], env)
    expect(accepted).toMatchObject({
      code: 0,
      out: expect.stringContaining('the authority has your decision to accept it'),
    })
    expect((await risiti(['imports'], env)).out).toContain('accept: recorded')
  })

  it('syncs the authorities’ lists, and searches them', async () => {
    const synced = await risiti(['sync', 'ug-shop-1', 'dictionary', 'excise-duties'], env)
    expect(synced).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^dictionary: \d+ codes, version 1283$/m),
    })
    expect(synced.out).toMatch(/^excise-duties: \d+ codes/m)
    expect((await risiti(['codes'], env)).out).toMatch(/efris\/dictionary\s+synced/)
    expect((await risiti(['codes', 'efris/excise-duties', 'soft', 'drinks'], env)).out).toContain('LED190200')
    const none = await risiti(['codes', 'efris/hs-codes'], env)
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining('risiti sync') })
    const wrong = await risiti(['sync', 'ug-shop-1', 'notices'], env)
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('dictionary') })
  })

  it('says which numbers come next, and sets them', async () => {
    const numbers = ['device', 'numbers', 'ke-shop-1']
    expect((await risiti(numbers, env)).out).toMatch(/invcNo: \d+ comes next\nsarNo: \d+ comes next/)
    expect((await risiti([...numbers, '--sales', '4200'], env)).out).toContain('invcNo: 4200 comes next')
    const back = await risiti([...numbers, '--stock', '1'], env)
    expect(back).toMatchObject({ code: 1, err: expect.stringContaining('sarNo 1 may be taken') })
  })
})

describe('risiti device add, for Kenya', () => {
  it.each([
    ['gavaconnect', 'P000000002Y', '00'],
    ['vscu', 'P000000001X', '01'],
  ])('adds a device of the channel %s that sells', async (channel, tin, branch) => {
    const id = `ke-${channel}`
    const from = ['--from-sandbox', up.ready.sandbox.url, '--tin', tin, '--branch', branch]
    const way = ['--authority', 'etims', '--channel', channel, '--stock', 'manual']
    expect(await risiti(['device', 'add', id, ...way, ...from], env)).toMatchObject({ code: 0 })
    const file = join(folder, `${channel}.json`)
    const sale = JSON.parse(await readFile('examples/ke-receipt.json', 'utf8'))
    await writeFile(file, JSON.stringify({ ...sale, number: id, device: id }))
    expect(await risiti(['submit', file], env)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/is fiscalised: \S+/),
    })
  })

  it('says what GavaConnect needs besides', async () => {
    const add = ['device', 'add', 'ke-lacking', '--authority', 'etims', '--channel', 'gavaconnect']
    const { code, err } = await risiti([...add, '--tin', 'P000000002Y', '--serial', 'X'], env)
    expect(code).toBe(1)
    expect(err).toContain('RISITI_CONSUMER_KEY and RISITI_CONSUMER_SECRET and RISITI_APIGEE_APP_ID')
  })
})

describe('risiti documents and receipt', () => {
  it('list what was sold and print one of them', async () => {
    const listed = await risiti(['documents', '--json', '--status', 'fiscalised'], env)
    const [document] = JSON.parse(listed.out).documents
    const { out } = await risiti(['documents'], env)
    expect(out).toContain(document.fiscal.number)
    expect(out).toContain(formatEat(new Date(document.createdAt), 'yyyy-MM-dd HH:mm:ss'))
    expect(out).not.toContain(document.createdAt)
    const text = await risiti(['receipt', document.id], env)
    expect(text.out).toContain(document.fiscal.number)
    expect((await risiti(['receipt', document.id, '--format', 'html'], env)).out).toContain('<!doctype html>')
  })

  it('write a PDF, and print the original once and then copies, from here and from the gateway', async () => {
    const [document] = JSON.parse(
      (await risiti(['documents', '--json', '--status', 'fiscalised'], env)).out,
    ).documents
    const file = join(folder, 'receipt.pdf')
    expect((await risiti(['receipt', document.id, '--format', 'pdf', '--output', file], env)).code).toBe(0)
    expect((await readFile(file)).toString('latin1', 0, 5)).toBe('%PDF-')
    expect((await risiti(['receipt', document.id, '--format', 'png'], env)).err).toContain('--output')

    const jobs: Buffer[] = []
    const printer = createServer((socket) => {
      const chunks: Buffer[] = []
      socket.on('data', (chunk) => chunks.push(chunk))
      socket.on('end', () => {
        jobs.push(Buffer.concat(chunks))
        socket.end()
      })
    })
    await new Promise<void>((resolve) => printer.listen(0, '127.0.0.1', resolve))
    const address = `127.0.0.1:${(printer.address() as AddressInfo).port}`
    const refused = await risiti(['receipt', document.id, '--print', '127.0.0.1:1'], env)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('127.0.0.1:1 does not answer')])
    const nowhere = join(folder, 'no', 'folder')
    const unwritten = await risiti(['receipt', document.id, '--record', '--output', nowhere], env)
    expect([unwritten.code, unwritten.err]).toEqual([1, expect.stringContaining(nowhere)])
    const here = await risiti(['receipt', document.id, '--print', address], env)
    expect([here.code, here.out], here.err).toEqual([0, 'Printed: the original.\n'])
    const set = [
      'device',
      'receipts',
      document.device,
      '--printer',
      address,
      '--footer',
      'Rudi kesho',
      '--json',
    ]
    expect(JSON.parse((await risiti(set, env)).out)).toMatchObject({ footer: ['Rudi kesho'] })
    expect((await risiti(['receipt', document.id, '--print'], env)).out).toBe('Printed: a copy.\n')
    expect((await risiti(['documents', 'events', document.id], env)).out).toMatch(
      /printed +- +original\n.*printed +- +copy\n/,
    )
    await expect.poll(() => jobs.length).toBe(2)
    expect(jobs.map((job) => job.includes('Rudi kesho'))).toEqual([false, true])
    await new Promise((resolve) => printer.close(resolve))
  }, 60_000)

  it('say that there is no such document', async () => {
    expect(await risiti(['receipt', 'doc_none'], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('no such document'),
    })
  })
})

describe('risiti device add', () => {
  it('takes another shop of the sandbox, here one that is not registered for VAT', async () => {
    const add = [
      'device',
      'add',
      'kiosk',
      '--authority',
      'efris',
      '--tin',
      '1000000003',
      '--from-sandbox',
      up.ready.sandbox.url,
    ]
    expect(await risiti(add, env)).toMatchObject({ code: 0, out: 'The device "kiosk" is ready.\n' })
    const file = join(folder, 'kiosk.json')
    const lines = [{ item: 'SODA-500', quantity: '1', unitPrice: '2500' }]
    await writeFile(
      file,
      JSON.stringify({
        type: 'receipt',
        number: 'K-1',
        device: 'kiosk',
        currency: 'UGX',
        issuedAt: '2026-11-24T10:15:00+03:00',
        lines,
      }),
    )
    const { out } = await risiti(['submit', file], env)
    expect(out).toMatch(/is fiscalised/)
    expect(out).not.toContain('TAX INVOICE')
  })

  it('takes a brewery of the sandbox, whose beer bears excise duty', async () => {
    const add = ['device', 'add', 'ug-brewery', '--authority', 'efris', '--tin', '1000000005']
    await risiti([...add, '--from-sandbox', up.ready.sandbox.url], env)
    const { out } = await risiti(['submit', 'examples/ug-excise.json'], env)
    expect(out).toMatch(/E: Opaque beer \(UGX150 per litre\)/)
    expect(out).toMatch(/is fiscalised/)
  })

  it('reads a key from a file', async () => {
    const { efris } = (await (await fetch(`${up.ready.sandbox.url}/_sandbox/taxpayers`)).json()) as {
      efris: { tin: string; deviceNo: string; pkcs12: string; pkcs12Password: string }[]
    }
    const { tin, deviceNo, pkcs12, pkcs12Password } = efris[1]!
    const file = join(folder, 'device.p12')
    await writeFile(file, Buffer.from(pkcs12, 'base64'))
    const add = [
      'device',
      'add',
      'second',
      '--authority',
      'efris',
      '--environment',
      up.ready.sandbox.url,
      '--tin',
      tin,
      '--device-no',
      deviceNo,
      '--key-file',
      file,
    ]
    expect(await risiti(add, { ...env, RISITI_KEY_PASSWORD: 'wrong' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('password'),
    })
    expect(
      await risiti([...add.slice(0, 2), 'third', ...add.slice(3)], {
        ...env,
        RISITI_KEY_PASSWORD: pkcs12Password,
      }),
    ).toMatchObject({ code: 0 })
  })

  it('says when sales go to the offline enabler, and which that is', async () => {
    const enabler = ['--enabler-url', 'http://127.0.0.1:9880', '--enabler-device-no', 'TCS1']
    const named = await risiti(['device', 'offline', 'third', 'when-down', ...enabler, '--json'], env)
    expect(JSON.parse(named.out)).toMatchObject({
      offline: 'when-down',
      enablerUrl: 'http://127.0.0.1:9880',
      enablerDeviceNo: 'TCS1',
    })
    const other = [...enabler.slice(0, 3), 'TCS2']
    const refused = await risiti(['device', 'offline', 'third', 'when-down', ...other], env)
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('another enabler already') })
    expect((await risiti(['device', 'offline', 'third', 'never'], env)).code).toBe(0)
  })
})

describe('risiti sandbox', () => {
  it('loses an answer, and the sale is found again', async () => {
    expect(
      (await risiti(['sandbox', 'fault', 'drop-response-after-commit', '--operation', 'T109'], env)).code,
    ).toBe(0)
    const file = join(folder, 'lost.json')
    const lines = [{ item: 'SODA-500', quantity: '1', unitPrice: '2500' }]
    await writeFile(
      file,
      JSON.stringify({
        type: 'receipt',
        number: 'L-1',
        device: 'ug-shop-1',
        currency: 'UGX',
        issuedAt: '2026-11-24T10:15:00+03:00',
        lines,
      }),
    )
    const { out } = await risiti(['submit', file, '--json'], env)
    expect(JSON.parse(out)).toMatchObject({ status: 'fiscalised', attempts: [{ outcome: 'in_doubt' }] })
  })

  it('refuses a fault it does not know, and names those it does', async () => {
    const { code, err } = await risiti(['sandbox', 'fault', 'meteor'], env)
    expect(code).toBe(1)
    expect(err).toContain('The fault cannot be set like this.\n  /fault ')
    expect(err).toContain('drop-response-after-commit')
  })

  it('shows its ledger, and forgets it', async () => {
    const before = await risiti(['sandbox', 'ledger', '--json'], env)
    expect(JSON.parse(before.out).documents.length).toBeGreaterThan(3)
    expect((await risiti(['sandbox', 'ledger'], env)).out).toContain('UGX')
    expect((await risiti(['sandbox', 'reset'], env)).code).toBe(0)
    expect(JSON.parse((await risiti(['sandbox', 'ledger', '--json'], env)).out).documents).toEqual([])
    const again = await risiti(['submit', 'examples/ke-receipt.json', '--idempotency-key', 'again'], env)
    expect(again.out).toMatch(/is fiscalised/)
  })
})

describe('risiti sandbox --tls', () => {
  it('says where it listens with TLS, and where the certificate is', async () => {
    const file = join(folder, 'sandbox.pem')
    const server = await startServer(['sandbox', '--port', '0', '--tls', file])
    const { url, tlsUrl, caFile } = server.ready.sandbox
    expect({ url, caFile }).toEqual({ url: expect.stringMatching(/^http:/), caFile: file })
    expect(await statusOf(`${tlsUrl}/_sandbox/ledger`, await readFile(file))).toBe(200)
    await expect(statusOf(`${tlsUrl}/_sandbox/ledger`)).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    expect(await server.stop()).toBe(0)
  })

  it('keeps the certificate in a temporary file when none is named, with up too', async () => {
    const server = await startServer(['up', '--port', '0', '--tls'])
    const { tlsUrl, caFile } = server.ready.sandbox
    expect(await statusOf(`${tlsUrl}/_sandbox/ledger`, await readFile(caFile!))).toBe(200)
    expect(await server.stop()).toBe(0)
    await expect(readFile(caFile!)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('ends with 1 when the certificate cannot be written', async () => {
    const file = join(folder, 'no', 'such', 'folder.pem')
    const { code, err } = await risiti(['sandbox', '--port', '0', '--tls', file])
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/folder\.pem[\s\S]*--tls alone/) })
  })
})

describe('risiti sandbox --vscu-port', () => {
  it('says where a VSCU listens', async () => {
    const server = await startServer(['sandbox', '--port', '0', '--vscu-port', '0'])
    const { vscuUrl } = server.ready.sandbox
    const answer = await fetch(`${vscuUrl}/initializer/selectInitInfo`, { method: 'POST', body: '{}' })
    expect(await answer.json()).toMatchObject({ resultCd: '910' })
    expect(await server.stop()).toBe(0)
  })
})

function statusOf(url: string, ca?: Buffer): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { ...(ca ? { ca } : {}), agent: false }, (answer) => {
      resolve(answer.resume().statusCode)
    }).on('error', reject)
  })
}

describe('a port in use', () => {
  it.each([
    ['up', (port: string) => ['up', '--port', port], {}],
    ['up, by its sandbox', (port: string) => ['up', '--port', String(Number(port) - 1)], {}],
    ['sandbox', (port: string) => ['sandbox', '--port', port], {}],
    [
      'gateway',
      (port: string) => ['gateway', '--port', port],
      { RISITI_MASTER_KEY: Buffer.alloc(32).toString('base64') },
    ],
  ])('ends %s with 1 and a way out', async (_what, args, settings: Record<string, string>) => {
    const { port } = new URL(up.ready.gateway.url)
    const database = { RISITI_DATABASE_URL: join(folder, 'port.db') }
    const { code, err } = await risiti(args(port), { ...database, ...settings })
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/cannot listen on 127\.0\.0\.1:[\s\S]*another one/),
    })
  })
})

describe('--json', () => {
  it.each([
    ['sandbox', 'fault', 'delay', '--count', '2', '--operation', 'none'],
    ['sandbox', 'fault'],
    ['sandbox', 'ledger'],
    ['documents'],
  ])('%s %s prints one JSON line', async (...args) => {
    const { code, out } = await risiti([...args.filter(Boolean), '--json'], env)
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(1)
    JSON.parse(out)
  })
})

describe('an address that is not the right one', () => {
  it.each([
    ['nobody is there', ['documents', '--url', 'http://127.0.0.1:9'], 1, 'npx risiti up'],
    ['it is no address', ['documents', '--url', 'nonsense'], 2, 'http://127.0.0.1:8787'],
  ])('%s', async (_what, args, code, says) => {
    expect(await risiti(args, env)).toMatchObject({ code, err: expect.stringContaining(says) })
  })
})

describe('wrong usage ends with 2', () => {
  it.each([
    ['an unknown command', ['sell']],
    ['an unknown option', ['documents', '--everything']],
    ['a missing argument', ['submit']],
    ['a port that is none', ['up', '--port', '99999']],
    ['a list of codes without its authority', ['codes', 'categories']],
    ['an authority that is none', ['device', 'add', 'x', '--authority', 'hmrc']],
  ])('%s', async (_what, args) => {
    const { code, err } = await risiti(args, env)
    expect(code).toBe(2)
    expect(err).toContain('error:')
  })
})

describe('risiti gateway', () => {
  it.each([
    ['without a master key', {}, 'RISITI_MASTER_KEY'],
    ['with a short master key', { RISITI_MASTER_KEY: 'c2hvcnQ=' }, '32'],
    [
      'with an admin key that can be guessed',
      { RISITI_MASTER_KEY: Buffer.alloc(32).toString('base64'), RISITI_ADMIN_KEY: 'short' },
      'RISITI_ADMIN_KEY',
    ],
  ])('does not start %s', async (_what, settings: Record<string, string>, named) => {
    const { code, err } = await risiti(['gateway', '--port', '0'], {
      RISITI_DATABASE_URL: join(folder, 'none.db'),
      ...settings,
    })
    expect(code).toBe(1)
    expect(err).toContain(named)
  })

  it('keeps its documents, demands its key, and refuses another master key', async () => {
    const settings = {
      RISITI_DATABASE_URL: join(folder, 'kept.db'),
      RISITI_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
      RISITI_ADMIN_KEY: 'an admin key of some length',
    }
    const gateway = await startServer(['gateway', '--port', '0'], settings)
    const list = ['documents', '--url', gateway.ready.gateway.url]
    expect(await risiti(list)).toMatchObject({ code: 1, err: expect.stringMatching(/API key[\s\S]*--key/) })
    expect(await risiti([...list, '--key', settings.RISITI_ADMIN_KEY])).toMatchObject({
      code: 0,
      out: 'There are no documents yet.\n',
    })
    expect(await gateway.stop()).toBe(0)
    const other = { ...settings, RISITI_MASTER_KEY: Buffer.alloc(32, 2).toString('base64') }
    expect(await risiti(['gateway', '--port', '0'], other)).toMatchObject({
      code: 1,
      err: expect.stringContaining('master key'),
    })
  })
})
