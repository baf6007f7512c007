import { Command } from 'commander'
import { request } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand } from '../connection.js'
import { everyPage } from '../every-page.js'
import { say, sayJson, table } from '../output.js'
import { eastAfrican } from '../time.js'
import { readSecret } from './login.js'

interface User {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly createdAt: string
}

const ROLE = 'operator, owner, manager, cashier or auditor; /docs says what each may'
const WHO = 'their name, or their id (usr_...)'

export function usersCommand(): Command {
  return new Command('users')
    .description('The people who sign in to the dashboard of a gateway.')
    .addCommand(listCommand())
    .addCommand(addCommand())
    .addCommand(roleCommand())
    .addCommand(passwordCommand())
    .addCommand(removeCommand())
}

function listCommand(): Command {
  return gatewayClientCommand('list')
    .description('List the users of the account.')
    .action(async (options: ClientOptions) => {
      const users = await list(options)
      if (options.json) return sayJson({ users })
      if (users.length === 0) return say('There are no users yet.')
      const rows = users.map(({ id, name, role, createdAt }) => [id, name, role, eastAfrican(createdAt)])
      say(table([['ID', 'NAME', 'ROLE', 'ADDED'], ...rows]))
    })
}

function addCommand(): Command {
  return gatewayClientCommand('add')
    .description(
      'Add a user. The password is typed, or read from a line of input: it stands in no list of commands.',
    )
    .argument('<name>', 'what they type when they sign in')
    .requiredOption('--role <role>', ROLE)
    .action(async (name: string, { role, ...options }: ClientOptions & { role: string }) => {
      const body = { name, role, password: await readSecret(`Password of ${name}: `) }
      const user = (await request(connectionOf(options), '/v1/users', { method: 'POST', body })) as User
      if (options.json) return sayJson(user)
      say(`Added: ${user.name}, ${user.role} (${user.id}).`)
    })
}

function roleCommand(): Command {
  return gatewayClientCommand('role')
    .description('Give a user another role. It counts at once, also where they are signed in.')
    .argument('<user>', WHO)
    .argument('<role>', ROLE)
    .action(async (who: string, role: string, options: ClientOptions) => {
      const user = await change(who, { role }, options)
      if (options.json) return sayJson(user)
      say(`${user.name} is ${user.role} now.`)
    })
}

function passwordCommand(): Command {
  return gatewayClientCommand('password')
    .description(
      'Give a user another password, typed or read from a line of input. They are signed out everywhere.',
    )
    .argument('<user>', WHO)
    .action(async (who: string, options: ClientOptions) => {
      const user = await change(who, { password: await readSecret('New password: ') }, options)
      if (options.json) return sayJson(user)
      say(`${user.name} signs in with the new password now.`)
    })
}

function removeCommand(): Command {
  return gatewayClientCommand('remove')
    .description('Remove a user, and sign them out.')
    .argument('<user>', WHO)
    .action(async (who: string, options: ClientOptions) => {
      const { id, name } = await find(who, options)
      await request(connectionOf(options), `/v1/users/${id}`, { method: 'DELETE' })
      if (options.json) return sayJson({ id, removed: true })
      say(`Removed: ${name}.`)
    })
}

async function change(
  who: string,
  body: Readonly<Record<string, string>>,
  options: ClientOptions,
): Promise<User> {
  const { id } = await find(who, options)
  return (await request(connectionOf(options), `/v1/users/${id}`, { method: 'PUT', body })) as User
}

function list(options: ClientOptions): Promise<readonly User[]> {
  return everyPage<User>(connectionOf(options), '/v1/users', 'users')
}

/** @throws Error when nobody is called so. */
async function find(who: string, options: ClientOptions): Promise<User> {
  const users = await list(options)
  const name = who.trim().normalize('NFKC').toLowerCase()
  const user = users.find((each) => each.id === who) ?? users.find((each) => each.name.toLowerCase() === name)
  if (user) return user
  throw new Error(`There is no user "${who}". "risiti users list" shows who there is.`)
}
