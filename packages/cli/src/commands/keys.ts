import { Command, Option } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand } from '../connection.js'
import { parseDuration, writeDuration } from '../duration.js'
import { everyPage } from '../every-page.js'
import { say, sayJson, table } from '../output.js'
import { eastAfrican, parseTime } from '../time.js'

interface ApiKey {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly active: boolean
  readonly createdAt: string
  readonly expiresAt?: string
  readonly revokedAt?: string
  readonly replacedBy?: string
  readonly usedAt?: string
}

interface GivenKey extends ApiKey {
  readonly key: string
}

export function keysCommand(): Command {
  return new Command('keys')
    .description('The API keys of a gateway: who may do what.')
    .addCommand(listCommand())
    .addCommand(createCommand())
    .addCommand(rotateCommand())
    .addCommand(revokeCommand())
}

function listCommand(): Command {
  return gatewayClientCommand('list')
    .description('List the keys of the account, newest first; never the keys themselves.')
    .action(async (options: ClientOptions) => {
      const apiKeys = await everyPage<ApiKey>(connectionOf(options), '/v1/api-keys', 'apiKeys')
      if (options.json) return sayJson({ apiKeys })
      if (apiKeys.length === 0) return say('No keys were given out yet.')
      const head = ['ID', 'NAME', 'STANDS', 'LAST USED', 'MAY']
      const rows = apiKeys.map((key) => [
        key.id,
        key.name,
        standing(key),
        key.usedAt ? eastAfrican(key.usedAt) : '-',
        key.scopes.join(' '),
      ])
      say(table([head, ...rows]))
    })
}

interface CreateOptions extends ClientOptions {
  readonly scope: readonly string[]
  readonly expires?: string
  readonly account?: string
}

function createCommand(): Command {
  return gatewayClientCommand('create')
    .description(
      'Give out a key. It is printed this once: the gateway keeps no more than its SHA-256. Scopes are listed at /docs.',
    )
    .argument('<name>', 'what people call it, such as "till 3"')
    .requiredOption('--scope <scopes...>', 'what its holder may do, such as documents:write documents:read')
    .option('--expires <time>', 'when it ends by itself, such as 2027-01-01; left out, never', parseTime)
    .option('--account <id>', 'another account than your own: for an admin')
    .action(async (name: string, { scope, expires, account, ...options }: CreateOptions) => {
      const path =
        account === undefined ? '/v1/api-keys' : `/v1/accounts/${encodeURIComponent(account)}/api-keys`
      const scopes = scope.flatMap((each) => each.split(',')).filter((each) => each !== '')
      const body = { name, scopes, ...(expires === undefined ? {} : { expiresAt: expires }) }
      const given = (await request(connectionOf(options), path, { method: 'POST', body })) as GivenKey
      if (options.json) return sayJson(given)
      tell(given)
    })
}

function rotateCommand(): Command {
  return gatewayClientCommand('rotate')
    .description('Replace a key by one with the same name, scopes and end. The new one is printed this once.')
    .argument('<id>', 'its id (key_...), as "risiti keys list" shows it')
    .addOption(
      new Option('--grace <span>', 'how long the old key goes on; 0s ends it now')
        .argParser(parseDuration)
        .default(86_400_000, '1d'),
    )
    .action(async (id: string, { grace, ...options }: ClientOptions & { grace: number }) => {
      const body = { graceSeconds: Math.round(grace / 1000) }
      const call = { method: 'POST', body }
      const given = (await request(connectionOf(options), `${pathOf(id)}/rotate`, call)) as GivenKey
      if (options.json) return sayJson(given)
      tell(given)
      say(grace > 0 ? `The old key goes on for ${writeDuration(grace)}.` : 'The old key has ended.')
    })
}

function revokeCommand(): Command {
  return gatewayClientCommand('revoke')
    .description('End a key now. It stays in the list, so that what was done with it can be told.')
    .argument('<id>', 'its id (key_...), as "risiti keys list" shows it')
    .action(async (id: string, options: ClientOptions) => {
      const key = (await request(connectionOf(options), pathOf(id), { method: 'DELETE' })) as ApiKey
      if (options.json) return sayJson(key)
      say(`The key "${key.name}" has ended.`)
    })
}

const pathOf = (id: string) => `/v1/api-keys/${encodeURIComponent(id)}`

/** The key stands on a line of its own; programs take it from --json. */
function tell({ key, id, name, scopes }: GivenKey): void {
  say(`The key "${name}" (${id}). It may: ${scopes.join(', ')}.`)
  say(key)
  say('It is shown this once: give it to its holder now. "risiti login" saves it for the other commands.')
}

function standing({ active, revokedAt, replacedBy, expiresAt }: ApiKey): string {
  if (revokedAt !== undefined) return 'revoked'
  if (!active) return 'over'
  if (expiresAt === undefined) return 'active'
  return `${replacedBy === undefined ? '' : 'replaced, '}until ${eastAfrican(expiresAt)}`
}
