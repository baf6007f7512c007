import { ConfigurationError } from '@risiti/core/errors'
import { readConfig } from '@risiti/gateway/config'
import { Command, InvalidArgumentError } from 'commander'
import { type Connection, request } from '../api.js'
import { say, sayJson } from '../output.js'
import { addSandboxDevice } from '../sandbox-devices.js'
import { addressOf, type TlsChoice, tlsOption } from '../sandbox-tls.js'
import { defaultUrl, forgetGateway, type SavedGateway, saveGateway } from '../saved-gateways.js'
import {
  loadGateway,
  loadSandbox,
  type OnStop,
  openGateway,
  parsePort,
  runUntilStopped,
  temporaryFolder,
} from '../servers.js'
import { openStateFolder } from '../state-folder.js'
import { welcome } from '../welcome.js'

export function upCommand(): Command {
  return new Command('up')
    .description(
      'Run the sandbox and a gateway together, with a shop in each country. Without --state everything is forgotten at the end.',
    )
    .option(
      '--port <port>',
      'port of the gateway; the sandbox takes the next one; 0 for any two',
      parseFirstPort,
      8787,
    )
    .option('--state <folder>', 'keep what gateway and sandbox know in this folder, and go on from there')
    .addOption(tlsOption())
    .option('--json', 'print one JSON line when ready')
    .action((options: UpOptions) => runUntilStopped((onStop) => up(options, onStop)))
}

interface UpOptions {
  readonly port: number
  readonly state?: string
  readonly tls?: TlsChoice
  readonly json?: boolean
}

async function up({ port, state, tls, json }: UpOptions, onStop: OnStop): Promise<void> {
  const folder = openStateFolder(state ?? (await temporaryFolder(onStop)))
  const config = readConfig({
    RISITI_MASTER_KEY: folder.masterKey,
    RISITI_ADMIN_KEY: folder.adminKey,
    ...process.env,
    RISITI_DATABASE_URL: folder.databaseFile,
    RISITI_PORT: String(port),
  })
  const [{ startSandbox }] = await Promise.all([loadSandbox(), loadGateway()])
  const sandbox = await startSandbox({
    port: port === 0 ? 0 : port + 1,
    tls: tls !== undefined,
    ...(state === undefined ? {} : { state: folder.sandboxFile }),
  })
  onStop(() => sandbox.close())
  const address = await addressOf(sandbox, tls, onStop)
  const gateway = await openGateway(config)
  onStop(() => gateway.close())
  const adminKey = config.adminKey!
  await openShops({ name: 'gateway', url: gateway.url, key: adminKey }, sandbox.url)
  saveWhileUp({ url: gateway.url, key: adminKey }, onStop)
  if (json) sayJson({ sandbox: address, gateway: { url: gateway.url }, adminKey })
  else say(welcome({ gateway: gateway.url, meant: defaultUrl(), adminKey, sandbox: address, state }))
}

/** Lets the other commands in while it runs. Where nothing can be saved, they are given the key that is printed. */
function saveWhileUp(gateway: SavedGateway, onStop: OnStop): void {
  try {
    saveGateway(gateway)
  } catch {
    return
  }
  onStop(async () => forgetGateway(gateway.url))
}

/** A shop in each country, unless the gateway has them from an earlier start. */
async function openShops(gateway: Connection, sandboxUrl: string): Promise<void> {
  const { devices } = (await request(gateway, '/v1/devices')) as { devices: Device[] }
  for (const [id, authority] of SHOPS) {
    const shop = devices.find((device) => device.id === id)
    if (!shop) await addSandboxDevice(gateway, sandboxUrl, { id, authority })
    else if (shop.environment !== sandboxUrl) throw movedFrom(shop, sandboxUrl)
  }
}

interface Device {
  readonly id: string
  readonly environment: string
}

const SHOPS = [
  ['ug-shop-1', 'efris'],
  ['ke-shop-1', 'etims'],
] as const

function movedFrom({ id, environment }: Device, sandboxUrl: string): ConfigurationError {
  return new ConfigurationError({
    code: 'sandbox-moved',
    message: `The device "${id}" calls ${environment}, and the sandbox is at ${sandboxUrl} now.`,
    cause: 'The folder was begun with another port.',
    fix: 'Start with the --port of the first time; the sandbox takes the one after it.',
  })
}

/** The sandbox needs the port after it. */
function parseFirstPort(text: string): number {
  const port = parsePort(text)
  if (port < 65_535) return port
  throw new InvalidArgumentError('The sandbox takes the next port, so 65534 is the last one.')
}
