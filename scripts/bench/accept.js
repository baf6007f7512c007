import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGateway } from '@risiti/gateway'
import { Pool } from 'undici'
import { comparePairs, ratePerSecond } from './pairs.js'
import { openBareStatements } from './statements.js'

const IN_FLIGHT = 32

/**
 * Accepting sales over HTTP (validated, computed, checked, durable) against the same SQL statements run alone, with as
 * many to a commit. The device is at an authority that does not answer, so that nothing but acceptance happens.
 */
export async function benchAccept({ rounds }) {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-bench-'))
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const gateway = await startGateway({
    databaseFile: join(folder, 'gateway.db'),
    masterKey: randomBytes(32),
    port: 0,
    host: '127.0.0.1',
    publicUrl: undefined,
    adminKey: undefined,
  })
  const pool = new Pool(gateway.url, { connections: IN_FLIGHT })
  const bare = await openBareStatements(join(folder, 'bare.db'), IN_FLIGHT)
  let key = 0
  try {
    await addDevice(pool, `http://127.0.0.1:${silent.address().port}`)
    const count = 1500
    return await comparePairs({
      name: 'accept a 5-line sale over HTTP',
      limit: 'its SQL statements alone',
      promise: 0.4,
      rounds,
      measureLimit: async () => bare.rate(count),
      measure: () =>
        ratePerSecond(count, IN_FLIGHT, () => post(pool, '/v1/documents', SALE, `bench-${key++}`)),
    })
  } finally {
    bare.close()
    await pool.close()
    await gateway.close()
    silent.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function addDevice(pool, environment) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  await post(pool, '/v1/devices', {
    id: 'bench',
    authority: 'efris',
    environment,
    tin: '1000000001',
    deviceNo: '1000000001_01',
    privateKeyPem,
  })
}

async function post(pool, path, body, idempotencyKey) {
  const answer = await pool.request({
    method: 'POST',
    path,
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    },
  })
  const text = await answer.body.text()
  if (answer.statusCode >= 300) throw new Error(`${path} answered ${answer.statusCode}: ${text}`)
}

const SALE = {
  type: 'receipt',
  number: 'B-1',
  device: 'bench',
  currency: 'UGX',
  issuedAt: '2026-01-20T10:15:00+03:00',
  lines: Array.from({ length: 5 }, (_, index) => ({
    item: `SODA-${index}`,
    name: 'Soda 500 ml',
    unit: 'PCE',
    quantity: '2',
    unitPrice: '2500',
    tax: 'standard',
    classification: { scheme: 'ug-commodity', code: '50202306' },
  })),
  payments: [{ method: 'mobile_money', amount: '25000' }],
}
