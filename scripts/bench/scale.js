import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeArchive } from './archive.js'
import { startGatewayProcess } from './gateway.js'
import { compareLists } from './lists.js'
import { comparePairs } from './pairs.js'

/** What a gateway with little to remember has: it is what the others are compared with. */
const [FEW_TO_LIST, FEW_TO_START_WITH] = [10_000, 1000]

/**
 * A gateway that has sold much is as fast as one that has not: its lists and searches, and how soon after its start it sends. The authority
 * is silent.
 * @param {{ rounds: number, documents: number, queued: number, promise: number }} options
 * @returns {Promise<{ rows: object[], memory: number }>} with the most memory that a gateway held, in bytes
 */
export async function benchScale({ rounds, documents, queued, promise }) {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-bench-'))
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const archive = async (count) => {
    const place = { databaseFile: join(folder, `${count}.db`), masterKey: randomBytes(32).toString('hex') }
    const environment = `http://127.0.0.1:${silent.address().port}`
    await makeArchive({ ...place, documents: count, queued: Math.min(queued, count / 10), environment })
    return place
  }
  const memory = []
  const timeToFirstCall = async (place) => {
    const called = once(silent, 'connection')
    const started = performance.now()
    const starting = startGatewayProcess(place)
    await called
    const rate = 1000 / (performance.now() - started)
    const gateway = await starting
    memory.push(await gateway.memory())
    await gateway.kill()
    return rate
  }
  try {
    const many = await archive(documents)
    const [lists, overview] = await compareLists({
      few: await archive(FEW_TO_LIST),
      many,
      documents,
      rounds,
      promise,
      memory,
    })
    const few = await archive(FEW_TO_START_WITH)
    const restart = await comparePairs({
      name: `restart with ${documents} documents, ${queued} of them queued, until the first call`,
      limit: `with ${FEW_TO_START_WITH}`,
      promise,
      rounds,
      measureLimit: () => timeToFirstCall(few),
      measure: () => timeToFirstCall(many),
    })
    return { rows: [lists, overview, restart], memory: Math.max(...memory) }
  } finally {
    silent.close()
    await rm(folder, { recursive: true, force: true })
  }
}
