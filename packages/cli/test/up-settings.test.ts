import { expect, it } from 'vitest'
import { startServer } from './risiti.js'

it('makes its own keys where the environment names them and gives them nothing', async () => {
  const up = await startServer(['up', '--port', '0'], { RISITI_MASTER_KEY: '', RISITI_ADMIN_KEY: '' })
  const headers = { authorization: `Bearer ${up.ready.adminKey}` }
  expect((await fetch(`${up.ready.gateway.url}/v1/devices`, { headers })).status).toBe(200)
  await up.stop()
}, 30_000)
