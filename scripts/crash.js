/**
 * The promise, shown: one fiscal document per sale, wherever the gateway is killed and whatever else goes wrong.
 *
 *   npm run crash [-- --short] [--runs N] [--seed S] [--run NAME] [--parallel N] [--record FILE] [--try-all] [--slow N]
 *
 * A gateway in a process of its own is killed with SIGKILL at every kill point, with every fault of the sandbox, on every
 * channel. Then what the authority holds is compared with what the tills were told. Each run follows from its name,
 * `CHANNEL/POINT/FAULT/SEED`; a run that fails prints how to repeat it. With --record a run is written down when it ends, and what the file
 * holds is not done again. Exits 1 when anything was lost, duplicated or out of sequence, or a kill point was never hit; with
 * --try-all also when a case cannot be tried on this machine. With --slow all may take N times as long: for a machine that has no time for it.
 */
import { parseArgs } from 'node:util'
import { setUp } from './setup.js'

const { values: flags } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    runs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    run: { type: 'string' },
    parallel: { type: 'string', default: '4' },
    record: { type: 'string' },
    'try-all': { type: 'boolean', default: false },
    slow: { type: 'string', default: '1' },
  },
})
setUp()
// Only now is the gateway built.
const { longPlan, namedRun, plainPlan, shortPlan } = await import('./crash/plan.js')
const { runAll } = await import('./crash/run-all.js')
const { Report } = await import('./crash/report.js')
const { Record } = await import('./crash/record.js')
const { buildGateway } = await import('./crash/build.js')
const { CASES, runCases } = await import('./crash/cases.js')

/** A busy machine can keep a gateway from where it is to die, as when a refusal comes too late: so often it is tried once more. */
const MORE_TRIES = 3

const record = new Record(flags.record)
const isWanted = ({ name }) => flags.run === undefined || name === flags.run
const allCases = CASES.filter(isWanted)
const plan = planned()
const report = new Report(process.stdout, plan.length + allCases.length)
for (const result of record.results) report.add(result)
const isNew = ({ name }) => !record.has(name)
const tell = (result) => {
  record.add(result)
  report.add(result)
}
const parallel = Number(flags.parallel)
const options = { parallel, tell, slow: Number(flags.slow) }
const isWhole = flags.run === undefined
const build = buildGateway()
try {
  await Promise.all([
    runAll(plan.filter(isNew), build.module, options),
    runCases(allCases.filter(isNew), { ...options, parallel: Math.ceil(parallel / 2) }),
  ])
  for (let tries = 1; tries <= MORE_TRIES && isWhole && report.unhit.length > 0; tries++)
    await runAll(plainPlan(report.unhit, Number(flags.seed) + tries), build.module, options)
} finally {
  build.remove()
}
// A sandbox may still be making a key that nobody needs any more.
process.exit(report.end({ mustHitAll: isWhole, mustTryAll: flags['try-all'] }) ? 0 : 1)

function planned() {
  const seed = Number(flags.seed)
  if (flags.run !== undefined) return allCases.length > 0 ? [] : [namedRun(flags.run)]
  return flags.short ? shortPlan(seed) : longPlan(Number(flags.runs ?? 2400), seed)
}
