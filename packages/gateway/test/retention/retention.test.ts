import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Gateway, startGateway } from '#src/main.js'
import { openReader } from '#src/store/sqlite/driver.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, TIMING } from '../support/processes.js'
import { addSandboxDevice, DOORS, dropNextAnswer, ledgerOf, sale } from '../support/sandbox.js'

const DAY_MS = 24 * 60 * 60_000
const [UGANDA] = DOORS
/** Nobody can ask it what it signed: a sale whose answer was lost waits for a person. */
const LOCAL_UNIT = DOORS.find(({ door }) => door === 'vscu')!

const SOLD = sale(UGANDA!, 'settled')
/** What does not answer on a busy machine is waited for. */
const PATIENT = { ...TIMING, timeoutMs: 10_000, leaseMs: 20_000 }

const place = makePlace()
let sandbox: Awaited<ReturnType<typeof startSandbox>>
let gateway: Gateway
let api: Api
let aheadMs = 0
let settled: string
let waiting: string

async function start(keepTextsDays?: number): Promise<void> {
  const config = { ...configAt(place), keepTextsDays }
  const clock = { now: () => new Date(Date.now() + aheadMs) }
  gateway = await startGateway(config, { timing: PATIENT, clock })
  api = new Api(gateway.url)
}

async function textsOf(document: string): Promise<number> {
  const reader = openReader(place.databaseFile)
  const row = await reader.get('SELECT count(*) AS texts FROM exchanges WHERE document = ?', document)
  await reader.close()
  return Number(row!.texts)
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  await start()
  for (const door of [UGANDA!, LOCAL_UNIT]) await addSandboxDevice(api, sandbox.url, door)
  settled = (await api.sell(SOLD, 'settled')).body.id
  await api.until(settled, 'fiscalised')
  await dropNextAnswer(sandbox.url, LOCAL_UNIT)
  waiting = (await api.sell(sale(LOCAL_UNIT, 'waiting'), 'waiting')).body.id
  await api.until(waiting, 'needs_attention')
  await gateway.close()
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

it('keeps texts as long as they are to be kept', async () => {
  aheadMs = 29 * DAY_MS
  await start(30)
  // A later round would come in an hour: the first is over when the gateway has closed.
  await gateway.close()
  expect(await textsOf(settled)).toBeGreaterThan(0)
  expect(await textsOf(waiting)).toBeGreaterThan(0)
})

it('then deletes those of documents that are settled, and of no other', async () => {
  aheadMs = 31 * DAY_MS
  await start(30)
  await expect.poll(() => textsOf(settled), { timeout: 10_000 }).toBe(0)
  expect(await textsOf(waiting)).toBeGreaterThan(0)
})

it('leaves the sale what it was when a till sends it again', async () => {
  const again = await api.sell(SOLD, 'settled')
  expect([again.status, again.body.id]).toEqual([201, settled])
  const { body } = await api.document(settled)
  expect(body).toMatchObject({ status: 'fiscalised', attempts: [{ outcome: 'fiscalised' }] })
  expect(await ledgerOf(sandbox.url, UGANDA!)).toHaveLength(1)
})
