import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { SEALED } from '#src/keys/sealed.js'
import { migration0001 } from '#src/store/migrations/0001-documents.js'
import * as accounts from '#src/store/statements/accounts.js'
import * as apiKeys from '#src/store/statements/api-keys.js'
import * as attempts from '#src/store/statements/attempts.js'
import * as codeLists from '#src/store/statements/code-lists.js'
import * as devices from '#src/store/statements/devices.js'
import * as documents from '#src/store/statements/documents.js'
import * as list from '#src/store/statements/documents-list.js'
import * as search from '#src/store/statements/documents-search.js'
import * as events from '#src/store/statements/events.js'
import * as exchanges from '#src/store/statements/exchanges.js'
import * as happenings from '#src/store/statements/happenings.js'
import * as lanes from '#src/store/statements/lanes.js'
import * as listed from '#src/store/statements/listed.js'
import * as notes from '#src/store/statements/notes.js'
import * as offline from '#src/store/statements/offline.js'
import * as retention from '#src/store/statements/retention.js'
import * as revisions from '#src/store/statements/revisions.js'
import * as sealed from '#src/store/statements/sealed.js'
import * as sessions from '#src/store/statements/sessions.js'
import * as settings from '#src/store/statements/settings.js'
import * as stockLevels from '#src/store/statements/stock-levels.js'
import * as tallies from '#src/store/statements/tallies.js'
import * as users from '#src/store/statements/users.js'
import * as warnings from '#src/store/statements/warnings.js'
import * as webhookAttempts from '#src/store/statements/webhook-attempts.js'
import * as webhookDeliveries from '#src/store/statements/webhook-deliveries.js'
import * as webhookEndpoints from '#src/store/statements/webhook-endpoints.js'
import * as webhookList from '#src/store/statements/webhook-list.js'
import * as webhookRetention from '#src/store/statements/webhook-retention.js'
import type { Tx } from '#src/store/store.js'

const MODULES = {
  accounts,
  apiKeys,
  attempts,
  codeLists,
  devices,
  documents,
  events,
  exchanges,
  happenings,
  lanes,
  notes,
  offline,
  listed,
  retention,
  revisions,
  sealed,
  sessions,
  settings,
  stockLevels,
  tallies,
  users,
  warnings,
  webhookAttempts,
  webhookDeliveries,
  webhookEndpoints,
  webhookList,
  webhookRetention,
}

/**
 * What does not grow with every sale; `lane` is a device, `page` a page of a list, `found` what a search looks at, `given` what a caller
 * hands over, `CONSTANT` a row that no table has. All else may be long.
 */
const SHORT = [
  'accounts',
  'api_keys',
  'users',
  'sessions',
  'devices',
  'items',
  'lanes',
  'sequences',
  'settings',
  'warnings',
  'code_lists',
  'webhook_endpoints',
  'webhook_secrets',
  'webhook_silences',
  'lane',
  'stock_levels',
  'tallies',
  'page',
  'found',
  'given',
  'CONSTANT',
]

/** Indexes that hold only what is being sent, or waits for a person: they may be read from end to end. */
const SHORT_INDEX = /documents_(sending|attention)/

const database = new DatabaseSync(':memory:')
database.exec(migration0001)

/** Keeps the statements that are run, and runs none. */
function recorder(): { tx: Tx; statements: string[] } {
  const statements: string[] = []
  const keep =
    <Result>(result: Result) =>
    async (sql: string) => {
      statements.push(sql)
      return result
    }
  return { tx: { get: keep(undefined), all: keep([]), run: keep(0) }, statements }
}

/** Stands for any argument: its members are of the same kind, and it is a word where one is wanted. */
const anything: unknown = new Proxy(
  Object.assign(() => {}, {}),
  {
    get: (_, name) => (name === Symbol.toPrimitive ? () => 'x' : anything),
  },
)

const LANE = { account: 'a', device: 'd', lane: 'sales' }

const LISTED_LANES = ['purchases', 'imports']

const CODE_STRETCHES = [
  { list: 1, after: 'x', limit: 9 },
  { list: 1, parent: 'rateUnit', after: 'x', limit: 9 },
]

const ARGUMENTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  eventsWithin: [
    [{ account: 'a' }, 0, 9, 1],
    [{ account: 'a', kinds: ['queued'], device: 'd', document: 'doc' }, 0, 9, 1],
  ],
  deleteMissing: [[{ list: 1, pull: 'p', after: 'x', limit: 9 }]],
  listCodeLists: [['a'], ['a', { authority: 'efris', name: 'dictionary' }]],
  listCodes: CODE_STRETCHES.map((stretch) => [stretch]),
  endOfStretch: CODE_STRETCHES.map((stretch) => [stretch]),
  searchCodes: CODE_STRETCHES.map((stretch) => [stretch, ['%soda%', '%500%'], 5]),
  findItems: [['account', 'device', ['code']]],
  findDelivery: [
    ['account', 'msg_000000000001x'],
    ['account', 'msg_f00000000001x'],
  ],
  listDevices: [[], ['account']],
  oldestNumbered: [
    [LANE, 'in_doubt'],
    [LANE, 'needs_attention'],
  ],
  nextInDoubt: [
    [LANE, 1],
    [LANE, 1, 'enabler'],
  ],
  nextLookupAt: [[LANE], [LANE, 'enabler']],
  nextQuestion: ['awaiting_approval', 'fiscalised'].map((status) => [LANE, status, 1]),
  nextQuestionAt: ['awaiting_approval', 'fiscalised'].map((status) => [LANE, status]),
  sealedAfter: Object.values(SEALED).flatMap((column) => [
    [column, undefined, 25],
    [column, column.key.map(() => 'x'), 25],
  ]),
  replaceSealed: Object.values(SEALED).map((column) => [
    column,
    { key: column.key, was: new Uint8Array(), value: new Uint8Array() },
  ]),
  unsettledInLane: ['queued', 'sending', 'in_doubt', 'awaiting_approval'].map((status) => [LANE, status, 9]),
  listDeliveries: [
    [{ account: 'a', limit: 51 }],
    [{ account: 'a', status: 'pending', from: 1, to: 9, after: { createdAt: 5, position: 5 }, limit: 51 }],
    [{ account: 'a', endpoint: 'e', limit: 51 }],
    [{ account: 'a', endpoint: 'e', status: 'pending', from: 1, limit: 51 }],
  ],
  keepListed: LISTED_LANES.map((lane) => [lane, anything]),
  endListing: LISTED_LANES.map((lane) => [lane, anything]),
  findListed: LISTED_LANES.map((lane) => [lane, 'a', 'x']),
  setListedState: LISTED_LANES.map((lane) => [lane, anything]),
  listListed: LISTED_LANES.flatMap((lane) => [
    [lane, { account: 'a', before: 9, limit: 5 }],
    [lane, { account: 'a', state: 'open', before: 9, limit: 5 }],
    [lane, { account: 'a', device: 'd', before: 9, limit: 5 }],
    [lane, { account: 'a', device: 'd', state: 'open', before: 9, limit: 5 }],
  ]),
  countInLane: ['queued', 'in_doubt', 'needs_attention'].map((status) => [LANE, status]),
}

async function statementsOf(name: string, run: (tx: Tx, ...rest: never[]) => Promise<unknown>) {
  const { tx, statements } = recorder()
  for (const rest of ARGUMENTS[name] ?? [Array(6).fill(anything)]) await run(tx, ...(rest as never[]))
  return statements
}

/** Every way of asking for a page. */
function filters(): list.DocumentFilter[] {
  const members = {
    status: 'rejected',
    device: 'shop-1',
    type: 'receipt',
    from: 1,
    to: 9,
    q: '17',
    after: { createdAt: 5, position: 5 },
  }
  return Object.entries(members).reduce<list.DocumentFilter[]>(
    (known, [name, value]) => known.flatMap((filter) => [filter, { ...filter, [name]: value }]),
    [{ account: 'default', lane: 'sales', limit: 51 }],
  )
}

/** Steps of a plan that read as many rows as there are, or all of an account or a device. */
function longSteps(sql: string): string[] {
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]
  return plan
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, verb, table] = /^(SCAN|SEARCH) (\w+)/.exec(detail) ?? []
      if (!table || SHORT.includes(table) || SHORT_INDEX.test(detail)) return false
      return verb === 'SCAN' || /\(account=\?( AND device=\?)?\)$/.test(detail)
    })
}

describe('how statements find what they need', () => {
  const all = Object.values(MODULES).flatMap((module) =>
    Object.entries(module).filter(([, value]) => typeof value === 'function'),
  )

  it.each(all)('%s reads no table that grows from end to end', async (name, run) => {
    const statements = await statementsOf(name, run as never)
    expect(statements).not.toEqual([])
    expect(statements.flatMap(longSteps)).toEqual([])
  })

  it('is by an index for every list and every search', async () => {
    const { tx, statements } = recorder()
    for (const filter of filters()) await list.listDocuments(tx, filter)
    for (const q of ['INV-', '17']) await search.isBroad(tx, 'default', q)
    expect(new Set(statements).size).toBeGreaterThan(16)
    expect(statements.flatMap(longSteps)).toEqual([])
  })

  it('is seen when it is not', () => {
    expect(longSteps('SELECT * FROM documents WHERE tries = 1')).toEqual(['SCAN documents'])
    expect(longSteps("SELECT * FROM documents WHERE account = 'a' AND tries = 1")).toHaveLength(1)
    expect(
      longSteps("SELECT * FROM documents WHERE account = 'a' AND device = 'd' AND tries = 1"),
    ).toHaveLength(1)
  })
})
