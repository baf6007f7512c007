import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask as askSandbox, change } from '#src/sandbox-control.js'
import { invoice } from '../../sandbox/test/efris/invoices.js'
import { sale } from '../../sandbox/test/etims/sales.js'
import { PlainEfris, PlainEtims } from '../../sandbox/test/foreign/plain-client.mjs'
import { ROOT, risiti, startServer } from './risiti.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'risiti-cli-state-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The time of the examples, in Kampala. */
const NOON = new Date('2026-01-20T09:00:00Z')

const tell = (url: string, route: string, body: object) => change({ sandbox: url }, 'POST', route, body)
const ask = (url: string, route: string) => askSandbox({ sandbox: url }, route)

type Sellers<Authority extends string> = Record<Authority, Record<string, string>[]>

/** A till in each country. The first to come stops the clock. */
async function tillsAt(url: string, cmcKey?: string) {
  if (cmcKey === undefined) await tell(url, 'clock', { set: NOON.toISOString(), freeze: true })
  const { efris } = (await ask(url, 'taxpayers?authority=efris&tin=1000000001')) as Sellers<'efris'>
  const { etims } = (await ask(url, 'taxpayers?authority=etims')) as Sellers<'etims'>
  const { tin, deviceNo, privateKeyPem } = efris[0]! as Record<'tin' | 'deviceNo' | 'privateKeyPem', string>
  const uganda = new PlainEfris({ url, tin, deviceNo, privateKeyPem, now: () => NOON })
  await uganda.handshake()
  const kenya = new PlainEtims({ url, tin: etims[0]!.tin!, bhfId: '00' })
  if (cmcKey === undefined) await kenya.initialise(etims[0]!.dvcSrlNo!)
  else kenya.headers.cmcKey = cmcKey
  return { uganda, kenya }
}

/** How many documents the authorities hold, once they are so many. */
async function documentsAt(url: string, count: number): Promise<unknown[]> {
  for (;;) {
    const { documents } = (await ask(url, 'ledger')) as { documents: unknown[] }
    if (documents.length >= count) return documents
  }
}

test('a sandbox that is killed before it answers has what it took, and refuses it twice', async () => {
  const args = [
    'sandbox',
    '--port',
    '0',
    '--public-url',
    'http://127.0.0.1:8788',
    '--state',
    join(folder, 'killed.db'),
  ]
  const first = await startServer(args)
  const { url } = first.ready.sandbox
  const { uganda, kenya } = await tillsAt(url)
  for (const operation of ['T109', 'saveSalesTransaction'])
    await tell(url, 'faults', { operation, fault: 'delay', count: 1, delayMs: 300_000 })
  const unanswered = Promise.allSettled([
    uganda.call('T109', invoice('R-1')),
    kenya.post('/saveTrnsSalesOsdc', sale(1)),
  ])
  const held = await documentsAt(url, 2)
  await first.stop('SIGKILL')
  expect((await unanswered).map(({ status }) => status)).toEqual(['rejected', 'rejected'])

  const second = await startServer(args)
  const again = await tillsAt(second.ready.sandbox.url, kenya.headers.cmcKey)
  expect(await documentsAt(second.ready.sandbox.url, 2)).toEqual(held)
  expect(await again.uganda.call('T109', invoice('R-1'))).toMatchObject({ returnCode: '2253' })
  expect(await again.kenya.post('/saveTrnsSalesOsdc', sale(1))).toMatchObject({ resultCd: '994' })
  expect(await again.uganda.call('T109', invoice('R-2'))).toMatchObject({ returnCode: '00' })

  const third = await risiti(args)
  expect(third).toMatchObject({ code: 1, err: expect.stringContaining('Another sandbox is running') })
  await second.stop()
}, 60_000)

// A limit on the size of files is what comes nearest to a full disk without a disk of one's own.
test.skipIf(process.platform === 'win32')(
  'on a full disk a call fails and has no effect, and the sandbox lives',
  async () => {
    const file = join(folder, 'full.db')
    const limited = `trap '' XFSZ; ulimit -f 1000; exec "$0" packages/cli/bin/risiti.js sandbox --port 0 --json --state '${file}'`
    const child: ChildProcess = spawn('sh', ['-c', limited, process.execPath], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [line] = await once(createInterface({ input: child.stdout! }), 'line')
    const { url } = JSON.parse(String(line)).sandbox
    const { kenya } = await tillsAt(url)
    let number = 0
    let refused: Record<string, unknown> | undefined
    while (!refused && number < 500) {
      number += 1
      const answer = await kenya.post('/saveTrnsSalesOsdc', sale(number))
      if (answer.code) refused = answer
    }
    expect(refused).toMatchObject({ code: 'state-not-written', fix: expect.stringContaining('space') })
    expect(await documentsAt(url, number - 1)).toHaveLength(number - 1)
    expect(await kenya.post('/saveTrnsSalesOsdc', sale(number))).toMatchObject({ code: 'state-not-written' })
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])

    const roomy = await startServer(['sandbox', '--port', '0', '--state', file])
    expect(await documentsAt(roomy.ready.sandbox.url, number - 1)).toHaveLength(number - 1)
    const again = await tillsAt(roomy.ready.sandbox.url, kenya.headers.cmcKey)
    expect(await again.kenya.post('/saveTrnsSalesOsdc', sale(number))).toMatchObject({ resultCd: '000' })
    await roomy.stop()
  },
  60_000,
)

test('up goes on with its folder: documents, devices and what the authorities hold', async () => {
  const port = await freePair()
  const args = ['up', '--port', String(port), '--state', join(folder, 'shop')]
  const first = await startServer(args)
  const env = { RISITI_URL: first.ready.gateway.url, RISITI_SANDBOX: first.ready.sandbox.url }
  for (const name of ['ug-receipt', 'ke-receipt'])
    expect((await risiti(['submit', `examples/${name}.json`], env)).out).toMatch(/is fiscalised/)
  const listed = (await risiti(['documents', '--json'], env)).out
  expect(await first.stop()).toBe(0)

  const second = await startServer(args)
  expect((await risiti(['documents', '--json'], env)).out).toBe(listed)
  expect(JSON.parse((await risiti(['sandbox', 'ledger', '--json'], env)).out).documents).toHaveLength(2)
  expect((await risiti(['submit', 'examples/ug-invoice.json'], env)).out).toMatch(/is fiscalised/)
  expect(await second.stop()).toBe(0)

  for (const name of await readdir(join(folder, 'shop')))
    if (process.platform !== 'win32' && /sandbox|master/.test(name))
      expect((await stat(join(folder, 'shop', name))).mode & 0o077, name).toBe(0)
  const moved = await risiti(['up', '--port', '0', '--state', join(folder, 'shop')])
  expect(moved).toMatchObject({ code: 1, err: expect.stringContaining('--port of the first time') })
}, 90_000)

test('states are named, listed, restored and dropped; a reset keeps units ready', async () => {
  const { ready, stop } = await startServer(['sandbox', '--port', '0'])
  const env = { RISITI_SANDBOX: ready.sandbox.url }
  const snapshot = async (...args: string[]) => (await risiti(['sandbox', 'snapshot', ...args], env)).out
  const { kenya } = await tillsAt(ready.sandbox.url)
  expect(await snapshot()).toContain('No state has a name')
  expect(await snapshot('take', 'empty')).toContain('restore empty')
  expect(await kenya.post('/saveTrnsSalesOsdc', sale(1))).toMatchObject({ resultCd: '000' })
  expect(await snapshot()).toMatch(/NAME +TAKEN\nempty +20/)
  expect(await snapshot('restore', 'empty')).toContain('what it was at "empty"')
  expect(await documentsAt(ready.sandbox.url, 0)).toEqual([])
  expect(await snapshot('drop', 'empty')).toContain('forgotten')
  const unknown = await risiti(['sandbox', 'snapshot', 'restore', 'empty'], env)
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('no snapshot "empty"') })

  await kenya.post('/saveTrnsSalesOsdc', sale(1))
  expect((await risiti(['sandbox', 'reset'], env)).out).toContain('starts again')
  expect(await kenya.post('/saveTrnsSalesOsdc', sale(1))).toMatchObject({ resultCd: '000' })
  await stop()
}, 60_000)

/** A port that is free, as is the one after it. */
async function freePair(): Promise<number> {
  const listen = async (port: number) => {
    const server = createServer().listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  for (;;) {
    const first = await listen(0)
    const { port } = first.address() as { port: number }
    const second = await listen(port + 1).catch(() => undefined)
    await Promise.all([first, second].map((server) => server && new Promise((done) => server.close(done))))
    if (second) return port
  }
}
