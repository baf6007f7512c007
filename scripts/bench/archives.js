import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeArchive } from './archive.js'

/** What a gateway with little to remember has: it is what the others are compared with. */
export const FEW_TO_LIST = 10_000

/** Queued of an archive at most, where nothing else is said. */
const QUEUED = 10_000

/**
 * Runs a task that needs databases of gateways that have sold much, and deletes them after it. The authority is silent.
 * @template Result
 * @param {(archive: (documents: number, queued?: number) => Promise<object>, silent: import('node:net').Server) => Promise<Result>} task
 *   `archive` makes one, and says where it is
 * @returns {Promise<Result>}
 */
export async function withArchives(task) {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-bench-'))
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const environment = `http://127.0.0.1:${silent.address().port}`
  const archive = async (documents, queued = QUEUED) => {
    const place = {
      databaseFile: join(folder, `${documents}.db`),
      masterKey: randomBytes(32).toString('hex'),
    }
    await makeArchive({ ...place, documents, queued: Math.min(queued, documents / 10), environment })
    return place
  }
  try {
    return await task(archive, silent)
  } finally {
    silent.close()
    await rm(folder, { recursive: true, force: true })
  }
}
