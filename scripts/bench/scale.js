import { once } from 'node:events'
import { FEW_TO_LIST, withArchives } from './archives.js'
import { startGatewayProcess } from './gateway.js'
import { compareLists } from './lists.js'
import { comparePairs } from './pairs.js'

/** What a gateway with little to remember has: it is what the others are compared with. */
const FEW_TO_START_WITH = 1000

/**
 * A gateway that has sold much is as fast as one that has not: its lists and searches, and how soon after its start it sends.
 * @param {{ rounds: number, documents: number, queued: number, promise: number }} options
 * @returns {Promise<{ rows: object[], memory: number }>} with the most memory that a gateway held, in bytes
 */
export function benchScale({ rounds, documents, queued, promise }) {
  return withArchives(async (archive, silent) => {
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
    const many = await archive(documents, queued)
    const [lists, overview] = await compareLists({
      few: await archive(FEW_TO_LIST, queued),
      many,
      documents,
      rounds,
      promise,
      memory,
    })
    const few = await archive(FEW_TO_START_WITH, queued)
    const restart = await comparePairs({
      name: `restart with ${documents} documents, ${queued} of them queued, until the first call`,
      limit: `with ${FEW_TO_START_WITH}`,
      promise,
      rounds,
      measureLimit: () => timeToFirstCall(few),
      measure: () => timeToFirstCall(many),
    })
    return { rows: [lists, overview, restart], memory: Math.max(...memory) }
  })
}
