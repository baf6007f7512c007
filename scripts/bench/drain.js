import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'
import { Pool } from 'undici'
import { startGatewayProcess } from './gateway.js'

const SANDBOX = fileURLToPath(new URL('./drain-sandbox.js', import.meta.url))

/** So many sales are sent before anything is measured: a gateway runs for days. */
const WARM_UP = 600

/**
 * Sending what waits, over many devices, to an authority that takes its time, against what cannot be beaten: as many calls to the
 * same authority that ask for nothing, one after another for each device.
 * @returns {Promise<{ row: object, memory: number }>} with the most memory that the gateway held, in bytes
 */
export async function benchDrain({ documents, devices, latencyMs, promise }) {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-bench-'))
  const place = { databaseFile: join(folder, 'gateway.db'), masterKey: randomBytes(32).toString('hex') }
  const sandbox = fork(SANDBOX, [JSON.stringify({ units: devices, latencyMs })])
  try {
    const [{ url, units }] = await once(sandbox, 'message')
    await sellOnceEach(place, url, units)
    copySales(place.databaseFile, (WARM_UP + documents) / units.length)
    const boundMs = await callInVain(url, units, documents / units.length)
    const took = await drain(place, documents)
    const row = {
      name: `drain ${documents} sales over ${units.length} devices, an answer takes ${latencyMs} ms`,
      limit: 'as many calls that ask for nothing',
      promise,
      rounds: 1,
      ratio: boundMs / took.ms,
      rate: (documents * 1000) / took.ms,
      limitRate: (documents * 1000) / boundMs,
      kept: boundMs / took.ms >= promise,
    }
    return { row, memory: took.memory }
  } finally {
    sandbox.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every unit asks for the key that it has been given already. @returns how long all took, in milliseconds */
async function callInVain(url, units, times) {
  const pool = new Pool(url, { connections: units.length })
  const started = performance.now()
  const call = async (unit) => {
    for (let i = 0; i < times; i++) {
      const path = '/etims-api/selectInitOsdcInfo'
      await (await pool.request({ method: 'POST', path, body: JSON.stringify(unit) })).body.dump()
    }
  }
  await Promise.all(units.map(call))
  const took = performance.now() - started
  await pool.close()
  return took
}

async function drain(place, documents) {
  const gateway = await startGatewayProcess(place)
  try {
    await gateway.outcomes(WARM_UP)
    const started = performance.now()
    await gateway.outcomes(WARM_UP + documents)
    const ms = performance.now() - started
    checkFiscalised(place.databaseFile)
    return { ms, memory: await gateway.memory() }
  } finally {
    await gateway.kill()
  }
}

function checkFiscalised(file) {
  const database = new DatabaseSync(file, { readOnly: true })
  const others = database.prepare("SELECT status, problem FROM documents WHERE status <> 'fiscalised'").all()
  database.close()
  if (others.length > 0)
    throw new Error(`${others.length} sales are not fiscalised: ${JSON.stringify(others[0])}`)
}

async function sellOnceEach(place, environment, units) {
  const gateway = await startGatewayProcess(place)
  const sell = async (unit, index) => {
    const id = `till-${index}`
    await gateway.call('POST', 'devices', {
      id,
      authority: 'etims',
      channel: 'oscu',
      stock: 'manual',
      environment,
      ...unit,
    })
    await gateway.call('POST', `devices/${id}/initialise`)
    await gateway.call('POST', `devices/${id}/pause`)
    await gateway.call('POST', 'documents', saleOf(id), { 'idempotency-key': id })
  }
  try {
    await Promise.all(units.map(sell))
  } finally {
    await gateway.kill()
  }
}

/** Every sale again, so many times in all, under other names. */
function copySales(file, times) {
  const database = new DatabaseSync(file)
  database.prepare(COPIES).run(times)
  database.exec('UPDATE devices SET paused = 0')
  database.close()
}

const COPIES = `
WITH RECURSIVE copies (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM copies WHERE i < ?1)
INSERT INTO documents (id, account, device, lane, idempotency_key, reference, token, body, content, number, type, status, revision,
  due_at, tries, created_at, updated_at)
SELECT 'doc_' || lower(hex(randomblob(16))), account, device, lane, lower(hex(randomblob(16))), 'R' || substr(hex(randomblob(10)), 1, 19),
  lower(hex(randomblob(16))), body, content, number, type, status, revision, due_at, tries, created_at, updated_at
FROM copies, documents`

function saleOf(device) {
  return {
    type: 'receipt',
    number: 'S-1',
    device,
    currency: 'KES',
    issuedAt: new Date().toISOString(),
    lines: [
      {
        item: 'KE2NTNO0000001',
        name: 'Soda 500 ml',
        unit: 'NO',
        packaging: 'NT',
        quantity: '2',
        unitPrice: '1000',
        tax: 'standard',
        classification: { scheme: 'ke-item-class', code: '5020230600' },
      },
    ],
    payments: [{ method: 'mobile_money', amount: '2000' }],
  }
}
