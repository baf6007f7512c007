import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { comparePairs } from './pairs.js'

const RISITI = fileURLToPath(new URL('../../packages/cli/bin/risiti.js', import.meta.url))
const UNIT = { tin: 'P000000001X', bhfId: '00', dvcSrlNo: 'RISITI-KE-0001' }

/** Starting `risiti sandbox` until it has answered a first call of a device, against starting Node alone. */
export function benchSandboxStart({ rounds, promise }) {
  return comparePairs({
    name: 'start the sandbox until it answers a device',
    limit: 'node -e 0',
    promise,
    rounds,
    measureLimit: () => timesPerSecond(() => promisify(execFile)(process.execPath, ['-e', '0'])),
    measure: async () => {
      const sandbox = spawn(process.execPath, [RISITI, 'sandbox', '--port', '0', '--json'])
      try {
        return await timesPerSecond(() => firstAnswer(sandbox))
      } finally {
        sandbox.kill('SIGKILL')
        await once(sandbox, 'close')
      }
    },
  })
}

async function firstAnswer({ stdout }) {
  const [ready] = await once(stdout, 'data')
  const { url } = JSON.parse(ready).sandbox
  const answer = await fetch(`${url}/etims-api/selectInitOsdcInfo`, {
    method: 'POST',
    body: JSON.stringify(UNIT),
  })
  const { resultCd } = await answer.json()
  if (resultCd !== '000') throw new Error(`the sandbox answered ${resultCd}`)
}

async function timesPerSecond(task) {
  const started = performance.now()
  await task()
  return 1000 / (performance.now() - started)
}
