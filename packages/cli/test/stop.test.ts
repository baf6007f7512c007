import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'

const RISITI = fileURLToPath(new URL('../bin/risiti.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'risiti-stop-'))

afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a gateway that is told to stop ends with exit code 0 and a database that is one file', async () => {
  const child = spawn(process.execPath, [RISITI, 'gateway', '--port', '0', '--json'], {
    env: {
      ...process.env,
      RISITI_DATABASE_URL: join(folder, 'risiti.db'),
      RISITI_MASTER_KEY: randomBytes(32).toString('base64'),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = once(child, 'exit')
  const [line] = await once(child.stdout!, 'data')
  const { url } = JSON.parse(String(line)).gateway
  expect((await fetch(`${url}/v1/devices`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(readdirSync(folder).filter((name) => !name.endsWith('.lock'))).toEqual(['risiti.db'])
}, 30_000)
