import { DatabaseSync } from '@photostructure/sqlite'

/**
 * The statements that accepting a sale runs, alone: a savepoint, an insert, so many to a durable commit.
 * @param {string} file
 * @param {{ body: string, content: string }} texts what is stored of a sale
 */
export async function openBareStatements(file, texts) {
  const row = { ...ROW, ...texts }
  const { migration0001 } = await import('../../packages/gateway/dist/store/migrations/0001-documents.js')
  const { insertDocument } = await import('../../packages/gateway/dist/store/statements/documents.js')
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
  database.exec(`INSERT INTO accounts VALUES ('default', 'Default', 0);
    INSERT INTO devices VALUES ('default', 'bench', 'efris', 'local', '{}', x'00', NULL, 0)`)
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
          await insertDocument(tx, { ...row, id, idempotencyKey: id, reference: id })
          database.exec('RELEASE job')
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
  number: 'B-1',
  type: 'receipt',
  now: 0,
}
