/**
 * A gateway in a process of its own, which dies by SIGKILL where it is told to, or stands still by SIGSTOP. Its argument says which build
 * to run, on what; over the channel to its parent come `{ arm: { point, time, signal } }` and `{ clockMs }`, how far its clock is off.
 */
import { setEnvironmentData } from 'node:worker_threads'
import { ADMIN_KEY } from './admin-key.js'
import { arm, makeArmed, strikes } from './arming.js'
import { POINTS } from './points.js'

const {
  module,
  databaseFile,
  masterKey,
  timing,
  host = '127.0.0.1',
  clockMs: offMs = 0,
  armed: atStart,
} = JSON.parse(process.argv[2])
const armed = makeArmed()
setEnvironmentData('crash', armed)
if (atStart) arm(armed, atStart.point, atStart.time)
let clockMs = offMs
let signal = 'SIGKILL'

process.on('message', (message) => {
  if (message.die) process.kill(process.pid, 'SIGKILL')
  if (message.arm) {
    arm(armed, message.arm.point, message.arm.time)
    signal = message.arm.signal ?? 'SIGKILL'
  }
  if (message.clockMs !== undefined) clockMs = message.clockMs
  process.send({ done: true })
})

const { startGateway } = await import(module)
const gateway = await startGateway(
  {
    databaseFile,
    masterKey: Buffer.from(masterKey, 'base64'),
    port: 0,
    host,
    publicUrl: undefined,
    adminKey: ADMIN_KEY,
  },
  {
    timing,
    clock: { now: () => new Date(Date.now() + clockMs) },
    onStep: ({ name }) => {
      if (!strikes(armed, POINTS, ({ step }) => step === name)) return
      if (signal === 'SIGSTOP') process.send({ frozen: true })
      process.kill(process.pid, signal)
    },
  },
).catch((error) => {
  process.send({ refused: error.message })
  process.exit(1)
})
process.send({ url: gateway.url })
// Without its parent nobody would end it.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
