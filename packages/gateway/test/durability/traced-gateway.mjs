/** A gateway that ends when its standard input does; under strace there is no channel to a parent. */
import { startGateway } from '@risiti/gateway'

const { databaseFile, masterKey, adminKey, timing } = JSON.parse(process.argv[2])
const gateway = await startGateway(
  {
    databaseFile,
    masterKey: Buffer.from(masterKey, 'base64'),
    port: 0,
    host: '127.0.0.1',
    publicUrl: undefined,
    adminKey,
  },
  { timing },
)
process.stdout.write(`${gateway.url}\n`)
process.stdin.on('end', () => gateway.close().then(() => process.exit(0))).resume()
