import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@risiti/gateway'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openGateway } from '#src/servers.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'risiti-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function openOn(host: string, databaseFile: string) {
  return openGateway(
    readConfig({
      RISITI_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
      RISITI_DATABASE_URL: databaseFile,
      RISITI_HOST: host,
      RISITI_PORT: '0',
      RISITI_LOG_LEVEL: 'error',
    }),
  )
}

it.each(['256.1.1.1', 'h'.repeat(300)])(
  'says which setting to mend where the address to listen on is none of this machine: %s',
  async (host) => {
    await expect(openOn(host, join(folder, 'risiti.db'))).rejects.toMatchObject({
      message: expect.stringContaining(`The gateway cannot listen on ${host}:0 (E`),
      fix: 'Give an address of this machine in RISITI_HOST, such as 127.0.0.1.',
    })
  },
)
