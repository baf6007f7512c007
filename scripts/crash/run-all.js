import { Stage } from './stage.js'

/**
 * Does all runs, several at once, each on a stage that is used again until a run on it fails.
 * @param {{ parallel: number, tell: (result: object) => void, patienceMs?: number, slow?: number }} options tell: hears of each run
 */
export async function runAll(plan, module, { parallel, tell, ...options }) {
  const waiting = [...plan]
  const work = async () => {
    let stage
    for (let run = waiting.shift(); run; run = waiting.shift()) {
      stage ??= await Stage.open(module, options)
      const result = await stage.run(run)
      tell(result)
      if (hasFailed(result)) {
        await stage.close()
        stage = undefined
      }
    }
    await stage?.close()
  }
  await Promise.all(Array.from({ length: Math.min(parallel, plan.length) }, work))
}

export function hasFailed({ lost, duplicated, outOfSequence }) {
  return lost.length + duplicated.length + outOfSequence.length > 0
}
