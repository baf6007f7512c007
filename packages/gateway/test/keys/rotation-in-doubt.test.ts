import { randomBytes } from 'node:crypto'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSealer } from '#src/keys/sealer.js'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { DOUBTFUL, idOfKey, keysOfEverySealed, putAllInDoubt } from '../support/doubt.js'
import { configAt, makePlace, TIMING } from '../support/processes.js'
import { addSandboxDevice, clearFaults, ledgerOf } from '../support/sandbox.js'
import { heldAt, until } from '../support/stock.js'

const PATIENT = { ...TIMING, timeoutMs: 5000, leaseMs: 10_000 }
const NEW_KEY = randomBytes(32).toString('base64')

describe('a document that is in doubt while the master key changes', () => {
  const place = makePlace()
  let ids: ReadonlyMap<string, string>
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let gateway: Gateway
  let api: Api
  let stock: number

  const start = async (masterKey: string, ...formerMasterKeys: string[]) => {
    gateway = await startGateway(configAt({ ...place, masterKey, formerMasterKeys }), { timing: PATIENT })
    api = new Api(gateway.url)
  }

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    await start(place.masterKey)
    for (const { country } of DOUBTFUL) await addSandboxDevice(api, sandbox.url, country)
    stock = await heldAt(sandbox.url, DOUBTFUL[2]!.country)
    ids = await putAllInDoubt(api, sandbox.url)
    await gateway.close()
  }, 60_000)

  afterAll(async () => {
    await gateway.close()
    await sandbox.close()
    place.remove()
  })

  it('has its texts sealed anew, and all of them open with the new key alone', async () => {
    await start(NEW_KEY, place.masterKey)
    const ring = createSealer(Buffer.from(NEW_KEY, 'base64'), [Buffer.from(place.masterKey, 'base64')])
    const metrics = async () => (await api.call('GET', '/metrics')).text
    await expect.poll(metrics, { timeout: 10_000 }).toMatch(/^risiti_former_master_keys 0$/m)
    expect([...keysOfEverySealed(place.databaseFile, ring)]).toEqual([idOfKey(NEW_KEY)])
    await gateway.close()
    await start(NEW_KEY)
    for (const { what, path } of DOUBTFUL)
      expect((await api.call('GET', `${path}/${ids.get(what)}`)).body.status).toBe('in_doubt')
    await clearFaults(sandbox.url)
  })

  it.each(DOUBTFUL)('is found and adopted afterwards, once: $what', async ({ what, path, country }) => {
    const view = await until(
      async () => (await api.call('GET', `${path}/${ids.get(what)}`)).body,
      ({ status }) => ['fiscalised', 'recorded', 'needs_attention'].includes(status),
    )
    expect(view.attempts).toHaveLength(1)
    if (view.recorded) expect(await heldAt(sandbox.url, country)).toBe(stock + 10)
    else expect(await ledgerOf(sandbox.url, country)).toMatchObject([{ number: view.fiscal.number }])
  })
})
