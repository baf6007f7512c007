import { DatabaseSync } from '@photostructure/sqlite'

/**
 * The statements that accepting a sale runs, alone: a savepoint, two inserts, so many to a durable commit.
 * @param {string} file
 * @param {{ body: string, content: string }} texts what is stored of a sale
 */
export async function openBareStatements(file, texts) {
  const row = { ...ROW, ...texts }
  const { migration0001 } = await import('../../packages/gateway/dist/store/migrations/0001-documents.js')
  const { insertAccount, insertDevice } = await import(
    '../../packages/gateway/dist/store/statements/devices.js'
  )
  const { acceptDocument } = await import('../../packages/gateway/dist/documents/accept.js')
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  database.exec(migration0001)
  const prepared = new Map()
  const statement = (sql) => {
    if (!prepared.has(sql)) prepared.set(sql, database.prepare(sql))
    return prepared.get(sql)
  }
  const tx = {
    run: async (sql, ...values) => Number(statement(sql).run(...values).changes),
  }
  await insertAccount(tx, 'default', 'Default', 0)
  await insertDevice(tx, DEVICE)
  let next = 0
  return {
    /** @returns {Promise<number>} documents per second */
    async rate(count, group) {
      const started = performance.now()
      for (let done = 0; done < count; done += group) {
        database.exec('BEGIN IMMEDIATE')
        for (let i = 0; i < group; i++) {
          const id = `doc_${next++}`
          database.exec('SAVEPOINT job')
          await acceptDocument(tx, { ...row, id, idempotencyKey: id, reference: id, token: id })
          database.exec('RELEASE job')
        }
        database.exec('COMMIT')
      }
      return (count * 1000) / (performance.now() - started)
    },
    close: () => database.close(),
  }
}

const DEVICE = {
  account: 'default',
  id: 'bench',
  authority: 'efris',
  environment: 'local',
  settings: '{}',
  secrets: new Uint8Array(1),
  spacingMs: 0,
  now: 0,
}

const ROW = {
  account: 'default',
  device: 'bench',
  number: 'B-1',
  type: 'receipt',
  original: null,
  dueAt: 0,
  now: 0,
}
