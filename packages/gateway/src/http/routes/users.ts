import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { type Caller, nameOfActor } from '../../access/caller.js'
import { ROLES, type Role } from '../../access/roles.js'
import { grantedBy } from '../../access/scopes.js'
import type { Shown } from '../../documents/shown.js'
import { findUser, listUsers } from '../../store/statements/users.js'
import type { Row } from '../../store/store.js'
import { refuseBeyond } from '../access/api-keys.js'
import { loginName } from '../access/login.js'
import { newUser, userChange, userView } from '../access/user-schemas.js'
import type { GatewayContext } from '../context.js'
import { limit } from '../document-query.js'
import { ADD_USER, CHANGE_USER, REMOVE_USER, USER_PARAMS } from '../examples/users.js'
import { pageOf } from '../fields.js'
import { Problem } from '../problem.js'
import type { RouteTable } from '../route-table.js'
import type { SessionDeps } from './sessions.js'

const ONE = {
  tag: 'Access',
  path: '/v1/users/{id}',
  params: { id: z.string().meta({ description: 'The id of the user.' }) },
} as const

/** Who signs in to the dashboard. */
export function userRoutes(
  table: RouteTable,
  gateway: GatewayContext,
  { auth, login: { passwords } }: Pick<SessionDeps, 'auth' | 'login'>,
): void {
  const { store, randomId, clock } = gateway

  table
    .route({
      method: 'post',
      path: '/v1/users',
      id: 'addUser',
      tag: 'Access',
      scope: 'access:write',
      summary: 'Add a user',
      description: 'Nobody gives a role that may do more than they may themselves.',
      body: { schema: newUser, refusal: { code: 'user-invalid', message: 'The user cannot be added' } },
      answers: { 201: { description: 'They can sign in.', schema: userView } },
      problems: { 403: ['scope-beyond'], 409: ['user-exists'] },
      examples: ADD_USER,
    })
    .handle(async ({ caller, body: { name, role, password }, request }) => {
      refuseRole(caller, role)
      const id = `usr_${randomId()}`
      const user = { id, name: loginName(name), role, password: await hashOf(password, request) }
      if (!(await store.write('addUser', { ...actOf(caller), ...user }))) throw nameTaken(user.name)
      return { status: 201, body: view(await find(caller.account, id)) }
    })

  table
    .route({
      method: 'get',
      path: '/v1/users',
      id: 'listUsers',
      tag: 'Access',
      scope: 'access:read',
      summary: 'List the users of the account, by name',
      query: z.object({
        cursor: z.string().max(100).meta({ description: 'The "next" of the page before.' }).default(''),
        limit,
      }),
      answers: { 200: { description: 'A page of them.', schema: pageOf('users', userView) } },
      examples: { 'list-users': { summary: 'All users', status: 200, after: ['add-a-user'] } },
    })
    .handle(async ({ caller: { account }, query: { cursor, limit } }) => {
      const rows = await listUsers(store.read, account, cursor, limit + 1)
      const users = rows.slice(0, limit).map(view)
      return { status: 200, body: { users, ...(rows.length > limit ? { next: users.at(-1)!.name } : {}) } }
    })

  table
    .route({
      ...ONE,
      method: 'get',
      id: 'readUser',
      scope: 'access:read',
      summary: 'See a user',
      answers: { 200: { description: 'The user.', schema: userView } },
      problems: { 404: ['user-unknown'] },
      examples: { 'see-a-user': { summary: 'A user', params: USER_PARAMS, status: 200 } },
    })
    .handle(async ({ caller: { account }, params: { id } }) => ({
      status: 200,
      body: view(await find(account, id)),
    }))

  table
    .route({
      ...ONE,
      method: 'put',
      id: 'changeUser',
      scope: 'access:write',
      summary: 'Give a user another role, or a new password',
      description: 'A new role counts at once. With a new password their sessions end.',
      body: { schema: userChange, refusal: { code: 'user-invalid', message: 'The user cannot be changed' } },
      answers: { 200: { description: 'They are so now.', schema: userView } },
      problems: { 403: ['scope-beyond'], 404: ['user-unknown'] },
      examples: CHANGE_USER,
    })
    .handle(async ({ caller, params: { id }, body: { role, password }, request }) => {
      refuseRole(caller, (await find(caller.account, id)).role as Role)
      if (role !== undefined) refuseRole(caller, role)
      const hash = password === undefined ? null : await hashOf(password, request)
      const change = { id, role: role ?? null, password: hash, except: null, known: null }
      await store.write('changeUser', { ...actOf(caller), ...change })
      return { status: 200, body: view(await find(caller.account, id)) }
    })

  table
    .route({
      ...ONE,
      method: 'delete',
      id: 'removeUser',
      scope: 'access:write',
      summary: 'Remove a user',
      description: 'Their sessions end.',
      answers: {
        200: {
          description: 'They are gone.',
          schema: z.strictObject({ id: z.string(), removed: z.literal(true) }),
        },
      },
      problems: { 403: ['scope-beyond'], 404: ['user-unknown'] },
      examples: REMOVE_USER,
    })
    .handle(async ({ caller, params: { id } }) => {
      refuseRole(caller, (await find(caller.account, id)).role as Role)
      await store.write('removeUser', { ...actOf(caller), id })
      return { status: 200, body: { id, removed: true } }
    })

  /** Hashes in turn. @throws Problem when whoever asked was put out meanwhile. */
  async function hashOf(password: string, request: IncomingMessage): Promise<string> {
    const hash = await passwords.hash(password)
    await auth.admit('access:write', request)
    return hash
  }

  function actOf({ account, actor }: Caller) {
    return { account, actor: nameOfActor(actor), now: clock.now().getTime() }
  }

  async function find(account: string, id: string): Promise<Row> {
    const row = await findUser(store.read, account, id)
    if (row) return row
    throw new Problem({
      status: 404,
      code: 'user-unknown',
      title: 'There is no such user.',
      detail: `"${id.slice(0, 64)}" is not the id of a user of this account.`,
      fix: 'Use an id that GET /v1/users lists.',
    })
  }
}

function refuseRole(caller: Caller, role: Role): void {
  refuseBeyond(caller, [...grantedBy(ROLES[role])], '/role')
}

function view(row: Row): Shown<typeof userView> {
  return {
    id: String(row.id),
    name: String(row.name),
    role: row.role as Role,
    createdAt: new Date(Number(row.created_at)).toISOString(),
  }
}

function nameTaken(name: string): Problem {
  return new Problem({
    status: 409,
    code: 'user-exists',
    title: 'There is a user of this name already.',
    detail: `"${name}" is taken.`,
    fix: 'Choose another name, or change that user.',
    errors: [{ pointer: '/name', message: 'is taken' }],
  })
}
