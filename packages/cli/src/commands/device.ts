import { Command, Option } from 'commander'
import { type Connection, request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand, parseUrl } from '../connection.js'
import { readInputFile } from '../input-file.js'
import { say, sayJson } from '../output.js'
import { addSandboxDevice } from '../sandbox-devices.js'

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
}

export function deviceCommand(): Command {
  return new Command('device')
    .description('The devices of a gateway.')
    .addCommand(addCommand())
    .addCommand(initialiseCommand())
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
    .option('--from-sandbox <url>', 'take a taxpayer of the sandbox, with its items', parseUrl)
    .action(async (id: string, options: AddOptions) => {
      const gateway = connectionOf(options)
      if (options.fromSandbox === undefined) {
        await request(gateway, '/v1/devices', { method: 'POST', body: await newDevice(id, options) })
        await initialise(gateway, id)
      } else {
        const { authority, tin: taxId, branch, channel, stock } = options
        await addSandboxDevice(gateway, options.fromSandbox, { id, authority, taxId, branch, channel, stock })
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
  return { id, authority, environment, tin, deviceNo: options.deviceNo, ...(await readKey(options.keyFile!)) }
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
