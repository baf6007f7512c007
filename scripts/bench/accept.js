import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { canSlowDisk, startProcess } from './acceptance/process.js'
import { comparePairs, median } from './pairs.js'

/** Most memory that the gateway may hold, in bytes, whatever the number of tills. */
const MOST_MEMORY = 250e6

/** So many sales before anything is measured: a gateway runs for days. */
export const WARM_UP = 3000

/**
 * Accepting sales over HTTP (read, validated, computed, checked, durable, answered) against the same SQL statements run alone, with
 * as many to each commit as there were while accepting. Gateway, statements and tills are processes of their own; the first two
 * are on the same disk. The authority does not answer, so that nothing but acceptance happens.
 * @param {{ rounds: number, disk: 'own' | 'slow', rows: readonly { tills: number, count: number, promise: number }[] }} setting
 *   each row: so many tills sell so many 5-line sales
 * @returns {Promise<object[]>} a result for each row; none where no disk can be made slow, which is said
 */
export async function benchAccept({ rounds, disk, rows }) {
  if (disk === 'slow' && !canSlowDisk()) {
    process.stderr.write('accepting sales on a slow disk was not measured: strace cannot be used here\n')
    return []
  }
  const folder = await mkdtemp(join(tmpdir(), 'risiti-bench-'))
  const databaseFile = join(folder, 'gateway.db')
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const gateway = await startProcess('gateway.js', { databaseFile }, disk)
  const statements = await startProcess('statements.js', { databaseFile: join(folder, 'bare.db') }, disk)
  const tills = await startProcess('till.js')
  const shop = new Shop(gateway, tills)
  try {
    await addDevice(shop, `http://127.0.0.1:${silent.address().port}`)
    await shop.sell(WARM_UP, 32)
    const texts = textsOf(databaseFile)
    const results = []
    for (const row of rows) results.push(await benchRow({ ...row, rounds, disk }, shop, statements, texts))
    return results
  } finally {
    await Promise.all([gateway, statements, tills].map((program) => program.end()))
    silent.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function benchRow({ tills, count, promise, rounds, disk }, shop, statements, texts) {
  const seen = [await shop.sell(count, tills)]
  const row = await comparePairs({
    name: `accept a 5-line sale over HTTP, ${tills} till${tills === 1 ? '' : 's'} at once${disk === 'slow' ? ', 8 ms a flush' : ''}`,
    limit: 'its SQL statements alone',
    promise,
    rounds,
    measureLimit: async () => (await statements.ask({ texts, groups: seen.at(-1).groups })).rate,
    measure: async () => {
      seen.push(await shop.sell(count, tills))
      return seen.at(-1).rate
    },
  })
  const measured = seen.slice(-rounds)
  const middle = (name) => median(measured.map((figures) => figures[name]))
  const figures = { p50Ms: middle('p50'), p99Ms: middle('p99'), loopDelayP99Ms: middle('delayMs') }
  const peakBytes = Math.max(...measured.map((round) => round.peakBytes))
  const kept = row.kept && peakBytes <= MOST_MEMORY
  return { ...row, kept, ...figures, peakBytes, mostBytes: MOST_MEMORY }
}

/** A gateway and its tills. */
export class Shop {
  #gateway
  #tills
  #round = 0

  constructor(gateway, tills) {
    this.#gateway = gateway
    this.#tills = tills
  }

  get url() {
    return this.#gateway.ready.url
  }

  get key() {
    return this.#gateway.ready.key
  }

  /** Sells, and tells what the tills and the gateway saw. */
  async sell(count, inFlight) {
    await this.#gateway.ask('begin')
    const prefix = `round-${this.#round++}`
    const { url, key } = this
    const { rate, latencies } = await this.#tills.ask({ url, key, sale: SALE, count, inFlight, prefix })
    const at = (part) => latencies[Math.floor(latencies.length * part)]
    return { rate, p50: at(0.5), p99: at(0.99), ...(await this.#gateway.ask('end')) }
  }
}

/** What the gateway stores of a sale. */
function textsOf(file) {
  const database = new DatabaseSync(file, { readOnly: true })
  const texts = database.prepare('SELECT body, content FROM documents LIMIT 1').get()
  database.close()
  return texts
}

/** Adds the device that sells, whose authority is at an address. */
export async function addDevice({ url, key }, environment) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const device = {
    id: 'bench',
    authority: 'efris',
    environment,
    tin: '1000000001',
    deviceNo: '1000000001_01',
    privateKeyPem,
  }
  const response = await fetch(`${url}/v1/devices`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(device),
  })
  if (!response.ok) throw new Error(await response.text())
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
