import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyGateway } from '../crash/build.js'
import { addDevice, Shop, WARM_UP } from './accept.js'
import { startProcess } from './acceptance/process.js'
import { comparePairs } from './pairs.js'

/** What makes an acceptance append its event, and chain it. */
const EVENT = "await appendEvent(tx, { account, device, document, kind: 'accepted', at, data });"

/**
 * What events and their chain add to accepting sales over HTTP: the gateway against a copy of it whose acceptances append none. Both run
 * side by side on the same disk, and sell in turn.
 * @param {{ rounds: number, tills: number, count: number, promise: number }} setting so many tills sell so many 5-line sales
 */
export async function benchEvents({ rounds, tills, count, promise }) {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-bench-'))
  const bare = copyGateway([{ file: 'documents/accept.js', replace: [[EVENT, '']] }])
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const processes = await Promise.all([
    startProcess('gateway.js', { databaseFile: join(folder, 'events.db') }),
    startProcess('gateway.js', { databaseFile: join(folder, 'bare.db'), module: bare.module }),
    startProcess('till.js'),
  ])
  const [gateway, without, till] = processes
  const [shop, limit] = [new Shop(gateway, till), new Shop(without, till)]
  try {
    for (const each of [shop, limit]) {
      await addDevice(each, `http://127.0.0.1:${silent.address().port}`)
      await each.sell(WARM_UP, tills)
    }
    return await comparePairs({
      name: `accept a 5-line sale with its event in the chain, ${tills} tills at once`,
      limit: 'the same gateway without events',
      promise,
      rounds,
      measure: async () => (await shop.sell(count, tills)).rate,
      measureLimit: async () => (await limit.sell(count, tills)).rate,
    })
  } finally {
    await Promise.all(processes.map((program) => program.end()))
    silent.close()
    bare.remove()
    await rm(folder, { recursive: true, force: true })
  }
}
