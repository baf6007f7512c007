/**
 * A gateway in a process of its own, so that it can be killed. Told over the channel to its parent: `arm` with a step
 * number makes it kill itself, with SIGKILL, right after that step, and with "commit" right after its next commit.
 */
import { startGateway } from '@risiti/gateway'

const {
  databaseFile,
  masterKey,
  adminKey,
  formerMasterKeys = [],
  timing,
  dieAtCommit,
} = JSON.parse(process.argv[2])
let crashAt = 0
let commits = 0

process.on('message', (message) => {
  if (message.arm !== undefined) {
    crashAt = message.arm
    process.send({ armed: crashAt })
  }
})

const gateway = await startGateway(
  {
    databaseFile,
    masterKey: Buffer.from(masterKey, 'base64'),
    formerMasterKeys: formerMasterKeys.map((key) => Buffer.from(key, 'base64')),
    port: 0,
    host: '127.0.0.1',
    publicUrl: undefined,
    adminKey,
    webhookNetworks: ['127.0.0.0/8', '::1'],
  },
  {
    timing,
    onCommit: () => {
      if (crashAt === 'commit' || ++commits === dieAtCommit) process.kill(process.pid, 'SIGKILL')
    },
    onStep: (step) => {
      if (step.number === crashAt) process.kill(process.pid, 'SIGKILL')
    },
  },
).catch((error) => {
  process.send({ refused: `${error.code} ${error.message} ${error.fix}` })
  process.disconnect()
})
if (gateway) process.send({ url: gateway.url, recovered: gateway.recovered })
if (gateway) process.once('SIGTERM', () => gateway.close().then(() => process.disconnect()))
