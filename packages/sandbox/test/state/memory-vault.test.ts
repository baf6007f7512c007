import { expect, test } from 'vitest'
import { startSandbox } from '#src/testing.js'

test('a sandbox without a state file has the keys of those before it, so that a suite waits for each once', async () => {
  const files = async () => {
    const sandbox = await startSandbox()
    const { privateKeyPem, pkcs12 } = sandbox.taxpayers().efris[0]!
    await sandbox.close()
    return { privateKeyPem, pkcs12 }
  }
  expect(await files()).toEqual(await files())
})
