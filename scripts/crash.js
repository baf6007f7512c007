/**
 * The promise, shown: one fiscal document per sale, wherever the gateway is killed and whatever else goes wrong.
 *
 *   npm run crash [-- --short] [-- --runs N] [-- --seed S] [-- --run CHANNEL/POINT/FAULT/SEED]
 *
 * A gateway in a process of its own is killed with SIGKILL at every kill point, with every fault of the sandbox, on every
 * channel. Then what the authority holds is compared with what the tills were told. Each run follows from its name; a run that
 * fails prints how to repeat it. Exits 1 when anything was lost, duplicated or out of sequence, or a kill point was never hit.
 */
import { parseArgs } from 'node:util'
import { setUp } from './setup.js'

const { values: flags } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    runs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    run: { type: 'string' },
    parallel: { type: 'string', default: '6' },
  },
})
setUp()
// Only now is the gateway built.
const { longPlan, namedRun, shortPlan } = await import('./crash/plan.js')
const { runAll } = await import('./crash/run-all.js')
const { Report } = await import('./crash/report.js')
const { buildGateway } = await import('./crash/build.js')
const { CASES, runCases } = await import('./crash/cases.js')

const seed = Number(flags.seed)
const cases = CASES.filter(({ name }) => flags.run === undefined || name === flags.run)
const plan = flags.run
  ? cases.length > 0
    ? []
    : [namedRun(flags.run)]
  : flags.short
    ? shortPlan(seed)
    : longPlan(Number(flags.runs ?? 2400), seed)
const build = buildGateway()
const report = new Report(process.stdout)
try {
  const tell = (result) => report.add(result)
  await Promise.all([
    runAll(plan, build.module, { parallel: Number(flags.parallel), tell }),
    runCases(cases, { tell }),
  ])
} finally {
  build.remove()
}
// A sandbox may still be making a key that nobody needs any more.
process.exit(report.end({ mustHitAll: flags.run === undefined }) ? 0 : 1)
