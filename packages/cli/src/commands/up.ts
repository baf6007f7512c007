import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@risiti/gateway'
import { startSandbox } from '@risiti/sandbox'
import { Command, InvalidArgumentError } from 'commander'
import { say, sayJson } from '../output.js'
import { addSandboxDevice } from '../sandbox-devices.js'
import { openGateway, parsePort, runUntilStopped } from '../servers.js'

export function upCommand(): Command {
  return new Command('up')
    .description(
      'Run the sandbox and a gateway together, with a shop in each country. Everything is forgotten at the end.',
    )
    .option(
      '--port <port>',
      'port of the gateway; the sandbox takes the next one; 0 for any two',
      parseFirstPort,
      8787,
    )
    .option('--json', 'print one JSON line when ready')
    .action((options: UpOptions) => runUntilStopped((onStop) => up(options, onStop)))
}

interface UpOptions {
  readonly port: number
  readonly json?: boolean
}

async function up({ port, json }: UpOptions, onStop: (close: () => Promise<void>) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'risiti-'))
  onStop(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
  const config = readConfig({
    RISITI_MASTER_KEY: randomBytes(32).toString('base64'),
    ...process.env,
    RISITI_DATABASE_URL: join(folder, 'risiti.db'),
    RISITI_PORT: String(port),
  })
  const sandbox = await startSandbox({ port: port === 0 ? 0 : port + 1 })
  onStop(() => sandbox.close())
  const gateway = await openGateway(config)
  onStop(() => gateway.close())
  const connection = { name: 'gateway', url: gateway.url, key: config.adminKey } as const
  await addSandboxDevice(connection, sandbox.url, { id: 'ug-shop-1', authority: 'efris' })
  await addSandboxDevice(connection, sandbox.url, { id: 'ke-shop-1', authority: 'etims' })
  if (json) sayJson({ sandbox: { url: sandbox.url }, gateway: { url: gateway.url } })
  else say(welcome(gateway.url, sandbox.url))
}

/** The sandbox needs the port after it. */
function parseFirstPort(text: string): number {
  const port = parsePort(text)
  if (port < 65_535) return port
  throw new InvalidArgumentError('The sandbox takes the next port, so 65534 is the last one.')
}

function welcome(gateway: string, sandbox: string): string {
  const at = gateway === 'http://127.0.0.1:8787' ? '' : ` --url ${gateway}`
  return `Risiti is up.

  gateway   ${gateway}   send sales here; the devices "ug-shop-1" and "ke-shop-1" are ready
  sandbox   ${sandbox}   plays both tax authorities; open it in a browser to see what arrives

Try, in another terminal:

  npx risiti submit examples/ug-receipt.json${at}
  npx risiti documents${at}

Ctrl-C stops it; everything is forgotten then.`
}
