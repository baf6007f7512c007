import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseSync } from '@photostructure/sqlite'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exchangeRecord, SEALED } from '#src/keys/sealed.js'
import { createSealer, keyIdOf, sealingKeyId } from '#src/keys/sealer.js'
import { Api } from '../support/api.js'
import { GatewayProcess, makePlace, type Place, TIMING } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, ledgerOf, sale } from '../support/sandbox.js'

/** Enough that the pass takes many transactions. */
const TEXTS = 400

const newKey = randomBytes(32).toString('base64')
let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let changing: Place
const idOf = (key: string) => keyIdOf(Buffer.from(key, 'base64'))

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  // What does not answer on a busy machine is waited for.
  place = { ...makePlace(), timing: { ...TIMING, timeoutMs: 10_000, leaseMs: 20_000 } }
  changing = { ...place, masterKey: newKey, formerMasterKeys: [place.masterKey] }
  const gateway = await GatewayProcess.start(place)
  const api = new Api(gateway.url)
  for (const country of COUNTRIES) {
    await addSandboxDevice(api, sandbox.url, country)
    const { body } = await api.sell(sale(country, 'before'), country.device, 5)
    await api.until(body.id, 'fiscalised')
    if (country.code === 'UG') addTexts(body.id)
  }
  await gateway.stop()
}, 30_000)

afterAll(async () => {
  await sandbox.close()
  place.remove()
})

/** Gives a document many attempts, sealed with the first key. */
function addTexts(document: string): void {
  const sealer = createSealer(Buffer.from(place.masterKey, 'base64'))
  const database = new DatabaseSync(place.databaseFile)
  database.exec('BEGIN')
  const attempts = database.prepare(
    `INSERT INTO attempts SELECT document, ?, account, revision, fence, door, worth, started_at, ended_at, quiet_at, outcome
     FROM attempts WHERE document = ? AND number = 1`,
  )
  const texts = database.prepare('INSERT INTO exchanges (document, attempt, part, text) VALUES (?, ?, ?, ?)')
  for (let attempt = 1000; attempt < 1000 + TEXTS; attempt++) {
    const [part, text] = ['request', `text ${attempt}`]
    attempts.run(attempt, document)
    texts.run(document, attempt, part, sealer.seal(exchangeRecord({ document, attempt, part }), text))
  }
  database.exec('COMMIT')
  database.close()
}

function read<Row>(sql: string): Row[] {
  const database = new DatabaseSync(place.databaseFile, { readOnly: true, timeout: 5000 })
  const rows = database.prepare(sql).all() as Row[]
  database.close()
  return rows
}

/** How many values each key has sealed. */
function sealedBy(): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { table, column } of Object.values(SEALED))
    for (const { value } of read<{ value: Uint8Array }>(`SELECT ${column} AS value FROM ${table}`))
      counts[sealingKeyId(value)] = (counts[sealingKeyId(value)] ?? 0) + 1
  return counts
}

const keysInUse = () =>
  read<{ name: string }>("SELECT name FROM settings WHERE name LIKE 'master-key/%'").map(({ name }) =>
    name.slice('master-key/'.length),
  )

it('is refused with another key alone', async () => {
  await expect(GatewayProcess.start({ ...place, masterKey: newKey })).rejects.toThrow(/master-key-wrong/)
  expect(keysInUse()).toEqual([idOf(place.masterKey)])
})

it('is killed while it seals anew, and then each key alone is refused', async () => {
  const gateway = await GatewayProcess.start(changing, 8).catch(() => undefined)
  await gateway?.exited()
  const counts = sealedBy()
  expect(counts[idOf(newKey)]).toBeGreaterThan(0)
  expect(counts[idOf(place.masterKey)]).toBeGreaterThan(0)
  for (const masterKey of [newKey, place.masterKey])
    await expect(GatewayProcess.start({ ...place, masterKey })).rejects.toThrow(/key is missing/)
})

it('goes on at the next start, and sells meanwhile', async () => {
  const gateway = await GatewayProcess.start(changing)
  const api = new Api(gateway.url)
  for (const country of COUNTRIES) {
    const { body } = await api.sell(sale(country, 'while'), `${country.device}-while`, 5)
    await api.until(body.id, 'fiscalised')
  }
  while (keysInUse().length > 1) await sleep(20)
  await gateway.stop()
  expect(keysInUse()).toEqual([idOf(newKey)])
  expect(Object.keys(sealedBy())).toEqual([idOf(newKey)])
})

it('needs the former key no more: devices open, texts are as they were, and each sale is there once', async () => {
  const gateway = await GatewayProcess.start({ ...place, masterKey: newKey })
  const api = new Api(gateway.url)
  for (const country of COUNTRIES) {
    const { body } = await api.sell(sale(country, 'after'), `${country.device}-after`, 5)
    await api.until(body.id, 'fiscalised')
    expect(await ledgerOf(sandbox.url, country)).toHaveLength(3)
  }
  await gateway.stop()
  const sealer = createSealer(Buffer.from(newKey, 'base64'))
  const texts = read<{ document: string; attempt: number; part: string; text: Uint8Array }>(
    'SELECT document, attempt, part, text FROM exchanges WHERE attempt >= 1000',
  )
  expect(texts).toHaveLength(TEXTS)
  for (const { text, ...key } of texts)
    expect(sealer.open(exchangeRecord(key), text)).toBe(`text ${key.attempt}`)
  await expect(GatewayProcess.start(place)).rejects.toThrow(/master-key-wrong/)
})
