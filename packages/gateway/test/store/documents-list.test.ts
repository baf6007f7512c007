import { DOCUMENT_TYPES } from '@risiti/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STATUSES } from '#src/documents/states.js'
import { migration0001 } from '#src/store/migrations/0001-documents.js'
import { type Connection, openWriter } from '#src/store/sqlite/driver.js'
import { insertAccount } from '#src/store/statements/accounts.js'
import { insertDevice } from '#src/store/statements/devices.js'
import { insertDocument } from '#src/store/statements/documents.js'
import { type DocumentFilter, listDocuments } from '#src/store/statements/documents-list.js'
import { isBroad } from '#src/store/statements/documents-search.js'
import { makePlace, type Place } from '../support/processes.js'

const [ACCOUNT, OTHER] = ['default', 'other']
const DEVICES = ['shop-1', 'shop-2', 'shop-3']

let place: Place
let store: Connection
let all: readonly Kept[]

interface Kept {
  readonly position: number
  readonly account: string
  readonly device: string
  readonly status: string
  readonly type: string
  readonly number: string
  readonly created_at: number
}

beforeAll(async () => {
  place = makePlace()
  store = openWriter(place.databaseFile)
  store.exec(migration0001)
  for (const account of [ACCOUNT, OTHER]) {
    await insertAccount(store, { id: account, name: account, now: 0 })
    for (const id of DEVICES) await insertDevice(store, { ...DEVICE, account, id })
  }
  store.exec('BEGIN')
  for (let i = 0; i < 400; i++) await keep(i)
  store.exec('COMMIT')
  all = (await store.all('SELECT * FROM documents')) as unknown as Kept[]
})

afterAll(() => {
  store.close()
  place.remove()
})

/** Of every kind some; some at the same time, and some after a clock was set back. */
async function keep(i: number): Promise<void> {
  const id = `doc_${i}`
  await insertDocument(store, {
    id,
    account: i % 13 === 0 ? OTHER : ACCOUNT,
    lane: 'sales',
    device: DEVICES[(i * 7) % 3]!,
    idempotencyKey: `key-${i}`,
    reference: id,
    token: id,
    body: '{}',
    content: '{}',
    number: `INV-${String(i).padStart(5, '0')}`,
    type: DOCUMENT_TYPES[(i * i) % 4]!,
    original: null,
    dueAt: null,
    now: 1000 + Math.floor(i / 3) - (i > 300 ? 50 : 0),
  })
  await store.run(
    'UPDATE documents SET status = ?, fiscal_number = ? WHERE id = ?',
    STATUSES[(i * 5) % (i % 2 === 0 ? 8 : 3)]!,
    `F${i}`,
    id,
  )
}

const fits = (row: Kept, { account, status, device, type, from = 0, to = Infinity }: DocumentFilter) =>
  row.account === account &&
  (status === undefined || row.status === status) &&
  (device === undefined || row.device === device) &&
  (type === undefined || row.type === type) &&
  row.created_at >= from &&
  row.created_at < to

const newestFirst = (a: Kept, b: Kept) => b.created_at - a.created_at || b.position - a.position

/** Every page of a list. */
async function walk(filter: Omit<DocumentFilter, 'limit'>, limit = 7): Promise<number[]> {
  const positions: number[] = []
  let after: DocumentFilter['after']
  for (;;) {
    const rows = await listDocuments(store, { ...filter, after, limit })
    positions.push(...rows.map((row) => Number(row.position)))
    const last = rows.at(-1)
    if (!last || rows.length < limit) return positions
    after = { createdAt: Number(last.created_at), position: Number(last.position) }
  }
}

const MEMBERS = { status: 'rejected', device: 'shop-2', type: 'receipt', from: 1020, to: 1060 }
const FILTERS = Object.entries(MEMBERS).reduce<Omit<DocumentFilter, 'limit'>[]>(
  (known, [name, value]) => known.flatMap((filter) => [filter, { ...filter, [name]: value }]),
  [{ account: ACCOUNT, lane: 'sales' }],
)

describe('a list of documents', () => {
  it.each(FILTERS)('holds what fits %o, the newest first, each once', async (filter) => {
    const fitting = all.filter((row) => fits(row, { ...filter, limit: 0 })).sort(newestFirst)
    expect(await walk(filter)).toEqual(fitting.map(({ position }) => position))
  })

  it('knows nothing of a kind that there is not', async () => {
    expect(await walk({ account: ACCOUNT, lane: 'sales', type: 'nothing' })).toEqual([])
  })
})

describe('a search', () => {
  const find = async (q: string, filter: Partial<DocumentFilter> = {}) => {
    const rows = await listDocuments(store, { account: ACCOUNT, lane: 'sales', q, limit: 500, ...filter })
    return rows.map(({ id }) => id)
  }

  it.each([
    ['its number, in any case', 'inv-00017', ['doc_17']],
    ['the beginning of its number', 'INV-0001', [...range(19, 10)]],
    ['the digits that its number ends with', '17', ['doc_17']],
    ['those digits with zeros before them', '0017', ['doc_17']],
    ['its fiscal number', 'F17', ['doc_17']],
    ['its key', 'key-17', ['doc_17']],
    ['its id', 'doc_17', ['doc_17']],
  ])('finds a document by %s', async (_, q, found) => {
    expect(await find(q)).toEqual(found.filter((id) => id !== 'doc_13'))
  })

  it.each(['NV-00017', 'doc_', '%', '_', '00000'])('finds nothing by %s', async (q) => {
    expect(await find(q)).toEqual([])
  })

  it('finds nothing of another account', async () => {
    for (const q of ['doc_13', 'INV-00013', '13', 'F13', 'key-13']) expect(await find(q)).toEqual([])
  })

  it('is narrowed by the rest of a filter, and paged', async () => {
    const filter = { account: ACCOUNT, lane: 'sales', status: 'rejected', from: 1020 } as const
    expect(await walk({ ...filter, q: 'INV-' })).toEqual(await walk(filter))
  })

  it('says when it looked at a part only', async () => {
    expect(await isBroad(store, ACCOUNT, 'INV-')).toBe(false)
    store.exec('SAVEPOINT many')
    store.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
      INSERT INTO documents (id, account, device, lane, idempotency_key, reference, token, number, type, status, revision, tries,
        created_at, updated_at, body, content)
      SELECT 'new_' || i, account, device, lane, 'new_' || i, 'new_' || i, 'new_' || i, 'INV-' || (100000 + i), type, status, 1, 0,
        created_at, updated_at, body, content FROM n, (SELECT * FROM documents WHERE id = 'doc_1')`)
    expect(await isBroad(store, ACCOUNT, 'INV-')).toBe(true)
    expect(await isBroad(store, ACCOUNT, '17')).toBe(false)
    expect(await find('INV-', { limit: 1000 })).toContain('new_1000')
    store.exec('ROLLBACK TO many; RELEASE many')
  })
})

function* range(from: number, to: number): Iterable<string> {
  for (let i = from; i >= to; i--) yield `doc_${i}`
}

const DEVICE = {
  authority: 'efris',
  environment: 'local',
  settings: '{}',
  secrets: new Uint8Array(1),
  spacingMs: 0,
  now: 0,
}
