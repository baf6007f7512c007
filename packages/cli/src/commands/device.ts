import { Argument, Command, Option } from 'commander'
import { type Connection, request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseUrl } from '../connection.js'
import { readInputFile } from '../input-file.js'
import { say, sayJson } from '../output.js'
import { addSandboxDevice } from '../sandbox-devices.js'
import { numbersCommand } from './device-numbers.js'
import { deviceReceiptsCommand } from './device-receipts.js'

const CHANNELS = ['oscu', 'gavaconnect', 'vscu'] as const

interface AddOptions extends ClientOptions {
  readonly authority: 'efris' | 'etims'
  readonly channel: (typeof CHANNELS)[number]
  readonly portal?: string
  readonly stock: 'automatic' | 'manual'
  readonly environment: string
  readonly tin?: string
  readonly deviceNo?: string
  readonly keyFile?: string
  readonly branch?: string
  readonly serial?: string
  readonly fromSandbox?: string
  readonly offline?: Policy
  readonly enablerUrl?: string
  readonly enablerDeviceNo?: string
}

/** When sales of a device go to its offline enabler. */
const POLICIES = ['never', 'when-down'] as const

type Policy = (typeof POLICIES)[number]

interface OfflineOptions extends ClientOptions {
  readonly enablerUrl?: string
  readonly enablerDeviceNo?: string
}

export function deviceCommand(): Command {
  return new Command('device')
    .description('The devices of a gateway.')
    .addCommand(addCommand())
    .addCommand(initialiseCommand())
    .addCommand(offlineCommand())
    .addCommand(deviceReceiptsCommand())
    .addCommand(numbersCommand())
}

function addCommand(): Command {
  return gatewayClientCommand('add')
    .description('Add a device and register it with its authority.')
    .argument('<id>', 'the name that documents call it by, such as ug-shop-1')
    .addOption(
      new Option('--authority <authority>', 'efris (Uganda) or etims (Kenya)')
        .choices(['efris', 'etims'])
        .makeOptionMandatory(),
    )
    .option('--environment <environment>', 'local, test, production or an address', 'local')
    .option('--tin <id>', "the taxpayer's TIN or PIN")
    .option('--device-no <number>', 'device number (Uganda)')
    .option(
      '--key-file <file>',
      'private key: .p12, .pfx or PEM (Uganda); its password is read from RISITI_KEY_PASSWORD',
    )
    .option('--branch <id>', 'branch id (Kenya); 00 if left out')
    .option('--serial <number>', 'device serial number that KRA approved (Kenya)')
    .addOption(
      new Option(
        '--channel <channel>',
        'the way to KRA (Kenya): its own host, GavaConnect (which reads RISITI_CONSUMER_KEY, RISITI_CONSUMER_SECRET and RISITI_APIGEE_APP_ID), or a unit of yours at --environment',
      )
        .choices(CHANNELS)
        .default('oscu'),
    )
    .option(
      '--portal <environment>',
      'whose page receipts of a local unit lead to: local, test or production',
    )
    .addOption(
      new Option('--stock <how>', 'who reports the goods of sales to KRA: the gateway, or you (Kenya)')
        .choices(['automatic', 'manual'])
        .default('automatic'),
    )
    .option(
      '--from-sandbox <url>',
      'take a taxpayer of the sandbox, with its items and its enabler',
      parseUrl,
    )
    .addOption(
      new Option('--offline <policy>', 'when sales go to the offline enabler (Uganda)').choices(POLICIES),
    )
    .option(
      '--enabler-url <url>',
      'where the offline enabler listens, such as http://127.0.0.1:9880',
      parseUrl,
    )
    .option('--enabler-device-no <number>', 'device number of the enabler (TCS...)')
    .action(async (id: string, options: AddOptions) => {
      const gateway = connectionOf(options)
      if (options.fromSandbox === undefined) {
        await request(gateway, '/v1/devices', { method: 'POST', body: await newDevice(id, options) })
        await initialise(gateway, id)
      } else {
        const { authority, tin: taxId, branch, channel, stock, offline } = options
        const wanted = { id, authority, taxId, branch, channel, stock, offline }
        await addSandboxDevice(gateway, options.fromSandbox, wanted)
      }
      if (options.json) sayJson({ id })
      else say(`The device "${id}" is ready.`)
    })
}

function initialiseCommand(): Command {
  return gatewayClientCommand('initialise')
    .description('Register a device that was added but could not be registered then.')
    .argument('<id>', 'the name of the device')
    .action(async (id: string, options: ClientOptions) => {
      await initialise(connectionOf(options), id)
      if (options.json) sayJson({ id })
      else say(`The device "${id}" is ready.`)
    })
}

function offlineCommand(): Command {
  return gatewayClientCommand('offline')
    .description('Say when sales of a Ugandan device go to its offline enabler.')
    .argument('<id>', 'the name of the device')
    .addArgument(new Argument('<policy>', 'never, or while URA does not answer').choices(POLICIES))
    .option('--enabler-url <url>', 'where the enabler listens, the first time', parseUrl)
    .option('--enabler-device-no <number>', 'device number of the enabler, the first time')
    .action(async (id: string, policy: Policy, options: OfflineOptions) => {
      const body = { offline: policy, ...enablerOf(options) }
      const path = `/v1/devices/${encodeURIComponent(id)}/offline`
      const device = await request(connectionOf(options), path, { method: 'PUT', body })
      if (options.json) sayJson(device)
      else say(`Sales of "${id}" go to the enabler ${policy === 'never' ? 'never' : 'while URA is down'}.`)
    })
}

function enablerOf({ enablerUrl, enablerDeviceNo }: Omit<OfflineOptions, keyof ClientOptions>) {
  return {
    ...(enablerUrl === undefined ? {} : { enablerUrl }),
    ...(enablerDeviceNo === undefined ? {} : { enablerDeviceNo }),
  }
}

function initialise(gateway: Connection, id: string): Promise<unknown> {
  return request(gateway, `/v1/devices/${encodeURIComponent(id)}/initialise`, { method: 'POST' })
}

const FLAGS = { tin: '--tin', serial: '--serial', deviceNo: '--device-no', keyFile: '--key-file' } as const

async function newDevice(id: string, options: AddOptions): Promise<Record<string, unknown>> {
  const { authority, environment, tin } = options
  const needed =
    authority === 'etims' ? (['tin', 'serial'] as const) : (['tin', 'deviceNo', 'keyFile'] as const)
  const missing = needed.filter((name) => options[name] === undefined)
  if (missing.length > 0)
    throw new Error(`This device also needs ${missing.map((name) => FLAGS[name]).join(' and ')}.`)
  if (authority === 'etims') {
    const { channel, stock, portal, branch: bhfId = '00', serial: dvcSrlNo } = options
    const way = { channel, stock, ...(portal ? { portal } : {}), ...credentialsFor(channel) }
    return { id, authority, environment, tin, bhfId, dvcSrlNo, ...way }
  }
  const offline = options.offline === undefined ? {} : { offline: options.offline }
  const facts = {
    id,
    authority,
    environment,
    tin,
    deviceNo: options.deviceNo,
    ...enablerOf(options),
    ...offline,
  }
  return { ...facts, ...(await readKey(options.keyFile!)) }
}

/** What GavaConnect knows a program by. It is read from the environment, so that it stands in no list of commands. */
const CREDENTIALS = {
  consumerKey: 'RISITI_CONSUMER_KEY',
  consumerSecret: 'RISITI_CONSUMER_SECRET',
  apigeeAppId: 'RISITI_APIGEE_APP_ID',
} as const

function credentialsFor(channel: AddOptions['channel']): Record<string, string> {
  if (channel !== 'gavaconnect') return {}
  const missing = Object.values(CREDENTIALS).filter((name) => !process.env[name])
  if (missing.length > 0)
    throw new Error(`GavaConnect also needs ${missing.join(' and ')} in the environment.`)
  return Object.fromEntries(Object.entries(CREDENTIALS).map(([member, name]) => [member, process.env[name]!]))
}

async function readKey(file: string): Promise<Record<string, string>> {
  const bytes = await readInputFile(file)
  const password = process.env.RISITI_KEY_PASSWORD
  const key = bytes.includes('-----BEGIN')
    ? { privateKeyPem: bytes.toString('utf8') }
    : { pkcs12: bytes.toString('base64') }
  return { ...key, ...(password === undefined ? {} : { password }) }
}
