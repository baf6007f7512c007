import { DatabaseSync } from '@photostructure/sqlite'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCOPE_NAMES, type Scope } from '#src/access/scopes.js'
import type { Route } from '#src/http/route.js'
import { type Gateway, startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, type Place } from '../support/processes.js'
import { declaredRoutes } from '../support/routes.js'
import { CASES, type Victim } from './cases.js'
import { settle } from './victim.js'

const ROUTES = declaredRoutes().filter(({ scope }) => scope !== 'none')

/** All that is of an account, and nothing that is of the gateway. */
const OF_ACCOUNT = SCOPE_NAMES.filter((scope) => scope !== 'admin' && scope !== 'metrics:read')

/** Words that only the first account knows. */
const CANARIES = ['CANARY-1', 'canary-user', 'canary-key', 'canary.example.com', 'canary-goods']

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let api: Api
let other: Api
let victim: Victim

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  place = makePlace()
  const resolve = async () => [{ address: '93.184.216.34', family: 4 as const }]
  gateway = await startGateway(configAt(place), { resolve })
  api = new Api(gateway.url)
  victim = await settle(api, sandbox.url, made)
  await made('POST', '/v1/accounts', { id: 'other', name: 'Other' })
  const key = await made('POST', '/v1/accounts/other/api-keys', { name: 'all', scopes: OF_ACCOUNT })
  other = new Api(gateway.url, key.key)
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
})

async function made(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
  const answer = await api.call(method, path, body, headers)
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer.body
}

/** Everything of the first account, as it is on disk. Lanes and deliveries go on by themselves. */
function rowsOfVictim(): string {
  const database = new DatabaseSync(place.databaseFile, { readOnly: true })
  const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all()
  const rows = tables
    .map(({ name }) => String(name))
    .filter((name) => !/^(lanes|webhook_)/.test(name))
    .filter((name) =>
      database
        .prepare(`PRAGMA table_info(${name})`)
        .all()
        .some((c) => c.name === 'account'),
    )
    .map((name) => [name, database.prepare(`SELECT * FROM ${name} WHERE account = 'default'`).all()])
  database.close()
  return JSON.stringify(rows)
}

const pathOf = ({ path }: Route, id: string) =>
  path.replaceAll(/\{(?!number)\w+\}/g, id).replace('{number}', '1')

it('has a case for every route that needs a key, and each needs what the table says', () => {
  const declared = Object.fromEntries(ROUTES.map(({ id, scope }) => [id, scope]))
  expect(declared).toEqual(Object.fromEntries(Object.entries(CASES).map(([id, { scope }]) => [id, scope])))
})

/** What its owner reads with an id of a kind, so that nothing is tried with ids that there are not. */
it.each(
  ROUTES.filter(({ method, id }) => method === 'get' && CASES[id]!.id).map(
    (route) => [route.id, route] as const,
  ),
)(
  'the account itself sees what there is with %s, and nobody keeps it for who comes after',
  async (id, route) => {
    const path = pathOf(route, victim[CASES[id]!.id!])
    const answer = await api.call('GET', path)
    expect(answer.status, answer.text).toBe(200)
    for (const { headers } of [answer, await other.call('GET', path)])
      expect(headers.get('cache-control')).toBe('no-store')
  },
)

it('has an id of every kind in a route that reads it, and asks for a device that there is', async () => {
  const read = ROUTES.filter(({ method }) => method === 'get').map(({ id }) => CASES[id]!.id)
  expect(Object.keys(victim).filter((kind) => !read.includes(kind as keyof Victim))).toEqual([])
  for (const { id, method, path } of ROUTES) {
    const { query } = CASES[id]!
    if (method !== 'get' || !query || path.includes('{')) continue
    expect((await api.call('GET', path + query(victim))).status, id).toBe(200)
  }
})

describe('somebody of another account', () => {
  it.each(ROUTES.map((route) => [route.id, route] as const))(
    'sees and changes nothing with %s',
    async (id, route) => {
      const { id: whose, query, body, status } = CASES[id]!
      const path = pathOf(route, whose ? victim[whose] : 'default') + (query?.(victim) ?? '')
      const before = rowsOfVictim()
      const headers = route.headers && 'key' in route.headers ? { 'idempotency-key': 'canary' } : {}
      const answer = await other.call(route.method.toUpperCase(), path, body?.(victim), headers)
      expect(answer.status, answer.text).toBe(status)
      for (const word of [...CANARIES, ...(whose ? [] : [victim.document, victim.movement])])
        expect(answer.text).not.toContain(word)
      expect(rowsOfVictim()).toBe(before)
    },
  )

  it('is told of an id of theirs just what they are told of one that there is not', async () => {
    for (const route of ROUTES) {
      const { id: whose, body } = CASES[route.id]!
      if (whose === undefined) continue
      const headers = route.headers && 'key' in route.headers ? { 'idempotency-key': 'none' } : {}
      const ask = (id: string) =>
        other.call(route.method.toUpperCase(), pathOf(route, id), body?.(victim), headers)
      const [theirs, nobodys] = [await ask(victim[whose]), await ask('nothing')]
      expect(theirs.text.replaceAll(victim[whose], 'nothing'), route.id).toBe(nobodys.text)
    }
  })
})

describe('a key', () => {
  const keys = new Map<string, Api>()
  async function holding(scopes: readonly Scope[]): Promise<Api> {
    const name = scopes.join(' ')
    const known =
      keys.get(name) ?? new Api(gateway.url, (await made('POST', '/v1/api-keys', { name: 'k', scopes })).key)
    keys.set(name, known)
    return known
  }
  const ask = (who: Api, route: Route) => who.call(route.method.toUpperCase(), pathOf(route, 'nothing'))

  it.each(ROUTES.map((route) => [route.id, route.scope, route] as const))(
    'opens %s with %s, and with nothing else',
    async (_id, scope, route) => {
      expect((await ask(new Api(gateway.url, null), route)).body.code).toBe('key-missing')
      const only: Scope[] = scope === 'any' ? ['documents:read'] : [scope as Scope]
      expect((await ask(await holding(only), route)).body?.code ?? '').not.toMatch(
        /^(scope-missing|key-\w+)$/,
      )
      if (scope === 'any') return
      for (const wrong of SCOPE_NAMES.filter((each) => each !== scope && each !== 'admin'))
        expect((await ask(await holding([wrong]), route)).body, wrong).toMatchObject({
          status: 403,
          code: 'scope-missing',
          scope,
        })
    },
  )
})

it('an account that is suspended is kept out until it is resumed', async () => {
  await made('POST', '/v1/accounts/other/suspend')
  expect((await other.call('GET', '/v1/caller')).body.code).toBe('key-ended')
  await made('POST', '/v1/accounts/other/resume')
  expect((await other.call('GET', '/v1/caller')).status).toBe(200)
  expect((await api.call('POST', '/v1/accounts/default/suspend')).body.code).toBe('account-own')
})
