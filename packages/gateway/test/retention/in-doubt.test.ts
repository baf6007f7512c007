import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { openReader } from '#src/store/sqlite/driver.js'
import { Api } from '../support/api.js'
import { DOUBTFUL, putAllInDoubt } from '../support/doubt.js'
import { configAt, makePlace, TIMING } from '../support/processes.js'
import { addSandboxDevice, clearFaults, ledgerOf, sale } from '../support/sandbox.js'
import { heldAt, until } from '../support/stock.js'

const DAY_MS = 24 * 60 * 60_000
const PATIENT = { ...TIMING, timeoutMs: 5000, leaseMs: 10_000 }

describe('a document that is in doubt for longer than texts are kept', () => {
  const place = makePlace()
  let ids: ReadonlyMap<string, string>
  let sandbox: Awaited<ReturnType<typeof startSandbox>>
  let gateway: Gateway
  let api: Api
  let aheadMs = 0
  let settled: string
  let stock: number

  const start = async (keepTextsDays?: number) => {
    gateway = await startGateway(
      { ...configAt(place), keepTextsDays },
      { timing: PATIENT, clock: { now: () => new Date(Date.now() + aheadMs) } },
    )
    api = new Api(gateway.url)
  }

  const textsOf = async (document: string) => {
    const reader = openReader(place.databaseFile)
    const rows = await reader.all(
      'SELECT * FROM exchanges WHERE document = ? ORDER BY attempt, part',
      document,
    )
    await reader.close()
    return rows
  }

  const attemptsOf = async (document: string) => {
    const reader = openReader(place.databaseFile)
    const rows = await reader.all('SELECT * FROM attempts WHERE document = ?', document)
    await reader.close()
    return rows
  }

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    await start()
    for (const { country } of DOUBTFUL) await addSandboxDevice(api, sandbox.url, country)
    const { country } = DOUBTFUL[0]!
    settled = (await api.sell(sale(country, 'settled'), 'settled', 5)).body.id
    await api.until(settled, 'fiscalised')
    stock = await heldAt(sandbox.url, DOUBTFUL[2]!.country)
    ids = await putAllInDoubt(api, sandbox.url)
    await gateway.close()
  }, 60_000)

  afterAll(async () => {
    await gateway.close()
    await sandbox.close()
    place.remove()
  })

  it('keeps every text and every attempt, while those of settled ones go', async () => {
    const kept = async () =>
      Promise.all([...ids.values()].map(async (id) => [await textsOf(id), await attemptsOf(id)]))
    const before = await kept()
    expect(before.every(([texts]) => texts!.length > 0)).toBe(true)
    aheadMs = 400 * DAY_MS
    await start(1)
    await expect.poll(async () => (await textsOf(settled)).length, { timeout: 10_000 }).toBe(0)
    const after = await kept()
    expect(after.map(([texts]) => texts)).toEqual(before.map(([texts]) => texts))
    expect(after.map(([, attempts]) => attempts!.length)).toEqual([1, 1, 1])
  })

  it.each(DOUBTFUL)('is found and adopted by them, once: $what', async ({ what, path, country }) => {
    await clearFaults(sandbox.url)
    const view = await until(
      async () => (await api.call('GET', `${path}/${ids.get(what)}`)).body,
      ({ status }) => ['fiscalised', 'recorded', 'needs_attention'].includes(status),
    )
    expect(view.attempts).toHaveLength(1)
    const numbers = (await ledgerOf(sandbox.url, country)).map(({ number }) => number)
    if (view.recorded) expect(await heldAt(sandbox.url, country)).toBe(stock + 10)
    else expect(numbers.filter((number) => number === view.fiscal.number)).toHaveLength(1)
  })
})
