import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'

/* A till that has openssl, curl and a shell sells in both countries. */

const CLIENT = fileURLToPath(new URL('plain-client.sh', import.meta.url))

/** All that it finds on its path. */
const PROGRAMS = 'awk cat curl cut fold gzip mktemp mv od openssl rm sed sh tr wc'.split(' ')
const places = PROGRAMS.map((name) =>
  spawnSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).stdout.trim(),
)

let sandbox: Sandbox
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'risiti-shell-'))
  for (const place of places.filter(Boolean)) symlinkSync(place, join(folder, basename(place)))
  sandbox = await startSandbox({ tls: true })
  writeFileSync(join(folder, 'trusted.pem'), sandbox.caPem!)
})
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

/** What it learnt, by name. */
async function run(...given: string[]): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(join(folder, 'sh'), [CLIENT, ...given], {
    env: { PATH: folder },
  })
  const lines = stdout.trim().split('\n')
  return Object.fromEntries(lines.map((line) => line.split(/ (.*)/).slice(0, 2)))
}

const doors = [
  { door: 'plain', reach: () => [sandbox.url], trust: () => [] as string[] },
  { door: 'with TLS', reach: () => [sandbox.tlsUrl!], trust: () => [join(folder, 'trusted.pem')] },
]

const ifThere = describe.skipIf(places.includes(''))

ifThere.each(doors)('$door', ({ reach, trust }) => {
  test('Uganda: keys, registration, dictionary, a sale, and reading it back, every answer verified', async () => {
    sandbox.reset()
    const learnt = await run('efris', ...reach(), 'SH-1', ...trust())
    const [document] = sandbox.ledger().documents
    expect(document).toMatchObject({ country: 'UG', reference: 'SH-1', total: '5000', tax: '762.71' })
    expect(learnt).toMatchObject({
      keyBytes: '16',
      legalName: 'RISITI EXAMPLE TRADERS LIMITED',
      invoiceNo: document!.number,
      antifakeCode: expect.stringMatching(/^\d{20}$/),
      grossAmount: '5000',
    })
    // Large answers come compressed, and were opened.
    expect(Number(learnt.dictionaryBytes)).toBeGreaterThan(50_000)
  })

  test('Kenya: initialise, sell, read back', async () => {
    sandbox.reset()
    const learnt = await run('etims', ...reach(), 'SH-1', ...trust())
    expect(sandbox.ledger().documents).toMatchObject([{ country: 'KE', total: '200', tax: '27.59' }])
    expect(learnt).toMatchObject({ keyLetters: '52', total: '200', readBack: learnt.signature })
    expect(learnt.signature).toMatch(/^[A-Z2-7]{16}$/)
  })
})

ifThere('it stops', () => {
  const stops = (...given: string[]) => run(...given).catch(({ stderr }: { stderr: string }) => stderr)

  test('at a refusal', async () => {
    sandbox.reset()
    await run('etims', sandbox.url, 'SH-1')
    expect(await stops('etims', sandbox.url, 'SH-1')).toContain('/selectInitOsdcInfo: 902 ')
  })

  test('at a certificate that it does not trust', async () => {
    expect(await stops('etims', sandbox.tlsUrl!, 'SH-1')).toContain('certificate')
  })

  test('at an answer that the authority did not sign', async () => {
    sandbox.reset()
    const forger = createServer(async (request, response) => {
      const body = request.method === 'POST' ? await text(request) : undefined
      const { method, url } = request
      const answer = await fetch(sandbox.url + url, { method, body } as RequestInit)
      response.end((await answer.text()).replace('"signature":"', '"signature":"AAAA'))
    })
    await new Promise<void>((resolve) => forger.listen(0, '127.0.0.1', resolve))
    const { port } = forger.address() as AddressInfo
    expect(await stops('efris', `http://127.0.0.1:${port}`, 'SH-1')).toContain('T104: Verification failure\n')
    forger.close()
  })
})
