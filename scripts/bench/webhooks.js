import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'
import { startGatewayProcess } from './gateway.js'
import { comparePairs } from './pairs.js'

const RECEIVER = fileURLToPath(new URL('./webhook-receiver.js', import.meta.url))
const POSTS = fileURLToPath(new URL('./webhook-posts.js', import.meta.url))

/** So many endpoints there are: each gets every event. */
const ENDPOINTS = 4

const PATHS = Array.from({ length: ENDPOINTS }, (_, i) => `/${i}`)

/** As many connections as the gateway opens to that many endpoints. */
const CONNECTIONS = 16 * ENDPOINTS

/** So many are posted before anything is measured. */
const WARM_UP = 8000

/**
 * Delivering webhooks (read from the stream, put in words, signed, posted, recorded on disk) against bare undici that posts as many bytes to
 * the same URLs over as many connections. A gateway starts on a stream of events that nobody was told of; a measure begins when a
 * part of them is delivered, since a gateway runs for days, and ends when every delivery is recorded.
 * @param {{ rounds: number, deliveries: number, promises: { request: number, pool: number } }} setting so many deliveries in all, and the
 *   promise for each way of posting
 */
export async function benchWebhooks({ rounds, deliveries, promises }) {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-bench-'))
  const place = { databaseFile: join(folder, 'gateway.db'), masterKey: randomBytes(32).toString('hex') }
  const receiver = fork(RECEIVER)
  try {
    const [{ url }] = await once(receiver, 'message')
    await addEndpoints(place, url)
    const rows = []
    for (const [way, promise] of Object.entries(promises))
      rows.push(
        await comparePairs({
          name: `deliver webhooks to ${ENDPOINTS} endpoints`,
          limit: `bare undici posting as much by ${way}`,
          promise,
          rounds,
          measureLimit: () => postBare(way, url, deliveries),
          measure: () => deliver(place, receiver, deliveries),
        }),
      )
    return rows
  } finally {
    receiver.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

async function addEndpoints(place, url) {
  const gateway = await startGatewayProcess(place)
  for (const path of PATHS)
    await gateway.call('POST', 'webhook-endpoints', { url: url + path, types: ['warning.*'] })
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
    while (!isRecorded(databaseFile)) await sleep(5)
    return (deliveries * 1000) / (performance.now() - started)
  } finally {
    await gateway.kill()
  }
}

/** True when what became of every delivery is on disk. */
function isRecorded(file) {
  const database = new DatabaseSync(file, { readOnly: true })
  const { left } = database.prepare(LEFT).get()
  database.close()
  return left === 0
}

const LEFT = `
SELECT (SELECT count(*) FROM webhook_deliveries WHERE due_at IS NOT NULL)
  + (SELECT count(*) FROM webhook_endpoints
      WHERE position < (SELECT position FROM events WHERE kind = 'warning_began' ORDER BY position DESC LIMIT 1)) AS left`

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

/** @returns posts per second */
async function postBare(way, url, count) {
  const setting = { way, url, paths: PATHS, connections: CONNECTIONS, warmUp: WARM_UP, count }
  const poster = fork(POSTS, [JSON.stringify(setting)])
  const [rate] = await once(poster, 'message')
  await once(poster, 'exit')
  return rate
}
