import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from './support/api.js'
import { configAt, makePlace, type Place, TIMING } from './support/processes.js'
import { addSandboxDevice, COUNTRIES, clearFaults, ledgerOf, sale, setFault } from './support/sandbox.js'

const [UGANDA] = COUNTRIES
/** Long enough that nothing here is cut off by it on a busy machine. */
const PATIENT = { ...TIMING, timeoutMs: 15_000, leaseMs: 60_000 }

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  await start()
  await addSandboxDevice(api, sandbox.url, UGANDA)
  await gateway.close()
}, 30_000)

beforeEach(async () => {
  await start()
  return async () => {
    await gateway.close()
    await clearFaults(sandbox.url)
  }
})

afterAll(async () => {
  await sandbox.close()
  place.remove()
})

async function start(): Promise<void> {
  gateway = await startGateway(configAt(place), { timing: PATIENT })
  api = new Api(gateway.url)
}

function rows<Row>(sql: string): Row[] {
  const database = new DatabaseSync(place.databaseFile, { readOnly: true })
  const found = database.prepare(sql).all() as Row[]
  database.close()
  return found
}

const statuses = () =>
  rows<{ status: string }>('SELECT status FROM documents ORDER BY position').map(({ status }) => status)

/** The authority takes this long to answer. */
const delay = (operation: string, delayMs: number) =>
  setFault(sandbox.url, { operation, fault: 'delay', delayMs, count: 1 })

it('finishes the document under way, leaves the others to the next, and hands the lane over', async () => {
  await delay(UGANDA.operation, 1000)
  const first = await api.sell(sale(UGANDA, 'first'), 'first')
  const waiting = api.sell(sale(UGANDA, 'second'), 'second', 10)
  await api.until(first.body.id, 'sending')
  await gateway.close()
  // Whoever waited is told how far it is.
  expect((await waiting).status).toBe(202)
  expect(statuses()).toEqual(['fiscalised', 'queued'])
  const [lane] = rows<{ lease_until: number }>('SELECT lease_until FROM lanes')
  expect(lane!.lease_until).toBeLessThan(Date.now() + PATIENT.leaseMs / 2)
  await start()
  expect(gateway.recovered).toBe(0)
  await api.until((await waiting).body.id, 'fiscalised')
  expect(await ledgerOf(sandbox.url, UGANDA)).toHaveLength(2)
})

it('leaves the database file alone: no log, and nothing that a copy would miss', async () => {
  await api.call('GET', '/v1/documents')
  await gateway.close()
  expect(readdirSync(dirname(place.databaseFile)).filter((name) => !name.endsWith('.lock'))).toEqual([
    'risiti.db',
  ])
  await start()
})
