import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace } from '../support/processes.js'

it('is shown by the first start that succeeds, where the port of one before it was taken', async () => {
  const place = makePlace()
  const config = { ...configAt(place), adminKey: undefined }
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expect(startGateway({ ...config, port })).rejects.toThrow('EADDRINUSE')
  other.close()
  const { adminKey, url, close } = await startGateway(config)
  expect((await new Api(url, adminKey ?? null).call('GET', '/v1/caller')).status).toBe(200)
  await close()
  place.remove()
})
