import { FEW_TO_LIST, withArchives } from './archives.js'
import { openLists } from './listing-gateway.js'
import { comparePairs, ratePerSecond } from './pairs.js'

const COUNT = 10

/**
 * The overview of a gateway that has sold much against that of one that has sold little.
 * @param {{ rounds: number, documents: number, promise: number }} options
 * @returns {Promise<object>} the row
 */
export function benchOverview({ rounds, documents, promise }) {
  return withArchives(async (archive) => {
    const [small, large] = [
      await openLists(await archive(FEW_TO_LIST)),
      await openLists(await archive(documents)),
    ]
    try {
      return await compareOverview({ small, large, documents, rounds, promise })
    } finally {
      for (const { gateway, pool } of [small, large]) await Promise.all([pool.close(), gateway.kill()])
    }
  })
}

/** One reader asks for the last 90 days, again and again. */
export function compareOverview({ small, large, documents, rounds, promise }) {
  const read = (lists) => ratePerSecond(COUNT, 1, lists.overview)
  return comparePairs({
    name: `overview of ${documents} documents`,
    limit: `the same of ${FEW_TO_LIST}`,
    promise,
    rounds,
    measureLimit: () => read(small),
    measure: () => read(large),
  })
}
