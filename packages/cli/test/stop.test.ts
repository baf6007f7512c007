import { spawn } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const RISITI = fileURLToPath(new URL('../bin/risiti.js', import.meta.url))
const ADMIN_KEY = 'a-key-that-nobody-guesses'
const authorization = `Bearer ${ADMIN_KEY}`
const masterKey = randomBytes(32).toString('base64')
const folder = mkdtempSync(join(tmpdir(), 'risiti-stop-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function startGateway(stderr: 'ignore' | 'pipe' = 'ignore') {
  const child = spawn(process.execPath, [RISITI, 'gateway', '--port', '0', '--json'], {
    env: {
      ...process.env,
      RISITI_DATABASE_URL: join(folder, 'risiti.db'),
      RISITI_MASTER_KEY: masterKey,
      RISITI_ADMIN_KEY: ADMIN_KEY,
    },
    stdio: ['ignore', 'pipe', stderr],
  })
  const ended = once(child, 'exit')
  const [line] = await once(child.stdout!, 'data')
  return { child, ended, url: JSON.parse(String(line)).gateway.url as string }
}

/** A request that is not all there holds the stop up until it is cut off. */
function holdUp(url: string): Promise<unknown> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {})
  return new Promise((resolve) => socket.write('GET /half HTTP/1.1\r\n', resolve))
}

it('a gateway that is told to stop ends with exit code 0 and a database that is one file, told twice or not', async () => {
  const { child, ended, url } = await startGateway()
  expect((await fetch(`${url}/v1/devices`, { headers: { authorization } })).status).toBe(200)
  await holdUp(url)
  child.kill('SIGTERM')
  // As from a terminal, whose signal npx passes on as well.
  child.kill('SIGINT')
  expect(await ended).toEqual([0, null])
  expect(readdirSync(folder).filter((name) => !name.endsWith('.lock'))).toEqual(['risiti.db'])
}, 30_000)

it('a gateway that is told again a while later ends at once', async () => {
  const { child, ended, url } = await startGateway()
  // An authority that takes calls and never answers.
  const silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const called = once(silent, 'connection')
  const environment = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const device = {
    id: 'shop',
    authority: 'efris',
    environment,
    tin: '1000000001',
    deviceNo: '1_01',
    privateKeyPem,
  }
  const post = (path: string, body: unknown) =>
    fetch(url + path, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await post('/v1/devices', device)).status).toBe(201)
  const unanswered = post('/v1/devices/shop/initialise', {}).catch(() => 'cut')
  await called
  child.kill('SIGTERM')
  await sleep(1200)
  child.kill('SIGTERM')
  expect(await ended).toEqual([143, null])
  expect(await unanswered).toBe('cut')
  silent.close()
}, 30_000)

it('a gateway whose log nobody reads any more ends all the same, at once when told again', async () => {
  for (const again of [false, true]) {
    const { child, ended, url } = await startGateway('pipe')
    // What is read of it is what a pipe holds.
    child.stderr!.pause()
    for (let asked = 0; asked < 500; asked++) await (await fetch(`${url}/none`)).text()
    await sleep(600)
    if (again) await holdUp(url)
    child.kill('SIGTERM')
    if (again) setTimeout(() => child.kill('SIGTERM'), 1100)
    expect(await ended).toEqual([again ? 143 : 0, null])
    child.stderr!.destroy()
  }
}, 30_000)
