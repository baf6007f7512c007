import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { say, sayJson } from '../output.js'
import { addSandboxDevice } from '../sandbox-devices.js'
import { addressOf, type SandboxAddress, type TlsChoice, tlsHint, tlsOption } from '../sandbox-tls.js'
import {
  loadGateway,
  loadSandbox,
  openGateway,
  parsePort,
  runUntilStopped,
  temporaryFolder,
} from '../servers.js'

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
    .addOption(tlsOption())
    .option('--json', 'print one JSON line when ready')
    .action((options: UpOptions) => runUntilStopped((onStop) => up(options, onStop)))
}

interface UpOptions {
  readonly port: number
  readonly tls?: TlsChoice
  readonly json?: boolean
}

async function up(
  { port, tls, json }: UpOptions,
  onStop: (close: () => Promise<void>) => void,
): Promise<void> {
  const folder = await temporaryFolder(onStop)
  const [{ readConfig }, { startSandbox }] = await Promise.all([loadGateway(), loadSandbox()])
  const config = readConfig({
    RISITI_MASTER_KEY: randomBytes(32).toString('base64'),
    ...process.env,
    RISITI_DATABASE_URL: join(folder, 'risiti.db'),
    RISITI_PORT: String(port),
  })
  const sandbox = await startSandbox({ port: port === 0 ? 0 : port + 1, tls: tls !== undefined })
  onStop(() => sandbox.close())
  const address = await addressOf(sandbox, tls, onStop)
  const gateway = await openGateway(config)
  onStop(() => gateway.close())
  const connection = { name: 'gateway', url: gateway.url, key: config.adminKey } as const
  await addSandboxDevice(connection, sandbox.url, { id: 'ug-shop-1', authority: 'efris' })
  await addSandboxDevice(connection, sandbox.url, { id: 'ke-shop-1', authority: 'etims' })
  if (json) sayJson({ sandbox: address, gateway: { url: gateway.url } })
  else say(welcome(gateway.url, address))
}

/** The sandbox needs the port after it. */
function parseFirstPort(text: string): number {
  const port = parsePort(text)
  if (port < 65_535) return port
  throw new InvalidArgumentError('The sandbox takes the next port, so 65534 is the last one.')
}

function welcome(gateway: string, sandbox: SandboxAddress): string {
  const at = gateway === 'http://127.0.0.1:8787' ? '' : ` --url ${gateway}`
  return `Risiti is up.

  gateway   ${gateway}   send sales here; the devices "ug-shop-1" and "ke-shop-1" are ready
  sandbox   ${sandbox.url}   plays both tax authorities; open it in a browser to see what arrives
${sandbox.tlsUrl === undefined ? '' : `\n${tlsHint(sandbox)}\n`}
Try, in another terminal:

  npx risiti submit examples/ug-receipt.json${at}
  npx risiti documents${at}

Ctrl-C stops it; everything is forgotten then.`
}
