import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EfrisClient, KeyClient } from '@risiti/efris'
import { type Sandbox, startSandbox } from '@risiti/sandbox/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { risiti, startServer } from './risiti.js'

let folder: string
let sandbox: Sandbox

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'risiti-record-'))
  sandbox = await startSandbox({ tls: true })
})
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

it('records a sale before a server with TLS, opens it with the key of the device, and says it again', async () => {
  const { tin, deviceNo, pkcs12, pkcs12Password } = sandbox.taxpayers().efris[0]!
  const [key, ca, out] = ['device.p12', 'trusted.pem', 'transcript.jsonl'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  writeFileSync(key, Buffer.from(pkcs12, 'base64'))
  writeFileSync(ca, sandbox.caPem!)
  const target = ['--target', sandbox.tlsUrl!, '--port', '0', '--ca', ca]
  const recording = await startServer(['sandbox', 'record', ...target, '--out', out, '--key', key], {
    RISITI_KEY_PASSWORD: pkcs12Password,
  })
  const told = recording.next()
  const keyClient = await KeyClient.fromPkcs12(Buffer.from(pkcs12, 'base64'), pkcs12Password)
  const client = new EfrisClient({
    tin,
    deviceNo,
    keyClient,
    environment: recording.ready.recorder.url,
    clock: sandbox.clock,
  })
  const { taxpayer } = await client.signIn()
  await client.close()
  expect(JSON.parse(await told)).toMatchObject({
    number: 1,
    method: 'POST',
    status: 200,
    trouble: null,
  })
  await recording.stop()

  const text = readFileSync(out, 'utf8')
  expect(text).toContain('placeOfBusiness')
  expect(text).not.toContain(taxpayer!.legalName)
  if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600)

  const again = await risiti(['sandbox', 'replay', out])
  expect(again).toMatchObject({ code: 0, err: '' })
  expect(again.out).toMatch(/^(\d+) the same, 0 different, 0 not compared\.\n$/)

  // A server that answered otherwise: with another code, and with a member that we do not have.
  const other = join(folder, 'other.jsonl')
  writeFileSync(
    other,
    text
      .replace('\\"taxType\\"', '\\"taxKinds\\"')
      .replace('\\"returnCode\\":\\"00\\"', '\\"returnCode\\":\\"02\\"'),
  )
  const different = await risiti(['sandbox', 'replay', other])
  expect(different.code).toBe(1)
  expect(different.out).toMatch(/^#1 T\d+\n {4}code: recorded 02, sandbox 00\n/)
  expect(different.out).toContain('    member content.taxKinds: recorded list, sandbox missing\n')
  const asJson = await risiti(['sandbox', 'replay', other, '--json'])
  expect(JSON.parse(asJson.out).replayed).toContainEqual(
    expect.objectContaining({
      number: 1,
      differences: [{ what: 'code', at: '', recorded: '02', sandbox: '00' }],
    }),
  )
})

const refusals: readonly (readonly [what: string, args: readonly string[], words: RegExp])[] = [
  [
    'a target with a path',
    ['record', '--target', 'http://127.0.0.1:1/etims-api'],
    /paths come from the client/,
  ],
  [
    'a file that exists',
    ['record', '--target', 'http://127.0.0.1:1', '--port', '0', '--out', 'README.md'],
    /README.md exists already/,
  ],
  ['a key that is none', ['record', '--target', 'http://127.0.0.1:1', '--key', 'README.md'], /./],
  ['what is no transcript', ['replay', 'package.json'], /not a transcript/],
  ['what is not there', ['replay', 'nowhere.jsonl'], /there is no such file/],
]

it.each(refusals)('refuses %s, and says why', async (_what, args, words) => {
  const { code, err, out } = await risiti(['sandbox', ...args])
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(words)
})
