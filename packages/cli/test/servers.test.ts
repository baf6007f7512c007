import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@risiti/gateway'
import { expect, it } from 'vitest'
import { openGateway } from '#src/servers.js'

it('says which setting to mend where the address to listen on is none of this machine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'risiti-'))
  const config = readConfig({
    RISITI_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    RISITI_DATABASE_URL: join(folder, 'risiti.db'),
    RISITI_HOST: '256.1.1.1',
    RISITI_PORT: '0',
    RISITI_LOG_LEVEL: 'error',
  })
  await expect(openGateway(config)).rejects.toMatchObject({
    message: expect.stringMatching(/^The gateway cannot listen on 256\.1\.1\.1:0/),
    fix: 'Give an address of this machine in RISITI_HOST, such as 127.0.0.1.',
  })
  rmSync(folder, { recursive: true, force: true })
})
