/** Loaded by the writer's thread of a gateway that is to be killed: see build.js. */
import { getEnvironmentData } from 'node:worker_threads'
import { strikes } from './arming.js'
import { POINTS } from './points.js'

const armed = getEnvironmentData('crash')

/** Commits, unless this is where the process is to die. */
export function commit(jobs, run) {
  dieIf('before', jobs)
  run()
  dieIf('after', jobs)
}

function dieIf(when, jobs) {
  const hit = ({ commit }) =>
    commit?.when === when &&
    jobs.some(
      ({ name, input }) =>
        [commit.transaction].flat().includes(name) &&
        (commit.from === undefined || input.from === commit.from),
    )
  if (strikes(armed, POINTS, hit)) process.kill(process.pid, 'SIGKILL')
}
