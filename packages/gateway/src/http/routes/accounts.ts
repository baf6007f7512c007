import { z } from 'zod'
import { nameOfActor } from '../../access/caller.js'
import type { Shown } from '../../documents/shown.js'
import { findAccount, listAccounts } from '../../store/statements/accounts.js'
import type { Row } from '../../store/store.js'
import { accountView, givenKeyView, newAccount, newApiKey } from '../access/access-schemas.js'
import { giveOutKey } from '../access/api-keys.js'
import type { GatewayContext } from '../context.js'
import { limit } from '../document-query.js'
import { ACCOUNT_PARAMS, ADD_ACCOUNT, FIRST_KEY, RESUME_ACCOUNT, SUSPEND } from '../examples/access.js'
import { pageOf } from '../fields.js'
import { Problem } from '../problem.js'
import type { RouteTable } from '../route-table.js'

const ONE = {
  tag: 'Access',
  scope: 'admin',
  params: { id: z.string().meta({ description: 'The id of the account.' }) },
} as const

/** Accounts, which are kept apart: for whoever runs the gateway. */
export function accountRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store

  table
    .route({
      method: 'post',
      path: '/v1/accounts',
      id: 'addAccount',
      tag: 'Access',
      scope: 'admin',
      summary: 'Add an account',
      description:
        'Its devices, documents, goods, keys and users are its own: nobody of another account sees them, or can tell that they exist. Give it a first key next.',
      body: {
        schema: newAccount,
        refusal: { code: 'account-invalid', message: 'The account cannot be added' },
      },
      answers: { 201: { description: 'It was added.', schema: accountView } },
      problems: { 409: ['account-exists'] },
      examples: ADD_ACCOUNT,
    })
    .handle(async ({ caller: { actor }, body: { id, name } }) => {
      const now = gateway.clock.now().getTime()
      const act = { account: id, actor: nameOfActor(actor), now }
      if (!(await gateway.store.write('addAccount', { ...act, name }))) throw idTaken(id)
      return { status: 201, body: view(await find(id)) }
    })

  table
    .route({
      method: 'get',
      path: '/v1/accounts',
      id: 'listAccounts',
      tag: 'Access',
      scope: 'admin',
      summary: 'List the accounts, by their ids',
      query: z.object({
        cursor: z.string().max(40).meta({ description: 'The "next" of the page before.' }).default(''),
        limit,
      }),
      answers: { 200: { description: 'A page of them.', schema: pageOf('accounts', accountView) } },
      examples: { 'list-accounts': { summary: 'All accounts', status: 200, after: ['add-account'] } },
    })
    .handle(async ({ query: { cursor, limit } }) => {
      const rows = await listAccounts(read, cursor, limit + 1)
      const accounts = rows.slice(0, limit).map(view)
      return {
        status: 200,
        body: { accounts, ...(rows.length > limit ? { next: accounts.at(-1)!.id } : {}) },
      }
    })

  table
    .route({
      ...ONE,
      method: 'get',
      path: '/v1/accounts/{id}',
      id: 'readAccount',
      summary: 'See an account',
      answers: { 200: { description: 'The account.', schema: accountView } },
      problems: { 404: ['account-unknown'] },
      examples: { 'see-an-account': { summary: 'An account', params: ACCOUNT_PARAMS, status: 200 } },
    })
    .handle(async ({ params: { id } }) => ({ status: 200, body: view(await find(id)) }))

  table
    .route({
      ...ONE,
      method: 'post',
      path: '/v1/accounts/{id}/api-keys',
      id: 'giveOutAccountKey',
      summary: 'Give out an API key of another account',
      description: 'With "access:write" its holder gives out all others, and needs you no more.',
      body: {
        schema: newApiKey,
        refusal: { code: 'api-key-invalid', message: 'The key cannot be given out' },
      },
      answers: { 201: { description: 'The key.', schema: givenKeyView } },
      problems: { 404: ['account-unknown'] },
      examples: FIRST_KEY,
    })
    .handle(async ({ caller, params: { id }, body }) => {
      await find(id)
      return { status: 201, body: await giveOutKey(gateway, caller, id, body) }
    })

  const suspending = [
    { act: 'suspend', id: 'suspendAccount', summary: 'Keep an account out', examples: SUSPEND },
    { act: 'resume', id: 'resumeAccount', summary: 'Let an account in again', examples: RESUME_ACCOUNT },
  ] as const
  for (const { act, ...facts } of suspending) {
    table
      .route({
        ...ONE,
        ...facts,
        method: 'post',
        path: `/v1/accounts/{id}/${act}`,
        description:
          'While it is suspended its keys and users are not let in. What it sold before is sent all the same.',
        answers: { 200: { description: 'It is so now.', schema: accountView } },
        problems: { 404: ['account-unknown'], 409: ['account-own'] },
      })
      .handle(async ({ caller, params: { id } }) => {
        await find(id)
        if (id === caller.account) throw ownAccount(id)
        const now = gateway.clock.now().getTime()
        const actor = nameOfActor(caller.actor)
        const suspended = act === 'suspend'
        await gateway.credentials.write('suspendAccount', { account: id, actor, suspended, now })
        return { status: 200, body: view(await find(id)) }
      })
  }

  async function find(id: string): Promise<Row> {
    const row = await findAccount(read, id)
    if (row) return row
    throw new Problem({
      status: 404,
      code: 'account-unknown',
      title: 'There is no such account.',
      detail: `"${id.slice(0, 64)}" is not the id of an account.`,
      fix: 'Use an id that GET /v1/accounts lists.',
    })
  }
}

function view(row: Row): Shown<typeof accountView> {
  return {
    id: String(row.id),
    name: String(row.name),
    suspended: row.suspended_at !== null,
    createdAt: new Date(Number(row.created_at)).toISOString(),
  }
}

function idTaken(id: string): Problem {
  return new Problem({
    status: 409,
    code: 'account-exists',
    title: 'There is an account of this id already.',
    detail: `"${id}" is taken.`,
    fix: 'Choose another id.',
    errors: [{ pointer: '/id', message: 'is taken' }],
  })
}

function ownAccount(id: string): Problem {
  return new Problem({
    status: 409,
    code: 'account-own',
    title: 'This is your own account.',
    detail: `You could not let "${id}" in again yourself.`,
    fix: 'Have an admin of another account do it.',
  })
}
