import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'
import { Pool } from 'undici'
import { startGatewayProcess } from './gateway.js'
import { comparePairs, ratePerSecond } from './pairs.js'

const RECEIVER = fileURLToPath(new URL('./webhook-receiver.js', import.meta.url))

/** So many endpoints there are: each gets every event. */
const ENDPOINTS = 4

/** As many connections as the gateway opens to that many endpoints. */
const CONNECTIONS = 16 * ENDPOINTS

/** So many deliveries before anything is measured. */
const WARM_UP = 4000

/**
 * Delivering webhooks (read from the stream, made durable, signed, posted, recorded) against bare undici that posts as many bytes to
 * the same receiver over as many connections. A gateway starts on a stream of events that nobody was told of; a measure begins when a
 * part of them is delivered, since a gateway runs for days, and ends when every delivery is recorded.
 * @param {{ rounds: number, deliveries: number, promise: number }} setting so many deliveries in all
 */
export async function benchWebhooks({ rounds, deliveries, promise }) {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-bench-'))
  const place = { databaseFile: join(folder, 'gateway.db'), masterKey: randomBytes(32).toString('hex') }
  const receiver = fork(RECEIVER)
  try {
    const [{ url }] = await once(receiver, 'message')
    await addEndpoints(place, url)
    return await comparePairs({
      name: `deliver webhooks to ${ENDPOINTS} endpoints`,
      limit: 'bare undici posting as much',
      promise,
      rounds,
      measureLimit: () => postBare(url, deliveries),
      measure: () => deliver(place, receiver, deliveries),
    })
  } finally {
    receiver.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

async function addEndpoints(place, url) {
  const gateway = await startGatewayProcess(place)
  for (let i = 0; i < ENDPOINTS; i++)
    await gateway.call('POST', 'webhook-endpoints', { url: `${url}/${i}`, types: ['warning.*'] })
  await gateway.kill()
}

/** @returns deliveries per second */
async function deliver({ databaseFile, masterKey }, receiver, deliveries) {
  happen(databaseFile, (WARM_UP + deliveries) / ENDPOINTS)
  receiver.send({ awaited: [WARM_UP, WARM_UP + deliveries] })
  const warm = once(receiver, 'message')
  const gateway = await startGatewayProcess({ databaseFile, masterKey })
  try {
    await warm
    const started = performance.now()
    await once(receiver, 'message')
    while ((await gateway.call('GET', 'webhook-deliveries?status=pending&limit=1')).deliveries.length > 0)
      await sleep(5)
    return (deliveries * 1000) / (performance.now() - started)
  } finally {
    await gateway.kill()
  }
}

/** Things happened, so many. They are in no chain: nobody reads it here. */
function happen(file, events) {
  const database = new DatabaseSync(file)
  database.prepare(EVENTS).run(events)
  database.close()
}

const EVENTS = `
WITH RECURSIVE happened (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM happened WHERE i < ?1)
INSERT INTO events (account, kind, at, link, data)
SELECT 'default', 'warning_began', 1790000000000, randomblob(32),
  '{"condition":"lane-stalled","severity":"warning","message":"12 documents are not sent, the first since 2026-11-24T07:16:00Z."}'
FROM happened`

const BODY = JSON.stringify({
  type: 'warning.began',
  timestamp: '2026-11-24T07:16:00.000Z',
  data: {
    event: '123456',
    kind: 'warning_began',
    condition: 'lane-stalled',
    severity: 'warning',
    message: '12 documents are not sent, the first since 2026-11-24T07:16:00Z.',
  },
})

const HEADERS = {
  'content-type': 'application/json',
  'user-agent': 'risiti-webhooks',
  'webhook-id': 'msg_0193f5b2c1d04c7a9e51b8d2f6a3c7e40000',
  'webhook-timestamp': '1795500960',
  'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
}

async function postBare(url, count) {
  const pool = new Pool(url, { connections: CONNECTIONS })
  const rate = await ratePerSecond(count, CONNECTIONS, async () => {
    await (await pool.request({ method: 'POST', path: '/0', headers: HEADERS, body: BODY })).body.dump()
  })
  await pool.close()
  return rate
}
