import { DatabaseSync } from '@photostructure/sqlite'

/**
 * The statements that accepting a sale runs, alone: one look-up by key, one insert, so many to a durable commit.
 * @param {string} file
 * @param {number} group
 */
export async function openBareStatements(file, group) {
  const { migration0001 } = await import('../../packages/gateway/dist/store/migrations/0001-documents.js')
  const { insertDocument, findDocumentByKey } = await import(
    '../../packages/gateway/dist/store/statements/documents.js'
  )
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec(migration0001)
  const prepared = new Map()
  const statement = (sql) => {
    if (!prepared.has(sql)) prepared.set(sql, database.prepare(sql))
    return prepared.get(sql)
  }
  const tx = {
    get: async (sql, ...values) => statement(sql).get(...values),
    run: async (sql, ...values) => Number(statement(sql).run(...values).changes),
  }
  database.exec(`INSERT INTO accounts VALUES ('default', 'Default', 0);
    INSERT INTO devices VALUES ('default', 'bench', 'efris', 'local', '{}', x'00', NULL, 0)`)
  let next = 0
  return {
    /** @returns {Promise<number>} documents per second */
    async rate(count) {
      const started = performance.now()
      for (let done = 0; done < count; done += group) {
        database.exec('BEGIN IMMEDIATE')
        for (let i = 0; i < group; i++) {
          const id = `doc_${next++}`
          await findDocumentByKey(tx, 'default', id)
          await insertDocument(tx, { ...ROW, id, idempotencyKey: id, reference: id })
        }
        database.exec('COMMIT')
      }
      return (count * 1000) / (performance.now() - started)
    },
    close: () => database.close(),
  }
}

const ROW = {
  account: 'default',
  device: 'bench',
  body: 'x'.repeat(1100),
  content: 'x'.repeat(2600),
  number: 'B-1',
  type: 'receipt',
  now: 0,
}
