import { CASES, runCases } from './cases.js'
import { namedRun } from './plan.js'
import { hasFailed, runAll } from './run-all.js'

/** A gateway without a guard may never come to an end with a sale. */
const PATIENCE_MS = 10_000

/**
 * What the promise rests on, each taken out: the texts of the built gateway that are changed, and the runs and cases that have
 * to fail without it.
 * @type {readonly { name: string, changes: { file: string, replace: [string, string][] }[], runs?: string[], cases?: string[] }[]}
 */
export const MUTATIONS = [
  {
    name: 'the attempt is not on disk before the first byte leaves',
    changes: [
      {
        file: 'documents/send.js',
        replace: [
          ["const writing = context.store.write('beginAttempt', {", 'const writing = ((_) => "done")({'],
        ],
      },
    ],
    runs: ['oscu/wire-sale-request-gone/none/1', 'efris/wire-sale-request-gone/none/1'],
  },
  {
    name: 'a document is adopted without being compared',
    changes: [
      {
        file: 'documents/comparison.js',
        replace: [['return differences.length === 0', 'return true']],
      },
    ],
    cases: ['restore-of-an-old-backup/oscu'],
  },
  {
    name: 'a process that lost its lane may still write',
    changes: [
      {
        file: 'store/statements/lanes.js',
        replace: [['lane = ? AND fence = ?', 'lane = ? AND ? > 0']],
      },
    ],
    cases: ['stray-process/oscu'],
  },
  {
    name: 'commits are not flushed',
    changes: [
      {
        file: 'store/sqlite/driver.js',
        replace: [["const DURABILITY = 'FULL'", "const DURABILITY = 'OFF'"]],
      },
    ],
    cases: ['power-cut'],
  },
  {
    name: 'a sale is acknowledged before its commit',
    changes: [
      {
        file: 'store/sqlite/writer.js',
        // The writer's thread rests for a moment before it commits a sale, so that the answer leaves.
        replace: [
          [
            'commit(jobs, () => db.exec("COMMIT"));',
            `const end = () => commit(jobs, () => db.exec("COMMIT"));
            if (!jobs.some(({ name }) => name === "acceptDocument")) end();
            else setImmediate(() => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30); end(); });`,
          ],
        ],
      },
    ],
    runs: ['oscu/commit-before-acceptance/none/1', 'oscu/commit-before-acceptance/none/2'],
  },
]

/**
 * Does the runs and cases of a mutation until one fails.
 * @returns {Promise<string | undefined>} what was found, in words; undefined when nothing was
 */
export async function findingOf({ changes, runs = [], cases = [] }, build) {
  let found
  const tell = (result) => {
    const { name, lost = [], duplicated = [], outOfSequence = [] } = result
    if (result.skipped) found ??= `not tried, because ${result.skipped}`
    else if (hasFailed(result)) found ??= `${name}: ${[...lost, ...duplicated, ...outOfSequence][0]}`
  }
  for (const name of runs)
    if (!found) await runAll([namedRun(name)], build.module, { parallel: 1, tell, patienceMs: PATIENCE_MS })
  for (const one of CASES)
    if (!found && cases.includes(one.name)) await runCases([one], { tell, changes, patienceMs: PATIENCE_MS })
  return found
}
