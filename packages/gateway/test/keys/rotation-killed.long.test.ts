import { randomBytes } from 'node:crypto'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSealer } from '#src/keys/sealer.js'
import { Api } from '../support/api.js'
import { DOUBTFUL, idOfKey, keysOfEverySealed, putAllInDoubt } from '../support/doubt.js'
import { GatewayProcess, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, clearFaults, ledgerOf, sale } from '../support/sandbox.js'
import { heldAt, until } from '../support/stock.js'

/** After so many commits of its life a gateway dies: over the whole length of a change, and a start before each. */
const DEATHS = [3, 4, 5, 6, 8]
/** Sales that were made before, so that the change takes several transactions. */
const SALES = 40

const newKey = randomBytes(32).toString('base64')
const bytes = (key: string) => Buffer.from(key, 'base64')

describe('a change of the master key that is killed again and again while documents are in doubt', () => {
  const place: Place = { ...makePlace(), timing: { ...TIMING, timeoutMs: 10_000, leaseMs: 20_000 } }
  const changing: Place = { ...place, masterKey: newKey, formerMasterKeys: [place.masterKey] }
  const ring = createSealer(bytes(newKey), [bytes(place.masterKey)])
  let ids: ReadonlyMap<string, string>
  const held = new Map<string, number>()
  let sandbox: Awaited<ReturnType<typeof startSandbox>>

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    const gateway = await GatewayProcess.start(place)
    const api = new Api(gateway.url)
    for (const { country } of DOUBTFUL) await addSandboxDevice(api, sandbox.url, country)
    const { country } = DOUBTFUL[1]!
    for (let count = 0; count < SALES; count++)
      await api.sell(sale(country, `S-${count}`), `sale ${count}`, 5)
    for (const { what, country } of DOUBTFUL) {
      const number = (await ledgerOf(sandbox.url, country)).length
      held.set(what, what.includes('movement') ? await heldAt(sandbox.url, country) : number)
    }
    ids = await putAllInDoubt(api, sandbox.url)
    await gateway.kill()
  }, 120_000)

  afterAll(async () => {
    await sandbox.close()
    place.remove()
  })

  it('leaves each value open to one of the two keys, wherever it dies', async () => {
    const seen = new Set<string>()
    for (const commit of DEATHS) {
      const gateway = await GatewayProcess.start(changing, commit).catch(() => undefined)
      await gateway?.exited()
      const keys = keysOfEverySealed(place.databaseFile, ring)
      seen.add([...keys].sort().join())
    }
    // Some of them died in the middle.
    expect(seen).toContain([idOfKey(newKey), idOfKey(place.masterKey)].sort().join())
  }, 120_000)

  it('comes to its end, and what was in doubt is adopted with the new key alone, once', async () => {
    let gateway = await GatewayProcess.start(changing)
    await expect
      .poll(() => [...keysOfEverySealed(place.databaseFile, ring)], { timeout: 20_000 })
      .toEqual([idOfKey(newKey)])
    const metrics = async () => (await new Api(gateway.url).call('GET', '/metrics')).text
    await expect.poll(metrics, { timeout: 20_000 }).toMatch(/^risiti_former_master_keys 0$/m)
    await gateway.stop()
    gateway = await GatewayProcess.start({ ...place, masterKey: newKey })
    await clearFaults(sandbox.url)
    const api = new Api(gateway.url)
    for (const { what, path, country } of DOUBTFUL) {
      const view = await until(
        async () => (await api.call('GET', `${path}/${ids.get(what)}`)).body,
        ({ status }) => ['fiscalised', 'recorded', 'needs_attention'].includes(status),
      )
      expect(view.attempts).toHaveLength(1)
      if (view.recorded) expect(await heldAt(sandbox.url, country)).toBe(held.get(what)! + 10)
      else expect(await ledgerOf(sandbox.url, country)).toHaveLength(held.get(what)! + 1)
    }
    await gateway.stop()
  }, 120_000)
})
