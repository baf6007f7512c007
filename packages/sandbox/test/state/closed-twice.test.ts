import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startSandbox } from '#src/index.js'

test('a sandbox with a state file that is closed twice is closed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'risiti-closed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const sandbox = await startSandbox({ port: 0, state: join(folder, 'sandbox.db') })
  await Promise.all([sandbox.close(), sandbox.close()])
  await expect(sandbox.close()).resolves.toBeUndefined()
})
