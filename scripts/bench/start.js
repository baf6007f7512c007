import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { promisify } from 'node:util'
import { comparePairs } from './pairs.js'

const PROGRAM = `
import { EfrisClient, KeyClient } from '@risiti/efris'
const keyClient = KeyClient.fromPem(process.env.BENCH_KEY)
new EfrisClient({ tin: '1000000001', deviceNo: '1000000001_01', keyClient, environment: 'local' })
`

/** Starting Node, importing the EFRIS client and making one, against starting Node alone. */
export async function benchStart({ rounds, promise }) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const BENCH_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const start = async (...args) => {
    const started = performance.now()
    await promisify(execFile)(process.execPath, args, { env: { ...process.env, BENCH_KEY } })
    return 1000 / (performance.now() - started)
  }
  return comparePairs({
    name: 'start Node with an EFRIS client',
    limit: 'node -e 0',
    promise,
    rounds,
    measureLimit: () => start('-e', '0'),
    measure: () => start('--input-type=module', '-e', PROGRAM),
  })
}
