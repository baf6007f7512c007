/**
 * A gateway that accepts sales, or the copy of it that `module` names, in a process of its own. Says `{ url, key }`; each message begins a measurement, and its answer tells of
 * the one before: `{ groups, delayMs, peakBytes }`, how many transactions shared each commit, by how much 99 of 100 looks at the event
 * loop came late at most, and the most memory that the process ever held.
 */
import { randomBytes } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { peakMemory } from '../peak-memory.js'

/** How often the event loop is looked at; what is measured holds that pause. */
const RESOLUTION_MS = 2

const { databaseFile, module = '@risiti/gateway' } = JSON.parse(process.argv[2])
const { startGateway } = await import(module)
let groups = []
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
const gateway = await startGateway(
  {
    databaseFile,
    masterKey: randomBytes(32),
    port: 0,
    host: '127.0.0.1',
    publicUrl: undefined,
    adminKey: undefined,
  },
  { onCommit: (transactions) => groups.push(transactions) },
)
delay.enable()

process.on('message', () => {
  process.send({
    groups,
    delayMs: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS),
    peakBytes: peakMemory(),
  })
  groups = []
  delay.reset()
})
// What it still waits for is an authority that never answers.
process.once('disconnect', () => process.exit())
// A key that was given out, as tills have one: it is looked up at every sale.
process.send({ url: gateway.url, key: gateway.adminKey })
