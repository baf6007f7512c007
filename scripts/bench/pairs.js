/**
 * Measures a thing against its limit, in turn, so that a machine that slows down slows both.
 * @param {{ name: string, limit: string, promise: number, rounds: number, measure: () => Promise<number>, measureLimit: () => Promise<number> }} pair
 *   the measures return operations per second
 */
export async function comparePairs({ name, limit, promise, rounds, measure, measureLimit }) {
  await measureLimit()
  await measure()
  const pairs = []
  for (let i = 0; i < rounds; i++) {
    const limitRate = await measureLimit()
    const rate = await measure()
    pairs.push({ rate, limitRate, ratio: rate / limitRate })
  }
  const ratio = median(pairs.map((pair) => pair.ratio))
  return {
    name,
    limit,
    promise,
    rounds,
    ratio,
    rate: median(pairs.map((pair) => pair.rate)),
    limitRate: median(pairs.map((pair) => pair.limitRate)),
    kept: ratio >= promise,
  }
}

/** Runs a task `count` times with `inFlight` at once. @returns {Promise<number>} tasks per second */
export async function ratePerSecond(count, inFlight, task) {
  const started = performance.now()
  let next = 0
  const worker = async () => {
    while (next < count) await task(next++)
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  return (count * 1000) / (performance.now() - started)
}

/** The middle one. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
