/**
 * A gateway in a process of its own, as it is run. Sends where it listens; then, when it is told how many outcomes are awaited, that
 * there were so many; and the most memory that it has held, in bytes, when it is asked.
 */
import { startGateway } from '@risiti/gateway'
import { ADMIN_KEY } from './admin-key.js'
import { peakMemory } from './peak-memory.js'

const { databaseFile, masterKey } = JSON.parse(process.argv[2])
let [outcomes, awaited] = [0, Number.POSITIVE_INFINITY]

const gateway = await startGateway(
  {
    databaseFile,
    masterKey: Buffer.from(masterKey, 'hex'),
    port: 0,
    host: '127.0.0.1',
    publicUrl: undefined,
    adminKey: ADMIN_KEY,
    webhookNetworks: ['127.0.0.0/8'],
  },
  {
    onStep: ({ name }) => {
      if (name === 'outcome-recorded' && ++outcomes === awaited) process.send({ outcomes })
    },
  },
)

process.on('message', (message) => {
  if (message === 'memory') return process.send({ memory: peakMemory() })
  awaited = message.awaited
  if (outcomes >= awaited) process.send({ outcomes })
})
process.send({ url: gateway.url })
