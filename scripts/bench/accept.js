import { fork } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'
import { startGateway } from '@risiti/gateway'
import { comparePairs } from './pairs.js'
import { openBareStatements } from './statements.js'

const COUNT = 3000

/**
 * Accepting sales over HTTP (read, validated, computed, checked, durable, answered) against the same SQL statements run
 * alone, with as many to a commit as were seen while accepting. The authority does not answer, so that nothing but
 * acceptance happens.
 */
export async function benchAccept({ rounds, tills: inFlight, promise }) {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-bench-'))
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const commits = { count: 0, transactions: 0 }
  const gateway = await startGateway(
    {
      databaseFile: join(folder, 'gateway.db'),
      masterKey: randomBytes(32),
      port: 0,
      host: '127.0.0.1',
      publicUrl: undefined,
      adminKey: undefined,
    },
    {
      onCommit: (transactions) => {
        commits.count++
        commits.transactions += transactions
      },
    },
  )
  const tills = fork(fileURLToPath(new URL('./till.js', import.meta.url)))
  const tillsSell = async (count, prefix) => {
    tills.send({ url: gateway.url, sale: SALE, count, inFlight, prefix })
    const [{ rate }] = await once(tills, 'message')
    return rate
  }
  let bare
  let round = 0
  try {
    await addDevice(gateway.url, `http://127.0.0.1:${silent.address().port}`)
    await tillsSell(inFlight, 'first')
    bare = await openBareStatements(join(folder, 'bare.db'), textsOf(join(folder, 'gateway.db')))
    return await comparePairs({
      name: `accept a 5-line sale over HTTP, ${inFlight} tills at once`,
      limit: 'its SQL statements alone',
      promise,
      rounds,
      measureLimit: () => bare.rate(COUNT, groupSeen(commits)),
      measure: () => {
        Object.assign(commits, { count: 0, transactions: 0 })
        return tillsSell(COUNT, `round-${round++}`)
      },
    })
  } finally {
    bare?.close()
    tills.kill()
    silent.close()
    await Promise.race([gateway.close(), new Promise((resolve) => setTimeout(resolve, 1000))])
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the gateway stores of a sale. */
function textsOf(file) {
  const database = new DatabaseSync(file, { readOnly: true })
  const texts = database.prepare('SELECT body, content FROM documents LIMIT 1').get()
  database.close()
  return texts
}

/** How many transactions shared a commit on average, rounded. */
function groupSeen({ count, transactions }) {
  return Math.max(1, Math.round(transactions / Math.max(1, count)))
}

async function addDevice(url, environment) {
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
    headers: { 'content-type': 'application/json' },
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
