/**
 * The statements that accepting sales runs, alone, in a process of its own. A message `{ texts, groups }` says what is stored of a
 * sale, and how many share each commit; the answer is `{ rate }`, in sales per second.
 */
import { acceptDocument } from '../../../packages/gateway/dist/documents/accept.js'
import { migrate } from '../../../packages/gateway/dist/store/migrations/migrate.js'
import { openWriter } from '../../../packages/gateway/dist/store/sqlite/driver.js'
import { insertAccount } from '../../../packages/gateway/dist/store/statements/accounts.js'
import { insertDevice } from '../../../packages/gateway/dist/store/statements/devices.js'

const { databaseFile } = JSON.parse(process.argv[2])
const database = openWriter(databaseFile)
await migrate(database)
await insertAccount(database, { id: 'default', name: 'Default', now: 0 })
await insertDevice(database, {
  account: 'default',
  id: 'bench',
  authority: 'efris',
  environment: 'local',
  settings: '{}',
  secrets: new Uint8Array(1),
  spacingMs: 0,
  now: 0,
})
let next = 0

process.on('message', async ({ texts, groups }) => {
  const started = performance.now()
  let sales = 0
  for (const group of groups) {
    await commit(group, texts)
    sales += group
  }
  process.send({ rate: (sales * 1000) / (performance.now() - started) })
})
process.send({})

async function commit(sales, texts) {
  database.exec('BEGIN IMMEDIATE')
  for (let i = 0; i < sales; i++) {
    const id = `doc_${String(next++).padStart(32, '0')}`
    await database.run('SAVEPOINT job')
    await acceptDocument(database, { ...SALE, ...texts, id, idempotencyKey: id, reference: id, token: id })
    await database.run('RELEASE job')
  }
  database.exec('COMMIT')
}

const SALE = {
  account: 'default',
  device: 'bench',
  lane: 'sales',
  number: 'B-1',
  type: 'receipt',
  original: null,
  dueAt: 0,
  now: 0,
}
